#include "sim/report/add_to_folder.h"

#include <algorithm>
#include <fstream>
#include <nlohmann/json.hpp>
#include <system_error>

#include "sim/core/problems.h"
#include "sim/report/held_folder.h"
#include "sim/report/manifest.h"
#include "sim/report/read_manifest.h"
#include "sim/report/sha256.h"

namespace ccsim {
namespace {

namespace fs = std::filesystem;

std::string manifest_of(const fs::path& folder) {
    std::ifstream in(folder / manifest_name, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
}

/// Writes it aside, as `draft`, which is then renamed.
void write_by_way_of(const fs::path& draft, const fs::path& path, std::string_view bytes) {
    std::ofstream out(draft, std::ios::binary | std::ios::trunc);
    out.write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
    out.close();
    std::error_code error, ignored;
    if (out) fs::rename(draft, path, error);
    if (out && !error) return;
    fs::remove(draft, ignored);
    throw FileError(path.string() + ": cannot be written; check the folder and the space left");
}

}  // namespace

void write_whole_file(const fs::path& path, std::string_view bytes) {
    write_by_way_of(path.string() + ".being-written", path, bytes);
}

void add_to_folder(const fs::path& folder, const ResultFile& file) {
    if (!read_manifest(manifest_of(folder)))
        throw FileError(folder.string() + ": holds no results of ccsim; name a folder that it wrote");
    const HeldFolder held(folder);
    const std::string text = manifest_of(folder);
    const auto listed = read_manifest(text);
    if (!listed) throw FileError(folder.string() + ": holds no results of ccsim; name a folder that it wrote");
    if (fs::exists(folder / file.name) && !listed->lists(file.name))
        throw FileError((folder / file.name).string() +
                        ": is there and ccsim did not write it; move it away, or name another file with --out");
    auto manifest = nlohmann::ordered_json::parse(text);
    auto& outputs = manifest["outputs"];
    const nlohmann::ordered_json entry{
        {"name", file.name}, {"bytes", file.bytes.size()}, {"sha256", sha256_of(file.bytes)}, {"added_later", true}};
    const auto earlier = std::find_if(outputs.begin(), outputs.end(),
                                      [&](const auto& output) { return output.value("name", "") == file.name; });
    if (earlier == outputs.end()) outputs.push_back(entry);
    else *earlier = entry;
    // Beside the folder: in it, what a kill leaves would be a file that ccsim does not list.
    const fs::path draft = draft_beside(resolved_folder(folder));
    write_by_way_of(draft, folder / file.name, file.bytes);
    write_by_way_of(draft, folder / manifest_name, manifest.dump(2) + '\n');
}

}  // namespace ccsim
