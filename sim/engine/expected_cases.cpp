#include "sim/engine/expected_cases.h"

#include <algorithm>
#include <utility>

namespace ccsim {
namespace {

/// The five quantities of one row, as arrays over lanes.
struct Columns {
    explicit Columns(double* row, std::size_t lanes)
        : cases(row),
          arrears(row + lanes),
          secretary_of_state(row + 2 * lanes),
          not_paid(row + 3 * lanes),
          paid(row + 4 * lanes) {}
    double *cases, *arrears, *secretary_of_state, *not_paid, *paid;
};

}  // namespace

ExpectedCases::ExpectedCases(std::vector<Lane> lanes)
    : lanes_(std::move(lanes)),
      now_(std::size_t{state_codes} * profiles * quantities * lanes_.size()),
      moved_(now_.size()),
      is_touched_(std::size_t{state_codes} * profiles) {
    touched_.reserve(is_touched_.size());
}

RowSums ExpectedCases::sums(StateCode state, std::size_t profile) const {
    const auto cases = row(state, profile, Quantity::cases), arrears = row(state, profile, Quantity::arrears);
    RowSums out;
    for (std::size_t lane = 0; lane < lanes_.size(); ++lane) {
        out.cases_of_scheme[static_cast<std::size_t>(lanes_[lane].scheme)] += cases[lane];
        out.arrears += arrears[lane];
    }
    return out;
}

void ExpectedCases::move(StateCode from, std::size_t profile, std::span<const Way> ways) {
    const std::size_t n = lanes_.size();
    const Columns source(&now_[at(from, profile, Quantity::cases)], n);
    double leaving = 0;
    for (const Way& way : ways) {
        if (!(way.chance > 0)) continue;
        leaving += way.chance;
        const Columns target(arriving(code_of(way.to), profile), n);
        const double money = way.chance * way.keeps;
        for (std::size_t i = 0; i < n; ++i) {
            const double cases = source.cases[i] * way.chance;
            target.cases[i] += cases;
            target.arrears[i] += source.arrears[i] * money + cases * way.adds_pence;
            target.secretary_of_state[i] += source.secretary_of_state[i] * money;
            target.not_paid[i] += way.pays ? 0 : source.not_paid[i] * way.chance;
            target.paid[i] += way.pays ? cases : source.paid[i] * way.chance;
        }
    }
    const double staying = std::max(0.0, 1 - leaving);
    for (double* value = source.cases; value != source.cases + row_size(); ++value) *value *= staying;
}

void ExpectedCases::move_by_lane(StateCode from, std::size_t profile, StateCode to,
                                 std::span<const double> chance_by_lane) {
    const std::size_t n = lanes_.size();
    double* const source = &now_[at(from, profile, Quantity::cases)];
    double* const target = arriving(to, profile);
    for (std::size_t q = 0; q < quantities; ++q)
        for (std::size_t i = 0; i < n; ++i) {
            const double moving = source[q * n + i] * chance_by_lane[i];
            target[q * n + i] += moving;
            source[q * n + i] -= moving;
        }
}

double* ExpectedCases::arriving(StateCode to, std::size_t profile) {
    const std::size_t row = std::size_t{to} * profiles + profile;
    if (!is_touched_[row]) {
        is_touched_[row] = 1;
        touched_.push_back(row);
    }
    return &moved_[row * row_size()];
}

void ExpectedCases::settle() {
    for (const std::size_t row : touched_) {
        double* const moved = &moved_[row * row_size()];
        double* const now = &now_[row * row_size()];
        for (std::size_t i = 0; i < row_size(); ++i) {
            now[i] += moved[i];
            moved[i] = 0;
        }
        is_touched_[row] = 0;
    }
    touched_.clear();
}

void ExpectedCases::begin_quarter() {
    for (std::size_t state = 0; state < state_codes; ++state)
        for (std::size_t profile = 0; profile < profiles; ++profile)
            std::ranges::fill(row(static_cast<StateCode>(state), profile, Quantity::paid_this_quarter), 0.0);
}

void ExpectedCases::clear(StateCode state) {
    std::fill_n(&now_[at(state, 0, Quantity::cases)], profiles * row_size(), 0.0);
}

}  // namespace ccsim
