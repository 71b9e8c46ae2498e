#include "sim/report/evidence_files.h"

#include "sim/report/manifest.h"

namespace ccsim {

std::vector<ResultFile> evidence_files(const EvidenceRecord& record) {
    using enum ResultFile::Role;
    std::string log;
    for (const std::string& line : record.log) log += line + '\n';
    std::vector<ResultFile> files{{"evidence.md", evidence_text(record)},
                                  {"evidence.csv", evidence_csv(record).text, result},
                                  {"scenario.yaml", record.scenario_yaml},
                                  {"log.txt", log}};
    files.push_back({std::string(manifest_name), manifest_json(record.command_line, {}, record.inputs, files)});
    return files;
}

}  // namespace ccsim
