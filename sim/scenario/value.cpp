#include "sim/scenario/value.h"

#include <fmt/format.h>

#include "sim/core/number.h"

namespace ccsim {
namespace {

struct AsText {
    std::string operator()(double number) const { return shortest(number); }
    std::string operator()(int number) const { return std::to_string(number); }
    std::string operator()(Quarter quarter) const { return quarter.last_day(); }
    std::string operator()(const std::vector<int>& numbers) const { return fmt::format("{}", fmt::join(numbers, " ")); }
    std::string operator()(SelectionOrder order) const { return std::string(word_of(order)); }
    std::string operator()(const std::string& text) const { return text; }
};

}  // namespace

std::string text_of(const Value& value) { return std::visit(AsText{}, value); }

}  // namespace ccsim
