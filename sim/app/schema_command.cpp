#include <cstdio>

#include "sim/app/command_table.h"
#include "sim/scenario/json_schema.h"

namespace ccsim {

Action add_schema_command(CLI::App&) {
    return [](const std::string&) {
        std::fputs(json_schema().c_str(), stdout);
        return ExitCode::done;
    };
}

}  // namespace ccsim
