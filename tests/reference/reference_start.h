#pragma once

#include "sim/scenario/scenario.h"
#include "tests/reference/reference_money.h"

namespace ccsim::reference {

/// What is taken of the rows of a case file. The expected engine takes a row's amount to be its class's mean and its
/// family to be any of those of the rows of the same profile, its children and their age each by itself (the page's
/// section 9); the sampled engine takes each as it is.
enum class Rows { as_they_are, as_the_expected_engine_takes_them };

/// The cases at the opening that the scenario draws: every combination of attributes with its share.
Distribution drawn_opening(const Scenario& scenario);

/// The cases of the scenario's case file at the opening; the drawn ones where it has none.
Distribution opening(const Scenario& scenario, Rows rows);

/// The cases that arrive in a quarter of the run: every combination of attributes with its share.
Distribution intake(const Scenario& scenario, int quarter);

}  // namespace ccsim::reference
