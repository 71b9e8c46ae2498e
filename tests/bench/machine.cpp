#include "tests/bench/machine.h"

#include <unistd.h>

#include <algorithm>
#include <array>
#include <cstdlib>
#include <ctime>
#include <fstream>
#include <thread>

#include "ccsim_version.h"

namespace ccsim::bench {
namespace {

/// Of a line such as "model name : AMD EPYC", what stands after the colon.
std::string processor_model() {
    std::ifstream file("/proc/cpuinfo");
    for (std::string line; std::getline(file, line);)
        if (line.rfind("model name", 0) == 0)
            if (const std::size_t colon = line.find(": "); colon != std::string::npos) return line.substr(colon + 2);
    return "unknown";
}

double memory_bytes() {
    return static_cast<double>(sysconf(_SC_PHYS_PAGES)) * static_cast<double>(sysconf(_SC_PAGE_SIZE));
}

double load_over_a_minute() {
    double load = 0;
    return getloadavg(&load, 1) == 1 ? load : 0;
}

}  // namespace

int cores() { return static_cast<int>(std::max(1U, std::thread::hardware_concurrency())); }

Machine this_machine() {
    return {.processor = processor_model(),
            .cores = cores(),
            .memory_bytes = memory_bytes(),
            .load_before = load_over_a_minute()};
}

Build this_build() {
    return {.version = std::string(version),
            .commit = std::string(commit),
            .compiler = std::string(compiler),
            .build_type = std::string(build_type)};
}

std::string today() {
    const std::time_t now = std::time(nullptr);
    std::tm date{};
    gmtime_r(&now, &date);
    std::array<char, 16> text{};
    const std::size_t length = std::strftime(text.data(), text.size(), "%Y-%m-%d", &date);
    return {text.data(), length};
}

}  // namespace ccsim::bench
