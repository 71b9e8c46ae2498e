#include "sim/app/one_of_ranks.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <unistd.h>

#include <cstdio>
#include <cstdlib>
#include <optional>
#include <string>

#include "sim/app/exit_codes.h"
#include "sim/app/interrupt.h"
#include "sim/engine/distributed.h"

namespace ccsim {
namespace {

/// While it lives, what goes to stdout is lost, and what goes to stderr is kept.
class Silence {
public:
    Silence() : error_(::dup(STDERR_FILENO)), kept_(std::tmpfile()) {
        const int nowhere = ::open("/dev/null", O_WRONLY | O_CLOEXEC);
        ::dup2(nowhere, STDOUT_FILENO);
        ::dup2(kept_ != nullptr ? ::fileno(kept_) : nowhere, STDERR_FILENO);
        ::close(nowhere);
    }
    Silence(const Silence&) = delete;
    Silence& operator=(const Silence&) = delete;
    ~Silence() { ::close(error_); }

    /// Says a line on the true stderr, and after it what was kept.
    void break_with(const std::string& line) {
        std::fflush(stderr);
        std::string text = line + '\n';
        if (kept_ != nullptr) {
            std::rewind(kept_);
            for (int c = 0; (c = std::fgetc(kept_)) != EOF;) text += static_cast<char>(c);
        }
        ::dup2(error_, STDERR_FILENO);
        std::fputs(text.c_str(), stderr);
    }

private:
    int error_;
    std::FILE* kept_;  ///< never closed, as stderr is the same file
};

/// Says what nobody else does.
void tell_end(JoinedRanks::End end, int code, std::optional<Silence>& silence) {
    if (end == JoinedRanks::End::lost) {
        const std::string line = "ccsim: another process of the job has died or does not answer, so all of them stop";
        // The first tells it; should it be the one that died, the second.
        if (leads()) std::fputs((line + '\n').c_str(), stderr);
        else if (rank() == 1) silence->break_with(line);
    } else if (silence && end == JoinedRanks::End::before_some && code != static_cast<int>(ExitCode::interrupted))
        silence->break_with(
            fmt::format("ccsim: process {} of the {} from 0 stopped the job; it says:", rank(), ranks()));
}

}  // namespace

int as_one_of_ranks(const std::function<int()>& act) {
    JoinedRanks joined;
    if (ranks() == 1) return act();
    joined.heed(watch_for_interrupts());
    std::optional<Silence> silence;
    if (!leads()) silence.emplace();
    const int code = act();
    const JoinedRanks::End end = joined.end(code);
    tell_end(end, code, silence);
    if (end != JoinedRanks::End::lost) return leads() ? code : 0;
    std::fflush(nullptr);
    std::_Exit(code);  // MPI would wait for the one that does not answer
}

}  // namespace ccsim
