#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <cstdio>
#include <filesystem>
#include <memory>
#include <nlohmann/json.hpp>
#include <string>

#include "calibration/shipped_posterior.h"
#include "sim/app/command_table.h"
#include "sim/app/console.h"
#include "sim/app/shared_options.h"
#include "sim/core/problems.h"
#include "sim/report/add_to_folder.h"
#include "sim/report/page/report_page.h"
#include "sim/report/sha256.h"

namespace ccsim {
namespace {

namespace fs = std::filesystem;

constexpr const char* page_name = "report.html";

struct ReportOptions : AnswerOptions {
    std::string folder, explanation, out;
    bool force = false;
};

/// The posterior of the run, if it is here as the run read it: its digest is that in the manifest.
std::optional<Posterior> posterior_of(const FolderManifest& manifest, Console& console) {
    const std::string& name = manifest.run.posterior;
    if (name.empty()) return {};
    const auto is_what_was_read = [&](const ReadText& text) {
        const std::string digest = sha256_of(text.text);
        return std::ranges::find(manifest.inputs, digest, &InputFile::sha256) != manifest.inputs.end();
    };
    std::optional<Posterior> out;
    if (name == shipped_posterior_name) out = shipped_posterior();
    else if (fs::exists(name)) out = read_posterior(name);
    if (out && std::all_of(out->read.begin(), out->read.end(), is_what_was_read)) return out;
    console.warn(fmt::format("{} is not here as the run read it, so the page has no verdict on its fit", name));
    return {};
}

/// Empty when it cannot be read: a case file that it names may have gone since.
std::optional<Scenario> scenario_in(const ResultsFolder& folder, Console& console) {
    if (!folder.holds("scenario.yaml")) return {};
    try {
        return folder.scenario();
    } catch (const std::runtime_error& error) {
        console.warn(
            fmt::format("the scenario cannot be read, so the page has no values of its assumptions: {}", error.what()));
        return {};
    }
}

PageInput read_input(const ReportOptions& options, Console& console) {
    const ResultsFolder folder(options.folder);
    PageInput input{.manifest = folder.manifest(),
                    .measures = folder.measures(),
                    .differences = folder.differences(),
                    .what_differs = folder.what_differs()};
    if (!options.explanation.empty()) input.decomposition = ResultsFolder(options.explanation).decomposition();
    input.scenario = scenario_in(folder, console);
    if (const auto posterior = posterior_of(input.manifest, console)) {
        input.drawn = posterior->draws.paths;
        if (posterior->read.size() > 1) input.diagnostics = posterior->read[1].text;
    }
    return input;
}

ExitCode write_report(const ReportOptions& options) {
    Console console(options.talk());
    const fs::path out = options.out.empty() ? fs::path(options.folder) / page_name : fs::path(options.out);
    if (!options.out.empty() && fs::exists(out) && !options.force)
        throw FileError(out.string() + ": is there already; replace it with --force, or choose another with --out");
    const std::string page = report_page(read_input(options, console));
    if (options.out.empty()) add_to_folder(options.folder, {page_name, page});
    else write_whole_file(out, page);
    console.say(fmt::format("ccsim: the page is {}", out.string()));
    if (options.json) {
        const nlohmann::json said{{"page", out.string()}, {"bytes", page.size()}, {"warnings", console.warnings()}};
        std::fputs((said.dump(2) + '\n').c_str(), stdout);
    }
    return ExitCode::done;
}

}  // namespace

Action add_report_command(CLI::App& command) {
    const auto options = std::make_shared<ReportOptions>();
    command.add_option("RUN_DIR", options->folder, "A folder of ccsim run or ccsim compare")->required();
    command.add_option("--explanation", options->explanation, "A folder of ccsim explain, whose terms the page shows");
    command.add_option("--out", options->out, "The file (default: report.html in the folder)");
    command.add_flag("--force", options->force, "Replace a file named with --out");
    command.add_flag("--json", options->json, "Print one JSON object and nothing else");
    command.add_flag("--quiet", options->quiet, "Say nothing but warnings");
    return [options](const std::string&) { return write_report(*options); };
}

}  // namespace ccsim
