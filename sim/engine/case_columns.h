#pragma once

#include <cstdint>
#include <vector>

#include "sim/model/cohort.h"

namespace ccsim {

/// Cases that run through all quarters together, one array an attribute. All of one cohort.
class CaseColumns {
public:
    explicit CaseColumns(std::size_t capacity) {
        state_.reserve(capacity);
        traits_.reserve(capacity);
        rank_.reserve(capacity);
        children_.reserve(capacity);
        quarters_to_go_.reserve(capacity);
        arrears_.reserve(capacity);
        secretary_of_state_.reserve(capacity);
        place_.reserve(capacity);
    }

    std::size_t size() const { return state_.size(); }
    std::uint32_t place(std::size_t i) const { return place_[i]; }

    void clear() { resize(0); }
    void push(std::uint32_t place, const Newcomer& c) {
        resize(size() + 1);
        store(size() - 1, place, c);
    }
    Newcomer load(std::size_t i) const {
        const std::uint8_t t = traits_[i];
        return {.scheme = static_cast<Scheme>(t & 1U),
                .clerical = (t & 2U) != 0,
                .profile = static_cast<std::uint8_t>(t >> 4),
                .state = state_of(state_[i]),
                .rank = rank_[i],
                .children = children_[i],
                .quarters_to_go = quarters_to_go_[i],
                .paid_since_january_2012 = (t & 4U) != 0,
                .arrears_pence = arrears_[i],
                .secretary_of_state_pence = secretary_of_state_[i]};
    }
    void store(std::size_t i, std::uint32_t place, const Newcomer& c) {
        state_[i] = code_of(c.state);
        traits_[i] = static_cast<std::uint8_t>(c.profile << 4 | (c.paid_since_january_2012 ? 4 : 0) |
                                               (c.clerical ? 2 : 0) | static_cast<int>(c.scheme));
        rank_[i] = c.rank;
        children_[i] = c.children;
        quarters_to_go_[i] = c.quarters_to_go;
        arrears_[i] = c.arrears_pence;
        secretary_of_state_[i] = c.secretary_of_state_pence;
        place_[i] = place;
    }
    /// Keeps the first `n` cases.
    void resize(std::size_t n) {
        state_.resize(n);
        traits_.resize(n);
        rank_.resize(n);
        children_.resize(n);
        quarters_to_go_.resize(n);
        arrears_.resize(n);
        secretary_of_state_.resize(n);
        place_.resize(n);
    }

private:
    std::vector<StateCode> state_;
    std::vector<std::uint8_t> traits_, rank_, children_;
    std::vector<std::uint16_t> quarters_to_go_;
    std::vector<std::int32_t> arrears_, secretary_of_state_;
    std::vector<std::uint32_t> place_;
};

}  // namespace ccsim
