#include "sim/scenario/yaml_tree.h"

#include <yaml-cpp/eventhandler.h>
#include <yaml-cpp/exceptions.h>
#include <yaml-cpp/mark.h>
#include <yaml-cpp/parser.h>

#include <map>
#include <optional>
#include <sstream>
#include <string_view>
#include <utility>

#include "sim/core/text.h"

namespace ccsim {
namespace {

/// Thrown out of yaml-cpp when reading on is pointless; the problem has been noted.
struct Abandoned {};

/// Says whether quotes are closed. yaml-cpp takes the end of the file for the closing quote when a line end is before
/// it.
class Quotes {
public:
    explicit Quotes(std::string_view text) : text_(text) {
        line_starts_.push_back(text.starts_with("\xEF\xBB\xBF") ? 3 : 0);
        for (std::size_t i = 0; i < text.size(); ++i)
            if (text[i] == '\n') line_starts_.push_back(i + 1);
    }

    /// False when a quote opens at the mark and nothing closes it.
    bool closed(const YAML::Mark& mark) const {
        const auto line = static_cast<std::size_t>(mark.line);
        if (line >= line_starts_.size()) return true;
        const std::size_t begin = line_starts_[line] + static_cast<std::size_t>(mark.column);
        if (begin >= text_.size() || (text_[begin] != '"' && text_[begin] != '\'')) return true;
        const char quote = text_[begin];
        for (std::size_t i = begin + 1; i < text_.size(); ++i) {
            if (quote == '"' && text_[i] == '\\') ++i;  // NOLINT(bugprone-branch-clone): one reason to skip each
            else if (text_[i] == quote && (quote == '"' || i + 1 == text_.size() || text_[i + 1] != quote)) return true;
            else if (text_[i] == quote) ++i;  // '' is one quote of the text
        }
        return false;
    }

private:
    std::string_view text_;
    std::vector<std::size_t> line_starts_;
};

/// Builds the tree from the parser's events. yaml-cpp's own tree resolves aliases and forgets duplicate keys.
class TreeBuilder final : public YAML::EventHandler {
public:
    TreeBuilder(const std::string& text, std::string file, std::vector<Problem>& problems)
        : quotes_(text), file_(std::move(file)), problems_(&problems) {}

    YamlNode take_root() { return std::move(root_); }

    void OnDocumentStart(const YAML::Mark& mark) override {
        if (++documents_ > 1) {
            note(mark, "a second document starts here (one file holds one scenario)", "take out the line ---");
            throw Abandoned{};
        }
    }
    void OnDocumentEnd() override {}
    void OnNull(const YAML::Mark& mark, YAML::anchor_t) override { put(node(YamlNode::Kind::empty, mark)); }
    void OnAlias(const YAML::Mark& mark, YAML::anchor_t) override {
        note(mark, "an alias (scenarios do without anchors and aliases)", "write the value out");
        YamlNode alias = node(YamlNode::Kind::empty, mark);
        alias.refused = true;
        put(std::move(alias));
    }
    void OnAnchor(const YAML::Mark& mark, const std::string& name) override {
        note(mark, "an anchor, &" + shown_name(name) + " (scenarios do without anchors and aliases)",
             "write the value out, or put what is shared into a file and name it with extends");
    }
    void OnScalar(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t, const std::string& text) override {
        refuse_tag(mark, tag);
        YamlNode scalar = node(YamlNode::Kind::scalar, mark);
        scalar.text = text;
        scalar.in_quotes = tag == "!";
        if (scalar.in_quotes && !quotes_.closed(mark)) {
            note(mark, "a quote is opened here and never closed", "close it");
            throw Abandoned{};
        }
        put(std::move(scalar));
    }
    void OnSequenceStart(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t,
                         YAML::EmitterStyle::value) override {
        open(YamlNode::Kind::list, mark, tag);
    }
    void OnSequenceEnd() override { close(); }
    void OnMapStart(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t,
                    YAML::EmitterStyle::value) override {
        open(YamlNode::Kind::map, mark, tag);
    }
    void OnMapEnd() override { close(); }

private:
    struct Level {
        YamlNode node;
        std::optional<YamlNode> key;  ///< read, and waiting for its value
        std::map<std::string, int> line_of_key;
    };

    YamlNode node(YamlNode::Kind kind, const YAML::Mark& mark) {
        if (++values_ > most_yaml_values) {
            note(mark, "more than 100,000 values", "check that it is the file you meant");
            throw Abandoned{};
        }
        YamlNode made;
        made.kind = kind;
        made.line = mark.line + 1;
        made.column = mark.column + 1;
        return made;
    }

