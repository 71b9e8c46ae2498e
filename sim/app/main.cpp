#include <CLI/CLI.hpp>
#include <string>

#include "ccsim_version.h"

int main(int argc, char** argv) {
    CLI::App app("Case-closure simulator");
    app.set_version_flag("--version", "ccsim " + std::string(ccsim::version));
    app.require_subcommand(0, 1);
    CLI11_PARSE(app, argc, argv);
    return 0;
}
