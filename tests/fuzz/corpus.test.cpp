#include <algorithm>
#include <catch2/catch.hpp>
#include <filesystem>
#include <string>
#include <vector>

#include "sim/random/named_engine.h"
#include "tests/fuzz/readers.h"
#include "tests/support/paths.h"
#include "tests/support/run_program.h"

using namespace ccsim;
namespace fs = std::filesystem;

namespace {

std::vector<std::string> corpus_of(const fuzz::FileReader& reader) {
    std::vector<fs::path> files;
    for (const auto& entry : fs::directory_iterator(tests::source_dir / "tests/fuzz/corpus" / reader.name))
        files.push_back(entry.path());
    std::sort(files.begin(), files.end());
    std::vector<std::string> out;
    for (const fs::path& file : files) out.push_back(tests::read_file(file));
    return out;
}

/// One to four times: bytes left out, doubled, put in from another file of the corpus, or replaced by one that matters
/// to readers.
std::string damaged(std::string bytes, const std::vector<std::string>& corpus, NamedEngine& random) {
    const auto below = [&](std::size_t count) { return static_cast<std::size_t>(random()) % count; };
    constexpr std::string_view telling("\0\n\r\t\x1B\x7F\",:-[]{}#&*!|>%'? 09.eE+\xC3\xA9\xFF", 33);
    for (std::size_t times = 1 + below(4); times > 0; --times) {
        const std::size_t at = below(bytes.size() + 1),
                          length = below(1 + std::min<std::size_t>(bytes.size() - at, 30));
        const std::string& other = corpus[below(corpus.size())];
        switch (below(4)) {
            case 0:
                bytes.erase(at, length);
                break;
            case 1:
                bytes.insert(at, bytes.substr(at, length));
                break;
            case 2:
                bytes.insert(at, other.substr(below(other.size() + 1), 30));
                break;
            default:
                bytes.insert(at, 1, telling[below(telling.size())]);
        }
    }
    return bytes;
}

}  // namespace

TEST_CASE("every file of the corpus of each reader is read or refused as promised") {
    for (const fuzz::FileReader& reader : fuzz::file_readers()) {
        const std::vector<std::string> corpus = corpus_of(reader);
        INFO(reader.name);
        REQUIRE(corpus.size() >= 2);
        for (const std::string& bytes : corpus) {
            INFO(bytes);
            CHECK_NOTHROW(reader.read(bytes));
        }
        // Or damaged ones would all be refused at their first words.
        CHECK(std::ranges::any_of(corpus, reader.read));
    }
}

TEST_CASE("files of the corpus that were damaged at random are read or refused as promised") {
    for (const fuzz::FileReader& reader : fuzz::file_readers()) {
        const std::vector<std::string> corpus = corpus_of(reader);
        for (std::uint32_t i = 0; i < 2000; ++i) {
            NamedEngine random({.seed = 2016, .lineage = i});
            const std::string bytes = damaged(corpus[i % corpus.size()], corpus, random);
            INFO(reader.name << ", damage " << i << ":\n" << bytes);
            CHECK_NOTHROW(reader.read(bytes));
        }
    }
}
