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
namespace {

std::string lines_of(const std::vector<std::string>& lines) {
    std::string out;
    for (const std::string& line : lines) out += line + '\n';
    return out;
}

}  // namespace

std::vector<ResultFile> result_files(const RunRecord& record, std::vector<ResultFile> more) {
    std::array tables{measures_csv(record), headline_csv(record), segments_csv(record)};
    std::vector<ResultFile> files;
    files.push_back({"README.txt", readme_text(record)});
    files.push_back({"datapackage.json", datapackage_json(record, tables)});
    for (CsvTable& table : tables)
        files.push_back({std::move(table.file), std::move(table.text), ResultFile::Role::result});
    files.push_back({"scenario.yaml", record.scenario_yaml});
    files.push_back({"log.txt", lines_of(record.log)});
    for (ResultFile& file : more) files.push_back(std::move(file));
    files.push_back({std::string(manifest_name), manifest_json(record, files)});
    return files;
}

void write_results(const std::filesystem::path& folder, const RunRecord& record, Overwrite overwrite,
                   std::vector<ResultFile> more) {
    check_may_write(folder, overwrite);
    write_folder(folder, result_files(record, std::move(more)), overwrite);
}

}  // namespace ccsim
