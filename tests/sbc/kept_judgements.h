#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

#include "calibration/methods/probability_checks.h"
#include "sim/explain/evidence.h"
#include "tests/sbc/kept_folder.h"

// The data sets of a check of the evidence in a folder: evidence-calibration.csv grows by one at a time, so that a
// check that was interrupted goes on.
namespace ccsim::tests {

/// A data set made by one rival and fitted by all.
struct Judgement {
    std::uint32_t dataset = 0;
    std::vector<double> log_evidences;  ///< in the order of all_rivals; empty when a fit failed
    double memory = 0;                  ///< of the worst stage

    Rival truth() const { return all_rivals[dataset % rival_count]; }  ///< the rivals take turns
};

class KeptJudgements {
public:
    /// `settings` says what is made and fitted, and how. Reads what the folder has. Throws std::runtime_error when it
    /// is of other settings. The end of a data set that was cut off is forgotten.
    KeptJudgements(const std::filesystem::path& folder, const std::string& settings);

    const std::vector<Judgement>& all() const { return all_; }
    bool has(std::uint32_t dataset) const;
    void add(const Judgement& judgement);

    /// Those of whole rounds, in which every rival made one and no fit failed.
    std::vector<Judgement> whole_rounds() const;

    /// Writes evidence-calibration.md of whole rounds. `date` is the day that it is of; `seed` as in the settings.
    void write_report(std::uint64_t seed, const std::string& date) const;

private:
    void read();

    KeptFolder folder_;
    std::vector<Judgement> all_;
};

}  // namespace ccsim::tests
