#include <algorithm>
#include <array>
#include <cmath>

#include "calibration/discrepancy.h"
#include "calibration/outcome_shift.h"
#include "sim/core/problems.h"
#include "sim/measures/totals.h"

namespace ccsim {
namespace {

namespace f = totals;
constexpr std::size_t outcomes_a_service = 5, collection_services = 2, direct_service = 1;
constexpr std::size_t nil = static_cast<std::size_t>(Situation::nil);

double families(const ExpectedTally& t) {
    return f::cases_where(t, [](Situation s, Debt) { return has_qualifying_child(s); });
}

/// What a total was multiplied by; 1 when there was nothing.
double growth(double now, double before) { return before > 0 ? now / before : 1.0; }

/// One quarter while its misfit is put in: stocks first, as what depends on them looks at them before and now.
class Adjustment {
public:
    Adjustment(const ExpectedTally& model, const Discrepancy& misfit)
        : model_(model),
          now_(model),
          misfit_(misfit),
          outcome_(outcome_shift(model, of(Base::contributing), of(Base::paying_in_full))) {
        const double liability = std::exp(of(Base::current_liability));
        const double odds = std::exp(of(Base::share_direct));
        const double with_liability = f::with_liability(model);
        const double share = with_liability > 0 ? f::direct(model) / with_liability : 0.0;
        collection_ = odds == 1 ? liability : liability / (1 - share + share * odds);
        direct_ = odds == 1 ? liability : odds * collection_;
        without_ = std::exp(of(Base::without_liability));
        arrears_ = std::exp(of(Base::arrears_owed));
        due_ = std::exp(of(Base::maintenance_due));
        received_ = std::exp(of(Base::arrears_received));
    }

    ExpectedTally tally() {
        move_cases();
        move_what_cases_owe();
        follow_caseload();
        follow_segments();
        follow_payments();
        follow_repayments();
        follow_closure();
        follow_movements();
        return now_;
    }

private:
    double of(Base b) const { return misfit_[static_cast<std::size_t>(b)]; }

    /// What the number of cases in a situation is multiplied by, beside moves between outcomes.
    double cases_in(std::size_t situation) const {
        const auto s = static_cast<Situation>(situation);
        if (in_collection_service(s)) return collection_;
        return s == Situation::direct ? direct_ : without_;
    }

    void scale(Family family, double by) {
        for (std::size_t i = family.first; i < family.end(); ++i) now_[i] *= by;
    }

    /// Moves a column of a family that has a debt class between outcomes, and scales it with the cases;
    /// `place(situation)` is where it stands.
    template <class Place>
    void move_column(std::size_t debt, Place place, double by) {
        for (std::size_t service = 0; debt > 0 && service < collection_services; ++service) {
            const auto at = [&](std::size_t outcome) { return place(service * outcomes_a_service + outcome); };
            ByOutcome column{};
            for (std::size_t o = 0; o < outcomes_a_service; ++o) column[o] = now_[at(o)];
            column = after(outcome_, column);
            for (std::size_t o = 0; o < outcomes_a_service; ++o) now_[at(o)] = column[o];
        }
        for (std::size_t s = 0; s < situations; ++s) now_[place(s)] *= cases_in(s) * by;
    }

    void move_cases() {
        for (std::size_t scheme = 0; scheme < 2; ++scheme)
            for (std::size_t debt = 0; debt < debts; ++debt)
                move_column(
                    debt, [&](std::size_t s) { return tally::cases(scheme, s, debt); }, 1);
        for (std::size_t situation = 0; situation < situations; ++situation)
            for (const bool owing : {false, true})
                now_[tally::clerical(situation, owing)] *=
                    growth(in_situation(now_, situation, owing), in_situation(model_, situation, owing));
        scale(tally::live_without_liability_or_arrears, without_);
    }

    void move_what_cases_owe() {
        for (std::size_t debt = 0; debt < debts; ++debt)
            move_column(
                debt, [&](std::size_t s) { return tally::arrears_pence(s, debt); }, arrears_);
        const double pence = growth(f::arrears(now_), f::arrears(model_));
        const double cases = growth(f::with_arrears(now_), f::with_arrears(model_));
        for (const Family money : {tally::secretary_of_state_pence, tally::arrears_band_pence, tally::adjusted_pence})
            scale(money, pence);
        for (const Family counts : {tally::not_paid_since_january_2012, tally::arrears_band_cases, tally::adjusted})
            scale(counts, cases);
        for (std::size_t i = 0; i < tally::arrears_by_class_pence.dims[1]; ++i) {
            now_[tally::arrears_by_class_pence(0, i)] *= collection_ * arrears_;
            now_[tally::arrears_by_class_pence(direct_service, i)] *= direct_ * arrears_;
        }
    }

    void follow_caseload() {
        scale(tally::live_children, growth(f::live(now_), f::live(model_)));
        scale(tally::children_benefiting, contributing());
        for (std::size_t band = 0; band < liability_bands; ++band) {
            now_[tally::liability_band(0, band)] *= collection_;
            now_[tally::liability_band(direct_service, band)] *= direct_;
        }
        now_[tally::weekly_liability_pence(0)] *= collection_ * due_;
        now_[tally::weekly_liability_pence(direct_service)] *= direct_ * due_;
    }

    double contributing() const { return growth(f::contributing(now_), f::contributing(model_)); }

