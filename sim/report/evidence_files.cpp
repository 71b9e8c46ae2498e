#include "sim/report/evidence_files.h"

#include "sim/report/manifest.h"

namespace ccsim {

std::vector<ResultFile> evidence_files(const EvidenceRecord& record) {
    using enum ResultFile::Role;
    std::vector<ResultFile> files{{"evidence.md", evidence_text(record)},
                                  {"evidence.csv", evidence_csv(record).text, result}};
    return whole_folder(std::move(files), record.provenance);
}

}  // namespace ccsim
