#pragma once

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace ccsim::tests {

/// What a study of many data sets, which takes hours, has in a folder so far, so that one that was interrupted goes on.
class KeptFolder {
public:
    /// Makes the folder, or goes on with what it holds, such as "fits". Throws std::runtime_error when that is of other
    /// settings.
    KeptFolder(std::filesystem::path folder, const std::string& settings, std::string_view holds);

    /// The lines of a file, each taken apart at its commas. None when there is no file.
    std::vector<std::vector<std::string>> rows(const char* file) const;
    /// Writes a whole file.
    void write(const char* file, const std::string& text) const;
    /// Adds to the end of a file, at once. Throws std::runtime_error when it cannot.
    void add(const char* file, const std::string& text) const;

private:
    std::filesystem::path folder_;
};

}  // namespace ccsim::tests
