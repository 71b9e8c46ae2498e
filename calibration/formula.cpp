#include "calibration/formula.h"

#include <algorithm>

#include "sim/core/number.h"
#include "sim/core/quarter.h"

namespace ccsim {

/// Reads sums of products of operands. What is wrong makes it stop: nothing is left of the text then only by chance, so
/// the flag says it.
class FormulaReader {
public:
    explicit FormulaReader(std::string_view text) : rest_(text) { out_.text_ = text; }

    std::optional<Formula> read() {
        sum();
        skip_spaces();
        if (wrong_ || !rest_.empty()) return {};
        return std::move(out_);
    }

private:
    using Does = Formula::Step::Does;

    void sum() {
        product();
        for (;;) {
            if (take('+')) binary(Does::add, &FormulaReader::product);
            else if (take('-')) binary(Does::subtract, &FormulaReader::product);
            else return;
        }
    }

    void product() {
        operand();
        for (;;) {
            if (take('*')) binary(Does::multiply, &FormulaReader::operand);
            else if (take('/')) binary(Does::divide, &FormulaReader::operand);
            else return;
        }
    }

    void binary(Does does, void (FormulaReader::*right)()) {
        (this->*right)();
        out_.steps_.push_back({.does = does});
    }

    void operand() {
        if (wrong_) return;
        if (take('(')) {
            sum();
            if (!take(')')) wrong_ = true;
        } else if (take('{')) figure();
        else number();
    }

    void number() {
        skip_spaces();
        const std::size_t end = std::min(rest_.find_first_not_of("0123456789.", rest_.starts_with('-')), rest_.size());
        const auto value = parse_number(rest_.substr(0, end));
        if (!value) {
            wrong_ = true;
            return;
        }
        out_.steps_.push_back({.does = Does::number, .number = *value});
        rest_.remove_prefix(end);
    }

    void figure() {
        const std::size_t end = rest_.find('}');
        if (end == std::string_view::npos) {
            wrong_ = true;
            return;
        }
        std::string_view name = rest_.substr(0, end);
        rest_.remove_prefix(end + 1);
        FigureName out;
        if (const std::size_t at = name.rfind('@'); at != std::string_view::npos) {
            when(name.substr(at + 1), out);
            name = name.substr(0, at);
        }
        const std::size_t first = name.find('|');
        if (first == std::string_view::npos) {
            wrong_ = true;
            return;
        }
        const std::size_t second = std::min(name.find('|', first + 1), name.size());
        out.measure = name.substr(0, first);
        out.breakdown = name.substr(first + 1, second - first - 1);
        if (second < name.size()) out.unit = name.substr(second + 1);
        out_.steps_.push_back({.does = Does::figure, .figure = std::move(out)});
    }

    void when(std::string_view text, FigureName& out) {
        if (quarter_holding(text)) {
            out.date = text;
            return;
        }
        const auto quarters = parse_whole(text.starts_with('+') ? text.substr(1) : text);
        if (quarters) out.quarters = static_cast<int>(*quarters);
        else wrong_ = true;
    }

    bool take(char c) {
        skip_spaces();
        if (wrong_ || !rest_.starts_with(c)) return false;
        rest_.remove_prefix(1);
        return true;
    }

    void skip_spaces() { rest_.remove_prefix(std::min(rest_.find_first_not_of(' '), rest_.size())); }

    std::string_view rest_;
    bool wrong_ = false;
    Formula out_;
};

namespace {

Bounds product_of(Bounds a, Bounds b) {
    const auto [low, high] = std::minmax({a.low * b.low, a.low * b.high, a.high * b.low, a.high * b.high});
    return {a.printed * b.printed, low, high};
}

/// Empty when the divisor may be nought.
std::optional<Bounds> quotient_of(Bounds a, Bounds b) {
    if (b.low <= 0 && b.high >= 0) return {};
    return product_of(a, {1 / b.printed, 1 / b.high, 1 / b.low});
}

}  // namespace

std::optional<Formula> Formula::parse(std::string_view text) { return FormulaReader(text).read(); }

std::optional<Bounds> Formula::value(const FigureBounds& figure) const {
    std::vector<Bounds> stack;
    for (const Step& step : steps_) {
        if (step.does == Step::Does::number) {
            stack.push_back({step.number, step.number, step.number});
            continue;
        }
        if (step.does == Step::Does::figure) {
            const auto bounds = figure(step.figure);
            if (!bounds) return {};
            stack.push_back(*bounds);
            continue;
        }
        const Bounds right = stack.back();
        stack.pop_back();
        Bounds& left = stack.back();
        if (step.does == Step::Does::add)
            left = {left.printed + right.printed, left.low + right.low, left.high + right.high};
        else if (step.does == Step::Does::subtract)
            left = {left.printed - right.printed, left.low - right.high, left.high - right.low};
        else if (step.does == Step::Does::multiply) left = product_of(left, right);
        else if (const auto quotient = quotient_of(left, right)) left = *quotient;
        else return {};
    }
    return stack.back();
}

}  // namespace ccsim
