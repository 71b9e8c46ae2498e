#include "sim/engine/columns.h"

#include <span>

namespace ccsim {
namespace {

void make_room(std::span<Column* const> all, std::size_t capacity) {
    for (Column* column : all) column->resize(up_to_whole_strides(capacity));
}

void move_case(std::span<Column* const> all, std::size_t from, std::size_t to) {
    for (Column* column : all) (*column)[to] = (*column)[from];
}

/// A case in which nothing happens and which owes nothing.
Newcomer nobody(State state) {
    Newcomer c;
    c.state = state;
    c.quarters_to_go = 0xffff;
    return c;
}

}  // namespace

FamilyColumns::FamilyColumns(std::size_t capacity) { make_room(all(), capacity); }

void FamilyColumns::remove(std::size_t i) { move_case(all(), --size_, i); }

void FamilyColumns::fill_last_stride() {
    const Newcomer filling = nobody({Situation::nil, Debt::none, 0});
    for (std::size_t i = size_; i < up_to_whole_strides(size_); ++i) store(i, 0, filling);
}

FormerColumns::FormerColumns(std::size_t capacity) { make_room(all(), capacity); }

void FormerColumns::remove(std::size_t i) { move_case(all(), --size_, i); }

void FormerColumns::fill_last_stride() {
    for (std::size_t i = size_; i < up_to_whole_strides(size_); ++i) store(i, 0, nobody(gone));
}

}  // namespace ccsim
