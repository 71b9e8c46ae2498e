#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "calibration/formula.h"

namespace ccsim {

/// What a statement is compared with: a printed number, or that something rose or fell.
enum class Says : std::uint8_t { number, positive, negative };

/// How one published statement follows from others, or why it does not: a row of calibration/data/relations.csv.
struct Relation {
    int line = 0;  ///< in the file, from 1
    std::string measure = {}, breakdown = {};
    std::string unit = {};        ///< empty: any
    std::string period_end = {};  ///< empty: any
    std::optional<Formula> formula = {};
    /// A statement that no row of a history is: what it says, and how finely. Empty: the rows of the history.
    std::optional<Says> says = {};
    double value = 0, step = 0;
    bool known_to_contradict = false;
    std::string reason = {};  ///< why it, without a formula, does not follow; or of a statement, where it stands; or
                              ///< what is contradicted
};

/// Reads such a list. Throws InputError with every problem found.
std::vector<Relation> parse_relations(std::string_view text, const std::string& file);

/// calibration/data/relations.csv as it was when the program was built.
std::string_view relations_text();
std::vector<Relation> relations();

/// The name under which it stands in messages.
inline constexpr std::string_view relations_name = "calibration/data/relations.csv (built in)";

}  // namespace ccsim
