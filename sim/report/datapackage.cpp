#include "sim/report/datapackage.h"

#include <array>
#include <nlohmann/json.hpp>

#include "ccsim_version.h"
#include "sim/report/sha256.h"

namespace ccsim {
namespace {

using OrderedJson = nlohmann::ordered_json;

/// In the words of a data package.
std::string_view type_of(CsvColumn::Type type) {
    static constexpr std::array<std::string_view, 4> words{"string", "date", "number", "integer"};
    return words[static_cast<std::size_t>(type)];
}

OrderedJson field_of(const CsvColumn& column) {
    OrderedJson field{{"name", column.name}, {"type", type_of(column.type)}, {"description", column.meaning}};
    if (column.type == CsvColumn::Type::date) field["format"] = "%Y-%m-%d";
    if (!column.unit.empty()) field["unit"] = column.unit;
    if (!column.words.empty()) field["constraints"] = {{"enum", column.words}};
    return field;
}

OrderedJson resource_of(const CsvTable& table) {
    OrderedJson fields = OrderedJson::array();
    for (const CsvColumn& column : table.columns) fields.push_back(field_of(column));
    return {{"name", table.file.substr(0, table.file.rfind('.'))},
            {"path", table.file},
            {"title", table.title},
            {"description", table.meaning},
            {"profile", "tabular-data-resource"},
            {"format", "csv"},
            {"mediatype", "text/csv"},
            {"encoding", "utf-8"},
            {"dialect", {{"delimiter", ","}, {"lineTerminator", "\n"}, {"quoteChar", "\""}, {"doubleQuote", true}}},
            {"bytes", table.text.size()},
            {"hash", "sha256:" + sha256_of(table.text)},
            {"schema", {{"fields", fields}, {"missingValues", {""}}, {"primaryKey", table.key}}}};
}

/// A data package's name is of lower-case letters, digits, and . - _ only.
std::string package_name(std::string_view scenario) {
    std::string out = "ccsim-";
    for (const char c : scenario) {
        const char lower = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
        const bool plain = (lower >= 'a' && lower <= 'z') || (lower >= '0' && lower <= '9') || lower == '.' ||
                           lower == '_' || lower == '-';
        out += plain ? lower : '-';
    }
    return out;
}

OrderedJson meanings_of_measures() {
    OrderedJson out = OrderedJson::array();
    for (const Measure& m : measures())
        out.push_back({{"measure", m.id},
                       {"breakdown", m.breakdown},
                       {"table", m.table > 0 ? OrderedJson(m.table) : OrderedJson()},
                       {"unit", m.unit},
                       {"rounding", m.rounding},
                       {"meaning", m.meaning}});
    return out;
}

}  // namespace

std::string datapackage_json(const PackageWords& words, std::span<const CsvTable> tables) {
    OrderedJson resources = OrderedJson::array();
    for (const CsvTable& table : tables) resources.push_back(resource_of(table));
    const OrderedJson package{
        {"profile", "tabular-data-package"},
        {"name", package_name(words.scenario.name)},
        {"title", words.title + words.scenario.name},
        {"description", std::string(not_official) + ' ' + words.scenario.description},
        {"intervals", words.intervals},
        {"rounding",
         "Figures are worked out unrounded and rounded last, halves away from zero, each on its own: "
         "rounded figures, and "
         "medians, may not add up."},
        {"contributors", {{{"title", "ccsim " + std::string(version)}, {"role", "author"}}}},
        {"licenses",
         {{{"name", "OGL-UK-3.0"},
           {"path", "https://www.nationalarchives.gov.uk/doc/open-government-licence/version/3/"},
           {"title", "Open Government Licence v3.0, for the published figures (Crown copyright)"}}}},
        {"resources", resources},
        {"measures", meanings_of_measures()}};
    return package.dump(2, ' ', false, OrderedJson::error_handler_t::replace) + '\n';
}

std::string datapackage_json(const RunRecord& record, std::span<const CsvTable> tables) {
    return datapackage_json({record.scenario, "Case closure simulated: ", sentence_on_intervals(record)}, tables);
}

}  // namespace ccsim
