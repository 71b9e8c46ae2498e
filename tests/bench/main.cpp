#include <benchmark/benchmark.h>

#include <cstdio>
#include <exception>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "sim/core/problems.h"
#include "tests/bench/job.h"
#include "tests/bench/reporter.h"
#include "tests/bench/table.h"

namespace ccsim::bench {
namespace {

constexpr const char* help =
    "Usage: ccsim_bench [--out DIR] [--large] [--benchmark_...]\n"
    "Measures how fast ccsim is and prints the table; with --out, writes it into DIR, which must be new, as bench.md "
    "and\n"
    "bench.csv. --large adds 100 million cases and 200 draws. Options of Google Benchmark go through, such as\n"
    "--benchmark_filter='^twin', --benchmark_repetitions=3 (default 5) or --benchmark_list_tests.\n";

/// What of the command line is ours; the rest is for the library.
struct Options {
    std::optional<std::filesystem::path> out;
    bool large = false, help = false;
    std::vector<std::string> for_library{"ccsim_bench", "--benchmark_repetitions=5"};
};

/// Empty when --out has no folder.
std::optional<Options> read(const std::vector<std::string>& words) {
    Options options;
    for (std::size_t i = 0; i < words.size(); ++i) {
        if (words[i] == "--large") options.large = true;
        else if (words[i] == "--help" || words[i] == "-h") options.help = true;
        else if (words[i] != "--out") options.for_library.push_back(words[i]);
        else if (++i < words.size()) options.out = words[i];
        else return {};
    }
    return options;
}

/// Tells the library its options. False when it does not know one, which it has then said.
bool set_up_library(std::vector<std::string> words) {
    std::vector<char*> argv;
    for (std::string& word : words) argv.push_back(word.data());
    int argc = static_cast<int>(argv.size());
    benchmark::Initialize(&argc, argv.data());
    return !benchmark::ReportUnrecognizedArguments(argc, argv.data());
}

int measure(const Options& options) {
    if (options.out && std::filesystem::exists(*options.out))
        throw FileError(options.out->string() + " is there already; name a new folder");
    if (!set_up_library(options.for_library)) return 2;
    const Circumstances circumstances{.machine = this_machine(), .build = this_build(), .date = today()};
    add_draws();
    add_steps();
    add_replicates(options.large);
    add_twin();
    add_explain(options.large);
    add_end_to_end(options.large);
    Reporter reporter;
    if (benchmark::RunSpecifiedBenchmarks(&reporter) == 0) {
        std::fputs("ccsim_bench: no benchmark has such a name; --benchmark_list_tests lists them\n", stderr);
        return 2;
    }
    if (reporter.rows().empty()) return 0;  // they were only listed
    std::fputs(markdown_of(circumstances, reporter.rows()).c_str(), stdout);
    if (options.out) write_tables(*options.out, circumstances, reporter.rows());
    return 0;
}

}  // namespace
}  // namespace ccsim::bench

int main(int argc, char** argv) {
    using namespace ccsim::bench;
    try {
        const std::optional<Options> options = read({argv + 1, argv + argc});
        if (!options || options->help) {
            std::fputs(help, options ? stdout : stderr);
            return options ? 0 : 2;
        }
        return measure(*options);
    } catch (const ccsim::FileError& error) {
        std::fputs((std::string("ccsim_bench: ") + error.what() + '\n').c_str(), stderr);
        return 4;
    } catch (const std::exception& error) {
        std::fputs((std::string("ccsim_bench: ") + error.what() + '\n').c_str(), stderr);
        return 1;
    }
}
