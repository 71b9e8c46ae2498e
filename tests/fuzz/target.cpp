#include <cstddef>
#include <cstdint>
#include <string>

#include "tests/fuzz/readers.h"

/// What libFuzzer calls with each input; the reader is named when this is compiled. An exception ends the program,
/// which libFuzzer takes for a crash and keeps the input.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    static const ccsim::fuzz::FileReader& reader = ccsim::fuzz::file_reader(CCSIM_FUZZED_READER);
    reader.read(std::string(data, data + size));
    return 0;
}
