#include "sim/scenario/write_scenario.h"

#include <fmt/format.h>

#include <algorithm>
#include <string_view>

#include "sim/scenario/parameter_lists.h"
#include "sim/scenario/parameter_table.h"
#include "sim/scenario/scenario_keys.h"
#include "sim/scenario/wrapped.h"
#include "sim/scenario/yaml_text.h"

namespace ccsim {
namespace {

constexpr std::size_t widest_comment = 110;
constexpr std::string_view indent = "  ";

std::string yaml_of(const Value& value) {
    const auto* const segments = std::get_if<std::vector<int>>(&value);
    return segments ? fmt::format("[{}]", fmt::join(*segments, ", ")) : text_of(value);
}

/// A field that is as it would be if it were left out is left out.
std::string item_text(const ParameterList& list, const Parameters& parameters, std::size_t item) {
    std::string out;
    for (const ListField& field : list.fields) {
        const Value value = value_of(field, parameters, item);
        if (value_left_out(list, field) == value) continue;
        out += fmt::format("{}{}: {}", out.empty() ? "" : ", ", field.name, yaml_of(value));
    }
    return '{' + out + '}';
}

std::string sentence(std::string_view text) {
    std::string out(text);
    if (!out.empty() && out.front() >= 'a' && out.front() <= 'z') out.front() = static_cast<char>(out.front() - 32);
    return out + '.';
}

/// "assumption: ..." is a sentence of its own; a source is introduced.
std::string source_sentence(std::string_view source) {
    return source.starts_with("assumption") ? sentence(source) : "Source: " + std::string(source) + '.';
}

/// Writes a scenario from top to bottom.
class Writer {
public:
    Writer(const Scenario& scenario, std::string case_file, bool commented)
        : scenario_(&scenario), case_file_(std::move(case_file)), commented_(commented) {}

    std::string text() {
        if (commented_) out_ += "# yaml-language-server: $schema=ccsim.schema.json\n";
        plain("name", in_double_quotes(scenario_->name));
        if (!scenario_->description.empty()) plain("description", in_double_quotes(scenario_->description));
        plain("seed", std::to_string(scenario_->seed));
        plain("start", scenario_->start.last_day());
        plain("last_quarter", scenario_->last_quarter.last_day());
        plain("last_outturn", scenario_->last_outturn.last_day());
        direct_counted();
        for (const ParameterRow& row : parameter_table()) {
            enter(row.path.substr(0, row.path.rfind('.')));
            if (commented_)
                comment(std::string(row.description) + ". " + sentence(rule_of(row)) + '\n' +
                        source_sentence(row.source));
            value(row.path, text_of(value_of(row, scenario_->parameters)));
        }
        return std::move(out_);
    }

private:
    void plain(std::string_view path, const std::string& text) {
        if (commented_) {
            const auto keys = plain_keys();
            const auto key = std::find_if(keys.begin(), keys.end(), [&](const PlainKey& k) { return k.path == path; });
            comment(std::string(key->description) + '.' +
                    (path == "maintenance_direct_counted_as" ? ' ' + sentence(key->rule) : ""));
        }
        value(path, text);
    }

    /// Left out of a scenario that is not commented where it is as published, as is an order of selection as listed.
    void direct_counted() {
        const DirectCounted counted = scenario_->maintenance_direct_counted_as;
        if (commented_ || counted != DirectCounted::as_paying)
            plain("maintenance_direct_counted_as", std::string(direct_countings[static_cast<std::size_t>(counted)]));
    }

    /// Writes the headings of the groups that begin here, and what stands first in them.
    void enter(std::string_view group) {
        if (group == group_) return;
        for (std::size_t dot = group.find('.');; dot = group.find('.', dot + 1)) {
            const std::string_view outer = group.substr(0, dot);
            if (outer != group_ && !group_.starts_with(std::string(outer) + '.')) begin(outer);
            if (dot == std::string_view::npos) break;
        }
        group_ = group;
    }

    void begin(std::string_view group) {
        group_ = group;
        if (commented_) {
            out_ += '\n';
            comment(sentence(find_group(group)->heading), depth_of(group));
        }
        line(group, "");
        if (group == "opening" && !case_file_.empty()) plain("opening.case_file", in_double_quotes(case_file_));
        for (const ParameterList& one : parameter_lists())
            if (one.path.substr(0, one.path.rfind('.')) == group) list(one);
    }

    void list(const ParameterList& about) {
        if (commented_) {
            std::string text = std::string(about.description) + '.';
            for (const ListField& field : about.fields)
                text += '\n' + std::string(field.name) + ": " + std::string(field.meaning) + "; " +
                        std::string(field.rule) + '.';
            comment(text + '\n' + source_sentence(about.source));
        }
        const std::size_t items = about.items.count(scenario_->parameters);
        line(about.path, items == 0 ? " []" : "");
        for (std::size_t i = 0; i < items; ++i)
            out_.append(indent).append(indent).append("- ").append(item_text(about, scenario_->parameters, i)) += '\n';
    }

    void value(std::string_view path, const std::string& text) { line(path, ' ' + text); }

    void line(std::string_view path, const std::string& rest) {
        for (std::size_t i = 0; i < depth_of(path); ++i) out_ += indent;
        const std::size_t dot = path.rfind('.');
        out_.append(dot == std::string_view::npos ? path : path.substr(dot + 1)).append(":").append(rest) += '\n';
    }

    void comment(std::string_view text) { comment(text, group_.empty() ? 0 : depth_of(group_) + 1); }
    void comment(std::string_view text, std::size_t depth) {
        std::string start;
        for (std::size_t i = 0; i < depth; ++i) start += indent;
        out_ += wrapped(text, start + "# ", widest_comment);
    }

    static std::size_t depth_of(std::string_view path) {
        return static_cast<std::size_t>(std::count(path.begin(), path.end(), '.'));
    }

    const Scenario* scenario_;
    std::string case_file_;
    bool commented_;
    std::string_view group_;
    std::string out_;
};

}  // namespace

std::string case_file_seen_from(const std::filesystem::path& file, const std::filesystem::path& folder) {
    if (file.empty() || folder.empty()) return file.string();
    const auto from_root = [](const std::filesystem::path& path) {
        return std::filesystem::weakly_canonical(std::filesystem::absolute(path));
    };
    return from_root(file).lexically_proximate(from_root(folder)).generic_string();
}

std::string yaml_of(const Scenario& scenario, const std::filesystem::path& folder) {
    return Writer(scenario, case_file_seen_from(scenario.parameters.opening.case_file, folder), false).text();
}

std::string commented_scenario(const Scenario& scenario, const std::filesystem::path& folder) {
    return Writer(scenario, case_file_seen_from(scenario.parameters.opening.case_file, folder), true).text();
}

}  // namespace ccsim
