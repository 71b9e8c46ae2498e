#pragma once

#include <initializer_list>
#include <string>
#include <string_view>
#include <vector>

namespace ccsim {

/// A text as a link that holds it, such as data:text/csv;charset=utf-8,... , so that a page needs no other file.
std::string data_link(std::string_view media_type, std::string_view text);

struct HtmlAttribute {
    std::string_view name;
    std::string_view value = {};  ///< empty: written as name=""
};

/// Writes HTML of the kind that is XML too: what is opened is closed, and what is text cannot be taken for markup.
class HtmlWriter {
public:
    using Attributes = std::initializer_list<HtmlAttribute>;

    HtmlWriter& open(std::string_view tag, Attributes attributes = {});
    /// The element that was opened last. A Fault when none is open.
    HtmlWriter& close();
    HtmlWriter& text(std::string_view words);
    /// An element with words in it and nothing besides.
    HtmlWriter& element(std::string_view tag, std::string_view words, Attributes attributes = {});
    /// An element that holds nothing, such as meta.
    HtmlWriter& single(std::string_view tag, Attributes attributes = {});
    /// Markup made by another writer of ours, as it is.
    HtmlWriter& markup(std::string_view html);

    /// All that was written. A Fault when something is still open.
    std::string str() const;

private:
    void begin(std::string_view tag, Attributes attributes, std::string_view end);

    std::string out_;
    std::vector<std::string> open_;
};

}  // namespace ccsim
