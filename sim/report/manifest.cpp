#include "sim/report/manifest.h"

#include <map>
#include <nlohmann/json.hpp>

#include "ccsim_version.h"
#include "sim/report/sha256.h"

namespace ccsim {
namespace {

using Json = nlohmann::ordered_json;

constexpr std::string_view program_name = "ccsim";

Json settings_of(const RunRecord& record) {
    const Scenario& scenario = record.scenario;
    const Provenance& provenance = record.provenance;
    Json out{{"start", scenario.start.last_day()},
             {"last_outturn", scenario.last_outturn.last_day()},
             {"last_quarter", scenario.last_quarter.last_day()},
             {"engine", word_of(provenance.engine)},
             {"seed", scenario.seed},
             {"posterior", provenance.posterior.empty() ? Json() : Json(provenance.posterior)},
             {"draws", provenance.draws},
             {"model_discrepancy", provenance.discrepancy},
             {"the_same_in_every_draw", provenance.fixed},
             {"replicates", provenance.replicates},
             {"scale", provenance.scale}};
    if (!provenance.not_in_fit.empty()) out["not_in_the_fit"] = provenance.not_in_fit;
    return out;
}

/// By name.
std::map<std::string, std::string> hashes_of_results(std::span<const ResultFile> files) {
    std::map<std::string, std::string> hashes;
    for (const ResultFile& file : files)
        if (file.role == ResultFile::Role::result) hashes[file.name] = sha256_of(file.bytes);
    return hashes;
}

Json program_json(const std::string& command_line, const std::vector<std::string>& again) {
    return {{"program", program_name},  {"version", version},           {"commit", commit}, {"compiler", compiler},
            {"build_type", build_type}, {"command_line", command_line}, {"again", again}};
}

void add_files(std::span<const InputFile> read, std::span<const ResultFile> files, Json& manifest) {
    Json inputs = Json::array(), outputs = Json::array(), digested = Json::array();
    for (const InputFile& input : read) inputs.push_back({{"path", input.path}, {"sha256", input.sha256}});
    for (const ResultFile& file : files)
        outputs.push_back({{"name", file.name}, {"bytes", file.bytes.size()}, {"sha256", sha256_of(file.bytes)}});
    for (const auto& [name, sha256] : hashes_of_results(files)) digested.push_back(name);
    manifest["inputs"] = inputs;
    manifest["outputs"] = outputs;
    manifest["result_digest"] = result_digest(files);
    manifest["result_digest_of"] = digested;
}

std::string text_of_json(const Json& manifest) {
    return manifest.dump(2, ' ', false, Json::error_handler_t::replace) + '\n';
}

}  // namespace

std::string result_digest(std::span<const ResultFile> files) {
    std::map<std::string, std::string> lines;
    for (const ResultFile& file : files)
        if (file.role == ResultFile::Role::result) lines[file.name] = sha256_of(file.bytes) + "  " + file.name + '\n';
    std::string text;
    for (const auto& [name, line] : lines) text += line;
    return sha256_of(text);
}

std::string manifest_json(const RunRecord& record, std::span<const ResultFile> files) {
    Json manifest = program_json(record.provenance.command_line, record.provenance.again);
    manifest["scenario"] = record.scenario.name;
    manifest["resolved_scenario"] = {{"name", "scenario.yaml"}, {"sha256", sha256_of(record.scenario_yaml)}};
    manifest["run"] = settings_of(record);
    manifest["note"] = not_official;
    manifest["intervals"] = sentence_on_intervals(record);
    manifest["warnings"] = record.provenance.warnings;
    add_files(record.provenance.inputs, files, manifest);
    return text_of_json(manifest);
}

std::string manifest_json(const std::string& command_line, const std::vector<std::string>& again,
                          std::span<const InputFile> inputs, std::span<const ResultFile> files) {
    Json manifest = program_json(command_line, again);
    add_files(inputs, files, manifest);
    return text_of_json(manifest);
}

std::string manifest_json(const ComparisonRecord& record, std::span<const ResultFile> files) {
    const RunRecord& base = record.base;
    Json manifest = program_json(base.provenance.command_line, base.provenance.again);
    manifest["scenario"] = base.scenario.name;
    manifest["resolved_scenario"] = {{"name", "scenario.yaml"}, {"sha256", sha256_of(base.scenario_yaml)}};
    manifest["run"] = settings_of(base);
    Json variants = Json::array();
    for (const ComparedVariant& variant : record.variants)
        variants.push_back({{"scenario", variant.run.scenario.name},
                            {"resolved_scenario", variant_file(variant.run.scenario.name)},
                            {"sha256", sha256_of(variant.run.scenario_yaml)},
                            {"the_same_in_every_draw", variant.run.provenance.fixed}});
    manifest["compared_with"] = variants;
    manifest["note"] = not_official;
    manifest["intervals"] = sentence_on_intervals(base);
    manifest["warnings"] = record.warnings;
    add_files(record.inputs, files, manifest);
    return text_of_json(manifest);
}

std::optional<std::vector<std::string>> files_in_manifest(const std::string& text) {
    const Json manifest = Json::parse(text, nullptr, false);
    if (!manifest.is_object() || manifest.value("program", Json()) != program_name) return {};
    std::vector<std::string> names;
    for (const Json& output : manifest.value("outputs", Json::array()))
        if (output.is_object() && output.contains("name") && output["name"].is_string())
            names.push_back(output["name"].get<std::string>());
    return names;
}

}  // namespace ccsim
