#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace ccsim {

/// What a number that was rounded may have been: as printed, and the ends of the interval that prints so.
struct Bounds {
    double printed = 0, low = 0, high = 0;

    /// Known to within half a step of what is printed.
    static Bounds rounded_to(double printed, double step) { return {printed, printed - step / 2, printed + step / 2}; }
};

/// A published figure that a formula names: {measure|breakdown}, and where they are needed |unit and @when.
struct FigureName {
    std::string measure, breakdown;
    std::string unit = {};  ///< empty: any
    std::string date = {};  ///< another day than the statement's; empty: the statement's, moved by `quarters`
    int quarters = 0;
};

/// Finds what a figure may have been. Empty when it is not there or its precision is not known.
using FigureBounds = std::function<std::optional<Bounds>(const FigureName&)>;

/// Arithmetic on published figures: numbers, names in braces, + - * / and brackets.
/// {cases_contributing|all@-1} is the figure of the quarter before, {outstanding_arrears|all@2013-12-31} that of a day,
/// {staff_fte_change_in_quarter|CSA and CMS|percent} that with the unit. Interval arithmetic: the bounds hold whatever
/// the figures were before rounding, and are the narrowest when each figure is named once.
class Formula {
public:
    /// Empty, when the text is no formula.
    static std::optional<Formula> parse(std::string_view text);

    /// Empty when a figure is, or when it divides by what may be nought.
    std::optional<Bounds> value(const FigureBounds& figure) const;

    const std::string& text() const { return text_; }

private:
    /// In the order of a stack machine: operands push, operators take the two on top.
    struct Step {
        enum class Does { number, figure, add, subtract, multiply, divide } does = Does::number;
        double number = 0;
        FigureName figure = {};
    };
    friend class FormulaReader;

    std::string text_;
    std::vector<Step> steps_;
};

}  // namespace ccsim
