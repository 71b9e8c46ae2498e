#include "calibration/backtest/saved_origin.h"

#include <fmt/format.h>

#include <iomanip>
#include <sstream>
#include <stdexcept>

#include "sim/core/number.h"

namespace ccsim::backtest {
namespace {

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
    /// Of something that has at least a byte each.
    std::size_t count() {
        const double value = number();
        if (!(value >= 0 && value <= static_cast<double>(longest_))) throw std::runtime_error("a count is none");
        return static_cast<std::size_t>(value);
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
    out.draws.resize(words.count());
    for (double& draw : out.draws) draw = words.number();
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
    std::vector<OriginForecasts> out(words.count());
    for (OriginForecasts& o : out) {
        words.expect("origin");
        o.origin = words.quarter();
        o.figures = words.count();
        o.unknowns = words.count();
        o.evaluations = static_cast<std::int64_t>(words.number());
        o.failed = words.next();
        o.forecasts.resize(words.count());
        for (ModelForecast& f : o.forecasts) f = forecast_from(words);
    }
    words.expect("end");
    return out;
}

}  // namespace ccsim::backtest
