#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <vector>

#include "sim/model/case_state.h"
#include "sim/model/cohort_shares.h"
#include "sim/model/quantile_table.h"
#include "sim/random/draws.h"
#include "sim/scenario/scenario.h"

// Cases as they are drawn when they come in: the opening caseload, from shares or from a case file, and the new cases
// of a quarter.
namespace ccsim {

/// A case on arrival: its traits, which stay, and its first state.
struct Newcomer {
    Scheme scheme = Scheme::of_2003;
    bool clerical = false;
    std::uint8_t profile = 0;
    State state;
    std::uint8_t rank = 0;  ///< in the liability table of its class
    std::uint8_t children = 0;
    std::uint16_t quarters_to_go = 0;  ///< until the youngest child stops qualifying; 0: in the first quarter simulated
    bool paid_since_january_2012 = false;
    std::int32_t arrears_pence = 0;
    std::int32_t secretary_of_state_pence = 0;
};

/// Where the balances of a drawn opening come from.
struct OpeningDebts {
    QuantileTable small, large;
};

/// The words of a case's arrival, block by block.
using ArrivalWords = std::array<std::array<std::uint32_t, 4>, arrival_blocks>;
ArrivalWords arrival_words(const World& world, CaseId id);

/// Shares as cumulative thresholds: a word takes the first place whose threshold is above it, and never a share of
/// nothing.
template <std::size_t places>
class SharePicker {
public:
    SharePicker() = default;
    explicit SharePicker(const std::array<double, places>& shares);
    std::size_t operator()(std::uint32_t word) const {
        std::size_t passed = 0;
        for (const std::uint32_t t : thresholds_) passed += word >= t;
        return passed;
    }

private:
    std::array<std::uint32_t, places> thresholds_{};
};

/// The same for a long list: the search starts where the word's top bits say.
class LongPicker {
public:
    explicit LongPicker(const std::vector<double>& shares);
    std::size_t operator()(std::uint32_t word) const {
        std::size_t place = starts_[word >> top_shift];
        while (word >= thresholds_[place]) ++place;
        return place;
    }

private:
    static constexpr int top_shift = 24;
    std::vector<std::uint32_t> thresholds_;  ///< the last is above every word
    std::array<std::uint16_t, 256> starts_{};
};

/// What the words of an arrival are held against.
struct ArrivalPickers {
    explicit ArrivalPickers(const CohortShares& shares);

    SharePicker<opening_standings> standing;
    std::array<SharePicker<3>, opening_standings> payer_type, liability_class;
    std::array<std::array<SharePicker<5>, profiles>, 2> outcome;
    std::array<std::array<SharePicker<debts>, 3>, opening_standings> debt;
    std::uint32_t of_1993, clerical, ended_long_ago;
    std::array<std::array<std::uint32_t, profiles>, debt_rows> paid_since_january_2012;
    SharePicker<child_counts> children;
    LongPicker quarters_to_go;
};

/// The cases that arrive in one quarter of the run: 0 for the opening caseload.
class Cohort {
public:
    /// The opening caseload, from shares or from the scenario's case file.
    static Cohort opening(const Scenario& scenario, int scale);
    /// The intake of quarter `index`; nothing when there is none.
    static std::optional<Cohort> intake(const Scenario& scenario, int index, int scale);

    int arrived() const { return arrived_; }
    /// Simulated cases, each standing for `scale`.
    std::uint32_t size() const { return size_; }
    /// The case in this place of the queue, as drawn in this world.
    Newcomer draw(const World& world, std::uint32_t place) const;
    /// The same, with its words at hand.
    Newcomer draw_from(const ArrivalWords& words, std::uint32_t place) const;

private:
    Cohort(const Scenario& scenario, int arrived, std::uint32_t size, int scale, CohortShares shares);
    Newcomer from_shares(const ArrivalWords& words) const;
    Newcomer from_row(const ArrivalWords& words, const CaseFileRow& row) const;
    bool from_case_file() const { return arrived_ == 0 && !scenario_->cases.empty(); }
    const CaseFileRow& row(std::uint32_t place) const { return scenario_->cases[place * std::size_t{scale_}]; }

    const Scenario* scenario_;
    int arrived_ = 0;
    std::uint32_t size_ = 0;
    std::uint32_t scale_ = 1;
    CohortShares shares_;
    ArrivalPickers pick_;
    std::optional<OpeningDebts> debts_;           ///< of a drawn opening
    std::optional<LiabilityTables> liabilities_;  ///< at the opening, of a case file
};

}  // namespace ccsim
