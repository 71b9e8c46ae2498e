#include "sim/scenario/scenario_keys.h"

#include <algorithm>
#include <array>
#include <optional>

#include "sim/core/text.h"
#include "sim/scenario/parameter_lists.h"
#include "sim/scenario/parameter_table.h"

namespace ccsim {
namespace {

constexpr std::string_view quarter_rule = "a quarter is written as its last day, such as 2016-09-30";

constexpr std::array plain = std::to_array<PlainKey>({
    {"extends", "the name of a scenario file, relative to this one; or a scenario, written here",
     "Another scenario: all that is not said here is as there"},
    {"name", "a name has up to 100 characters, none of / \\ : * ? \" < > |, and does not start with a dot or a dash",
     "Names the results folder and the lines of charts; the file's own name when left out"},
    {"description", "a text of up to 5000 characters", "What the scenario is, in a sentence or two"},
    {"seed", "a seed is a whole number from 0 to 9007199254740991, which every program reads exactly",
     "Another seed, another run of luck; the same seed, the same results"},
    {"start", quarter_rule, "The opening caseload is as at the last day of this quarter"},
    {"last_quarter", quarter_rule, "The last quarter simulated"},
    {"last_outturn", quarter_rule, "The last quarter with published figures; later ones are a projection"},
    {"maintenance_direct_counted_as",
     "either paying, in full as the publication counts them, or collection_service, at the compliance of the "
     "collection "
     "service in the same quarter",
     "How measures count the cases on Maintenance Direct, of which no payment is seen; what becomes of a case is the "
     "same by both"},
    {"opening.case_file", "the name of a CSV file, relative to the scenario file that says it",
     "A list of cases to open with, in place of the shares below; scenarios/case-file/README.md has its columns"},
});

constexpr std::array groups = std::to_array<KeyGroup>({
    {"opening", "The caseload at the start"},
    {"opening.payer_types_collected", "Payer types of collected cases; the rest are irregular"},
    {"opening.payer_types_enforced", "Payer types of enforced cases; the rest are irregular"},
    {"opening.payer_types_direct", "Payer types of Maintenance Direct cases; the rest are irregular"},
    {"opening.payer_types_nil", "Payer types of nil-assessed cases; the rest are irregular"},
    {"opening.payer_types_no_liability", "Payer types of cases kept for their arrears; the rest are irregular"},
    {"opening.classes_collection_service", "Liability classes in the Collection Service; the rest owe over £20 a week"},
    {"opening.classes_direct", "Liability classes in Maintenance Direct; the rest owe over £20 a week"},
    {"opening.classes_nil", "Liability classes of nil-assessed cases if assessed; the rest would owe over £20 a week"},
    {"opening.arrears", "Arrears at the start"},
    {"opening.arrears.share_with_arrears_collection_service", "Cases of the Collection Service that have arrears"},
    {"opening.arrears.share_large", "Debts that are large, £1,000 and over"},
    {"opening.children", "Qualifying children at the start; the rest have one"},
    {"liabilities", "Weekly liabilities"},
    {"intake", "New cases"},
    {"intake.payer_types", "Payer types of new cases; the rest are irregular"},
    {"intake.classes", "Liability classes of new cases; the rest owe over £20 a week"},
    {"older_children", "Older children stop qualifying before the youngest"},
    {"leaving", "Exits other than the closure programme and the youngest child's age"},
    {"reassessment", "Reassessment"},
    {"enforcement", "Enforcement, such as deduction from earnings orders"},
    {"maintenance_direct", "Moves between the Collection Service and Maintenance Direct"},
    {"payment", "Payment of what falls due, in the Collection Service"},
    {"payment.chance_pays", "That something is paid in a quarter, by payer type"},
    {"payment.chance_full_if_pays", "That a payment is full, by payer type"},
    {"arrears", "Arrears: repayment, clearing, adjustment"},
    {"closure", "The closure programme"},
});

bool is_in(std::string_view key, std::string_view group) {
    return group.empty() || (key.size() > group.size() && key.starts_with(group) && key[group.size()] == '.');
}

std::string joined(const std::vector<std::string>& words) {
    std::string out;
    for (const std::string& word : words) out += (out.empty() ? "" : ", ") + word;
    return out;
}

/// A key or group elsewhere whose last word is the given one, or looks like it.
std::optional<std::string> same_word_elsewhere(std::string_view word) {
    std::vector<std::string> paths = all_keys(), words;
    for (const KeyGroup& group : groups) paths.emplace_back(group.path);
    for (const std::string& path : paths) words.push_back(path.substr(path.rfind('.') + 1));
    const auto close = nearest(word, words);
    if (!close) return {};
    return paths[static_cast<std::size_t>(std::find(words.begin(), words.end(), *close) - words.begin())];
}

}  // namespace

std::span<const PlainKey> plain_keys() { return plain; }
std::span<const KeyGroup> key_groups() { return groups; }

const KeyGroup* find_group(std::string_view path) {
    const auto group = std::find_if(groups.begin(), groups.end(), [&](const KeyGroup& g) { return g.path == path; });
    return group == groups.end() ? nullptr : &*group;
}

std::vector<std::string> all_keys() {
    std::vector<std::string> keys;
    for (const PlainKey& key : plain) keys.emplace_back(key.path);
    std::string_view group_before;
    for (const ParameterRow& row : parameter_table()) {
        const std::string_view group = row.path.substr(0, row.path.find('.'));
        if (group != group_before)
            for (const ParameterList& list : parameter_lists())
                if (is_in(list.path, group)) keys.emplace_back(list.path);
        group_before = group;
        keys.emplace_back(row.path);
    }
    return keys;
}

std::vector<std::string> keys_in(std::string_view group) {
    std::vector<std::string> words;
    for (const std::string& key : all_keys()) {
        if (!is_in(key, group)) continue;
        const std::size_t begin = group.empty() ? 0 : group.size() + 1;
        std::string word = key.substr(begin, key.find('.', begin) - begin);
        if (std::find(words.begin(), words.end(), word) == words.end()) words.push_back(std::move(word));
    }
    return words;
}

std::string hint_for_unknown(std::string_view group, std::string_view word) {
    constexpr std::size_t few = 12;
    const std::vector<std::string> here = keys_in(group);
    if (const auto close = nearest(word, here)) return "did you mean " + *close + "?";
    const std::vector<std::string> keys = all_keys();
    if (std::find(keys.begin(), keys.end(), word) != keys.end())
        return "give each part of the path its own line, indented below the part before it";
    if (const auto elsewhere = same_word_elsewhere(word)) return "did you mean " + *elsewhere + "?";
    return here.size() <= few ? "known here: " + joined(here) : "ccsim init writes a scenario with every key";
}

}  // namespace ccsim
