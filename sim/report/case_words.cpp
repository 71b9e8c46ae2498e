#include "sim/report/case_words.h"

#include <fmt/format.h>

#include <array>
#include <cstdlib>

#include "sim/model/decision_table.h"

namespace ccsim {
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
    const auto i = static_cast<std::size_t>(outcome);
    return i < draw.thresholds.size() ? row_of(draw.decision).outcomes[i] : "nothing happens";
}

double chance_of(const TracedDraw& draw, std::size_t outcome) {
    constexpr double always = 4294967295.0;
    const double below = outcome == 0 ? 0 : draw.thresholds[outcome - 1];
    return (draw.thresholds[outcome] - below) / always;
}

}  // namespace ccsim
