#include "sim/report/explanation_sections.h"

#include <fmt/format.h>

#include <array>

#include "sim/report/explanation_figures.h"

namespace ccsim {
namespace {

std::size_t last_of(const Explanation& e) { return e.span.quarters() - 1; }

std::string with_spaces(std::string_view words) {
    std::string out(words);
    for (char& c : out)
        if (c == '_') c = ' ';
    return out;
}

constexpr std::array named_channels{
    NamedTerm{"direct_share", "Maintenance Direct share"}, NamedTerm{"enforced_share", "enforced share"},
    NamedTerm{"within_collected", "within collected"}, NamedTerm{"within_enforced", "within enforced"}};

std::string_view title_of(Rate rate) {
    return rate == Rate::contributing ? "The share of cases contributing"
                                      : "The share of collection-service cases paying in full";
}

/// Cells of a row: the words at its head, then a figure each.
std::string row(std::string_view head, const std::vector<std::string>& cells) {
    return fmt::format("| {} | {} |\n", head, fmt::join(cells, " | "));
}

std::string rule(std::size_t columns) {
    std::string out = "|---|";
    for (std::size_t i = 0; i < columns; ++i) out += "---:|";
    return out + '\n';
}

std::vector<std::string> by_channel(const Explanation& e, const std::string& term) {
    std::vector<std::string> cells;
    for (const NamedTerm& channel : named_channels)
        cells.push_back(signed_words(
            {between(e, fmt::format("{}.{}", term, channel.name), 0, last_of(e)).mean, std::nullopt, std::nullopt}));
    return cells;
}

}  // namespace

std::string mechanisms_section(const Explanation& e, Rate rate) {
    const std::string start = fmt::format("{}.", word_of(rate));
    std::string out = fmt::format(
        "\n## {}\n\nFrom {} percent in {} to {} percent in {}: {} points. Within the model, in points and by the "
        "channel through "
        "which "
        "they work:\n\n",
        title_of(rate), plain_words(at(e, start + "rate", 0)), e.span.from.words(),
        plain_words(at(e, start + "rate", last_of(e))), e.span.to.words(),
        signed_words(between(e, start + "change", 0, last_of(e))));
    std::vector<std::string> heads{"points"};
    for (const NamedTerm& channel : named_channels) heads.emplace_back(channel.words);
    out += row("Mechanism", heads) + rule(heads.size());
    for (const NamedTerm& m : named_mechanisms) {
        const std::string term = fmt::format("{}mechanism.{}", start, m.name);
        std::vector<std::string> cells = by_channel(e, term);
        cells.insert(cells.begin(), signed_words(between(e, term, 0, last_of(e))));
        out += row(m.words, cells);
    }
    std::vector<std::string> sum = by_channel(e, start + "table");
    sum.insert(sum.begin(), signed_words(between(e, start + "change", 0, last_of(e))));
    out += row("Sum: the change", sum);
    const std::string_view file = rate == Rate::contributing ? "contributing" : "full-payment";
    return out +
           fmt::format("\n![The same as a waterfall]({0}-waterfall.svg)\n![Quarter by quarter]({0}-by-quarter.svg)\n",
                       file);
}

std::string years_section(const Explanation& e, Rate rate) {
    std::string out = "\n### Year by year, in points\n\n";
    std::vector<std::string> heads;
    for (const auto& [from, to] : years_of(e.span))
        heads.push_back("to " + (e.span.from + static_cast<int>(to)).words());
    out += row("Mechanism", heads) + rule(heads.size());
    const auto add = [&](std::string_view words, const std::string& term) {
        std::vector<std::string> cells;
        for (const auto& [from, to] : years_of(e.span)) cells.push_back(signed_words(between(e, term, from, to)));
        out += row(words, cells);
    };
    for (const NamedTerm& m : named_mechanisms) add(m.words, fmt::format("{}.mechanism.{}", word_of(rate), m.name));
    add("Sum: the change", fmt::format("{}.change", word_of(rate)));
    return out;
}

std::string maintenance_direct_section(const Explanation& e, const std::optional<PublishedSplit>& published) {
    const ShownFigure share = between(e, "contributing.two_factor.direct_share", 0, last_of(e));
    const ShownFigure within = between(e, "contributing.two_factor.within_collection_service", 0, last_of(e));
    std::string out = fmt::format(
        "\n### Maintenance Direct, which counts as paying, apart\n\nOf the change {} points are Maintenance Direct's "
        "share "
        "of the cases, which are counted as paying in full whatever is paid, and {} are paying within the collection "
        "service (two factors, each at the mean of the other's two values).\n",
        signed_words(share), signed_words(within));
    if (!published) return out;
    const bool inside =
        share.mean >= published->direct_share.low - 0.05 && share.mean <= published->direct_share.high + 0.05;
    return out + fmt::format(
                     "\nThe published shares contributing, {:.1f}% and {:.1f}%, and what is known of the number of "
                     "Maintenance Direct cases give {:+.1f} to {:+.1f} for its share and {:+.1f} to {:+.1f} within the "
                     "collection service. The model's split is {} that range.\n",
                     published->before, published->after, published->direct_share.low, published->direct_share.high,
                     published->within_collection_service.low, published->within_collection_service.high,
                     inside ? "within" : "outside");
}

std::string flows_section(const Explanation& e, Rate rate) {
    const std::string start = fmt::format("{}.by_case.", word_of(rate));
    if (e.find(start + "realised.change") == nullptr) return {};
    std::string out =
        "\n### Case by case: who left, came, moved and stayed, in points\n\nThe Price equation, quarter by quarter, "
        "summed; nothing is left over. *Realised* is what was paid; *expected* is the chance of it as the case came to "
        "pay, which luck does not move.\n\n";
    out += row("Flow", {"realised", "expected"}) + rule(2);
    const auto add = [&](const std::string& words, const std::string& term) {
        out += row(words, {signed_words(between(e, start + "realised." + term, 0, last_of(e))),
                           signed_words(between(e, start + "expected." + term, 0, last_of(e)))});
    };
    for (const NamedTerm& group : {NamedTerm{"left", "Left"}, NamedTerm{"arrived", "Came"},
                                   NamedTerm{"moved", "Changed service"}, NamedTerm{"stayed", "Stayed in a service"}}) {
        add(fmt::format("**{}**", group.words), std::string(group.name));
        for (std::size_t f = 0; f < flow::count; ++f) {
            const std::string name = flow_name(f);
            if (name.starts_with(group.name) && e.find(start + "realised." + name) != nullptr)
                add(with_spaces(name.substr(name.find('.') + 1)), name);
        }
    }
    add("**Sum: the change**", "change");
    return out + fmt::format(
                     "\nOf the realised terms of those who stayed or moved, {} points are regression to the mean "
                     "(realised less expected): luck that a quarter picked them by and the next took back.\n",
                     signed_words(between(e, start + "regression_to_the_mean", 0, last_of(e))));
}

std::string worlds_section(const Explanation& e, Rate rate) {
    constexpr std::array worlds{NamedTerm{"no_programme", "No closure programme"},
                                NamedTerm{"without_published_order", "Random order at the same capacity"},
                                NamedTerm{"reverse_order", "Reverse order (segments 5 to 1)"},
                                NamedTerm{"compliant_first", "Compliant first (3, 4, 1, 2, 5)"},
                                NamedTerm{"only_segment_1", "Only segment 1 closed"},
                                NamedTerm{"only_segment_2", "Only segment 2 closed"},
                                NamedTerm{"without_unequal_exit", "Exit at the same rates for all payer types"},
                                NamedTerm{"without_end_of_intake", "Intake goes on"},
                                NamedTerm{"without_behaviour", "Paying held, no notice effect"},
                                NamedTerm{"without_enforcement", "New enforcements held"},
                                NamedTerm{"transfers_held", "Moves to and from Maintenance Direct held"},
                                NamedTerm{"no_frailty", "No lasting payer types (redrawn within standing)"},
                                NamedTerm{"everything_off", "All five mechanisms off"}};
    std::string out = fmt::format("\n### Other worlds\n\nThe rate in {} less that of the scenario, in points:\n\n",
                                  e.span.to.words());
    out += row("World", {"points"}) + rule(1);
    for (const NamedTerm& world : worlds)
        out +=
            row(world.words, {signed_words(at(e, fmt::format("{}.world.{}", word_of(rate), world.name), last_of(e)))});
    return out + '\n';
}

}  // namespace ccsim
