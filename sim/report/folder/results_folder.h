#pragma once

#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <tuple>
#include <utility>
#include <vector>

#include "sim/core/quarter.h"
#include "sim/report/folder/figure_series.h"
#include "sim/report/read_manifest.h"
#include "sim/scenario/scenario.h"

namespace ccsim {

/// What a term of decomposition.csv comes to, by quarter, term and statistic.
using Terms = std::map<std::tuple<Quarter, std::string, std::string>, double>;

/// Reads decomposition.csv. Throws InputError.
Terms parse_decomposition(std::string_view text, const std::string& file);

/// A folder of results, as any command wrote it. Each question reads one of its files anew: it throws FileError when
/// the file is missing or cannot be read, and InputError when it is none of ours, with every problem found.
class ResultsFolder {
public:
    explicit ResultsFolder(std::filesystem::path path) : path_(std::move(path)) {}

    const std::filesystem::path& path() const { return path_; }
    std::filesystem::path file(std::string_view name) const { return path_ / name; }
    bool holds(std::string_view name) const;

    /// manifest.json: how the folder was made.
    FolderManifest manifest() const;
    /// measures.csv.
    MeasuresFile measures() const;
    /// differences.csv of a comparison; nothing in it when the folder is none.
    SeriesTable differences() const;
    /// what-differs.csv of a comparison, the names of its columns first; nothing when the folder is none.
    std::vector<std::vector<std::string>> what_differs() const;
    /// decomposition.csv of an explanation.
    Terms decomposition() const;
    /// scenario.yaml: of a comparison, the base.
    Scenario scenario() const;

private:
    std::string text_of(std::string_view name) const;

    std::filesystem::path path_;
};

}  // namespace ccsim
