#include "calibration/backtest/saved_origin.h"

#include <fmt/format.h>

#include <cmath>
#include <iomanip>
#include <sstream>
#include <stdexcept>

#include "sim/core/number.h"

namespace ccsim::backtest {
namespace {

constexpr double largest_whole = 9e15;  // a double has every one up to here

/// Reads the words of a text one after another.
class Words {
public:
    explicit Words(std::string_view text) : in_(std::string(text)), longest_(text.size()) {}

    std::string next() {
        std::string word;
        if (!(in_ >> std::quoted(word))) throw std::runtime_error("the text ends too early");
        return word;
    }
    void expect(std::string_view word) {
        if (next() != word) throw std::runtime_error("the text is no list of origins");
    }
    double number() {
        const auto value = parse_number(next());
        if (!value) throw std::runtime_error("a number is none");
        return *value;
    }
    std::int64_t whole_number() {
        const double value = number();
        if (!(value >= 0 && value <= largest_whole && value == std::trunc(value)))
            throw std::runtime_error("a whole number is none");
        return static_cast<std::int64_t>(value);
    }
    /// Of things in the text, which have a byte each at least.
    std::size_t count() {
        const auto value = static_cast<std::size_t>(whole_number());
        if (value > longest_) throw std::runtime_error("the text has fewer than it says");
        return value;
    }
    Quarter quarter() {
        const auto value = parse_quarter(next());
        if (!value) throw std::runtime_error("a quarter is none");
        return *value;
    }

private:
    std::istringstream in_;
    std::size_t longest_;
};

std::string saved(const OriginForecasts& o) {
    std::ostringstream failed;
    failed << std::quoted(o.failed);
    std::string out = fmt::format("origin {} {} {} {} {} {}\n", o.origin.last_day(), o.figures, o.unknowns,
                                  o.evaluations, failed.str(), o.forecasts.size());
    for (const ModelForecast& f : o.forecasts) {
        out += fmt::format("{} {} {}", f.measure - measures().data(), f.quarter.last_day(), f.draws.size());
        for (const double draw : f.draws) out += ' ' + shortest(draw);
        out += '\n';
    }
    return out;
}

ModelForecast forecast_from(Words& words) {
    const std::size_t measure = words.count();
    if (measure >= measures().size()) throw std::runtime_error("there is no such measure");
    ModelForecast out{.measure = &measures()[measure], .quarter = words.quarter()};
    for (std::size_t left = words.count(); left > 0; --left) out.draws.push_back(words.number());
    return out;
}

OriginForecasts origin_from(Words& words) {
    words.expect("origin");
    OriginForecasts out{.origin = words.quarter()};
    out.figures = static_cast<std::size_t>(words.whole_number());
    out.unknowns = static_cast<std::size_t>(words.whole_number());
    out.evaluations = words.whole_number();
    out.failed = words.next();
    for (std::size_t left = words.count(); left > 0; --left) out.forecasts.push_back(forecast_from(words));
    return out;
}

}  // namespace

std::string saved(const std::vector<OriginForecasts>& origins) {
    std::string out = fmt::format("origins {}\n", origins.size());
    for (const OriginForecasts& o : origins) out += saved(o);
    return out + "end\n";
}

std::vector<OriginForecasts> restored_origins(std::string_view text) {
    Words words(text);
    words.expect("origins");
    std::vector<OriginForecasts> out;
    for (std::size_t left = words.count(); left > 0; --left) out.push_back(origin_from(words));
    words.expect("end");
    return out;
}

}  // namespace ccsim::backtest