    void open(YamlNode::Kind kind, const YAML::Mark& mark, const std::string& tag) {
        refuse_tag(mark, tag);
        levels_.push_back({node(kind, mark), {}, {}});
        if (levels_.size() > deepest_yaml) {
            note(mark, "nested more than 32 deep", "check the indentation and the brackets");
            throw Abandoned{};
        }
    }

    void close() {
        YamlNode done = std::move(levels_.back().node);
        levels_.pop_back();
        put(std::move(done));
    }

    void put(YamlNode value) {
        if (levels_.empty()) {
            root_ = std::move(value);
            return;
        }
        Level& level = levels_.back();
        if (level.node.kind == YamlNode::Kind::list) {
            if (!value.refused) level.node.items.push_back(std::move(value));
        } else if (!level.key) {
            level.key = std::move(value);
        } else {
            put_entry(level, std::move(value));
            level.key.reset();
        }
    }

    void put_entry(Level& level, YamlNode value) {
        const YamlNode& key = *level.key;
        if (!key.is_scalar()) {
            note(key, "a key that is not a word", "write key: value");
        } else if (key.text == "<<") {
            note(key, "a merge key, << (scenarios do without)",
                 "put what is shared into a file and name it with extends");
        } else if (const auto [first, is_new] = level.line_of_key.emplace(key.text, key.line); !is_new) {
            note(key,
                 "key " + quoted(key.text) + " is given twice (the first is on line " + std::to_string(first->second) +
                     ")",
                 "keep one of them");
        } else if (!value.refused) {
            if (value.kind == YamlNode::Kind::empty) {
                value.line = key.line;  // the parser gives the place where it noticed
                value.column = key.column;
            }
            level.node.entries.push_back({key.text, key.line, key.column, std::move(value)});
        }
    }

    void refuse_tag(const YAML::Mark& mark, const std::string& tag) {
        if (!tag.empty() && tag != "?" && tag != "!")
            note(mark, "a tag, " + quoted(tag) + " (scenarios do without)", "leave it out");
    }

    void note(const YAML::Mark& mark, std::string what, std::string hint) {
        note({file_, mark.line + 1, mark.column + 1, {}, std::move(what), std::move(hint)});
    }
    void note(const YamlNode& at, std::string what, std::string hint) {
        note({file_, at.line, at.column, {}, std::move(what), std::move(hint)});
    }
    void note(Problem problem) {
        problems_->push_back(std::move(problem));
        if (++noted_ < most_yaml_problems) return;
        problems_->push_back({file_, 0, 0, {}, "1,000 problems or more; the rest is not shown", ""});
        throw Abandoned{};
    }

    Quotes quotes_;
    std::string file_;
    std::vector<Problem>* problems_;
    YamlNode root_;
    std::vector<Level> levels_;
    std::size_t values_ = 0, noted_ = 0;
    int documents_ = 0;
};

/// Where the indent of a line (from 0) has a tab; empty when it has none.
std::optional<int> tab_in_indent(const std::string& text, int line) {
    std::istringstream lines(text);
    std::string content;
    for (int i = 0; i <= line && std::getline(lines, content);) ++i;
    const std::size_t first = content.find_first_not_of(' ');
    if (first == std::string::npos || content[first] != '\t') return {};
    return static_cast<int>(first);
}

/// What the parser itself could not read.
Problem problem_of(const YAML::Exception& e, const std::string& text, const std::string& file) {
    const std::string what = "cannot be read as YAML (" + shown_name(e.msg) + ")";
    if (e.mark.is_null()) return {file, 0, 0, {}, what, "check indentation, colons, quotes and brackets"};
    const int line = e.mark.line + 1;
    if (const auto tab = tab_in_indent(text, e.mark.line))
        return {file, line, *tab + 1, {}, what, "indent with spaces, not tabs"};
    return {file, line, e.mark.column + 1, {}, what, "check indentation, colons, quotes and brackets near here"};
}

}  // namespace

YamlNode read_yaml(const std::string& text, const std::string& file, std::vector<Problem>& problems) {
    TreeBuilder builder(text, file, problems);
    std::istringstream stream(text);
    try {
        YAML::Parser parser(stream);
        while (parser.HandleNextDocument(builder)) {
        }
    } catch (const Abandoned&) {
        return {};
    } catch (const YAML::Exception& e) {
        problems.push_back(problem_of(e, text, file));
        return {};
    }
    return builder.take_root();
}

}  // namespace ccsim
