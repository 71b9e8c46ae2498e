#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace ccsim {

/// How many letters must be put in, taken out, replaced or swapped with their neighbour to turn one word into the
/// other.
std::size_t edit_distance(std::string_view a, std::string_view b);

/// The candidate that looks most like the word, for "did you mean". Empty when none is close (more than a third of the
/// letters differ).
std::optional<std::string> nearest(std::string_view word, std::span<const std::string> candidates);

/// Where the first byte stands that is not part of well-formed UTF-8 text, or is a NUL. Empty when there is none.
std::optional<std::size_t> first_byte_not_text(std::string_view bytes);

/// A place in a text. Lines and columns (in bytes) count from 1.
struct Place {
    int line = 1;
    int column = 1;
};

/// Where a byte stands.
Place place_of(std::string_view text, std::size_t offset);

/// Whether it is UTF-8 text without control characters, not even a line end.
bool is_printable(std::string_view text);

/// The text in quotes for a message: cut when long, and anything unprintable shown as \xNN.
std::string quoted(std::string_view text, std::size_t longest = 60);

/// A name that somebody wrote, for a message: as it is, but in quotes as above when it is long or cannot be printed.
std::string shown_name(std::string_view name);

/// The same for the path of a file, which may be long.
std::string shown_path(std::string_view path);

}  // namespace ccsim
