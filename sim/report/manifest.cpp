#include "sim/report/manifest.h"

#include <map>
#include <nlohmann/json.hpp>

#include "ccsim_version.h"
#include "sim/report/sha256.h"

namespace ccsim {
namespace {

using Json = nlohmann::ordered_json;

Json settings_of(const RunRecord& record) {
    const Scenario& scenario = record.scenario;
    const RunDesign& design = record.design;
    Json out{{"start", scenario.start.last_day()},
             {"last_outturn", scenario.last_outturn.last_day()},
             {"last_quarter", scenario.last_quarter.last_day()},
             {"engine", word_of(design.engine)},
             {"seed", scenario.seed},
             {"posterior", design.posterior.empty() ? Json() : Json(design.posterior)},
             {"draws", design.draws},
             {"model_discrepancy", design.discrepancy},
             {"the_same_in_every_draw", design.fixed},
             {"replicates", design.replicates},
             {"scale", design.scale}};
    if (!design.not_in_fit.empty()) out["not_in_the_fit"] = design.not_in_fit;
    return out;
}

/// By name.
std::map<std::string, std::string> hashes_of_results(std::span<const ResultFile> files) {
    std::map<std::string, std::string> hashes;
    for (const ResultFile& file : files)
        if (file.role == ResultFile::Role::result) hashes[file.name] = sha256_of(file.bytes);
    return hashes;
}

Json program_json(const Provenance& provenance) {
    return {{"program", program_name},
            {"version", version},
            {"commit", commit},
            {"compiler", compiler},
            {"build_type", build_type},
            {"command_line", provenance.command_line},
            {"again", provenance.rerun_arguments}};
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

ResultFile file_of(const Json& manifest) {
    return {std::string(manifest_name), manifest.dump(2, ' ', false, Json::error_handler_t::replace) + '\n'};
}

std::string lines_of(const std::vector<std::string>& lines) {
    std::string out;
    for (const std::string& line : lines) out += line + '\n';
    return out;
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

ResultFile manifest_of(const RunRecord& record, std::span<const ResultFile> files) {
    Json manifest = program_json(record.provenance);
    manifest["scenario"] = record.scenario.name;
    manifest["resolved_scenario"] = {{"name", "scenario.yaml"}, {"sha256", sha256_of(record.provenance.scenario_yaml)}};
    manifest["run"] = settings_of(record);
    manifest["note"] = not_official;
    manifest["intervals"] = sentence_on_intervals(record);
    manifest["warnings"] = record.provenance.warnings;
    add_files(record.provenance.inputs, files, manifest);
    return file_of(manifest);
}

ResultFile manifest_of(const Provenance& provenance, std::span<const ResultFile> files) {
    Json manifest = program_json(provenance);
    add_files(provenance.inputs, files, manifest);
    return file_of(manifest);
}

ResultFile manifest_of(const ComparisonRecord& record, std::span<const ResultFile> files) {
    const RunRecord& base = record.base;
    Json manifest = program_json(base.provenance);
    manifest["scenario"] = base.scenario.name;
    manifest["resolved_scenario"] = {{"name", "scenario.yaml"}, {"sha256", sha256_of(base.provenance.scenario_yaml)}};
    manifest["run"] = settings_of(base);
    Json variants = Json::array();
    for (const ComparedVariant& variant : record.variants)
        variants.push_back({{"scenario", variant.run.scenario.name},
                            {"resolved_scenario", variant_file(variant.run.scenario.name)},
                            {"sha256", sha256_of(variant.run.provenance.scenario_yaml)},
                            {"the_same_in_every_draw", variant.run.design.fixed}});
    manifest["compared_with"] = variants;
    manifest["note"] = not_official;
    manifest["intervals"] = sentence_on_intervals(base);
    manifest["warnings"] = base.provenance.warnings;
    add_files(base.provenance.inputs, files, manifest);
    return file_of(manifest);
}

void add_scenario_and_log(const Provenance& provenance, std::vector<ResultFile>& files) {
    if (!provenance.scenario_yaml.empty()) files.push_back({"scenario.yaml", provenance.scenario_yaml});
    files.push_back({"log.txt", lines_of(provenance.log)});
}

std::vector<ResultFile> whole_folder(std::vector<ResultFile> files, const Provenance& provenance) {
    add_scenario_and_log(provenance, files);
    files.push_back(manifest_of(provenance, files));
    return files;
}

}  // namespace ccsim
