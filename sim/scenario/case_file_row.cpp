#include "sim/scenario/case_file_row.h"

#include <algorithm>
#include <optional>
#include <utility>

#include "sim/core/money.h"
#include "sim/core/number.h"
#include "sim/core/text.h"
#include "sim/scenario/case_file.h"

namespace ccsim {
namespace {

constexpr std::int64_t most_weekly_pence = 200'000;  // £2,000
constexpr std::int64_t most_arrears_pence = static_cast<std::int64_t>(most_debt_pounds * pence_per_pound);
constexpr std::int64_t most_children = 4, most_quarters_to_go = 80;  // 80: twenty years

template <class T>
struct Word {
    std::string_view text;
    T value;
};

constexpr std::array scheme_words{Word<Scheme>{"1993", Scheme::of_1993}, Word<Scheme>{"2003", Scheme::of_2003}};
constexpr std::array yes_words{Word<bool>{"yes", true}, Word<bool>{"no", false}};
constexpr std::array standing_words{Word<Standing>{"collected", Standing::collected},
                                    Word<Standing>{"enforced", Standing::enforced},
                                    Word<Standing>{"direct", Standing::direct}, Word<Standing>{"nil", Standing::nil},
                                    Word<Standing>{"no_liability", Standing::no_liability}};
constexpr std::array payer_words{Word<PayerType>{"reliable", PayerType::reliable},
                                 Word<PayerType>{"irregular", PayerType::irregular},
                                 Word<PayerType>{"unlikely", PayerType::unlikely}};
constexpr std::array outcome_words{
    Word<Outcome>{"nothing", Outcome::nothing}, Word<Outcome>{"under_half", Outcome::under_half},
    Word<Outcome>{"half_to_90", Outcome::half_to_90}, Word<Outcome>{"full", Outcome::full}};

/// Reads the fields of one row, and notes what is wrong.
class RowReader {
public:
    RowReader(const CaseFields& fields, const std::string& file, std::vector<Problem>& problems)
        : fields_(&fields), file_(&file), problems_(&problems) {}

    bool empty(CaseColumn column) const { return at(column).text.empty(); }

    template <class T, std::size_t n>
    T word(CaseColumn column, const std::array<Word<T>, n>& words) {
        const auto found =
            std::find_if(words.begin(), words.end(), [&](const Word<T>& w) { return w.text == at(column).text; });
        if (found != words.end()) return found->value;
        refuse_value(column);
        return words.front().value;
    }

    /// A whole number, or pence from pounds; empty after a problem.
    std::optional<std::int64_t> whole(CaseColumn column, std::int64_t most) {
        return number(column, parse_whole(at(column).text), 0, most);
    }
    std::optional<std::int64_t> pence(CaseColumn column, std::int64_t least, std::int64_t most) {
        return number(column, parse_pence(at(column).text), least, most);
    }

    /// The field does not go with another one.
    void refuse(CaseColumn column, std::string why, std::string hint) {
        const CsvField& field = at(column);
        problems_->push_back({*file_, field.line, field.column, name(column), std::move(why), std::move(hint)});
    }
    void refuse_unless_empty(CaseColumn column, const std::string& why) {
        if (!empty(column)) refuse(column, quoted(at(column).text) + " (" + why + ")", "leave it empty");
    }

private:
    const CsvField& at(CaseColumn column) const { return (*fields_)[static_cast<std::size_t>(column)]; }
    static std::string name(CaseColumn column) {
        return std::string(case_file_columns()[static_cast<std::size_t>(column)].name);
    }

    std::optional<std::int64_t> number(CaseColumn column, std::optional<std::int64_t> value, std::int64_t least,
                                       std::int64_t most) {
        if (value && *value >= least && *value <= most) return value;
        refuse_value(column);
        return {};
    }

    void refuse_value(CaseColumn column) {
        const std::string allowed(case_file_columns()[static_cast<std::size_t>(column)].allowed);
        refuse(column, empty(column) ? "is empty" : quoted(at(column).text) + " cannot be used", "write " + allowed);
    }

