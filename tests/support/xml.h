#pragma once

#include <boost/property_tree/xml_parser.hpp>
#include <regex>
#include <sstream>
#include <string>

namespace ccsim::tests {

/// Whether a text is well-formed XML, of the kind that needs no declarations.
inline bool is_xml(const std::string& text) {
    // Boost's parser lets an ampersand stand by itself.
    if (std::regex_search(text, std::regex("&(?!(amp|lt|gt|quot|apos|#[0-9]+);)"))) return false;
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
