#include "sim/report/workbook/workbook_xml.h"

#include "sim/report/workbook/read_workbook.h"

namespace ccsim {

pugi::xml_document xml_entry(const std::vector<ZipEntry>& entries, const std::string& name) {
    pugi::xml_document out;
    if (const std::string* bytes = entry_named(entries, name))
        out.load_buffer(bytes->data(), bytes->size(), pugi::parse_default | pugi::parse_ws_pcdata);
    return out;
}

std::string text_below(const pugi::xml_node& node) {
    std::string out;
    for (const pugi::xml_node child : node.children())
        out += child.type() == pugi::node_pcdata ? child.value() : text_below(child);
    return out;
}

}  // namespace ccsim
