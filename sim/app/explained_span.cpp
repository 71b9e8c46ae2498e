#include "sim/app/explained_span.h"

#include <fmt/format.h>

#include <utility>

#include "sim/core/problems.h"
#include "sim/core/text.h"

namespace ccsim {
namespace {

Quarter quarter_of(const char* option, const std::string& text) {
    if (const auto quarter = parse_quarter(text)) return *quarter;
    throw InputError({{.file = option,
                       .what = ccsim::quoted(text) + " is not a quarter",
                       .hint = "write its last month or day, such as 2013-03 or 2013-03-31"}});
}

}  // namespace

ExplainedSpan explained_span(const std::string& from, const std::string& to, const Scenario& scenario) {
    const ExplainedSpan span{quarter_of("--from", from), to.empty() ? scenario.last_outturn : quarter_of("--to", to)};
    const auto refuse = [&](const char* option, std::string what) {
        throw InputError({{.file = option,
                           .what = std::move(what),
                           .hint = fmt::format("{} runs from {} to {}", scenario.name, (scenario.start + 1).last_day(),
                                               scenario.last_quarter.last_day())}});
    };
    if (span.from <= scenario.start) refuse("--from", span.from.last_day() + " is not after the scenario's opening");
    if (span.to > scenario.last_quarter) refuse("--to", span.to.last_day() + " is after the scenario's last quarter");
    if (span.to <= span.from) refuse("--to", span.to.last_day() + " is not after " + span.from.last_day());
    return span;
}

}  // namespace ccsim
