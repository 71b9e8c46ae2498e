#include "sim/report/case_words.h"

#include <fmt/format.h>

#include <array>
#include <cstdlib>
#include <span>

namespace ccsim {
namespace {

std::span<const std::string_view> names_of(const TracedDraw& draw) {
    using Names = std::span<const std::string_view>;
    static constexpr std::array<std::string_view, 1> lapses{"is no longer recent"}, selected{"selected"},
        stops{"stops qualifying"}, enforcement{"starts or is lifted"}, direct{"joins or leaves"},
        applies{"applies to the 2012 scheme"};
    static constexpr std::array<std::string_view, 2> leaves{"withdraws", "reactive closure"},
        reassessed{"to nil or to positive", "change of amount"}, notice{"liability ends", "drops out"};
    static constexpr std::array<std::string_view, 3> waiting{"arrears moved", "arrears written off", "arrears stay"};
    static constexpr std::array<std::string_view, 4> settles{"clears the arrears", "pays towards arrears",
                                                             "arrears adjusted", "pays more than is due"};
    static constexpr std::array<std::string_view, 5> pays{"not due yet", "pays nothing", "pays under half",
                                                          "pays half to 90%", "pays in full"};
    switch (draw.decision) {
        case Decision::lapses:
            return lapses;
        case Decision::selected:
            return selected;
        case Decision::child_stops:
            return stops;
        case Decision::leaves:
            return leaves;
        case Decision::reassessed:
            return reassessed;
        case Decision::enforcement:
            return enforcement;
        case Decision::direct:
            return direct;
        case Decision::pays:
            return pays;
        case Decision::settles:
            return settles;
        case Decision::progresses:
            return draw.thresholds.size() == notice.size() ? Names(notice) : Names(waiting);
        case Decision::applies:
            return applies;
        default:
            return {};
    }
}

}  // namespace

std::string_view word_of(PayerType type) {
    return type == PayerType::reliable ? "reliable" : type == PayerType::irregular ? "irregular" : "unlikely to pay";
}

std::string_view word_of(LiabilityClass liability) {
    return liability == LiabilityClass::flat_rate      ? "£5 a week or less"
           : liability == LiabilityClass::to_20_pounds ? "over £5 and up to £20 a week"
                                                       : "over £20 a week";
}

std::string_view word_of(Outcome outcome) {
    static constexpr std::array<std::string_view, 5> words{"no payment due yet", "paid nothing", "paid under half",
                                                           "paid half to 90%", "paid in full"};
    return words[static_cast<std::size_t>(outcome)];
}

std::string words_of(State state) {
    switch (standing_of(state)) {
        case Standing::collected:
            return fmt::format("collected, {}", word_of(outcome_of(state.situation)));
        case Standing::enforced:
            return fmt::format("enforced, {}", word_of(outcome_of(state.situation)));
        case Standing::direct:
            return "Maintenance Direct";
        case Standing::nil:
            return "nil-assessed";
        case Standing::ended:
            return "liability ended by closure, waiting for its arrears to be finalised";
        case Standing::no_liability:
            return "no liability, kept for its arrears";
        default:
            return "gone";
    }
}

std::string closure_words(State state) {
    if (in_notice(state))
        return fmt::format("in notice from segment {}, quarter {}", notice_segment(state.stage) + 1,
                           notice_age(state.stage) + 1);
    return {};
}

std::string pounds(std::int64_t pence) {
    const std::string digits = std::to_string(std::abs(pence) / 100);
    std::string grouped;
    for (std::size_t i = 0; i < digits.size(); ++i) {
        if (i > 0 && (digits.size() - i) % 3 == 0) grouped += ',';
        grouped += digits[i];
    }
    return fmt::format("{}£{}.{:02}", pence < 0 ? "-" : "", grouped, std::abs(pence) % 100);
}

std::string_view outcome_name(const TracedDraw& draw, int outcome) {
    const auto names = names_of(draw);
    const auto i = static_cast<std::size_t>(outcome);
    return i < draw.thresholds.size() && i < names.size() ? names[i] : "nothing happens";
}

double chance_of(const TracedDraw& draw, std::size_t outcome) {
    constexpr double always = 4294967295.0;
    const double below = outcome == 0 ? 0 : draw.thresholds[outcome - 1];
    return (draw.thresholds[outcome] - below) / always;
}

}  // namespace ccsim
