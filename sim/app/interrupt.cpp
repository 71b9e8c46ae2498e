#include "sim/app/interrupt.h"

#include <csignal>
#include <cstdlib>

#include "sim/app/exit_codes.h"

namespace ccsim {
namespace {

// A signal handler can reach nothing but what is static.
std::atomic<bool> interrupted = false;  // NOLINT(cppcoreguidelines-avoid-non-const-global-variables)
static_assert(std::atomic<bool>::is_always_lock_free);

extern "C" void on_interrupt(int) {
    if (interrupted.exchange(true)) std::_Exit(static_cast<int>(ExitCode::interrupted));
}

}  // namespace

const std::atomic<bool>& watch_for_interrupts() {
    for (const int signal : {SIGINT, SIGTERM, SIGHUP}) std::signal(signal, on_interrupt);
    return interrupted;
}

void outlive_closed_pipes() { std::signal(SIGPIPE, SIG_IGN); }

}  // namespace ccsim
