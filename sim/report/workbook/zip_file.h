#pragma once

#include <string>
#include <utility>
#include <vector>

namespace ccsim {

/// A file inside a zip, or to be put there.
struct ZipEntry {
    std::string name, bytes;
    enum class Packing { deflated, stored } packing = Packing::deflated;
};

/// The bytes of a zip with these entries in this order, dated 1980, so that the same entries are the same bytes. Throws
/// FileError.
std::string zip_of(const std::vector<ZipEntry>& entries);

/// The entries of a zip. Throws FileError, naming the file, when it is none.
std::vector<ZipEntry> unzipped(const std::string& bytes, const std::string& file);

}  // namespace ccsim
