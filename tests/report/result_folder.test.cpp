#include "sim/report/result_folder.h"

#include <sys/resource.h>
#include <unistd.h>

#include <atomic>
#include <catch2/catch.hpp>
#include <csignal>
#include <fstream>
#include <iterator>
#include <map>
#include <thread>
#include <vector>

#include "sim/core/problems.h"
#include "tests/support/temporary_folder.h"

using namespace ccsim;
using tests::TemporaryFolder;
namespace fs = std::filesystem;

namespace {

/// Every file below a folder, hidden ones too, with its content; folders with a slash.
std::map<std::string, std::string> tree(const fs::path& folder) {
    std::map<std::string, std::string> out;
    for (const auto& entry : fs::recursive_directory_iterator(folder)) {
        const std::string name = fs::relative(entry.path(), folder).string();
        if (entry.is_directory()) out[name + '/'] = "";
        else {
            std::ifstream in(entry.path(), std::ios::binary);
            out[name] = {std::istreambuf_iterator<char>(in), {}};
        }
    }
    return out;
}

using Tree = std::map<std::string, std::string>;

std::vector<ResultFile> run_of(const std::string& number) {
    return {{"a.csv", number}, {"manifest.json", "{\"program\": \"ccsim\", \"outputs\": [{\"name\": \"a.csv\"}]}"}};
}

/// The message of the FileError; empty when there is none.
std::string refusal(const fs::path& folder, const std::vector<ResultFile>& files, Overwrite overwrite) {
    try {
        write_folder(folder, files, overwrite);
    } catch (const FileError& error) {
        return error.what();
    }
    return "";
}

bool contains(const std::string& text, const std::string& part) { return text.find(part) != std::string::npos; }

/// Files may not grow beyond a size while this lives, as on a full disk.
class FullDisk {
public:
    explicit FullDisk(rlim_t bytes) : handler_(std::signal(SIGXFSZ, SIG_IGN)) {
        ::getrlimit(RLIMIT_FSIZE, &before_);
        const rlimit limit{bytes, before_.rlim_max};
        ::setrlimit(RLIMIT_FSIZE, &limit);
    }
    FullDisk(const FullDisk&) = delete;
    FullDisk& operator=(const FullDisk&) = delete;
    ~FullDisk() {
        ::setrlimit(RLIMIT_FSIZE, &before_);
        std::signal(SIGXFSZ, handler_);
    }

private:
    rlimit before_{};
    void (*handler_)(int);
};

}  // namespace

TEST_CASE("a folder appears with its files and nothing beside it") {
    const TemporaryFolder work;
    write_folder(work.path() / "results/run", run_of("1"), Overwrite::refuse);
    CHECK(tree(work.path()) == Tree{{"results/", ""},
                                    {"results/run/", ""},
                                    {"results/run/a.csv", "1"},
                                    {"results/run/manifest.json", run_of("1")[1].bytes}});
}

TEST_CASE("an empty folder is filled") {
    const TemporaryFolder work;
    fs::create_directory(work.path() / "run");
    write_folder(work.path() / "run/", run_of("1"), Overwrite::refuse);
    CHECK(tree(work.path()).at("run/a.csv") == "1");
}

TEST_CASE("earlier results are replaced only when asked") {
    const TemporaryFolder work;
    const fs::path run = work.path() / "run";
    write_folder(run, run_of("1"), Overwrite::refuse);
    const Tree before = tree(work.path());
    CHECK(contains(refusal(run, run_of("2"), Overwrite::refuse), "--force"));
    CHECK(tree(work.path()) == before);
    CHECK_THROWS_AS(check_may_write(run, Overwrite::refuse), FileError);
    CHECK_NOTHROW(check_may_write(run, Overwrite::replace));
    write_folder(run, run_of("2"), Overwrite::replace);
    CHECK(tree(run).at("a.csv") == "2");
    CHECK(tree(work.path()).size() == before.size());
}

TEST_CASE("files of an earlier run that the new one lacks are gone") {
    const TemporaryFolder work;
    std::vector<ResultFile> with_page = run_of("1");
    with_page.push_back({"page.html", "x"});
    with_page[1].bytes = "{\"program\": \"ccsim\", \"outputs\": [{\"name\": \"a.csv\"}, {\"name\": \"page.html\"}]}";
    write_folder(work.path() / "run", with_page, Overwrite::refuse);
    write_folder(work.path() / "run", run_of("2"), Overwrite::replace);
    CHECK(tree(work.path() / "run").size() == 2);
}

