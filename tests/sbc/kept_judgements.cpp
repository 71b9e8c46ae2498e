#include "tests/sbc/kept_judgements.h"

#include <fmt/format.h>

#include <algorithm>

#include "sim/measures/summaries.h"

namespace ccsim::tests {
namespace {

namespace fs = std::filesystem;

constexpr const char* file_name = "evidence-calibration.csv";

std::string header() {
    std::string out = "dataset,truth";
    for (const std::string_view word : rival_words) out += fmt::format(",log_evidence_{}", word);
    return out + ",memory,complete\n";
}

std::string row_of(const Judgement& j) {
    std::string out = fmt::format("{},{}", j.dataset, word_of(j.truth()));
    for (std::size_t i = 0; i < rival_count; ++i)
        out += j.log_evidences.empty() ? "," : fmt::format(",{:.4f}", j.log_evidences[i]);
    return out + fmt::format(",{:.3f},{}\n", j.memory, j.log_evidences.empty() ? "no" : "yes");
}

methods::JudgedData judged(const Judgement& j) {
    const Eigen::Map<const Eigen::VectorXd> logs(j.log_evidences.data(), static_cast<Eigen::Index>(rival_count));
    return {static_cast<int>(j.truth()), methods::posterior_probabilities(logs)};
}

std::string table(const std::string& first, const std::string& format, const auto& cell) {
    std::string out = "| " + first + " |", rule = "|---|";
    for (const std::string_view word : rival_words) {
        out += fmt::format(" {} |", word);
        rule += "--:|";
    }
    out += '\n' + rule + '\n';
    for (std::size_t row = 0; row < rival_count; ++row) {
        out += fmt::format("| {} |", rival_words[row]);
        for (std::size_t column = 0; column < rival_count; ++column)
            out += fmt::format(fmt::runtime(" " + format + " |"), cell(row, column));
        out += '\n';
    }
    return out;
}

/// Median, by who made the data, of the log Bayes factor of who made them over each other.
double median_margin(const std::vector<Judgement>& all, std::size_t truth, std::size_t other) {
    std::vector<double> margins;
    for (const Judgement& j : all)
        if (static_cast<std::size_t>(j.truth()) == truth)
            margins.push_back(j.log_evidences[truth] - j.log_evidences[other]);
    std::sort(margins.begin(), margins.end());
    return margins.empty() ? 0 : quantile(margins, 0.5);
}

std::string passed(bool is) { return is ? "passed" : "**not passed**"; }

}  // namespace

KeptJudgements::KeptJudgements(const fs::path& folder, const std::string& settings)
    : folder_(folder, settings, "data sets") {
    read();
    std::string text = header();
    for (const Judgement& j : all_) text += row_of(j);
    folder_.write(file_name, text);
}

void KeptJudgements::read() {
    for (const auto& cell : folder_.rows(file_name)) {
        if (cell.front() == "dataset") continue;
        if (cell.size() != rival_count + 4 || (cell.back() != "yes" && cell.back() != "no")) break;
        Judgement j{.dataset = static_cast<std::uint32_t>(std::stoul(cell[0])), .log_evidences = {}};
        if (cell.back() == "yes")
            for (std::size_t i = 0; i < rival_count; ++i) j.log_evidences.push_back(std::stod(cell[2 + i]));
        j.memory = std::stod(cell[2 + rival_count]);
        all_.push_back(std::move(j));
    }
}

bool KeptJudgements::has(std::uint32_t dataset) const {
    return std::ranges::find(all_, dataset, &Judgement::dataset) != all_.end();
}

void KeptJudgements::add(const Judgement& judgement) {
    folder_.add(file_name, row_of(judgement));
    all_.push_back(judgement);
}

std::vector<Judgement> KeptJudgements::whole_rounds() const {
    std::vector<Judgement> out;
    for (const Judgement& j : all_) {
        const auto in_round = std::ranges::count_if(all_, [&](const Judgement& other) {
            return other.dataset / rival_count == j.dataset / rival_count && !other.log_evidences.empty();
        });
        if (in_round == static_cast<std::ptrdiff_t>(rival_count)) out.push_back(j);
    }
    return out;
}

void KeptJudgements::write_report(std::uint64_t seed, const std::string& date) const {
    const std::vector<Judgement> rounds = whole_rounds();
    std::vector<methods::JudgedData> data;
    std::vector<double> memories;
    for (const Judgement& j : rounds) {
        data.push_back(judged(j));
        memories.push_back(j.memory);
    }
    std::sort(memories.begin(), memories.end());
    const methods::ProbabilityReport r = methods::probability_report(data);
    std::string page = fmt::format(
        "# Can these series tell the rivals apart?\n\n{} data sets of seed {}, made on {} by the four rivals in turn "
        "from points of the priors, with the observations of the Summary's series; all four fitted to each. {} made, "
        "{} "
        "of them without all four fits. Memory of the worst stage: median {:.2f}, largest {:.2f}.\n\n",
        r.datasets, seed, date, all_.size(),
        std::ranges::count_if(all_, [](const Judgement& j) { return j.log_evidences.empty(); }),
        quantile(memories, 0.5), memories.back());
    page += "| check | is | wanted | |\n|---|--:|--:|---|\n";
    std::string means;
    for (Eigen::Index m = 0; m < r.mean.size(); ++m)
        means += fmt::format("{}{:.3f} ± {:.3f}", m > 0 ? ", " : "", r.mean[m], r.mean_error[m]);
    page += fmt::format("| mean probability of each, ± standard error | {} | 0.25 within 3 | {} |\n", means,
                        passed(r.means_passed()));
    page += fmt::format("| slope of what was true on its probability | {:.3f} ± {:.3f} | 0.85 to 1.15 | {} |\n",
                        r.slope, r.slope_error, passed(r.slope_passed()));
    page += fmt::format("| Brier score | {:.3f} | at most {:.3f} + 2 × {:.3f} | {} |\n", r.brier, r.brier_expected,
                        r.brier_error, passed(r.brier_passed()));
    page += "\n## Mean probability\n\n" + table("made by", "{:.3f}", [&](std::size_t row, std::size_t column) {
                return r.mean_by_truth(static_cast<Eigen::Index>(row), static_cast<Eigen::Index>(column));
            });
    page += "\n## Most probable, data sets\n\n" + table("made by", "{}", [&](std::size_t row, std::size_t column) {
                return r.most_likely(static_cast<Eigen::Index>(row), static_cast<Eigen::Index>(column));
            });
    page += "\n## Median log Bayes factor of who made the data over each other\n\n" +
            table("made by", "{:.1f}",
                  [&](std::size_t row, std::size_t column) { return median_margin(rounds, row, column); });
    folder_.write("evidence-calibration.md", page);
}

}  // namespace ccsim::tests
