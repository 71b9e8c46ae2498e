#pragma once

#include <compare>
#include <optional>
#include <string>
#include <string_view>

namespace ccsim {

/// A calendar quarter. Written as its last day (2016-09-30), the way the Quarterly Summary of Statistics names it.
class Quarter {
public:
    constexpr Quarter() = default;
    /// Quarter `of_year` (1 to 4) of `year`.
    constexpr Quarter(int year, int of_year) : index_(year * 4 + of_year - 1) {}

    constexpr int year() const { return index_ / 4; }
    /// 1 for January to March, ... 4 for October to December.
    constexpr int of_year() const { return index_ % 4 + 1; }
    /// The last day, such as 2016-09-30.
    std::string last_day() const;
    /// Month and year of the last day, such as "September 2016".
    std::string words() const;

    friend constexpr auto operator<=>(Quarter, Quarter) = default;
    friend constexpr int operator-(Quarter a, Quarter b) { return a.index_ - b.index_; }
    friend constexpr Quarter operator+(Quarter a, int quarters) { return from_index(a.index_ + quarters); }
    friend constexpr Quarter operator-(Quarter a, int quarters) { return from_index(a.index_ - quarters); }

private:
    static constexpr Quarter from_index(int index) {
        Quarter q;
        q.index_ = index;
        return q;
    }
    int index_ = 2012 * 4;
};

/// Reads "2016-09-30", "2016-09", "2016-Q3" or "September 2016"; a date must be the last day of a quarter, a month its
/// last month. Empty when the text is none of these.
std::optional<Quarter> parse_quarter(std::string_view text);

/// The quarter that holds an ISO date such as "2016-08-31". Empty when the text is not a date.
std::optional<Quarter> quarter_holding(std::string_view iso_date);

}  // namespace ccsim
