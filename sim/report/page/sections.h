#pragma once

#include "sim/report/page/html.h"
#include "sim/report/page/page_input.h"

// The parts of a page, in the order in which they stand. Each writes its section, or nothing when what it shows is not
// there.
namespace ccsim {

/// What must be known first, and the key measures at the last published quarter and at the ends of the years after it.
void write_overview(HtmlWriter& page, const PageInput& input);
/// The fan of every key measure.
void write_key_measures(HtmlWriter& page, const PageInput& input);
/// How each segment goes through closure.
void write_segments(HtmlWriter& page, const PageInput& input);
void write_payers(HtmlWriter& page, const PageInput& input);
void write_arrears(HtmlWriter& page, const PageInput& input);
/// Why compliance moved, of an explanation.
void write_explanation(HtmlWriter& page, const PageInput& input);
/// Variants beside the base, and what differs.
void write_comparison(HtmlWriter& page, const PageInput& input);
/// Verdicts on the fit and on forecasts of the past, and what is in no interval.
void write_reliance(HtmlWriter& page, const PageInput& input);
/// Every number of the scenario with its source and ratings.
void write_assumptions(HtmlWriter& page, const PageInput& input);
void write_provenance(HtmlWriter& page, const PageInput& input);

}  // namespace ccsim
