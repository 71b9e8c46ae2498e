#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <cstdio>
#include <filesystem>
#include <memory>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "sim/app/command_table.h"
#include "sim/app/history_in_use.h"
#include "sim/app/shared_options.h"
#include "sim/report/add_to_folder.h"
#include "sim/report/workbook/check_workbook.h"
#include "sim/report/workbook/folder_workbook.h"

namespace ccsim {
namespace {

namespace fs = std::filesystem;

struct TablesOptions : AnswerOptions {
    std::string folder, checked, history;
};

ExitCode write_tables(const TablesOptions& options) {
    const HistoryInUse history = history_in_use(options.history);
    Console console(Talk::quiet);
    warn_of_doubts(history, console);
    const std::vector<ResultFile> files =
        workbook_files(ResultsFolder(options.folder), {.history = history.history, .file = history.file});
    nlohmann::ordered_json written = nlohmann::json::array();
    for (const ResultFile& file : files) {
        add_to_folder(options.folder, file);
        written.push_back((fs::path(options.folder) / file.name).string());
    }
    if (options.json) std::fputs((nlohmann::ordered_json{{"files", written}}.dump(2) + '\n').c_str(), stdout);
    else if (!options.quiet)
        for (const auto& name : written)
            std::fputs(fmt::format("ccsim: {}\n", name.get<std::string>()).c_str(), stderr);
    return ExitCode::done;
}

ExitCode check_file(const TablesOptions& options) {
    const std::vector<ChecklistItem> items = check_workbook(read_workbook(options.checked));
    if (options.json) {
        nlohmann::ordered_json rules = nlohmann::json::array();
        for (const ChecklistItem& item : items)
            rules.push_back({{"rule", item.rule}, {"kept", item.faults.empty()}, {"faults", item.faults}});
        std::fputs((nlohmann::ordered_json{{"file", options.checked}, {"rules", rules}}.dump(2) + '\n').c_str(),
                   stdout);
    } else if (!options.quiet) std::fputs(checklist_text(options.checked, items).c_str(), stdout);
    const bool all_kept = std::ranges::all_of(items, [](const ChecklistItem& item) { return item.faults.empty(); });
    return all_kept ? ExitCode::done : ExitCode::check_failed;
}

}  // namespace

Action add_tables_command(CLI::App& command) {
    const auto options = std::make_shared<TablesOptions>();
    CLI::Option* const folder = command.add_option("RUN_DIR", options->folder, "The results folder of a run");
    command.add_option("--check", options->checked, "Check this .xlsx or .ods against the accessibility checklist")
        ->type_name("FILE")
        ->excludes(folder);
    command.add_option("--history", options->history,
                       "Published figures that stand beside no simulated ones (default: the history built in; none)");
    command.add_flag("--json", options->json, "Print one JSON object and nothing else");
    command.add_flag("--quiet", options->quiet, "Say nothing; the exit code tells");
    command.final_callback([options] {
        if (options->folder.empty() && options->checked.empty()) throw CLI::RequiredError("RUN_DIR or --check FILE");
    });
    return [options](const std::string&) {
        return options->checked.empty() ? write_tables(*options) : check_file(*options);
    };
}

}  // namespace ccsim
