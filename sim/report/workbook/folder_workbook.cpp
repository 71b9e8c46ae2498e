#include "sim/report/workbook/folder_workbook.h"

#include <utility>

#include "sim/core/problems.h"
#include "sim/report/manifest.h"
#include "sim/report/read_manifest.h"
#include "sim/report/workbook/result_workbook.h"
#include "sim/scenario/read_scenario.h"
#include "sim/scenario/text_file.h"

namespace ccsim {
namespace {

namespace fs = std::filesystem;

constexpr std::uintmax_t most_bytes = std::uintmax_t{1} << 30;

FolderManifest manifest_in(const fs::path& folder) {
    if (auto manifest = read_manifest(read_text_file(folder / manifest_name, most_bytes))) return *std::move(manifest);
    throw InputError({{.file = (folder / manifest_name).string(),
                       .what = "is no manifest of ccsim",
                       .hint = "name a folder that ccsim run wrote"}});
}

}  // namespace

std::vector<ResultFile> workbook_files(const fs::path& folder, const WorkbookHistory& history) {
    const FolderManifest manifest = manifest_in(folder);
    const WrittenFigures figures =
        read_run_figures(read_text_file(folder / "measures.csv", most_bytes), (folder / "measures.csv").string());
    const Scenario scenario = read_scenario(folder / "scenario.yaml");
    const WorkbookSource source{.scenario = scenario,
                                .figures = figures,
                                .history = history.history,
                                .assumptions = assumptions_of(scenario),
                                .data = data_of(history.history, history.file, manifest.inputs),
                                .intervals = manifest.intervals,
                                .warnings = manifest.warnings,
                                .made_by = "ccsim " + manifest.version};
    const Workbook book = result_workbook(source);
    CsvTable log = assumptions_csv(source.assumptions, source.data);
    return {{"qss-tables.xlsx", xlsx_of(book)}, {"qss-tables.ods", ods_of(book)}, {log.file, std::move(log.text)}};
}

}  // namespace ccsim
