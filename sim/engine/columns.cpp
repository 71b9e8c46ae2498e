#include "sim/engine/columns.h"

namespace ccsim {
namespace {

Stage stage_of(std::uint32_t notice_written, std::uint32_t segment) {
    return notice_written == 0 ? Stage{0} : notice(static_cast<int>(segment), static_cast<int>(notice_written) - 1);
}

Newcomer with_traits(std::uint32_t kind, std::uint32_t profile) {
    Newcomer c;
    c.scheme = static_cast<Scheme>(kind / 2);
    c.clerical = kind % 2 == 1;
    c.profile = static_cast<std::uint8_t>(profile);
    return c;
}

}  // namespace

FamilyColumns::FamilyColumns(std::size_t capacity) {
    for (Column* column : all()) column->resize(up_to_whole_vectors(capacity));
}

Newcomer FamilyColumns::load(std::size_t i) const {
    Newcomer c = with_traits(kind[i], profile[i]);
    c.state = {static_cast<Situation>(situation[i]), static_cast<Debt>(debt[i]), stage_of(notice[i], selected_in[i])};
    c.rank = static_cast<std::uint8_t>(amount[i] % 256);
    c.children = static_cast<std::uint8_t>(children[i]);
    c.quarters_to_go = static_cast<std::uint16_t>(quarters_to_go[i]);
    c.paid_since_january_2012 = paid_since_2012[i] != 0;
    c.arrears_pence = static_cast<std::int32_t>(arrears[i]);
    c.secretary_of_state_pence = static_cast<std::int32_t>(secretary_of_state[i]);
    return c;
}

void FamilyColumns::store(std::size_t i, std::uint32_t at, const Newcomer& c) {
    place[i] = at;
    kind[i] = kind_of(c);
    profile[i] = c.profile;
    store_changes(i, c);
}

void FamilyColumns::store_changes(std::size_t i, const Newcomer& c) {
    situation[i] = static_cast<std::uint32_t>(c.state.situation);
    notice[i] = notice_of(c);
    selected_in[i] = c.state.stage == 0 ? 0U : static_cast<std::uint32_t>(notice_segment(c.state.stage));
    amount[i] = amount_of(c);
    children[i] = c.children;
    quarters_to_go[i] = c.quarters_to_go;
    store_settled(i, c);
}

void FamilyColumns::store_settled(std::size_t i, const Newcomer& c) {
    debt[i] = static_cast<std::uint32_t>(c.state.debt);
    arrears[i] = static_cast<std::uint32_t>(c.arrears_pence);
    secretary_of_state[i] = static_cast<std::uint32_t>(c.secretary_of_state_pence);
    paid_since_2012[i] = c.paid_since_january_2012 ? 1 : 0;
}

void FamilyColumns::remove(std::size_t i) {
    --size_;
    for (Column* column : all()) (*column)[i] = (*column)[size_];
}

void FamilyColumns::fill_last_vector() {
    Newcomer nobody;
    nobody.state = {Situation::nil, Debt::none, 0};
    nobody.quarters_to_go = 0xffff;
    for (std::size_t i = size_; i < up_to_whole_vectors(size_); ++i) store(i, 0, nobody);
}

FormerColumns::FormerColumns(std::size_t capacity) {
    for (Column* column : all()) column->resize(up_to_whole_vectors(capacity));
}

Newcomer FormerColumns::load(std::size_t i) const {
    Newcomer c = with_traits(kind[i], profile[i]);
    c.state = {static_cast<Situation>(situation[i]), static_cast<Debt>(debt[i]), static_cast<Stage>(route[i])};
    c.paid_since_january_2012 = paid_since_2012[i] != 0;
    c.arrears_pence = static_cast<std::int32_t>(arrears[i]);
    c.secretary_of_state_pence = static_cast<std::int32_t>(secretary_of_state[i]);
    return c;
}

void FormerColumns::store(std::size_t i, std::uint32_t at, const Newcomer& c) {
    place[i] = at;
    kind[i] = kind_of(c);
    profile[i] = c.profile;
    route[i] = c.state.stage;
    situation[i] = static_cast<std::uint32_t>(c.state.situation);
    debt[i] = static_cast<std::uint32_t>(c.state.debt);
    arrears[i] = static_cast<std::uint32_t>(c.arrears_pence);
    secretary_of_state[i] = static_cast<std::uint32_t>(c.secretary_of_state_pence);
    paid_since_2012[i] = c.paid_since_january_2012 ? 1 : 0;
}

void FormerColumns::remove(std::size_t i) {
    --size_;
    for (Column* column : all()) (*column)[i] = (*column)[size_];
}

void FormerColumns::fill_last_vector() {
    Newcomer nobody;
    nobody.state = gone;
    for (std::size_t i = size_; i < up_to_whole_vectors(size_); ++i) store(i, 0, nobody);
}

}  // namespace ccsim
