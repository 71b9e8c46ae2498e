#pragma once

#include <filesystem>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "sim/app/console.h"
#include "sim/app/shared_options.h"
#include "sim/engine/run_context.h"
#include "sim/report/held_folder.h"
#include "sim/report/provenance.h"

namespace ccsim {

/// The results folder of a command, from before its work until the results are in place: named by --out or else
/// results/ and a name, held against every other process, and written whole. Of several ranks the first alone holds and
/// writes it. From its beginning on Ctrl-C leaves nothing behind: work is to ask `context`.
class JobFolder {
public:
    /// Throws as HeldFolder does. The options and the console must outlive it.
    JobFolder(const JobOptions& options, const std::string& usual_name, Console& console);

    const std::filesystem::path& path() const { return path_; }

    /// Threads and Ctrl-C, for the work.
    RunContext context() const;
    /// The same with a share done, which must outlive it.
    RunContext context(Progress& progress) const;

    /// Ends the work: the provenance with the warnings and all that was said, and `what`, "the posterior is in", with
    /// the folder as its last line.
    Provenance completed(Provenance provenance, std::string_view what);
    /// Writes the folder and says that last line. Throws as write_folder does.
    void write(std::span<const ResultFile> files);

private:
    const JobOptions& options_;
    Console& console_;
    std::filesystem::path path_;
    std::optional<HeldFolder> held_;
    std::string last_line_;
};

/// Refuses to go on when another rank is to work on other inputs than the first: `key` says what this one works on,
/// how, and by which version. Throws InputError on each that differs. Called by all ranks.
void check_same_inputs(const std::string& key);

}  // namespace ccsim
