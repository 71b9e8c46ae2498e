#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "calibration/formula.h"
#include "calibration/history.h"
#include "calibration/relations.h"

namespace ccsim {

/// What a figure worked out anew says of the one that was printed.
enum class Verdict : std::uint8_t {
    as_printed,          ///< worked out from the printed figures and rounded, it is the same
    within_rounding,     ///< what was rounded away can make it so
    contradicts,         ///< no figures that round to the printed ones make it so
    known_contradiction  ///< the same, and the list of relations says so
};

/// One published statement worked out from others.
struct LintCheck {
    std::optional<std::size_t> row;  ///< in History::rows(); empty: a statement that is in the list of relations only
    int line = 0;                    ///< in the history, or in the list of relations
    std::string period_end, measure, breakdown, unit;
    std::string printed;  ///< 92.7, or "below 0"
    std::string formula;
    Bounds computed;
    Verdict verdict = Verdict::as_printed;
    std::string reason;  ///< from the list of relations; may be empty
};

/// A published statement that follows from no other printed figure.
struct LintRemark {
    std::optional<std::size_t> row;  ///< in History::rows(); empty: a statement that is in the list of relations only
    int line = 0;                    ///< in the history, or in the list of relations
    std::string period_end, measure, breakdown, unit;
    std::string printed;
    std::string reason;
};

struct HistoryLint {
    std::vector<LintCheck> checks;            ///< rows in the order of the history, then statements of the list
    std::vector<LintRemark> does_not_follow;  ///< in the same order
    std::size_t without_relation = 0;         ///< rows that the list of relations does not name

    std::size_t count(Verdict verdict) const;
};

/// Works out every percentage, sum, change and rolling year of a history that the relations say how to, from other
/// published figures, and compares. Derived rows (arithmetic of this project) are checked, but are parts of derived
/// rows only. Where a day's figure was printed twice, the finest is taken, and the others are compared with it.
HistoryLint lint(const History& history, std::span<const Relation> relations);

}  // namespace ccsim
