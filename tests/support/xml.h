#pragma once

#include <boost/property_tree/xml_parser.hpp>
#include <sstream>
#include <string>

namespace ccsim::tests {

/// Whether a text is well-formed XML.
inline bool is_xml(const std::string& text) {
    std::istringstream in(text);
    boost::property_tree::ptree tree;
    try {
        boost::property_tree::read_xml(in, tree);
    } catch (const boost::property_tree::xml_parser_error&) {
        return false;
    }
    return !tree.empty();
}

}  // namespace ccsim::tests
