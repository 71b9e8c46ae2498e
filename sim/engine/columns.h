#pragma once

#include <array>
#include <boost/align/aligned_allocator.hpp>
#include <cstddef>
#include <cstdint>
#include <vector>

#include "sim/model/cohort.h"
#include "sim/random/many_words.h"

// The cases that run through all quarters together: one array an attribute, so that a vector takes the same attribute
// of many cases. Numbers have 32 bits, so that a place in a vector is a case whatever the attribute. Cases are in no
// order: each carries the name of its random words, and totals do not ask.
namespace ccsim {

using Column = std::vector<std::uint32_t, boost::alignment::aligned_allocator<std::uint32_t, 64>>;

inline std::size_t up_to_whole_strides(std::size_t cases) {
    return (cases + cases_a_stride - 1) / cases_a_stride * cases_a_stride;
}

/// What all cases have, and how many there are.
class CaseColumns {
public:
    std::size_t size() const { return size_; }
    void clear() { size_ = 0; }

    Column place, kind, profile, situation, debt, arrears, secretary_of_state, paid_since_2012;

protected:
    /// A case but for what its kind of columns adds.
    Newcomer load_common(std::size_t i, Stage stage) const;
    void store_common(std::size_t i, std::uint32_t at, const Newcomer& c);
    void store_owed(std::size_t i, const Newcomer& c);

    std::size_t size_ = 0;
};

/// Cases with a qualifying child.
class FamilyColumns : public CaseColumns {
public:
    explicit FamilyColumns(std::size_t capacity);

    void push(std::uint32_t at, const Newcomer& c) { store(size_++, at, c); }
    Newcomer load(std::size_t i) const;
    /// Writes what a quarter can change.
    void store_changes(std::size_t i, const Newcomer& c);
    /// Writes what settling can change.
    void store_settled(std::size_t i, const Newcomer& c) { store_owed(i, c); }
    /// The last case takes the place of this one.
    void remove(std::size_t i);
    /// Fills the rest of the last vector with cases in which nothing happens and which owe nothing.
    void fill_last_stride();

    Column amount, selected_in, notice, children, quarters_to_go;

private:
    void store(std::size_t i, std::uint32_t at, const Newcomer& c);
    void store_family(std::size_t i, const Newcomer& c);
    auto all() {
        return std::array{&place, &kind,   &profile,  &amount,         &selected_in, &secretary_of_state, &situation,
                          &debt,  &notice, &children, &quarters_to_go, &arrears,     &paid_since_2012};
    }
};

/// Cases without a qualifying child, kept for their arrears.
class FormerColumns : public CaseColumns {
public:
    explicit FormerColumns(std::size_t capacity);

    void push(std::uint32_t at, const Newcomer& c) { store(size_++, at, c); }
    Newcomer load(std::size_t i) const { return load_common(i, static_cast<Stage>(route[i])); }
    void store(std::size_t i, std::uint32_t at, const Newcomer& c);
    void remove(std::size_t i);
    void fill_last_stride();

    Column route;

private:
    auto all() {
        return std::array{&place,          &kind, &profile, &route, &situation, &debt, &arrears, &secretary_of_state,
                          &paid_since_2012};
    }
};

// How attributes are written in columns.

/// Scheme and clerical or not, as one number below 4.
constexpr std::uint32_t kind_of(const Newcomer& c) {
    return static_cast<std::uint32_t>(c.scheme) * 2 + (c.clerical ? 1U : 0U);
}
/// Liability class and rank, as one number below 768: the place of the amounts in a table.
constexpr std::uint32_t amount_of(const Newcomer& c) { return c.profile % 3U * 256U + c.rank; }
/// 0 when open, else one more than the age of the notice.
constexpr std::uint32_t notice_of(const Newcomer& c) {
    return c.state.stage == 0 ? 0 : 1U + static_cast<std::uint32_t>(notice_age(c.state.stage));
}

inline Stage stage_of(std::uint32_t notice_written, std::uint32_t segment) {
    return notice_written == 0 ? Stage{0} : notice(static_cast<int>(segment), static_cast<int>(notice_written) - 1);
}

inline Newcomer CaseColumns::load_common(std::size_t i, Stage stage) const {
    Newcomer c;
    c.scheme = static_cast<Scheme>(kind[i] / 2);
    c.clerical = kind[i] % 2 == 1;
    c.profile = static_cast<std::uint8_t>(profile[i]);
    c.state = {static_cast<Situation>(situation[i]), static_cast<Debt>(debt[i]), stage};
    c.paid_since_january_2012 = paid_since_2012[i] != 0;
    c.arrears_pence = static_cast<std::int32_t>(arrears[i]);
    c.secretary_of_state_pence = static_cast<std::int32_t>(secretary_of_state[i]);
    return c;
}

inline void CaseColumns::store_common(std::size_t i, std::uint32_t at, const Newcomer& c) {
    place[i] = at;
    kind[i] = kind_of(c);
    profile[i] = c.profile;
    situation[i] = static_cast<std::uint32_t>(c.state.situation);
    store_owed(i, c);
}

inline void CaseColumns::store_owed(std::size_t i, const Newcomer& c) {
    debt[i] = static_cast<std::uint32_t>(c.state.debt);
    arrears[i] = static_cast<std::uint32_t>(c.arrears_pence);
    secretary_of_state[i] = static_cast<std::uint32_t>(c.secretary_of_state_pence);
    paid_since_2012[i] = c.paid_since_january_2012 ? 1 : 0;
}

inline Newcomer FamilyColumns::load(std::size_t i) const {
    Newcomer c = load_common(i, stage_of(notice[i], selected_in[i]));
    c.rank = static_cast<std::uint8_t>(amount[i] % 256);
    c.children = static_cast<std::uint8_t>(children[i]);
    c.quarters_to_go = static_cast<std::uint16_t>(quarters_to_go[i]);
    return c;
}

inline void FamilyColumns::store(std::size_t i, std::uint32_t at, const Newcomer& c) {
    store_common(i, at, c);
    store_family(i, c);
}

inline void FamilyColumns::store_changes(std::size_t i, const Newcomer& c) {
    situation[i] = static_cast<std::uint32_t>(c.state.situation);
    store_owed(i, c);
    store_family(i, c);
}

inline void FamilyColumns::store_family(std::size_t i, const Newcomer& c) {
    notice[i] = notice_of(c);
    selected_in[i] = c.state.stage == 0 ? 0U : static_cast<std::uint32_t>(notice_segment(c.state.stage));
    amount[i] = amount_of(c);
    children[i] = c.children;
    quarters_to_go[i] = c.quarters_to_go;
}

inline void FormerColumns::store(std::size_t i, std::uint32_t at, const Newcomer& c) {
    store_common(i, at, c);
    route[i] = c.state.stage;
}

}  // namespace ccsim
