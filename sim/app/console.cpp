#include "sim/app/console.h"

#include <fmt/format.h>
#include <unistd.h>

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <utility>

namespace ccsim {
namespace {

void write_line(std::string_view line) { std::fputs(fmt::format("{}\n", line).c_str(), stderr); }

constexpr double seconds_before_plain_lines = 5;

}  // namespace

void Console::say(std::string_view line) {
    lines_.emplace_back(line);
    if (talk_ != Talk::quiet) write_line(line);
}

void Console::say_more(std::string_view line) {
    lines_.emplace_back(line);
    if (talk_ == Talk::verbose) write_line(line);
}

void Console::warn(std::string_view line) {
    if (std::find(warnings_.begin(), warnings_.end(), line) != warnings_.end()) return;
    warnings_.emplace_back(line);
    lines_.push_back("warning: " + std::string(line));
    write_line("ccsim: warning: " + std::string(line));
}

Progress::Progress(std::string what, bool shown)
    : what_(std::move(what)),
      shown_(shown),
      on_terminal_(isatty(STDERR_FILENO) != 0),
      start_(std::chrono::steady_clock::now()),
      last_(start_) {}

Progress::~Progress() {
    if (something_shown_ && on_terminal_) std::fputs("\r\x1b[K", stderr);
}

void Progress::show(double share) {
    if (!shown_) return;
    const auto now = std::chrono::steady_clock::now();
    const double seconds = std::chrono::duration<double>(now - start_).count();
    if (!on_terminal_) return show_as_lines(share, seconds);
    if (now - last_ < std::chrono::milliseconds(100)) return;
    last_ = now;
    show_on_terminal(share, seconds);
}

void Progress::show_on_terminal(double share, double seconds) {
    constexpr int width = 30;
    const auto full = static_cast<std::size_t>(std::lround(share * width));
    const std::string left = share > 0.01 ? duration_in_words(seconds * (1 - share) / share) + " left" : "";
    std::fputs(fmt::format("\r{} [{}{}] {:3.0f}% {}\x1b[K", what_, std::string(full, '#'),
                           std::string(width - full, '.'), 100 * share, left)
                   .c_str(),
               stderr);
    std::fflush(stderr);
    something_shown_ = true;
}

void Progress::show_as_lines(double share, double seconds) {
    const int tenth = static_cast<int>(share * 10);
    if (tenth <= last_tenth_ || tenth >= 10) return;
    last_tenth_ = tenth;
    if (seconds < seconds_before_plain_lines) return;
    write_line(fmt::format("{}: {}0%, {} left", what_, tenth, duration_in_words(seconds * (1 - share) / share)));
    something_shown_ = true;
}

std::string duration_in_words(double seconds) {
    const auto whole = static_cast<long>(std::ceil(seconds));
    if (whole < 60) return fmt::format("{} s", whole);
    if (whole < 3600) return fmt::format("{} min {} s", whole / 60, whole % 60);
    return fmt::format("{} h {} min", whole / 3600, whole % 3600 / 60);
}

}  // namespace ccsim
