#include "sim/scenario/layer.h"

#include "sim/core/number.h"
#include "sim/core/text.h"
#include "sim/scenario/layer_lists.h"
#include "sim/scenario/parameter_lists.h"
#include "sim/scenario/parameter_table.h"
#include "sim/scenario/scalar_values.h"
#include "sim/scenario/scenario_keys.h"

namespace ccsim {
namespace {

constexpr double largest_seed = 9007199254740991;  // 2^53 - 1
constexpr std::size_t longest_description = 5000, longest_file_name = 4000;

/// Walks the map of a layer and sets what it finds.
class Applying {
public:
    Applying(const Layer& layer, Layered& onto) : layer_(&layer), onto_(&onto) {}

    void group(const YamlNode& map, const std::string& path) {
        for (const YamlEntry& entry : map.entries) key(entry, path);
    }

private:
    void key(const YamlEntry& entry, const std::string& group_path) {
        const std::string path = group_path.empty() ? entry.key : group_path + '.' + entry.key;
        const bool is_word = entry.key.find('.') == std::string::npos;  // not a path in one
        if (is_word && known(path, entry.value)) return;
        if (onto_->problems.size() > most_scenario_problems) return;  // a hint takes time to find
        problem(place_of(entry), path, "unknown key", hint_for_unknown(group_path, entry.key));
    }

    /// False when there is no such key.
    bool known(const std::string& path, const YamlNode& value) {
        if (const ParameterRow* row = find_parameter(path)) parameter(*row, value);
        else if (const ParameterList* list = find_list(path)) apply_list(*list, value, layer_->file, *onto_);
        else if (find_group(path)) subgroup(value, path);
        else return plain(path, value);
        return true;
    }

    void subgroup(const YamlNode& value, const std::string& path) {
        if (value.kind == YamlNode::Kind::map) group(value, path);
        else if (value.kind != YamlNode::Kind::empty)
            problem(value, path, std::string(words_for(value)) + " where keys and values are expected",
                    "put the keys of " + path + " below it, indented");
    }

    void parameter(const ParameterRow& row, const YamlNode& value) {
        const std::string path(row.path);
        const Parameters defaults;
        if (row.is_quarter())
            take(value, path, read_quarter(value), quarter_of(row, defaults).last_day(),
                 [&](Quarter q) { quarter_of(row, onto_->scenario.parameters) = q; });
        else
            take(value, path, read_number_or_change(value, rule_for(row), number_of(row, onto_->scenario.parameters)),
                 shortest(number_of(row, defaults)),
                 [&](double number) { number_of(row, onto_->scenario.parameters) = number; });
    }

    /// False when the path is none of the plain keys.
    bool plain(const std::string& path, const YamlNode& value) {
        Scenario& s = onto_->scenario;
        if (path == "extends") return true;  // followed when the files were read
        if (path == "name")
            take(value, path, read_name(value), "", [&](const std::string& text) {
                if (!layer_->is_base) s.name = text;
            });
        else if (path == "description")
            take(value, path, read_text(value, longest_description), "", [&](const std::string& text) {
                if (!layer_->is_base) s.description = text;
            });
        else if (path == "seed")
            take(value, path,
                 read_number(value,
                             {{0, largest_seed}, "a seed is a whole number from 0 to 9007199254740991", false, true}),
                 std::to_string(Scenario{}.seed), [&](double seed) { s.seed = static_cast<std::uint64_t>(seed); });
        else if (path == "start") quarter(value, path, s.start, Scenario{}.start);
        else if (path == "last_quarter") quarter(value, path, s.last_quarter, Scenario{}.last_quarter);
        else if (path == "last_outturn") quarter(value, path, s.last_outturn, Scenario{}.last_outturn);
        else if (path == "maintenance_direct_counted_as")
            take(value, path, read_direct_counted(value), std::string(direct_countings.front()),
                 [&](DirectCounted counted) { s.maintenance_direct_counted_as = counted; });
        else if (path == "opening.case_file")
            take(value, path, read_text(value, longest_file_name), "", [&](const std::string& text) {
                s.parameters.opening.case_file = (layer_->folder / text).lexically_normal().string();
            });
        else return false;
        return true;
    }

    void quarter(const YamlNode& value, const std::string& path, Quarter& where, Quarter fallback) {
        take(value, path, read_quarter(value), fallback.last_day(), [&](Quarter q) { where = q; });
    }

    template <class T, class Set>
    void take(const YamlNode& at, const std::string& path, Reading<T> reading, const std::string& fallback,
              const Set& set) {
        if (reading.value) {
            onto_->origins.set(path, layer_->file, at.line, at.column);
            set(*reading.value);
            return;
        }
        if (!fallback.empty()) reading.hint += (reading.hint.empty() ? "" : "; ") + ("the default is " + fallback);
        problem(at, path, std::move(reading.what), std::move(reading.hint));
    }

    void problem(const YamlNode& at, const std::string& path, std::string what, std::string hint) {
        note(*onto_, layer_->file, at, path, std::move(what), std::move(hint));
    }

    const Layer* layer_;
    Layered* onto_;
};

}  // namespace

void apply(const Layer& layer, Layered& onto) { Applying(layer, onto).group(layer.root, ""); }

YamlNode place_of(const YamlEntry& entry) {
    YamlNode at;
    at.line = entry.line;
    at.column = entry.column;
    return at;
}

void note(Layered& onto, const std::string& file, const YamlNode& at, const std::string& key, std::string what,
          std::string hint) {
    if (onto.problems.size() > most_scenario_problems) return;
    if (onto.problems.size() == most_scenario_problems) {
        onto.problems.push_back({file, 0, 0, {}, "more than 1,000 problems; the rest is not shown", ""});
        return;
    }
    onto.problems.push_back({file, at.line, at.column, shown_name(key), std::move(what), std::move(hint)});
}

}  // namespace ccsim
