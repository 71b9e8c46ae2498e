#include "sim/report/page/page_input.h"

#include <algorithm>
#include <nlohmann/json.hpp>

#include "sim/core/problems.h"
#include "sim/report/manifest.h"

namespace ccsim {
namespace {

using Json = nlohmann::json;

/// A member in words; empty when there is none.
std::string words_at(const Json& json, const char* key) {
    const auto found = json.is_object() ? json.find(key) : json.end();
    if (found == json.end() || found->is_null()) return "";
    return found->is_string() ? found->get<std::string>() : found->dump();
}

std::vector<std::string> list_at(const Json& json, const char* key) {
    std::vector<std::string> out;
    const auto found = json.is_object() ? json.find(key) : json.end();
    if (found != json.end() && found->is_array())
        for (const Json& item : *found)
            if (item.is_string()) out.push_back(item.get<std::string>());
    return out;
}

}  // namespace

RunFacts parse_run_facts(const std::string& manifest, const std::string& file) {
    if (!files_in_manifest(manifest))
        throw InputError({{.file = file,
                           .what = "is not the manifest of a results folder of ccsim",
                           .hint = "name a folder that ccsim run or ccsim compare wrote"}});
    const Json json = Json::parse(manifest), run = json.value("run", Json::object());
    RunFacts facts{.program = "ccsim " + words_at(json, "version") + ", commit " + words_at(json, "commit") + ", " +
                              words_at(json, "compiler") + ", " + words_at(json, "build_type"),
                   .command_line = words_at(json, "command_line"),
                   .scenario = words_at(json, "scenario"),
                   .posterior = words_at(run, "posterior"),
                   .intervals = words_at(json, "intervals"),
                   .digest = words_at(json, "result_digest"),
                   .draws = words_at(run, "draws"),
                   .replicates = words_at(run, "replicates"),
                   .scale = words_at(run, "scale"),
                   .engine = words_at(run, "engine"),
                   .seed = words_at(run, "seed"),
                   .warnings = list_at(json, "warnings"),
                   .fixed = list_at(run, "the_same_in_every_draw"),
                   .inputs = {}};
    for (const Json& input : json.value("inputs", Json::array()))
        facts.inputs.emplace_back(words_at(input, "path"), words_at(input, "sha256"));
    return facts;
}

std::string PageInput::base() const {
    const auto& names = measures.figures.scenarios();
    if (std::find(names.begin(), names.end(), facts.scenario) != names.end() || names.empty()) return facts.scenario;
    return names.front();
}

}  // namespace ccsim
