#pragma once

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "calibration/simulation_based_calibration.h"
#include "tests/sbc/kept_folder.h"

// The fits of a simulation-based calibration in a folder: sbc.csv grows by a data set at a time, so that one that was
// interrupted goes on.
namespace ccsim::tests {

class KeptFits {
public:
    /// `settings` says what is fitted and how. Reads what the folder has. Throws std::runtime_error when it is of other
    /// settings. The end of a data set that was cut off is forgotten.
    KeptFits(const std::filesystem::path& folder, const std::string& settings);

    const std::vector<RankedFit>& fits() const { return fits_; }
    bool has(std::uint32_t dataset) const;
    void add(const RankedFit& fit);
    /// A data set that could not be fitted, and why: not tried again, and told in the report.
    void add_failure(std::uint32_t dataset, const std::string& why);

    /// Writes sbc-summary.csv and sbc-summary.md of the fits there are. `named` is the quantity that was chosen before
    /// any fit, so that the limits for one quantity hold for it.
    void write_report(std::string_view named) const;

private:
    void read();

    KeptFolder folder_;
    std::vector<RankedFit> fits_;
    std::vector<std::uint32_t> failures_;
};

}  // namespace ccsim::tests
