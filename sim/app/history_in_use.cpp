#include "sim/app/history_in_use.h"

#include <fmt/format.h>

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "calibration/published_history.h"
#include "calibration/row_match.h"
#include "sim/core/problems.h"
#include "sim/report/sha256.h"
#include "sim/scenario/text_file.h"

namespace ccsim {
namespace {

constexpr std::uintmax_t most_input_bytes = std::uintmax_t{1} << 32;

std::string in_words(std::size_t rows) { return rows == 1 ? "1 row" : fmt::format("{} rows", rows); }

}  // namespace

HistoryInUse history_in_use(const std::string& name) {
    if (name == "none") return {};
    if (name.empty()) {
        const std::string text(published_history_text());
        return {published_history(), {std::string(published_history_name), sha256_of(text)}, text};
    }
    const std::string text = read_text_file(name, most_input_bytes);
    return {parse_history(text, name), {name, sha256_of(text)}, text};
}

void warn_of_doubts(const HistoryInUse& history, Console& console) {
    if (history.file.path.empty() || history.file.path == published_history_name) return;
    const std::vector<Problem> doubts = doubts_about(history.history);
    if (doubts.empty()) return;
    console.warn(fmt::format("{} of {} {} a look (`ccsim validate` names {}): {}", in_words(doubts.size()),
                             history.file.path, doubts.size() == 1 ? "wants" : "want",
                             doubts.size() == 1 ? "it" : "each", text_of(doubts.front())));
}

InputFile input_file(const std::string& path) { return {path, sha256_of(read_text_file(path, most_input_bytes))}; }

}  // namespace ccsim
