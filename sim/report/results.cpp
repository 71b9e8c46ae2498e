#include "sim/report/results.h"

#include <array>
#include <utility>

#include "sim/report/datapackage.h"
#include "sim/report/headline_csv.h"
#include "sim/report/manifest.h"
#include "sim/report/measures_csv.h"
#include "sim/report/readme_text.h"
#include "sim/report/segments_csv.h"

namespace ccsim {
std::vector<ResultFile> result_files(const RunRecord& record, std::vector<ResultFile> more) {
    std::array tables{measures_csv(record), headline_csv(record), segments_csv(record)};
    std::vector<ResultFile> files;
    files.push_back({"README.txt", readme_text(record)});
    files.push_back({"datapackage.json", datapackage_json(record, tables)});
    for (CsvTable& table : tables)
        files.push_back({std::move(table.file), std::move(table.text), ResultFile::Role::result});
    add_scenario_and_log(record.provenance, files);
    for (ResultFile& file : more) files.push_back(std::move(file));
    files.push_back(manifest_of(record, files));
    return files;
}

}  // namespace ccsim
