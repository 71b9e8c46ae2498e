#include "sim/report/workbook/table_titles.h"

#include <algorithm>
#include <array>
#include <utility>

namespace ccsim {
namespace {

constexpr std::array titles = std::to_array<std::string_view>({"Live caseload by scheme and service",
                                                               "Clerical caseload",
                                                               "Caseload status, both schemes",
                                                               "Caseload status, 2003 scheme",
                                                               "Caseload status, 1993 scheme",
                                                               "Caseload by weekly liability",
                                                               "Caseload by number of qualifying children",
                                                               "Children benefiting from maintenance",
                                                               "Cases contributing towards current liability",
                                                               "Proportion of liability paid in the quarter",
                                                               "Cases joining and leaving Maintenance Direct",
                                                               "Liability and credits",
                                                               "Collections against liability",
                                                               "Maintenance collected and arranged",
                                                               "Outstanding maintenance arrears",
                                                               "Cases with outstanding arrears",
                                                               "Cases paying towards arrears",
                                                               "Arrears by date of last payment",
                                                               "Arrears by amount owed",
                                                               "Arrears by weekly liability",
                                                               "Arrears by segment of debt",
                                                               "Enforcement",
                                                               "Appeals",
                                                               "Complaints",
                                                               "Telephony: calls answered",
                                                               "Closures following calculation, by reason and scheme"});

constexpr std::string_view closure = "Closure", staff = "Staff_and_accuracy";

/// Published figures whose names begin like no measure's.
constexpr std::array named =
    std::to_array<std::pair<std::string_view, int>>({{"deo_requests_issued", 22},
                                                     {"lump_sum_and_regular_deduction_orders_authorised", 22},
                                                     {"appeals_", 23},
                                                     {"calls_answered_", 25},
                                                     {"average_call_waiting_time", 25},
                                                     {"share_of_quarterly_live_caseload_decrease", 1}});

const TableSheet& sheet_named(std::string_view name) {
    return *std::ranges::find_if(table_sheets(), [&](const TableSheet& sheet) { return sheet.name == name; });
}

const TableSheet& sheet_numbered(int number) { return table_sheets()[static_cast<std::size_t>(number - 1)]; }

void replace(std::string& in, std::string_view what, std::string_view by) {
    if (const std::size_t at = in.find(what); at != std::string::npos) in.replace(at, what.size(), by);
}

}  // namespace

const std::vector<TableSheet>& table_sheets() {
    static const std::vector<std::string> names = [] {
        std::vector<std::string> out;
        for (std::size_t i = 0; i < titles.size(); ++i) out.push_back("Table_" + std::to_string(i + 1));
        return out;
    }();
    static const std::vector<TableSheet> sheets = [] {
        std::vector<TableSheet> out;
        for (std::size_t i = 0; i < titles.size(); ++i) out.push_back({static_cast<int>(i + 1), names[i], titles[i]});
        out.push_back({0, closure, "The closure programme, and flows that explain the tables"});
        out.push_back({0, staff, "Staff and accuracy"});
        return out;
    }();
    return sheets;
}

const TableSheet& sheet_of(const Measure& measure) {
    if (measure.table > 0) return sheet_numbered(measure.table);
    return sheet_named(measure.subject == Measure::Subject::closure_programme ? closure : staff);
}

const TableSheet* sheet_of_published(const HistoryRow& row) {
    if (row.source_id != "qss-2016-09") return nullptr;
    if (find_measure(row.measure, row.breakdown) && row.quarter) return nullptr;
    for (const auto& [beginning, number] : named)
        if (row.measure.starts_with(beginning)) return &sheet_numbered(number);
    const Measure* longest = nullptr;
    for (const Measure& m : measures())
        if (row.measure.starts_with(m.id) && (!longest || m.id.size() > longest->id.size())) longest = &m;
    return longest ? &sheet_of(*longest) : nullptr;
}

std::string words_of_id(std::string_view id) {
    std::string out(id);
    std::ranges::replace(out, '_', ' ');
    constexpr auto in_full = std::to_array<std::pair<std::string_view, std::string_view>>(
        {{"1 pound or 2pct", "1 pound or 2%"},
         {"50 to 90pct", "50 to 90%"},
         {"50pct", "50%"},
         {"pct of ", "percentage of "},
         {"pct ", "percentage of "},
         {"avg ", "average "},
         {" nrps", " non-resident parents"},
         {" nrp", " non-resident parent"},
         {"deo requests", "deduction from earnings orders and requests"},
         {" cms", " the 2012 scheme"},
         {" 12m", ", 12 months"},
         {" 3m", ", 3 months"},
         {" fte", ", full time equivalents"},
         {" 60s", " 60 seconds"},
         {" md ", " Maintenance Direct "},
         {" jan 2012", " January 2012"},
         {" oct 2013", " October 2013"},
         {"maintenance direct", "Maintenance Direct"},
         {"secretary of state", "Secretary of State"}});
    for (const auto& [what, by] : in_full) replace(out, what, by);
    if (out.front() >= 'a' && out.front() <= 'z') out.front() = static_cast<char>(out.front() - 'a' + 'A');
    return out;
}

}  // namespace ccsim
