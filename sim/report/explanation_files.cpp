#include "sim/report/explanation_files.h"

#include "sim/report/decomposition_csv.h"
#include "sim/report/explanation_charts.h"
#include "sim/report/manifest.h"

namespace ccsim {

std::vector<ResultFile> explanation_files(const ExplanationRecord& record) {
    using enum ResultFile::Role;
    std::vector<ResultFile> files{{"explanation.md", explanation_text(record)},
                                  {"decomposition.csv", decomposition_csv(record.explanation).text, result}};
    for (const Rate rate : both_rates) {
        const std::string word(rate == Rate::contributing ? "contributing" : "full-payment");
        files.push_back({word + "-waterfall.svg", mechanisms_waterfall(record.explanation, rate)});
        files.push_back({word + "-by-quarter.svg", mechanisms_by_quarter(record.explanation, rate)});
    }
    return whole_folder(std::move(files), record.provenance);
}

}  // namespace ccsim
