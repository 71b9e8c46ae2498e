#include "sim/core/quarter.h"

#include <array>
#include <charconv>
#include <chrono>

namespace ccsim {
namespace {

constexpr std::array<std::string_view, 12> months{"January",   "February", "March",    "April",
                                                  "May",       "June",     "July",     "August",
                                                  "September", "October",  "November", "December"};

std::optional<int> whole_number(std::string_view text) {
    int value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error != std::errc{} || end != text.data() + text.size() || text.empty() || text.front() == '-') return {};
    return value;
}

std::optional<Quarter> ending_in(int year, int month) {
    if (year < 1000 || year > 9999 || month < 1 || month > 12 || month % 3 != 0) return {};
    return Quarter(year, month / 3);
}

std::optional<std::chrono::year_month_day> parse_date(std::string_view text) {
    if (text.size() != 10 || text[4] != '-' || text[7] != '-') return {};
    const auto year = whole_number(text.substr(0, 4)), month = whole_number(text.substr(5, 2)),
               day = whole_number(text.substr(8, 2));
    if (!year || !month || !day) return {};
    const std::chrono::year_month_day date{std::chrono::year{*year}, std::chrono::month{static_cast<unsigned>(*month)},
                                           std::chrono::day{static_cast<unsigned>(*day)}};
    if (!date.ok()) return {};
    return date;
}

std::optional<Quarter> parse_month_and_year(std::string_view text) {
    const std::size_t space = text.find(' ');
    if (space == std::string_view::npos) return {};
    const auto year = whole_number(text.substr(space + 1));
    for (std::size_t month = 0; month < months.size(); ++month)
        if (year && text.substr(0, space) == months[month]) return ending_in(*year, static_cast<int>(month) + 1);
    return {};
}

}  // namespace

std::string Quarter::last_day() const {
    constexpr std::array<std::string_view, 4> days{"-03-31", "-06-30", "-09-30", "-12-31"};
    return std::to_string(year()).append(days[static_cast<std::size_t>(of_year() - 1)]);
}

std::string Quarter::words() const {
    return std::string(months[static_cast<std::size_t>(of_year() * 3 - 1)]) + ' ' + std::to_string(year());
}

std::optional<Quarter> parse_quarter(std::string_view text) {
    if (text.size() == 10 && text[4] == '-') {
        const auto holding = quarter_holding(text);
        return holding && holding->last_day() == text ? holding : std::nullopt;
    }
    if (text.size() == 7 && text[4] == '-') {
        const auto year = whole_number(text.substr(0, 4));
        if (!year) return {};
        if (text[5] != 'Q') {
            const auto month = whole_number(text.substr(5));
            return month ? ending_in(*year, *month) : std::nullopt;
        }
        const auto of_year = whole_number(text.substr(6));
        return of_year ? ending_in(*year, *of_year * 3) : std::nullopt;
    }
    return parse_month_and_year(text);
}

std::optional<Quarter> quarter_holding(std::string_view iso_date) {
    const auto date = parse_date(iso_date);
    if (!date) return {};
    return Quarter(static_cast<int>(date->year()), (static_cast<int>(static_cast<unsigned>(date->month())) + 2) / 3);
}

}  // namespace ccsim
