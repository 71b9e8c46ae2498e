#include "calibration/posterior.h"

#include <cstdint>
#include <nlohmann/json.hpp>

#include "calibration/gates.h"
#include "sim/core/problems.h"
#include "sim/scenario/text_file.h"

namespace ccsim {
namespace {

constexpr std::uintmax_t most_bytes = std::uintmax_t{64} << 20;

std::string text_at(const nlohmann::json& json, const char* key) {
    const auto found = json.find(key);
    return found != json.end() && found->is_string() ? found->get<std::string>() : "";
}

void add_diagnostics(const std::filesystem::path& file, Posterior& posterior) {
    const auto json = nlohmann::json::parse(read_text_file(file, most_bytes), nullptr, false);
    if (!json.is_object())
        throw InputError({{.file = file.string(),
                           .what = "is not the JSON that ccsim calibrate writes",
                           .hint = "take it away, or calibrate again"}});
    posterior.fitted_to = text_at(json, "fitted_to_sha256");
    const std::string verdict = text_at(json, "verdict");
    if (verdict.starts_with(not_passed_words)) posterior.not_passed = verdict.substr(not_passed_words.size());
    posterior.files.push_back(file.string());
}

}  // namespace

Posterior read_posterior(const std::filesystem::path& file) {
    Posterior posterior{.draws = read_draws(file), .fitted_to = {}, .not_passed = {}, .files = {file.string()}};
    const std::filesystem::path diagnostics = file.parent_path() / "diagnostics.json";
    if (std::filesystem::exists(diagnostics)) add_diagnostics(diagnostics, posterior);
    return posterior;
}

}  // namespace ccsim
