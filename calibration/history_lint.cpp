#include "calibration/history_lint.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <utility>

#include "calibration/published_step.h"
#include "sim/core/number.h"
#include "sim/measures/rounding.h"

namespace ccsim {
namespace {

bool is_derived(const HistoryRow& row) { return row.source_id.starts_with("derived:"); }

/// GBP billion and million cases are counted in GBP million and cases, so that they meet.
std::string plain_unit(const std::string& unit) {
    if (unit == "GBP billion") return "GBP million";
    return unit.starts_with("million ") ? unit.substr(8) : unit;
}

struct KnownRow {
    std::size_t row = 0;
    Bounds bounds;
    double step = 0;
};

/// What was published about one part on one day.
class Figures {
public:
    explicit Figures(const std::vector<HistoryRow>& rows) : rows_(rows) {
        for (std::size_t i = 0; i < rows.size(); ++i)
            if (const auto known = known_row(i)) by_name_[key(rows[i])].push_back(*known);
    }

    /// Empty when its precision is not known.
    std::optional<KnownRow> known_row(std::size_t i) const {
        const HistoryRow& row = rows_[i];
        const auto step = published_step(row.rounding, row.unit);
        const auto power = power_of_ten_between(row.unit, plain_unit(row.unit));
        if (!row.number || !step || !power) return {};
        const double value = times_power_of_ten(*row.number, *power), fine = times_power_of_ten(*step, *power);
        return KnownRow{i, Bounds::rounded_to(value, fine), fine};
    }

    /// The finest on that day; published ones before derived ones, which are left out unless asked for.
    std::optional<KnownRow> find(const FigureName& name, const std::string& date, bool derived_too) const {
        const auto found = by_name_.find(name.measure + '|' + name.breakdown + '|' + date);
        if (found == by_name_.end()) return {};
        std::optional<KnownRow> best;
        for (const KnownRow& known : found->second) {
            const HistoryRow& row = rows_[known.row];
            if (!name.unit.empty() && plain_unit(row.unit) != name.unit) continue;
            if (is_derived(row) && !derived_too) continue;
            if (!best || std::pair(is_derived(row), known.step) < std::pair(is_derived(rows_[best->row]), best->step))
                best = known;
        }
        return best;
    }

private:
    static std::string key(const HistoryRow& row) { return row.measure + '|' + row.breakdown + '|' + row.period_end; }

    const std::vector<HistoryRow>& rows_;
    std::map<std::string, std::vector<KnownRow>> by_name_;
};

/// The day that a name means in a statement about another.
std::optional<std::string> day_of(const FigureName& name, const std::string& period_end) {
    if (!name.date.empty()) return name.date;
    if (name.quarters == 0) return period_end;
    const auto quarter = parse_quarter(period_end);
    if (!quarter) return {};
    return (*quarter + name.quarters).last_day();
}

/// Works statements out from the figures.
class Linter {
public:
    Linter(const History& history, std::span<const Relation> relations)
        : rows_(history.rows()), relations_(relations), figures_(rows_) {}

    HistoryLint run() {
        for (std::size_t i = 0; i < rows_.size(); ++i) check_row(i);
        for (const Relation& relation : relations_)
            if (relation.says) check_statement(relation);
        return std::move(out_);
    }

private:
    void check_row(std::size_t i) {
        const HistoryRow& row = rows_[i];
        const auto known = figures_.known_row(i);
        bool followed = known && check_against_finer(i, *known);
        std::string reason;
        bool named = false;
        for (const Relation& relation : relations_) {
            if (relation.says || relation.measure != row.measure || relation.breakdown != row.breakdown) continue;
            if (!relation.unit.empty() && relation.unit != row.unit) continue;
            if (!relation.period_end.empty() && relation.period_end != row.period_end) continue;
            named = true;
            if (relation.formula && known) followed |= check_by(relation, i, *known);
            if (!relation.formula) reason = relation.reason;
        }
        if (followed) return;
        if (!reason.empty()) remark(i, std::move(reason));
        else if (named) remark(i, known ? "what it would follow from is not printed" : "its precision is not known");
        else ++out_.without_relation;
    }

    void remark(std::size_t i, std::string reason) {
        const HistoryRow& row = rows_[i];
        out_.does_not_follow.push_back(
            {i, row.line, row.period_end, row.measure, row.breakdown, row.unit, row.value, std::move(reason)});
    }

    /// A figure printed twice.
    bool check_against_finer(std::size_t i, const KnownRow& known) {
        const HistoryRow& row = rows_[i];
        const FigureName name{row.measure, row.breakdown, plain_unit(row.unit)};
        const auto finest = figures_.find(name, row.period_end, is_derived(row));
        if (!finest || finest->row == i) return false;
        add(check_of(i, known, "the same of " + rows_[finest->row].source_id, finest->bounds, known_trouble_with(row)));
        return true;
    }

