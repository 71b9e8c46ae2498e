#include "sim/report/folder/results_folder.h"

#include <array>
#include <cstdint>

#include "sim/core/problems.h"
#include "sim/report/folder/table_reader.h"
#include "sim/report/manifest.h"
#include "sim/scenario/read_scenario.h"
#include "sim/scenario/text_file.h"

namespace ccsim {
namespace {

constexpr std::uintmax_t most_bytes = std::uintmax_t{1} << 32;

}  // namespace

Terms parse_decomposition(std::string_view text, const std::string& file) {
    enum : std::size_t { period_end, term, statistic, value };
    constexpr std::array<std::string_view, 4> columns{"period_end", "term", "statistic", "value"};
    Terms out;
    TableReader in(text, file, columns);
    while (in.next())
        if (const auto quarter = in.quarter(period_end))
            out[{*quarter, std::string(in.text(term)), std::string(in.text(statistic))}] = in.number(value);
    in.throw_problems();
    return out;
}

bool ResultsFolder::holds(std::string_view name) const { return std::filesystem::exists(file(name)); }

FolderManifest ResultsFolder::manifest() const {
    if (!holds(manifest_name))
        throw FileError(path_.string() + ": has no manifest.json; name a folder that ccsim wrote");
    if (auto manifest = read_manifest(text_of(manifest_name))) return *std::move(manifest);
    throw InputError({{.file = file(manifest_name).string(),
                       .what = "is no manifest of ccsim",
                       .hint = "name a folder that ccsim wrote"}});
}

MeasuresFile ResultsFolder::measures() const {
    return parse_measures(text_of("measures.csv"), file("measures.csv").string());
}

SeriesTable ResultsFolder::differences() const {
    if (!holds("differences.csv")) return {};
    return parse_differences(text_of("differences.csv"), file("differences.csv").string());
}

std::vector<std::vector<std::string>> ResultsFolder::what_differs() const {
    if (!holds("what-differs.csv")) return {};
    return parse_rows(text_of("what-differs.csv"), file("what-differs.csv").string());
}

Terms ResultsFolder::decomposition() const {
    return parse_decomposition(text_of("decomposition.csv"), file("decomposition.csv").string());
}

Scenario ResultsFolder::scenario() const { return read_scenario(file("scenario.yaml")); }

std::string ResultsFolder::text_of(std::string_view name) const { return read_text_file(file(name), most_bytes); }

}  // namespace ccsim