    /// Cases with a qualifying child are open or in notice; the open ones of a segment follow the cases that make it.
    void follow_segments() {
        scale(tally::contributing_by_segment, contributing());
        const double all = growth(families(now_), families(model_));
        scale(tally::in_notice, all);
        const double open_before = model_.total(tally::open_by_segment);
        const auto in_segment = [](const ExpectedTally& t, std::size_t segment) {
            return f::cases_where(t, [&](Situation s, Debt) {
                if (!has_qualifying_child(s) || is_enforced(s) != (segment == 4)) return false;
                if ((s == Situation::nil) != (segment == 0)) return false;
                return segment == 0 || segment == 4 || (s == Situation::collected_nothing) == (segment == 1);
            });
        };
        for (std::size_t segment = 0; segment < segments; ++segment)
            now_[tally::open_by_segment(segment)] *= growth(in_segment(now_, segment), in_segment(model_, segment));
        scale(tally::open_by_segment, growth(open_before * all, now_.total(tally::open_by_segment)));
    }

    void follow_payments() {
        for (std::size_t service = 0; service < collection_services; ++service) {
            ByOutcome before{}, moved{};
            for (std::size_t o = 0; o < outcomes_a_service; ++o) {
                const std::size_t s = service * outcomes_a_service + o;
                before[o] = in_situation(model_, s);
                moved[o] = in_situation(now_, s) / collection_;
                now_[tally::outcomes(service, o)] *= growth(in_situation(now_, s), before[o]);
            }
            const double due = model_[tally::due_pence(service)];
            now_[tally::due_pence(service)] *= collection_ * due_;
            now_[tally::paid_pence(service)] += more_paid(before, moved, due, model_[tally::paid_pence(service)]);
            now_[tally::paid_pence(service)] *= collection_ * due_;
        }
        now_[tally::due_pence(2)] *= direct_ * due_;
        scale(tally::overpaying, collection_);
        scale(tally::credit_pence, collection_ * due_);
    }

    static double in_situation(const ExpectedTally& t, std::size_t situation, bool owing) {
        return f::cases_where(t, [&](Situation s, Debt d) {
            return static_cast<std::size_t>(s) == situation && (d != Debt::none) == owing;
        });
    }

    static double in_situation(const ExpectedTally& t, std::size_t situation) {
        return f::cases_where(t, [&](Situation s, Debt) { return static_cast<std::size_t>(s) == situation; });
    }

    /// Full payers pay what is due on average, part payers what is then left of the sum.
    static double more_paid(const ByOutcome& before, const ByOutcome& moved, double due, double paid) {
        const double part = before[2] + before[3], full = before[4], nothing = before[1];
        const double mean_due = part + full + nothing > 0 ? due / (part + full + nothing) : 0.0;
        const double in_full = full > 0 ? std::min(mean_due, paid / full) : mean_due;
        const double in_part = part > 0 ? std::min(mean_due, (paid - full * in_full) / part) : 0.0;
        return in_full * (moved[4] - full) + in_part * (moved[2] + moved[3] - part);
    }

    void follow_repayments() {
        const std::array<double, repaying_groups> stock{collection_, direct_, without_, without_, without_};
        for (std::size_t group = 0; group < repaying_groups; ++group) {
            now_[tally::repaying(group)] *= stock[group] * received_;
            now_[tally::repaid_pence(group)] *= stock[group] * received_;
        }
    }

    void follow_closure() {
        const double selected = std::exp(of(Base::selected)), ended = std::exp(of(Base::ended));
        scale(tally::selected, selected);
        scale(tally::dropped_out, selected);
        for (std::size_t scheme = 0; scheme < 2; ++scheme)
            for (std::size_t route = 0; route < closure_routes; ++route)
                now_[tally::liabilities_ended(scheme, route)] *= ended;
        for (const Family flow : {tally::applied, tally::finalised}) scale(flow, ended);
        for (const Family money : {tally::moved_pence, tally::written_off_pence}) scale(money, ended * arrears_);
        scale(tally::waiting, without_);
        scale(tally::waiting_pence, without_ * arrears_);
    }

    void follow_movements() {
        scale(tally::joined_direct, collection_);
        scale(tally::left_direct, direct_);
        for (const Family flow : {tally::enforcement_started, tally::enforcement_lifted}) scale(flow, collection_);
        const double liability = std::exp(of(Base::current_liability));
        for (const Family flow : {tally::became_nil, tally::amount_changed}) scale(flow, liability);
        scale(tally::became_positive, without_);
    }

    const ExpectedTally& model_;
    ExpectedTally now_;
    const Discrepancy& misfit_;
    OutcomeShift outcome_;
    double collection_ = 1, direct_ = 1, without_ = 1, arrears_ = 1, due_ = 1, received_ = 1;
};

}  // namespace

double DiscrepancyScales::correlation(std::size_t quarters_apart) const {
    return std::pow(persistence, static_cast<double>(quarters_apart));
}

ExpectedTally with_discrepancy(const ExpectedTally& model, const Discrepancy& misfit) {
    if (misfit == Discrepancy{}) return model;
    return Adjustment(model, misfit).tally();
}

Series with_discrepancy(const Series& model, const DiscrepancyPath& path) {
    if (path.size() < model.size()) throw Fault("a path of discrepancies is shorter than the run");
    Series out;
    out.reserve(model.size());
    for (std::size_t q = 0; q < model.size(); ++q) out.push_back(with_discrepancy(model[q], path[q]));
    return out;
}

}  // namespace ccsim