    /// Empty when the list knows of no contradiction about that figure of that day.
    std::optional<Relation> known_trouble_with(const HistoryRow& row) const {
        const auto found = std::ranges::find_if(relations_, [&](const Relation& r) {
            return r.known_to_contradict && !r.says && r.measure == row.measure && r.breakdown == row.breakdown &&
                   r.period_end == row.period_end;
        });
        return found == relations_.end() ? std::nullopt : std::optional(*found);
    }

    bool check_by(const Relation& relation, std::size_t i, const KnownRow& known) {
        const auto computed = value_of(*relation.formula, rows_[i].period_end, is_derived(rows_[i]), i);
        if (!computed) return false;
        add(check_of(i, known, relation.formula->text(), *computed, relation));
        return !relation.known_to_contradict;
    }

    /// Empty when a part is missing, or is the statement itself.
    std::optional<Bounds> value_of(const Formula& formula, const std::string& period_end, bool derived_too,
                                   std::optional<std::size_t> self) const {
        return formula.value([&](const FigureName& name) -> std::optional<Bounds> {
            const auto day = day_of(name, period_end);
            const auto part = day ? figures_.find(name, *day, derived_too) : std::nullopt;
            if (!part || part->row == self) return {};
            return part->bounds;
        });
    }

    static Verdict verdict_on(const Bounds& printed, double step, const Bounds& computed, bool known) {
        const double slack = 1e-9 * std::max({1.0, std::abs(printed.high), std::abs(computed.high)});
        if (computed.low > printed.high + slack || computed.high < printed.low - slack)
            return known ? Verdict::known_contradiction : Verdict::contradicts;
        return rounded(computed.printed, step) == rounded(printed.printed, step) ? Verdict::as_printed
                                                                                 : Verdict::within_rounding;
    }

    LintCheck check_of(std::size_t i, const KnownRow& known, std::string formula, const Bounds& computed,
                       const std::optional<Relation>& by) const {
        const HistoryRow& row = rows_[i];
        return {.row = i,
                .line = row.line,
                .period_end = row.period_end,
                .measure = row.measure,
                .breakdown = row.breakdown,
                .unit = plain_unit(row.unit),
                .printed = shortest(known.bounds.printed),
                .formula = std::move(formula),
                .computed = computed,
                .verdict = verdict_on(known.bounds, known.step, computed, by && by->known_to_contradict),
                .reason = by ? by->reason : std::string()};
    }

    static std::string words_of(const Relation& relation) {
        if (*relation.says == Says::number) return shortest(relation.value);
        return *relation.says == Says::positive ? "above 0" : "below 0";
    }

    void check_statement(const Relation& relation) {
        if (!relation.formula) {
            out_.does_not_follow.push_back({{},
                                            relation.line,
                                            relation.period_end,
                                            relation.measure,
                                            relation.breakdown,
                                            relation.unit,
                                            words_of(relation),
                                            relation.reason});
            return;
        }
        const auto computed = value_of(*relation.formula, relation.period_end, false, {});
        if (!computed) return;
        LintCheck check{.row = {},
                        .line = relation.line,
                        .period_end = relation.period_end,
                        .measure = relation.measure,
                        .breakdown = relation.breakdown,
                        .unit = relation.unit,
                        .printed = words_of(relation),
                        .formula = relation.formula->text(),
                        .computed = *computed,
                        .verdict = Verdict::as_printed,
                        .reason = relation.reason};
        if (*relation.says == Says::number)
            check.verdict = verdict_on(Bounds::rounded_to(relation.value, relation.step), relation.step, *computed,
                                       relation.known_to_contradict);
        else if (*relation.says == Says::positive ? computed->high <= 0 : computed->low >= 0)
            check.verdict = relation.known_to_contradict ? Verdict::known_contradiction : Verdict::contradicts;
        add(std::move(check));
    }

    void add(LintCheck check) { out_.checks.push_back(std::move(check)); }

    const std::vector<HistoryRow>& rows_;
    std::span<const Relation> relations_;
    Figures figures_;
    HistoryLint out_;
};

}  // namespace

std::size_t HistoryLint::count(Verdict verdict) const {
    return static_cast<std::size_t>(
        std::ranges::count_if(checks, [&](const LintCheck& check) { return check.verdict == verdict; }));
}

HistoryLint lint(const History& history, std::span<const Relation> relations) {
    return Linter(history, relations).run();
}

}  // namespace ccsim
