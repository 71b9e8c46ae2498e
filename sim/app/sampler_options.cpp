#include "sim/app/sampler_options.h"

#include "sim/app/shared_options.h"

namespace ccsim {

void add_sampler_options(CLI::App& command, methods::SmcSettings& settings) {
    add_number_option(command, "--lineages", settings.lineages, "Of a sampler; fewer are faster and less exact", 20,
                      1'000'000);
    add_number_option(command, "--steps", settings.steps,
                      "Of a lineage in a stage of the sampler; more when it needs them", 4, 100'000);
}

void add_longest_stage_option(CLI::App& command, methods::SmcSettings& settings) {
    add_number_option(command, "--longest-stage", settings.longest_stage,
                      "Steps of a stage that does not forget its start, at most; fewer are faster and less exact", 4,
                      100'000);
}

void add_members_option(CLI::App& command, int& members) {
    add_number_option(command, "--members", members, "Of the ensemble that finds where the sampler starts", 4,
                      1'000'000);
}

}  // namespace ccsim
