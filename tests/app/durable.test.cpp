#include <fcntl.h>
#include <sys/mount.h>
#include <unistd.h>

#include <catch2/catch.hpp>
#include <chrono>
#include <csignal>
#include <map>
#include <thread>

#include "tests/support/paths.h"
#include "tests/support/run_program.h"
#include "tests/support/temporary_folder.h"

using namespace ccsim::tests;
namespace fs = std::filesystem;

namespace {

/// A run that takes a moment, and one that takes minutes.
std::vector<std::string> short_run(std::vector<std::string> more) {
    std::vector<std::string> words{"run", baseline_file, "--engine", "expected", "--draws", "2"};
    words.insert(words.end(), more.begin(), more.end());
    return words;
}
std::vector<std::string> long_run(std::vector<std::string> more) {
    std::vector<std::string> words{"run", baseline_file, "--posterior", "none", "--replicates", "5000", "--quiet"};
    words.insert(words.end(), more.begin(), more.end());
    return words;
}

/// Every file below a folder, hidden ones too, with its content.
std::map<std::string, std::string> tree(const fs::path& folder) {
    std::map<std::string, std::string> out;
    for (const auto& entry : fs::recursive_directory_iterator(folder))
        out[fs::relative(entry.path(), folder).string()] = entry.is_regular_file() ? read_file(entry.path()) : "";
    return out;
}

/// A disk in memory with so much space, in a folder. There only where the system lets us have one.
class SmallDisk {
public:
    SmallDisk(fs::path folder, const std::string& size) : folder_(std::move(folder)) {
        fs::create_directory(folder_);
        there_ = ::mount("tmpfs", folder_.c_str(), "tmpfs", 0, ("size=" + size).c_str()) == 0;
    }
    SmallDisk(const SmallDisk&) = delete;
    SmallDisk& operator=(const SmallDisk&) = delete;
    ~SmallDisk() {
        if (there_) ::umount(folder_.c_str());
    }

    bool there() const { return there_; }
    /// From here on nothing can be written to it, whoever tries.
    bool made_read_only() const { return ::mount("", folder_.c_str(), "", MS_REMOUNT | MS_RDONLY, "") == 0; }

private:
    fs::path folder_;
    bool there_ = false;
};

}  // namespace

TEST_CASE("what cannot be printed is told and the results are there") {
    const TemporaryFolder folder;
    const int full = open("/dev/full", O_WRONLY | O_CLOEXEC);
    REQUIRE(full >= 0);
    const Ran to_full = run_program_printing_to(full, short_run({"--out", "a"}), folder.path());
    close(full);
    INFO(to_full.err);
    CHECK(to_full.exit_code == 4);
    CHECK_THAT(to_full.err, Catch::Contains("cannot be written to standard output (No space left on device)"));

    int ends[2];
    REQUIRE(pipe2(ends, O_CLOEXEC) == 0);
    close(ends[0]);
    const Ran to_nobody = run_program_printing_to(ends[1], short_run({"--out", "b"}), folder.path());
    close(ends[1]);
    INFO(to_nobody.err);
    CHECK(to_nobody.exit_code == 4);
    CHECK_THAT(to_nobody.err, Catch::Contains("cannot be written to standard output (Broken pipe)"));

    CHECK(run_program(short_run({"--out", "c"}), folder.path()).exit_code == 0);
    const std::string measures = read_file(folder.path() / "c/measures.csv");
    CHECK(read_file(folder.path() / "a/measures.csv") == measures);
    CHECK(read_file(folder.path() / "b/measures.csv") == measures);
}

