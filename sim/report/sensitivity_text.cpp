#include <fmt/format.h>

#include "sim/report/sensitivity_files.h"
#include "sim/report/sensitivity_sections.h"

namespace ccsim {

std::string sensitivity_text(const SensitivityRecord& record) {
    return fmt::format("# What drives the key measures\n\n{}. {}\n\n", record.scenario.name, not_official) +
           drivers_section(record) + open_section(record) + movers_section(record) + reckoner_section(record) +
           limits_section(record) + names_section(record);
}

}  // namespace ccsim
