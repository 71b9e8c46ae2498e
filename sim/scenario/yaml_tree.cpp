#include "sim/scenario/yaml_tree.h"

#include <yaml-cpp/eventhandler.h>
#include <yaml-cpp/exceptions.h>
#include <yaml-cpp/mark.h>
#include <yaml-cpp/parser.h>

#include <algorithm>
#include <optional>
#include <set>
#include <sstream>
#include <utility>

#include "sim/core/text.h"

namespace ccsim {
namespace {

/// Thrown out of yaml-cpp when reading on is pointless; the problem has been noted.
struct Abandoned {};

/// Builds the tree from the parser's events. yaml-cpp's own tree resolves aliases and forgets duplicate keys.
class TreeBuilder final : public YAML::EventHandler {
public:
    TreeBuilder(std::string file, std::vector<Problem>& problems) : file_(std::move(file)), problems_(&problems) {}

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
        put(node(YamlNode::Kind::empty, mark));
    }
    void OnAnchor(const YAML::Mark& mark, const std::string& name) override {
        note(mark, "an anchor, &" + name + " (scenarios do without anchors and aliases)",
             "write the value out, or put what is shared into a file and name it with extends");
    }
    void OnScalar(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t, const std::string& text) override {
        refuse_tag(mark, tag);
        YamlNode scalar = node(YamlNode::Kind::scalar, mark);
        scalar.text = text;
        scalar.in_quotes = tag == "!";
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
        std::set<std::string> keys;
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
            level.node.items.push_back(std::move(value));
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
        } else if (!level.keys.insert(key.text).second) {
            const auto& entries = level.node.entries;
            const auto first =
                std::find_if(entries.begin(), entries.end(), [&](const YamlEntry& e) { return e.key == key.text; });
            note(key,
                 "key " + quoted(key.text) + " is given twice (the first is on line " + std::to_string(first->line) +
                     ")",
                 "keep one of them");
        } else {
            level.node.entries.push_back({key.text, key.line, key.column, std::move(value)});
        }
    }

    void refuse_tag(const YAML::Mark& mark, const std::string& tag) {
        if (!tag.empty() && tag != "?" && tag != "!")
            note(mark, "a tag, " + quoted(tag) + " (scenarios do without)", "leave it out");
    }

    void note(const YAML::Mark& mark, std::string what, std::string hint) {
        problems_->push_back({file_, mark.line + 1, mark.column + 1, {}, std::move(what), std::move(hint)});
    }
    void note(const YamlNode& at, std::string what, std::string hint) {
        problems_->push_back({file_, at.line, at.column, {}, std::move(what), std::move(hint)});
    }

    std::string file_;
    std::vector<Problem>* problems_;
    YamlNode root_;
    std::vector<Level> levels_;
    std::size_t values_ = 0;
    int documents_ = 0;
};

bool line_has_tab(const std::string& text, int line) {
    std::istringstream lines(text);
    std::string content;
    for (int i = 0; i <= line && std::getline(lines, content);) ++i;
    return content.find('\t') != std::string::npos;
}

}  // namespace

YamlNode read_yaml(const std::string& text, const std::string& file, std::vector<Problem>& problems) {
    TreeBuilder builder(file, problems);
    std::istringstream stream(text);
    try {
        YAML::Parser parser(stream);
        while (parser.HandleNextDocument(builder)) {
        }
    } catch (const Abandoned&) {
        return {};
    } catch (const YAML::Exception& e) {
        const bool placed = !e.mark.is_null();
        problems.push_back({file,
                            placed ? e.mark.line + 1 : 0,
                            placed ? e.mark.column + 1 : 0,
                            {},
                            "cannot be read as YAML (" + e.msg + ")",
                            placed && line_has_tab(text, e.mark.line)
                                ? "indent with spaces, not tabs"
                                : "check indentation, colons, quotes and brackets near here"});
        return {};
    }
    return builder.take_root();
}

}  // namespace ccsim