TEST_CASE("a disk that is full or read-only leaves the earlier results and says so") {
    const TemporaryFolder folder;
    const SmallDisk disk(folder.path() / "disk", "64m");
    if (!disk.there()) {
        WARN("skipped: only root can mount the small disk that this fills");
        return;
    }
    const Ran first = run_program(short_run({"--out", "disk/a"}), folder.path());
    INFO(first.err);
    REQUIRE(first.exit_code == 0);
    const fs::path filler = folder.write("disk/filler", "");
    const auto space = fs::space(filler).available;
    fs::resize_file(filler, 0);
    folder.write("disk/filler", std::string(space - 100'000, 'x'));
    const auto before = tree(folder.path() / "disk");
    const Ran full = run_program(short_run({"--out", "disk/a", "--force"}), folder.path());
    INFO(full.err);
    CHECK(full.exit_code == 4);
    CHECK_THAT(full.err, Catch::Contains("No space left on device"));
    CHECK(tree(folder.path() / "disk") == before);

    REQUIRE(disk.made_read_only());
    for (const std::string out : {"disk/a", "disk/new/b"}) {
        const Ran read_only = run_program(short_run({"--out", out, "--force"}), folder.path());
        INFO(read_only.err);
        CHECK(read_only.exit_code == 4);
        CHECK_THAT(read_only.err, Catch::Contains("Read-only file system"));
        CHECK(tree(folder.path() / "disk") == before);
    }
}

TEST_CASE("a second run into a folder is refused while the first one is at work") {
    const TemporaryFolder folder;
    Ran second, into_another;
    const Ran first = run_program_while(
        ".a.lock", long_run({"--out", "a"}), folder.path(),
        [&] {
            second = run_program(short_run({"--out", "a", "--force"}), folder.path());
            into_another = run_program(short_run({"--out", "b"}), folder.path());
        },
        SIGINT);
    INFO(second.err);
    CHECK(second.exit_code == 4);
    CHECK_THAT(second.err, Catch::Contains("a: another run is writing there"));
    CHECK(into_another.exit_code == 0);
    CHECK(first.exit_code == 130);
    CHECK_FALSE(fs::exists(folder.path() / "a"));
    CHECK(run_program(short_run({"--out", "a"}), folder.path()).exit_code == 0);
}

TEST_CASE("Ctrl-C and a request to terminate leave earlier results and say that nothing was written") {
    const TemporaryFolder folder;
    REQUIRE(run_program(short_run({"--out", "a"}), folder.path()).exit_code == 0);
    const auto before = tree(folder.path());
    for (const int signal : {SIGINT, SIGTERM, SIGHUP}) {
        const auto wait_for_work = [] { std::this_thread::sleep_for(std::chrono::seconds(1)); };
        const Ran ran =
            run_program_while(".a.lock", long_run({"--out", "a", "--force"}), folder.path(), wait_for_work, signal);
        INFO("signal " << signal << ": " << ran.err);
        CHECK(ran.exit_code == 130);
        CHECK_THAT(ran.err, Catch::Contains("interrupted; nothing was written"));
        CHECK(tree(folder.path()) == before);
    }
}

TEST_CASE("an input that has gone is told and earlier results are left") {
    const TemporaryFolder folder;
    folder.write("mine.yaml", "extends: " + baseline_file + "\nopening:\n  case_file: cases.csv\n");
    fs::copy_file(source_dir / "scenarios/case-file/example-cases.csv", folder.path() / "cases.csv");
    const std::vector<std::string> words{"run",  "mine.yaml", "--engine", "expected", "--posterior",
                                         "none", "--out",     "a",        "--force"};
    const Ran first = run_program(words, folder.path());
    INFO(first.err);
    REQUIRE(first.exit_code == 0);
    const auto before = tree(folder.path() / "a");
    fs::remove(folder.path() / "cases.csv");
    const Ran without_cases = run_program(words, folder.path());
    CHECK(without_cases.exit_code == 3);
    CHECK_THAT(without_cases.err, Catch::Contains("cases.csv: there is no such file"));
    fs::remove(folder.path() / "mine.yaml");
    const Ran without_scenario = run_program(words, folder.path());
    CHECK(without_scenario.exit_code == 4);
    CHECK_THAT(without_scenario.err, Catch::Contains("mine.yaml: there is no such file"));
    CHECK(tree(folder.path() / "a") == before);
}
