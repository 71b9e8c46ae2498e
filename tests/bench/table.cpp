#include "tests/bench/table.h"

#include <fmt/format.h>

#include <algorithm>
#include <fstream>

#include "sim/core/problems.h"

namespace ccsim::bench {
namespace {

namespace fs = std::filesystem;

/// Three digits, with the unit that suits: "1.84 s", "31.2 ms".
std::string duration(double seconds) {
    if (seconds >= 1) return fmt::format("{:.3g} s", seconds);
    if (seconds >= 1e-3) return fmt::format("{:.3g} ms", seconds * 1e3);
    return fmt::format("{:.3g} µs", seconds * 1e6);
}

std::string many(double number) {
    if (number >= 1e9) return fmt::format("{:.3g} billion", number / 1e9);
    if (number >= 1e6) return fmt::format("{:.3g} million", number / 1e6);
    if (number >= 1e3) return fmt::format("{:.3g} thousand", number / 1e3);
    return fmt::format("{:.3g}", number);
}

std::string megabytes(double bytes) { return bytes > 0 ? fmt::format("{:.1f} MB", bytes / 1e6) : ""; }
std::string percent(double share) { return share > 0 ? fmt::format("{:.0f}%", share * 100) : ""; }

std::string markdown_row(const Measured& row) {
    return fmt::format("| {} | {} | {} | {} {} | {} | {} | {} | {} | {} | {} |\n", row.name,
                       duration(row.best().seconds), duration(row.median_seconds()), many(row.per_second()), row.unit,
                       percent(row.share_of_roofline()), percent(row.share_running()), many(row.blocks_in_that_time()),
                       megabytes(row.best().peak_bytes), megabytes(row.bytes_written),
                       many(row.best().philox_blocks_a_second));
}

/// A cell: in quotes when it has a comma or a quote in it.
std::string cell(const std::string& text) {
    if (text.find_first_of(",\"") == std::string::npos) return text;
    std::string quoted = "\"";
    for (const char c : text) quoted += c == '"' ? std::string("\"\"") : std::string(1, c);
    return quoted + '"';
}

/// Empty when there is none.
std::string number_or_empty(double number) { return number > 0 ? fmt::format("{:.6g}", number) : ""; }
std::string whole_or_empty(double number) { return number > 0 ? fmt::format("{:.0f}", number) : ""; }

void write(const fs::path& file, const std::string& text) {
    std::ofstream out(file, std::ios::binary);
    out << text << std::flush;
    if (!out) throw FileError("cannot write " + file.string());
}

}  // namespace

const Repetition& Measured::best() const {
    return *std::min_element(repetitions.begin(), repetitions.end(),
                             [](const Repetition& a, const Repetition& b) { return a.seconds < b.seconds; });
}

double Measured::median_seconds() const {
    std::vector<double> seconds;
    for (const Repetition& r : repetitions) seconds.push_back(r.seconds);
    std::sort(seconds.begin(), seconds.end());
    const std::size_t half = seconds.size() / 2;
    return seconds.size() % 2 == 1 ? seconds[half] : (seconds[half - 1] + seconds[half]) / 2;
}

double Measured::share_of_roofline() const {
    return blocks / (best().philox_blocks_a_second * threads) / best().seconds;
}

std::string line_of(const Measured& row) {
    return fmt::format("{}: {}, {} {} a second", row.name, duration(row.best().seconds), many(row.per_second()),
                       row.unit);
}

std::string markdown_of(const Circumstances& c, const std::vector<Measured>& rows) {
    std::string text = fmt::format(
        "ccsim {}, commit {}, {} ({} build), {}; {}, {} cores, {:.0f} GB; load before the start {:.1f}\n\n"
        "| benchmark | best | median | a second | of the roofline | running | worth in blocks | peak memory | written "
        "| "
        "Philox blocks a second |\n"
        "|---|--:|--:|--:|--:|--:|--:|--:|--:|--:|\n",
        c.build.version, c.build.commit, c.build.compiler, c.build.build_type, c.date, c.machine.processor,
        c.machine.cores, c.machine.memory_bytes / 1e9, c.machine.load_before);
    for (const Measured& row : rows) text += markdown_row(row);
    return text;
}

std::string csv_of(const Circumstances& c, const std::vector<Measured>& rows) {
    std::string text =
        "benchmark,repetitions,threads,seconds_best,seconds_median,work,unit,work_a_second,share_of_roofline,share_"
        "running,"
        "blocks_in_that_time,peak_memory_bytes,bytes_written,philox_blocks_a_second,version,commit,compiler,build_type,"
        "date,processor,cores,memory_bytes,load_before\n";
    for (const Measured& row : rows)
        text += fmt::format(
            "{},{},{},{:.6g},{:.6g},{:.0f},{},{:.6g},{},{:.4g},{:.6g},{},{},{:.6g},{},{},{},{},{},{},{},{:.0f},{:.2f}"
            "\n",
            cell(row.name), row.repetitions.size(), row.threads, row.best().seconds, row.median_seconds(), row.amount,
            row.unit, row.per_second(), number_or_empty(row.share_of_roofline()), row.share_running(),
            row.blocks_in_that_time(), whole_or_empty(row.best().peak_bytes), whole_or_empty(row.bytes_written),
            row.best().philox_blocks_a_second, c.build.version, c.build.commit, cell(c.build.compiler),
            c.build.build_type, c.date, cell(c.machine.processor), c.machine.cores, c.machine.memory_bytes,
            c.machine.load_before);
    return text;
}

void write_tables(const fs::path& folder, const Circumstances& circumstances, const std::vector<Measured>& rows) {
    const fs::path aside = fs::path(folder).concat(".unfinished");
    std::error_code failed;
    fs::create_directories(aside, failed);
    if (failed) throw FileError("cannot make the folder " + aside.string() + " (" + failed.message() + ")");
    write(aside / "bench.md", markdown_of(circumstances, rows));
    write(aside / "bench.csv", csv_of(circumstances, rows));
    if (fs::exists(folder)) throw FileError(folder.string() + " is there already; the tables are in " + aside.string());
    fs::rename(aside, folder, failed);
    if (failed) throw FileError("cannot name the folder " + folder.string() + " (" + failed.message() + ")");
}

}  // namespace ccsim::bench
