#include "tests/fuzz/readers.h"

#include <unistd.h>

#include <algorithm>
#include <array>
#include <filesystem>
#include <fstream>
#include <optional>
#include <stdexcept>
#include <utility>

#include "calibration/backtest/saved_origin.h"
#include "calibration/history.h"
#include "calibration/methods/smc_saved_state.h"
#include "calibration/posterior.h"
#include "sim/app/kept_text.h"
#include "sim/core/problems.h"
#include "sim/core/text.h"
#include "sim/scenario/case_file.h"
#include "sim/scenario/read_scenario.h"
#include "sim/scenario/write_scenario.h"

namespace ccsim::fuzz {
namespace {

namespace fs = std::filesystem;

/// A folder of this process in memory, where there is such a disk. One file in it is written again and again.
class Folder {
public:
    Folder() {
        const fs::path memory = "/dev/shm";
        std::string name = (fs::is_directory(memory) ? memory : fs::temp_directory_path()) / "ccsim-fuzz-XXXXXX";
        if (!::mkdtemp(name.data())) throw std::runtime_error("cannot make a folder for the input");
        path_ = name;
    }
    Folder(const Folder&) = delete;
    Folder& operator=(const Folder&) = delete;
    ~Folder() {
        std::error_code ignored;
        fs::remove_all(path_, ignored);
    }

    fs::path write(const std::string& name, const std::string& bytes) const {
        std::ofstream(path_ / name, std::ios::binary) << bytes;
        return path_ / name;
    }
    const fs::path& path() const { return path_; }

private:
    fs::path path_;
};

[[noreturn]] void broken(const std::string& promise) { throw std::logic_error("a promise is broken: " + promise); }

std::size_t longest_line(const std::string& bytes) {
    std::size_t longest = 0;
    for (std::size_t begin = 0; begin <= bytes.size();) {
        const std::size_t end = std::min(bytes.find('\n', begin), bytes.size());
        longest = std::max(longest, end - begin);
        begin = end + 1;
    }
    return longest;
}

/// Text without what steers a terminal.
bool can_be_printed(const std::string& text) {
    const auto steers = [](unsigned char byte) { return (byte < 0x20 && byte != '\t') || byte == 0x7F; };
    return !first_byte_not_text(text) && std::ranges::none_of(text, steers);
}

/// Every problem has words that can be printed, and a place that the text has (a line end more for the end of it).
void check(const InputError& error, const std::string& bytes) {
    constexpr std::size_t most = 1002;  // a thousand, and that there are more
    const auto lines = 2 + std::count(bytes.begin(), bytes.end(), '\n');
    const auto columns = static_cast<int>(longest_line(bytes)) + 1;
    if (error.problems().empty() || error.problems().size() > most) broken("some problems, and not too many");
    for (const Problem& problem : error.problems()) {
        if (problem.what.empty()) broken("a problem has words");
        if (problem.line < 0 || problem.line > lines || problem.column < 0 || problem.column > columns)
            broken("a place in the file");
        if (!can_be_printed(text_of(problem))) broken("a message can be printed");
        if (text_of(problem).size() > 12'000) broken("a message is no longer than people read");
    }
}

/// Whether it is read, not told what is wrong with it.
template <class Read>
bool told_or_read(const std::string& bytes, const Read& read) {
    try {
        read();
        return true;
    } catch (const InputError& error) {
        check(error, bytes);
    } catch (const FileError&) {
        // A file that the input names is not there.
    }
    return false;
}

/// What every reader of a file asks first.
bool is_text(const std::string& bytes) { return !first_byte_not_text(bytes); }

bool read_a_scenario(const std::string& bytes) {
    static const Folder folder;
    const fs::path file = folder.write("main.yaml", bytes);
    return told_or_read(bytes, [&] {
        const Scenario scenario = read_scenario(file);
        const std::string written = yaml_of(scenario, folder.path());
        if (yaml_of(read_scenario(folder.write("again.yaml", written)), folder.path()) != written)
            broken("a scenario that was read can be written and read again");
    });
}

bool read_a_history(const std::string& bytes) {
    return is_text(bytes) && told_or_read(bytes, [&] { parse_history(bytes, "history.csv"); });
}

bool read_a_case_file(const std::string& bytes) {
    return is_text(bytes) && told_or_read(bytes, [&] { parse_case_file(bytes, "cases.csv"); });
}

/// Draws, and after a NUL the diagnostics beside them.
bool read_a_posterior(const std::string& bytes) {
    const std::size_t end = std::min(bytes.find('\0'), bytes.size());
    const ReadText draws{"posterior.csv", bytes.substr(0, end)};
    std::optional<ReadText> diagnostics;
    if (end < bytes.size()) diagnostics = ReadText{"diagnostics.json", bytes.substr(end + 1)};
    return is_text(draws.text) && (!diagnostics || is_text(diagnostics->text)) &&
           told_or_read(bytes, [&] { parse_posterior(draws, diagnostics, {}); });
}

/// A file of a calibration, and one with the right key and digest before these bytes.
bool read_a_checkpoint(const std::string& bytes) {
    static const Folder folder;
    const KeptText checkpoint(folder.path() / "run", "calibration", "key");
    const auto restore = [&] {
        const auto text = checkpoint.load();
        if (!text) return;
        try {
            methods::restored(*text);
        } catch (const methods::MethodFailed&) {
            checkpoint.refuse("is damaged");
        }
    };
    bool is_read = false;
    for (const std::string& file : {bytes, KeptText::sealed("key", bytes)}) {
        folder.write(checkpoint.file().filename(), file);
        is_read |= told_or_read(file, restore);
    }
    return is_read;
}

/// The origins that a backtest has finished; their key and digest are read as those of a calibration.
bool read_a_backtest(const std::string& bytes) {
    try {
        const std::string written = backtest::saved(backtest::restored_origins(bytes));
        if (backtest::saved(backtest::restored_origins(written)) != written)
            broken("origins that were read can be written and read again");
        return true;
    } catch (const std::runtime_error&) {
        return false;
    }
}

constexpr std::array readers{FileReader{"scenario", &read_a_scenario},     FileReader{"history", &read_a_history},
                             FileReader{"case_file", &read_a_case_file},   FileReader{"posterior", &read_a_posterior},
                             FileReader{"checkpoint", &read_a_checkpoint}, FileReader{"backtest", &read_a_backtest}};

}  // namespace

std::span<const FileReader> file_readers() { return readers; }

const FileReader& file_reader(std::string_view name) {
    const auto found = std::ranges::find(readers, name, &FileReader::name);
    if (found == readers.end()) throw std::logic_error("no reader is called " + std::string(name));
    return *found;
}

}  // namespace ccsim::fuzz
