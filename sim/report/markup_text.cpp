#include "sim/report/markup_text.h"

namespace ccsim {

std::string markup_text(std::string_view words) {
    std::string out;
    for (const char c : words) {
        if (c == '&') out += "&amp;";
        else if (c == '<') out += "&lt;";
        else if (c == '>') out += "&gt;";
        else if (c == '"') out += "&quot;";
        else out += c;
    }
    return out;
}

}  // namespace ccsim
