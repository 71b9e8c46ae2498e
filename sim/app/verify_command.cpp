#include <fmt/format.h>
#include <stdlib.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <cstdio>
#include <filesystem>
#include <memory>
#include <nlohmann/json.hpp>
#include <optional>
#include <string>
#include <vector>

#include "ccsim_version.h"
#include "sim/app/built_in_inputs.h"
#include "sim/app/command_table.h"
#include "sim/app/console.h"
#include "sim/app/history_in_use.h"
#include "sim/app/program.h"
#include "sim/app/shared_options.h"
#include "sim/core/problems.h"
#include "sim/report/first_difference.h"
#include "sim/report/folder/results_folder.h"
#include "sim/report/manifest.h"
#include "sim/report/sha256.h"
#include "sim/scenario/text_file.h"

namespace ccsim {
namespace {

namespace fs = std::filesystem;

constexpr std::uintmax_t most_bytes = std::uintmax_t{1} << 33;

struct VerifyOptions : AnswerOptions {
    std::string folder;
    int threads = 0;
};

/// A folder of its own for as long as it is needed.
class TemporaryPlace {
public:
    TemporaryPlace() {
        std::string name = (fs::temp_directory_path() / "ccsim-verify-XXXXXX").string();
        if (!mkdtemp(name.data())) throw FileError(name + ": cannot be made; is there room for temporary files?");
        path_ = name;
    }
    TemporaryPlace(const TemporaryPlace&) = delete;
    TemporaryPlace& operator=(const TemporaryPlace&) = delete;
    ~TemporaryPlace() {
        std::error_code ignored;
        fs::remove_all(path_, ignored);
    }
    const fs::path& path() const { return path_; }

private:
    fs::path path_;
};

[[noreturn]] void refuse(const fs::path& file, std::string what, std::string hint) {
    throw InputError({{.file = file.string(), .what = std::move(what), .hint = std::move(hint)}});
}

FolderManifest manifest_of(const fs::path& folder) {
    FolderManifest manifest = ResultsFolder(folder).manifest();
    if (manifest.rerun_arguments.empty())
        refuse(folder / manifest_name, "does not say how the folder is made again",
               "run its command_line again with this version");
    return manifest;
}

/// Of an input that the folder holds itself: its scenarios in full, and any file that was copied.
bool is_kept(const FolderManifest& manifest, const InputFile& input) {
    const bool scenario_kept =
        manifest.rerun_arguments.size() > 1 && !name_in_folder(manifest.rerun_arguments[1]).empty();
    if (scenario_kept && fs::path(input.path).extension() == ".yaml") return true;
    return std::any_of(manifest.outputs.begin(), manifest.outputs.end(),
                       [&](const InputFile& output) { return output.sha256 == input.sha256; });
}

/// What was read is read again only when it is still the same. Throws InputError and FileError.
void check_inputs(const FolderManifest& manifest, const fs::path& folder) {
    for (const std::string& word : manifest.rerun_arguments)
        if (const std::string name(name_in_folder(word)); !name.empty())
            if (input_file((folder / name).string()).sha256 != manifest.sha256_of_output(name))
                refuse(folder / name, "is not as it was when the folder was made (its SHA-256 is another)",
                       "take the folder from where it is unchanged");
    for (const InputFile& input : manifest.inputs) {
        if (is_kept(manifest, input)) continue;
        const auto built_in = sha256_of_built_in(input.path);
        if (built_in && *built_in != input.sha256)
            refuse(input.path, "is another in this version of ccsim than the folder was made with",
                   fmt::format("verify it with ccsim {} (commit {})", manifest.version, manifest.commit));
        if (!built_in && input_file(input.path).sha256 != input.sha256)
            refuse(input.path, "is not as it was when the folder was made (its SHA-256 is another)",
                   "put back the file that was read then");
    }
}

/// The page and the tables are made of the results, not with them: they are there as they were put there, or refused.
void check_added(const FolderManifest& manifest, const fs::path& folder) {
    for (const InputFile& added : manifest.added)
        if (sha256_of(read_whole_file(folder / added.path, most_bytes)) != added.sha256)
            refuse(folder / added.path, "is not as it was when it was put into the folder (its SHA-256 is another)",
                   "make it again, with ccsim report or ccsim tables");
}

/// The files that are compared: not those that tell of one run of the program rather than of its results, nor those
/// that are read again.
std::vector<std::string> compared_files(const FolderManifest& manifest) {
    std::vector<std::string> out;
    for (const InputFile& output : manifest.outputs) {
        const std::string& name = output.path;
        const bool read_again = std::find(manifest.rerun_arguments.begin(), manifest.rerun_arguments.end(),
                                          in_folder(name)) != manifest.rerun_arguments.end();
        if (!read_again && name != "log.txt" && name != "diagnostics.json" && !name.ends_with(".yaml"))
            out.push_back(name);
    }
    return out;
}

std::optional<FileDifference> first_in_folders(const FolderManifest& manifest, const fs::path& recorded,
                                               const fs::path& again) {
    for (const std::string& name : compared_files(manifest)) {
        const std::string there = read_text_file(recorded / name, most_bytes);
        const std::string here = fs::exists(again / name) ? read_text_file(again / name, most_bytes) : "";
        if (auto difference = first_difference(name, there, here)) return difference;
    }
    return {};
}

std::vector<std::string> words_of(const FolderManifest& manifest, const fs::path& folder, const fs::path& out,
                                  int threads) {
    std::vector<std::string> words;
    for (const std::string& word : manifest.rerun_arguments)
        words.push_back(name_in_folder(word).empty() ? word : (folder / name_in_folder(word)).string());
    words.insert(words.end(), {"--out", out.string(), "--threads", std::to_string(threads), "--quiet"});
    return words;
}

std::string words_of(const std::vector<InputFile>& added) {
    std::string out;
    for (const InputFile& file : added) out += (out.empty() ? "; as they were added later: " : ", ") + file.path;
    return out;
}

void print(const VerifyOptions& options, const FolderManifest& manifest,
           const std::optional<FileDifference>& difference) {
    const std::size_t files = compared_files(manifest).size();
    if (options.json) {
        nlohmann::json out{{"folder", options.folder}, {"identical", !difference}, {"files", files}};
        if (difference)
            out["first_difference"] = {{"file", difference->file},
                                       {"row", difference->row},
                                       {"column", difference->column},
                                       {"recorded", difference->recorded},
                                       {"again", difference->again}};
        std::fputs((out.dump(2) + '\n').c_str(), stdout);
    } else if (difference) {
        const std::string column = difference->column.empty() ? "" : ", column " + difference->column;
        std::fputs(fmt::format("different: {}, line {}{}: {} in the folder, {} again\n", difference->file,
                               difference->row, column, difference->recorded, difference->again)
                       .c_str(),
                   stdout);
    } else if (!options.quiet) {
        std::fputs(
            fmt::format("identical: all {} files of {}{}\n", files, options.folder, words_of(manifest.added)).c_str(),
            stdout);
    }
}

ExitCode verify(const VerifyOptions& options) {
    Console console(options.talk());
    const fs::path folder = options.folder;
    const FolderManifest manifest = manifest_of(folder);
    check_inputs(manifest, folder);
    check_added(manifest, folder);
    for (const std::string& name : compared_files(manifest))
        if (!fs::exists(folder / name)) throw FileError((folder / name).string() + ": is missing from the folder");
    if (manifest.version != version || manifest.commit != commit)
        console.say(fmt::format("ccsim: the folder was made by ccsim {} (commit {}); this is {} ({})", manifest.version,
                                manifest.commit, version, commit));
    console.say(fmt::format("ccsim: the inputs are as they were; doing {} again", manifest.rerun_arguments.front()));
    const TemporaryPlace place;
    const fs::path again = place.path() / "again";
    const int exit_code = run_program(words_of(manifest, folder, again, options.threads));
    if (exit_code != static_cast<int>(ExitCode::done)) return static_cast<ExitCode>(exit_code);
    const auto difference = first_in_folders(manifest, folder, again);
    print(options, manifest, difference);
    return difference ? ExitCode::check_failed : ExitCode::done;
}

}  // namespace

Action add_verify_command(CLI::App& command) {
    const auto o = std::make_shared<VerifyOptions>();
    command
        .add_option("RUN_DIR", o->folder,
                    "A folder that run, compare, explain, calibrate, backtest or sensitivity wrote")
        ->required();
    add_threads_option(command, o->threads);
    command.add_flag("--json", o->json, "Print one JSON object");
    command.add_flag("--quiet", o->quiet, "Say nothing but differences, warnings and errors");
    return [o](const std::string&) { return verify(*o); };
}

}  // namespace ccsim
