#include "calibration/posterior.h"

#include <cstdint>
#include <nlohmann/json.hpp>
#include <utility>

#include "calibration/gates.h"
#include "calibration/published_history.h"
#include "sim/core/number.h"
#include "sim/core/problems.h"
#include "sim/scenario/text_file.h"

namespace ccsim {
namespace {

using Json = nlohmann::json;

constexpr std::uintmax_t most_bytes_of_draws = std::uintmax_t{256} * 1024 * 1024;
constexpr std::uintmax_t most_bytes = std::uintmax_t{16} * 1024 * 1024;  // of what is beside them

/// An element of an object; null when it is not there.
Json at(const Json& json, const char* key) {
    const auto found = json.find(key);
    return found == json.end() ? Json() : *found;
}

std::string text_at(const Json& json, const char* key) {
    const Json found = at(json, key);
    return found.is_string() ? found.get<std::string>() : "";
}

/// Numbers and texts of an object, as texts.
FittedValues values_at(const Json& json, const char* key) {
    FittedValues out;
    const Json values = at(json, key);
    for (const auto& [path, value] : values.items())
        if (value.is_number()) out[path] = shortest(value.get<double>());
        else if (value.is_string()) out[path] = value.get<std::string>();
    return out;
}

void add_diagnostics(const ReadText& diagnostics, Posterior& posterior) {
    const auto json = Json::parse(diagnostics.text, nullptr, false);
    if (!json.is_object())
        throw InputError({{.file = diagnostics.name,
                           .what = "is not the JSON that ccsim calibrate writes",
                           .hint = "take it away, or calibrate again"}});
    posterior.fitted_to = values_at(json, "fitted_to");
    posterior.fitted_to_sha256 = text_at(json, "fitted_to_sha256");
    posterior.last_figure = parse_quarter(text_at(json, "last_figure"));
    const Json inputs = at(json, "inputs"), reference = at(json, "reference");
    for (const Json& input : inputs)
        if (input.is_object()) posterior.fit_inputs.push_back(text_at(input, "sha256"));
    for (const auto& [path, number] : reference.items())
        if (number.is_number()) posterior.reference.emplace_back(path, number.get<double>());
    const std::string verdict = text_at(json, "verdict");
    if (verdict.starts_with(not_passed_words)) posterior.not_passed = verdict.substr(not_passed_words.size());
}

/// The file, when it is there.
std::optional<ReadText> found(const std::filesystem::path& file) {
    if (!std::filesystem::exists(file)) return {};
    return ReadText{file.string(), read_text_file(file, most_bytes)};
}

}  // namespace

Posterior parse_posterior(ReadText draws, std::optional<ReadText> diagnostics, ReadText history) {
    Posterior posterior{.draws = parse_draws(draws.text, draws.name),
                        .fitted_to = {},
                        .fitted_to_sha256 = {},
                        .fit_inputs = {},
                        .last_figure = {},
                        .reference = {},
                        .not_passed = {},
                        .read = {std::move(draws)},
                        .history = std::move(history)};
    if (diagnostics) {
        add_diagnostics(*diagnostics, posterior);
        posterior.read.push_back(*std::move(diagnostics));
    }
    return posterior;
}

Posterior read_posterior(const std::filesystem::path& file) {
    return parse_posterior(
        {file.string(), read_text_file(file, most_bytes_of_draws)}, found(file.parent_path() / "diagnostics.json"),
        found(file.parent_path() / "history.csv")
            .value_or(ReadText{std::string(published_history_name), std::string(published_history_text())}));
}

}  // namespace ccsim