TEST_CASE("a folder that is not ours is never replaced") {
    const TemporaryFolder work;
    work.write("mine/thesis.docx", "years of work");
    work.write("other/manifest.json", "{\"program\": \"other\"}");
    const Tree before = tree(work.path());
    for (const auto name : {"mine", "other"})
        for (const auto overwrite : {Overwrite::refuse, Overwrite::replace})
            CHECK(contains(refusal(work.path() / name, run_of("1"), overwrite), "no results of ccsim"));
    CHECK(tree(work.path()) == before);
}

TEST_CASE("a file that somebody put among earlier results is not lost") {
    const TemporaryFolder work;
    write_folder(work.path() / "run", run_of("1"), Overwrite::refuse);
    work.write("run/notes.xlsx", "notes");
    const Tree before = tree(work.path());
    CHECK(contains(refusal(work.path() / "run", run_of("2"), Overwrite::replace), "holds notes.xlsx"));
    CHECK(tree(work.path()) == before);
}

TEST_CASE("a file in the place of the folder or of one above it is told and left alone") {
    const TemporaryFolder work;
    work.write("file", "content");
    const Tree before = tree(work.path());
    CHECK(contains(refusal(work.path() / "file", run_of("1"), Overwrite::replace), "is not a folder"));
    CHECK_FALSE(refusal(work.path() / "file/run", run_of("1"), Overwrite::replace).empty());
    CHECK_FALSE(refusal("", run_of("1"), Overwrite::replace).empty());
    CHECK(tree(work.path()) == before);
}

TEST_CASE("a failure half way leaves the earlier results and nothing of the new ones") {
    const TemporaryFolder work;
    const fs::path run = work.path() / "run";
    std::vector<ResultFile> broken = run_of("2");
    broken.push_back({"no such folder/b.csv", "b"});
    CHECK_FALSE(refusal(run, broken, Overwrite::refuse).empty());
    CHECK(tree(work.path()).empty());
    write_folder(run, run_of("1"), Overwrite::refuse);
    const Tree before = tree(work.path());
    CHECK_FALSE(refusal(run, broken, Overwrite::replace).empty());
    CHECK(tree(work.path()) == before);
}

TEST_CASE("a full disk leaves the earlier results and nothing of the new ones") {
    const TemporaryFolder work;
    const fs::path run = work.path() / "run";
    write_folder(run, run_of("1"), Overwrite::refuse);
    const Tree before = tree(work.path());
    std::vector<ResultFile> large = run_of("2");
    large.push_back({"large.csv", std::string(100'000, 'x')});
    std::string message;
    {
        const FullDisk full(50'000);
        message = refusal(run, large, Overwrite::replace);
    }
    CHECK(contains(message, "large.csv: cannot be written"));
    CHECK(tree(work.path()) == before);
}

TEST_CASE("whoever looks finds results in the folder at every moment while they are replaced") {
    const TemporaryFolder work;
    const fs::path run = work.path() / "run", file = run / "a.csv";
    write_folder(run, run_of("0"), Overwrite::refuse);
    std::atomic<bool> done = false;
    std::thread replacing([&] {
        for (int i = 1; i <= 300; ++i) write_folder(run, run_of(std::to_string(i)), Overwrite::replace);
        done = true;
    });
    int missing = 0;
    while (!done) missing += ::access(file.c_str(), R_OK) != 0;
    replacing.join();
    CHECK(missing == 0);
    CHECK(tree(work.path()).size() == 3);
}

TEST_CASE("the folder behind a link is written and the link stays") {
    const TemporaryFolder work;
    fs::create_directory(work.path() / "disk");
    fs::create_directory_symlink(work.path() / "disk", work.path() / "link");
    write_folder(work.path() / "link", run_of("1"), Overwrite::refuse);
    CHECK(fs::is_symlink(work.path() / "link"));
    CHECK(tree(work.path() / "disk").at("a.csv") == "1");
    fs::create_directory_symlink(work.path() / "nowhere", work.path() / "dangling");
    CHECK_FALSE(refusal(work.path() / "dangling", run_of("1"), Overwrite::replace).empty());
    CHECK(fs::is_symlink(work.path() / "dangling"));
}

TEST_CASE("what a killed run left behind does not stand in the way") {
    const TemporaryFolder work;
    work.write(".run.being-written-1/a.csv", "half");
    write_folder(work.path() / "run", run_of("1"), Overwrite::refuse);
    CHECK(tree(work.path()).at("run/a.csv") == "1");
    CHECK(tree(work.path()).at(".run.being-written-1/a.csv") == "half");
}
