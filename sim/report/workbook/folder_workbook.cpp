#include "sim/report/workbook/folder_workbook.h"

#include <utility>

#include "sim/report/workbook/result_workbook.h"

namespace ccsim {
std::vector<ResultFile> workbook_files(const ResultsFolder& folder, const WorkbookHistory& history) {
    const FolderManifest manifest = folder.manifest();
    const MeasuresFile written = folder.measures();
    const Scenario scenario = folder.scenario();
    const WorkbookSource source{.scenario = scenario,
                                .figures = written.figures,
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
