#include "sim/report/read_manifest.h"

#include <algorithm>
#include <nlohmann/json.hpp>

#include "sim/report/manifest.h"

namespace ccsim {
namespace {

using Json = nlohmann::json;

/// A member; null when there is none.
const Json& at(const Json& json, const char* key) {
    static const Json none;
    const auto found = json.is_object() ? json.find(key) : json.end();
    return found == json.end() ? none : *found;
}

std::string text_of(const Json& value) { return value.is_string() ? value.get<std::string>() : ""; }

/// A text, or another value as it is written.
std::string words_of(const Json& value) {
    return value.is_null() ? "" : value.is_string() ? value.get<std::string>() : value.dump();
}

std::vector<std::string> texts_of(const Json& list) {
    std::vector<std::string> out;
    if (list.is_array())
        for (const Json& text : list)
            if (text.is_string()) out.push_back(text.get<std::string>());
    return out;
}

std::vector<InputFile> files_of(const Json& list, const char* name, bool added_later = false) {
    std::vector<InputFile> out;
    if (list.is_array())
        for (const Json& file : list)
            if (file.is_object() && (at(file, "added_later") == Json(true)) == added_later)
                out.push_back({text_of(at(file, name)), text_of(at(file, "sha256"))});
    return out;
}

RunSettings settings_of(const Json& run) {
    return {.engine = words_of(at(run, "engine")),
            .seed = words_of(at(run, "seed")),
            .posterior = words_of(at(run, "posterior")),
            .draws = words_of(at(run, "draws")),
            .replicates = words_of(at(run, "replicates")),
            .scale = words_of(at(run, "scale")),
            .fixed = texts_of(at(run, "the_same_in_every_draw"))};
}

const InputFile* find(const std::vector<InputFile>& files, const std::string& name) {
    const auto found = std::ranges::find(files, name, &InputFile::path);
    return found == files.end() ? nullptr : &*found;
}

}  // namespace

std::optional<std::string> FolderManifest::sha256_of_output(const std::string& name) const {
    const InputFile* const found = find(outputs, name);
    return found ? std::optional(found->sha256) : std::nullopt;
}

bool FolderManifest::lists(const std::string& name) const { return find(outputs, name) || find(added, name); }

std::optional<FolderManifest> read_manifest(const std::string& text) {
    const Json json = Json::parse(text, nullptr, false);
    if (text_of(at(json, "program")) != program_name) return {};
    return FolderManifest{.version = text_of(at(json, "version")),
                          .commit = text_of(at(json, "commit")),
                          .compiler = text_of(at(json, "compiler")),
                          .build_type = text_of(at(json, "build_type")),
                          .command_line = text_of(at(json, "command_line")),
                          .rerun_arguments = texts_of(at(json, "again")),
                          .scenario = text_of(at(json, "scenario")),
                          .run = settings_of(at(json, "run")),
                          .warnings = texts_of(at(json, "warnings")),
                          .intervals = text_of(at(json, "intervals")),
                          .result_digest = text_of(at(json, "result_digest")),
                          .inputs = files_of(at(json, "inputs"), "path"),
                          .outputs = files_of(at(json, "outputs"), "name"),
                          .added = files_of(at(json, "outputs"), "name", true)};
}

}  // namespace ccsim