    const CaseFields* fields_;
    const std::string* file_;
    std::vector<Problem>* problems_;
};

bool in_service(Standing s) { return s == Standing::collected || s == Standing::enforced; }

void read_liability(RowReader& read, CaseFileRow& row) {
    using C = CaseColumn;
    if (!read.empty(C::payer_type)) row.payer_type = read.word(C::payer_type, payer_words);
    if (row.standing == Standing::nil || row.standing == Standing::no_liability)
        read.refuse_unless_empty(C::weekly_liability_pounds, "a nil or no_liability case has no weekly liability");
    else if (!read.empty(C::weekly_liability_pounds))
        row.weekly_liability_pence =
            static_cast<std::int32_t>(read.pence(C::weekly_liability_pounds, 1, most_weekly_pence).value_or(1));
    if (!in_service(row.standing))
        read.refuse_unless_empty(C::last_outcome, "only a collected or enforced case has an outcome");
    else if (!read.empty(C::last_outcome)) row.last_outcome = read.word(C::last_outcome, outcome_words);
}

void read_family(RowReader& read, CaseFileRow& row) {
    using C = CaseColumn;
    const auto children = read.whole(C::qualifying_children, most_children);
    row.qualifying_children = static_cast<std::uint8_t>(children.value_or(0));
    if (row.standing == Standing::no_liability) {
        if (row.qualifying_children > 0)
            read.refuse(C::qualifying_children, "a no_liability case has no qualifying child", "write 0");
        read.refuse_unless_empty(C::quarters_to_go, "a no_liability case has no qualifying child");
        return;
    }
    if (children == 0)
        read.refuse(C::qualifying_children, "a case with a liability, or assessed at nil, has a qualifying child",
                    "write 1 to 4, or no_liability as the standing");
    row.quarters_to_go = static_cast<std::uint16_t>(read.whole(C::quarters_to_go, most_quarters_to_go).value_or(0));
}

void read_arrears(RowReader& read, CaseFileRow& row) {
    using C = CaseColumn;
    const auto arrears = read.pence(C::arrears_pounds, 0, most_arrears_pence);
    const auto of_state = read.pence(C::secretary_of_state_pounds, 0, most_arrears_pence);
    row.arrears_pence = static_cast<std::int32_t>(arrears.value_or(0));
    row.secretary_of_state_pence = static_cast<std::int32_t>(of_state.value_or(0));
    if (arrears && of_state && *of_state > *arrears)
        read.refuse(C::secretary_of_state_pounds, "more is owed to the Secretary of State than is owed in all",
                    "write the part of arrears_pounds");
    if (row.standing == Standing::no_liability && arrears == 0)
        read.refuse(C::arrears_pounds, "a no_liability case is kept for its arrears and has some",
                    "write what is owed, or leave the row out");
}

void read_history(RowReader& read, CaseFileRow& row) {
    using C = CaseColumn;
    row.paid_since_january_2012 = read.word(C::paid_since_january_2012, yes_words);
    if (!row.paid_since_january_2012 && row.last_outcome >= Outcome::under_half)
        read.refuse(C::paid_since_january_2012, "something was paid in the last quarter, which is since January 2012",
                    "write yes, or correct last_outcome");
    if (row.standing == Standing::no_liability || !read.empty(C::ended_recently))
        row.ended_recently = read.word(C::ended_recently, yes_words);
    if (row.ended_recently && row.standing != Standing::no_liability)
        read.refuse(C::ended_recently, "only the liability of a no_liability case has ended", "leave it empty");
}

}  // namespace

CaseFileRow read_case_row(const CaseFields& fields, const std::string& file, std::vector<Problem>& problems) {
    RowReader read(fields, file, problems);
    const std::size_t before = problems.size();
    CaseFileRow row;
    row.scheme = read.word(CaseColumn::scheme, scheme_words);
    row.clerical = read.word(CaseColumn::clerical, yes_words);
    row.standing = read.word(CaseColumn::standing, standing_words);
    if (problems.size() > before) return row;  // what goes with the standing cannot be said
    read_liability(read, row);
    read_family(read, row);
    read_arrears(read, row);
    read_history(read, row);
    return row;
}

}  // namespace ccsim
