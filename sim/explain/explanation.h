#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "sim/explain/case_flows.h"
#include "sim/explain/statements.h"
#include "sim/explain/world_paths.h"

// Everything that `ccsim explain` finds, as named terms.
namespace ccsim {

/// A term of an explanation, for each run and quarter. Unless its unit says otherwise it is what the term adds to a
/// rate between the first quarter and the end of the quarter, so a stretch's is the difference of two quarters.
struct Term {
    std::string name;  ///< "contributing.mechanism.published_order": rate, account, term, part
    std::string_view unit;
    std::vector<std::vector<double>> values;  ///< by quarter, the first of the span first; then by run
};

struct Explanation {
    ExplainedSpan span;
    std::vector<Term> terms;
    std::vector<Statement> statements;

    const Term* find(std::string_view name) const;
};

/// The terms of the mechanisms, other worlds and tables for the draws that lived through the worlds, and of the flows
/// of cases, of the runs that were counted. Each account's terms add up to the rate's change in every run.
Explanation explanation_of(const ExplainedSpan& span, std::span<const DrawWorlds> draws,
                           std::span<const CaseFlows> runs);

inline constexpr std::string_view in_points = "percentage points", in_percent = "percent", in_cases = "cases";

}  // namespace ccsim
