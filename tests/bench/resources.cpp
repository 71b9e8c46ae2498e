#include "tests/bench/resources.h"

#include <malloc.h>
#include <sys/resource.h>

#include <fstream>
#include <string>

namespace ccsim::bench {
namespace {

/// A line such as "VmHWM: 12345 kB" of what Linux says about this process, in bytes; 0 without such a line.
double said_by_the_system(const std::string& name) {
    std::ifstream status("/proc/self/status");
    std::string word;
    while (status >> word)
        if (double kilobytes = 0; word == name && status >> kilobytes) return kilobytes * 1024;
    return 0;
}

/// Writing 5 there makes the peak what is in use now.
bool start_anew() {
    std::ofstream file("/proc/self/clear_refs");
    file << 5 << std::flush;
    return file.good();
}

rusage used_by(int whose) {
    rusage used{};
    getrusage(whose, &used);
    return used;
}

/// The largest of them so far, whatever was forgotten.
double most_bytes_ever(int whose) {
    const rusage used = used_by(whose);
    // NOLINTNEXTLINE(cppcoreguidelines-pro-type-union-access): a union of the system's own
    return static_cast<double>(used.ru_maxrss) * 1024;
}

double seconds(const timeval& time) {
    return static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_usec) / 1e6;
}

}  // namespace

void forget_peak_memory() {
    malloc_trim(0);
    start_anew();
}

double peak_memory_bytes() {
    const double peak = said_by_the_system("VmHWM:");
    return start_anew() ? peak : 0;
}

double peak_memory_bytes_of_programs() {
    const double programs = most_bytes_ever(RUSAGE_CHILDREN);
    // A program starts as a copy of this process, whose size counts towards its peak.
    return programs > most_bytes_ever(RUSAGE_SELF) ? programs : 0;
}

double processor_seconds() {
    double sum = 0;
    for (const int whose : {RUSAGE_SELF, RUSAGE_CHILDREN}) {
        const rusage used = used_by(whose);
        sum += seconds(used.ru_utime) + seconds(used.ru_stime);
    }
    return sum;
}

}  // namespace ccsim::bench
