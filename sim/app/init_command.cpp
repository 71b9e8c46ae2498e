#include <CLI/CLI.hpp>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <memory>
#include <string>

#include "sim/app/command_table.h"
#include "sim/core/problems.h"
#include "sim/scenario/write_scenario.h"

namespace ccsim {
namespace {

namespace fs = std::filesystem;

struct InitOptions {
    std::string out;
    bool force = false;
};

/// Written aside and then renamed, so that a file is there whole or not at all.
void write_file(const fs::path& file, const std::string& text, bool force) {
    if (fs::exists(file) && !force)
        throw FileError(file.string() + ": is there already; name another file, or use --force to replace it");
    const fs::path aside = file.string() + ".part";
    {
        std::ofstream out(aside, std::ios::binary);
        out << text;
        out.flush();
        if (!out) {
            std::error_code ignored;
            fs::remove(aside, ignored);
            throw FileError(file.string() + ": cannot be written; check the folder and the space left");
        }
    }
    fs::rename(aside, file);
}

ExitCode init(const InitOptions& options) {
    const std::string text = commented_scenario(Scenario{}, fs::path(options.out).parent_path());
    if (options.out.empty()) {
        std::fputs(text.c_str(), stdout);
    } else {
        write_file(options.out, text, options.force);
        std::fputs(("ccsim: wrote " + options.out + "; next: ccsim run " + options.out + "\n").c_str(), stderr);
    }
    return ExitCode::done;
}

}  // namespace

Action add_init_command(CLI::App& command) {
    const auto o = std::make_shared<InitOptions>();
    command.add_option("--out", o->out, "The file to write; without it the scenario is printed");
    command.add_flag("--force", o->force, "Replace the file when it is there");
    return [o](const std::string&) { return init(*o); };
}

}  // namespace ccsim
