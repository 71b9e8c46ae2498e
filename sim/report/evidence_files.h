#pragma once

#include <array>
#include <string>
#include <string_view>
#include <vector>

#include "sim/explain/share_of_rise.h"
#include "sim/report/csv_table.h"
#include "sim/report/explanation_figures.h"
#include "sim/report/provenance.h"
#include "sim/report/result_folder.h"

namespace ccsim {

/// All that the folder of a weighing is made of. What it refers to must outlive it.
struct EvidenceRecord {
    const Scenario& scenario;
    const Evidence& evidence;
    const EvidenceSettings& settings;
    ExplainedSpan span;
    std::vector<RiseTerms> rises;  ///< by point of the grid, as declared first
    RiseTerms prior;               ///< the same before any figure is seen
    std::size_t figures = 0;       ///< that the rivals were fitted to
    std::size_t unknowns = 0;
    std::vector<std::string> left_out = {};  ///< series that are fitted elsewhere and not here
    Provenance provenance;
};

/// The rivals in words, in the order of all_rivals.
inline constexpr std::array named_rivals{
    NamedTerm{"both", "Both: the published order, and behaviour that may change"},
    NamedTerm{"no_selection_effect", "No selection effect: random order at the same capacity"},
    NamedTerm{"no_behaviour_change", "No behaviour change: no trend, no effect of notice"},
    NamedTerm{"neither", "Neither"}};

/// What a log Bayes factor is worth: "not worth a mention", "some", "strong" or "very strong evidence".
std::string_view worth_of(double log_bayes_factor);

/// "-6.7 ± 0.2"; without the error where it is not known.
std::string words_of(const methods::LogEvidence& figure);

/// evidence.csv: every figure of the weighing, tidy.
CsvTable evidence_csv(const EvidenceRecord& record);

/// evidence.md: the answer, what it rests on and what it cannot say.
std::string evidence_text(const EvidenceRecord& record);

/// The files of the folder, the manifest last: evidence.md, evidence.csv, scenario.yaml, log.txt.
std::vector<ResultFile> evidence_files(const EvidenceRecord& record);

}  // namespace ccsim
