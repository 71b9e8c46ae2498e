#include "calibration/posterior.h"

#include <cstdint>
#include <nlohmann/json.hpp>

#include "sim/core/problems.h"
#include "sim/scenario/text_file.h"

namespace ccsim {
namespace {

constexpr std::uintmax_t most_bytes = std::uintmax_t{64} << 20;

std::string fitted_to_of(const std::filesystem::path& diagnostics) {
    const auto json = nlohmann::json::parse(read_text_file(diagnostics, most_bytes), nullptr, false);
    if (!json.is_object())
        throw InputError({{.file = diagnostics.string(),
                           .what = "is not the JSON that ccsim calibrate writes",
                           .hint = "take it away, or calibrate again"}});
    const auto digest = json.find("fitted_to_sha256");
    return digest != json.end() && digest->is_string() ? digest->get<std::string>() : "";
}

}  // namespace

Posterior read_posterior(const std::filesystem::path& file) {
    Posterior posterior{.draws = read_draws(file), .fitted_to = {}, .files = {file.string()}};
    const std::filesystem::path diagnostics = file.parent_path() / "diagnostics.json";
    if (std::filesystem::exists(diagnostics)) {
        posterior.fitted_to = fitted_to_of(diagnostics);
        posterior.files.push_back(diagnostics.string());
    }
    return posterior;
}

}  // namespace ccsim
