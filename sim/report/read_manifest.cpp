#include "sim/report/read_manifest.h"

#include <algorithm>
#include <nlohmann/json.hpp>

#include "sim/report/manifest.h"

namespace ccsim {
namespace {

using Json = nlohmann::json;

std::string text_at(const Json& json, const char* key) {
    const auto found = json.find(key);
    return found != json.end() && found->is_string() ? found->get<std::string>() : "";
}

bool is_true_at(const Json& json, const char* key) {
    const auto found = json.find(key);
    return found != json.end() && found->is_boolean() && found->get<bool>();
}

std::vector<std::string> texts_at(const Json& json, const char* key) {
    std::vector<std::string> out;
    if (const auto list = json.find(key); list != json.end() && list->is_array())
        for (const Json& text : *list)
            if (text.is_string()) out.push_back(text.get<std::string>());
    return out;
}

std::vector<InputFile> files_at(const Json& json, const char* key, const char* name, bool added_later = false) {
    std::vector<InputFile> out;
    if (const auto list = json.find(key); list != json.end() && list->is_array())
        for (const Json& file : *list)
            if (file.is_object() && is_true_at(file, "added_later") == added_later)
                out.push_back({text_at(file, name), text_at(file, "sha256")});
    return out;
}

}  // namespace

std::optional<std::string> FolderManifest::sha256_of_output(const std::string& name) const {
    const auto found =
        std::find_if(outputs.begin(), outputs.end(), [&](const InputFile& output) { return output.path == name; });
    return found == outputs.end() ? std::nullopt : std::optional(found->sha256);
}

std::optional<FolderManifest> read_manifest(const std::string& text) {
    if (!files_in_manifest(text)) return {};
    const Json json = Json::parse(text);
    return FolderManifest{.version = text_at(json, "version"),
                          .commit = text_at(json, "commit"),
                          .again = texts_at(json, "again"),
                          .warnings = texts_at(json, "warnings"),
                          .intervals = text_at(json, "intervals"),
                          .inputs = files_at(json, "inputs", "path"),
                          .outputs = files_at(json, "outputs", "name"),
                          .added = files_at(json, "outputs", "name", true)};
}

}  // namespace ccsim
