#include "sim/engine/columns.h"

namespace ccsim {
FamilyColumns::FamilyColumns(std::size_t capacity) {
    for (Column* column : all()) column->resize(up_to_whole_strides(capacity));
}

void FamilyColumns::remove(std::size_t i) {
    --size_;
    for (Column* column : all()) (*column)[i] = (*column)[size_];
}

void FamilyColumns::fill_last_stride() {
    Newcomer nobody;
    nobody.state = {Situation::nil, Debt::none, 0};
    nobody.quarters_to_go = 0xffff;
    for (std::size_t i = size_; i < up_to_whole_strides(size_); ++i) store(i, 0, nobody);
}

FormerColumns::FormerColumns(std::size_t capacity) {
    for (Column* column : all()) column->resize(up_to_whole_strides(capacity));
}

void FormerColumns::remove(std::size_t i) {
    --size_;
    for (Column* column : all()) (*column)[i] = (*column)[size_];
}

void FormerColumns::fill_last_stride() {
    Newcomer nobody;
    nobody.state = gone;
    for (std::size_t i = size_; i < up_to_whole_strides(size_); ++i) store(i, 0, nobody);
}

}  // namespace ccsim
