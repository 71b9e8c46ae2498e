#include <cstdio>

#include "sim/app/command.h"
#include "sim/scenario/json_schema.h"

namespace ccsim {

Action add_schema_command(CLI::App& app) {
    app.add_subcommand("schema", "Print the JSON Schema of scenarios, for editors");
    return [](const std::string&) {
        std::fputs(json_schema().c_str(), stdout);
        return ExitCode::done;
    };
}

}  // namespace ccsim
