#include "sim/app/job_folder.h"

#include <fmt/format.h>

#include <utility>

#include "sim/app/interrupt.h"
#include "sim/core/problems.h"
#include "sim/engine/distributed.h"
#include "sim/report/sha256.h"

namespace ccsim {

JobFolder::JobFolder(const JobOptions& options, const std::string& usual_name, Console& console)
    : options_(options),
      console_(console),
      path_(options.out.empty() ? std::filesystem::path("results") / usual_name : std::filesystem::path(options.out)) {
    watch_for_interrupts();
    if (leads()) held_.emplace(path_, options.overwrite());
}

RunContext JobFolder::context() const { return {.threads = options_.threads, .stop = &watch_for_interrupts()}; }

RunContext JobFolder::context(Progress& progress) const {
    RunContext out = context();
    out.progress = [&progress](double share) { progress.show(share); };
    return out;
}

Provenance JobFolder::completed(Provenance provenance, std::string_view what) {
    last_line_ = fmt::format("ccsim: {} {}", what, path_.string());
    provenance.warnings = console_.warnings();
    provenance.log = console_.lines();
    provenance.log.push_back(last_line_);
    return provenance;
}

void JobFolder::write(std::span<const ResultFile> files) {
    write_folder(path_, files, options_.overwrite());
    console_.say(last_line_);
}

void check_same_inputs(const std::string& key) {
    const std::string digest = sha256_of(key);
    if (as_first_has(digest) == digest) return;
    throw InputError({{.file = fmt::format("process {}", rank()),
                       .what = "reads other inputs, or is another version, than process 0",
                       .hint = "start all from one folder of a disk that all machines share"}});
}

}  // namespace ccsim
