#pragma once

#include <span>
#include <string>
#include <string_view>

namespace ccsim::fuzz {

/// A reader of files that people hand to the program, as a function of the bytes of a file: whatever they are, it comes
/// back, within the memory and the time that their number allows. Throws std::logic_error when the program's reader
/// breaks a promise: it lets another exception out than it says, or tells a problem without words or at a place that
/// the text does not have.
struct FileReader {
    std::string_view name;
    bool (*read)(const std::string& bytes);  ///< false when it is refused
};

/// Of scenario, history, case file, posterior, and the checkpoints of calibrations and backtests. The name is that of
/// the folder of its corpus, too.
std::span<const FileReader> file_readers();

/// The reader of a name. Throws std::logic_error when there is none.
const FileReader& file_reader(std::string_view name);

}  // namespace ccsim::fuzz
