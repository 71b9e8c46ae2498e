#include "sim/app/history_in_use.h"

#include <cstdint>

#include "calibration/published_history.h"
#include "sim/report/sha256.h"
#include "sim/scenario/text_file.h"

namespace ccsim {
namespace {

constexpr std::uintmax_t most_input_bytes = std::uintmax_t{1} << 32;

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

InputFile input_file(const std::string& path) { return {path, sha256_of(read_text_file(path, most_input_bytes))}; }

}  // namespace ccsim
