#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>

namespace ccsim {

/// What long work has done so far: a file beside its results folder, replaced whole each time. The text may be any
/// bytes.
class KeptText {
public:
    /// `work` names the work in messages ("calibration"). `key` says what is done, from what and how, in one line:
    /// another key, other work.
    KeptText(const std::filesystem::path& folder, std::string work, std::string key);

    const std::filesystem::path& file() const { return file_; }
    bool exists() const { return std::filesystem::exists(file_); }
    const std::string& work() const { return work_; }

    /// The bytes of a file: the key, a digest of the text, and the text.
    static std::string sealed(std::string_view key, std::string_view text);

    /// The text kept last; empty when there is none. Throws InputError when it is of other work or not whole.
    std::optional<std::string> load() const;

    /// Written aside, synced and renamed, so that a crash leaves this text or the one before. Throws FileError.
    void save(const std::string& text) const;

    /// No more needed.
    void remove() const;

    /// Throws InputError about a text that is not what was saved.
    [[noreturn]] void refuse(const std::string& what) const;

private:
    std::filesystem::path file_;
    std::string work_, key_;
};

}  // namespace ccsim
