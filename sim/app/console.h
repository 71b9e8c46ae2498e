#pragma once

#include <chrono>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace ccsim {

enum class Talk : std::uint8_t { quiet, normal, verbose };

/// What is said while the program works: on stderr, and kept for the log of the results folder. Data goes to stdout, by
/// other means.
class Console {
public:
    explicit Console(Talk talk) : talk_(talk) {}

    /// Says a line, unless quiet.
    void say(std::string_view line);
    /// Says a line when asked for more.
    void say_more(std::string_view line);
    /// Says a line that must not be missed, quiet or not; once, however often it is true.
    void warn(std::string_view line);

    /// Everything said or held back so far, warnings marked.
    const std::vector<std::string>& lines() const { return lines_; }
    const std::vector<std::string>& warnings() const { return warnings_; }
    bool quiet() const { return talk_ == Talk::quiet; }

private:
    Talk talk_;
    std::vector<std::string> lines_, warnings_;
};

/// Shows the share done and the time left: on a terminal in one line that is written over, ten times a second at most;
/// elsewhere a plain line at each tenth, when the work takes longer than some seconds.
class Progress {
public:
    Progress(std::string what, bool shown);
    ~Progress();
    Progress(const Progress&) = delete;
    Progress& operator=(const Progress&) = delete;

    /// The share done, 0 to 1. Not for several threads at a time.
    void show(double share);

private:
    void show_on_terminal(double share, double seconds);
    void show_as_lines(double share, double seconds);

    std::string what_;
    bool shown_;
    bool on_terminal_;
    bool something_shown_ = false;
    int last_tenth_ = 0;
    std::chrono::steady_clock::time_point start_, last_;
};

/// A time in words: "8 s", "3 min 20 s", "1 h 5 min".
std::string duration_in_words(double seconds);

}  // namespace ccsim
