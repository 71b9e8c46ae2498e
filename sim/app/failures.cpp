#include "sim/app/failures.h"

#include <unistd.h>

#include <fmt/format.h>

#include <cerrno>
#include <cstdio>
#include <cstring>
#include <filesystem>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "sim/core/problems.h"
#include "sim/core/text.h"
#include "sim/engine/distributed.h"
#include "sim/engine/run.h"

namespace ccsim {
namespace {

void say(const std::string& text) { std::fputs(fmt::format("ccsim: {}\n", text).c_str(), stderr); }

void put_json(bool as_json, std::string_view kind, std::string_view message,
              nlohmann::json problems = nlohmann::json::array()) {
    if (!as_json) return;
    const nlohmann::json out{{"error", {{"kind", kind}, {"message", message}, {"problems", std::move(problems)}}}};
    std::fputs((out.dump(2) + '\n').c_str(), stdout);
}

nlohmann::json as_json(const std::vector<Problem>& problems) {
    nlohmann::json out = nlohmann::json::array();
    for (const Problem& p : problems)
        out.push_back({{"file", p.file},
                       {"line", p.line},
                       {"column", p.column},
                       {"key", p.key},
                       {"what", p.what},
                       {"hint", p.hint}});
    return out;
}

/// The word that was not understood, when there is one.
std::string unknown_word(const CLI::App& app) {
    const std::vector<std::string> rest = app.remaining(true);
    return rest.empty() ? std::string() : rest.front();
}

std::vector<std::string> known_words(const CLI::App& app) {
    std::vector<std::string> words;
    for (const CLI::App* command : app.get_subcommands({})) words.push_back(command->get_name());
    for (const CLI::App* scope : {&app, app.get_subcommands().empty() ? &app : app.get_subcommands().front()})
        for (const CLI::Option* option : scope->get_options())
            for (const std::string& name : option->get_lnames()) words.push_back("--" + name);
    return words;
}

ExitCode interrupted(bool json) {
    say("interrupted; nothing was written");
    put_json(json, "interrupted", "interrupted; nothing was written");
    return ExitCode::interrupted;
}

}  // namespace

ExitCode report_failures(bool json, const std::function<ExitCode()>& act) {
    try {
        return act();
    } catch (const InputError& e) {
        std::fputs((std::string(e.what()) + '\n').c_str(), stderr);
        put_json(json, "invalid input", "the input is not valid; nothing was run", as_json(e.problems()));
        return ExitCode::invalid_input;
    } catch (const FileError& e) {
        say(e.what());
        put_json(json, "file", e.what());
        return ExitCode::file_error;
    } catch (const std::filesystem::filesystem_error& e) {
        const std::string message = fmt::format("{}: cannot be used ({}); check the folder and its permissions",
                                                e.path1().string(), e.code().message());
        say(message);
        put_json(json, "file", message);
        return ExitCode::file_error;
    } catch (const RankEnded& e) {
        if (e.exit_code == static_cast<int>(ExitCode::interrupted)) return interrupted(json);
        say(fmt::format("process {} of the job has stopped, so all of them do; nothing was written", e.rank));
        return e.exit_code == 0 ? ExitCode::fault : static_cast<ExitCode>(e.exit_code);
    } catch (const Interrupted&) {
        return interrupted(json);
    } catch (const std::bad_alloc&) {
        say("there is not enough memory; try fewer --replicates or a larger --scale");
        put_json(json, "memory", "there is not enough memory");
        return ExitCode::fault;
    } catch (const std::exception& e) {
        say(fmt::format("a fault in the program: {}. Please report it with the command line and the scenario",
                        e.what()));
        put_json(json, "fault", e.what());
        return ExitCode::fault;
    }
}

ExitCode with_output_written(ExitCode so_far) {
    errno = 0;
    if (std::fflush(stdout) == 0 && std::ferror(stdout) == 0) return so_far;
    // When it failed before, the reason is no longer known: it is asked for again.
    if (errno == 0 && ::write(STDOUT_FILENO, "\n", 1) == 1) errno = 0;
    const std::string reason = errno != 0 ? fmt::format(" ({})", std::strerror(errno)) : "";
    say(fmt::format("what was to be printed cannot be written to standard output{}; files that were written are whole",
                    reason));
    return so_far == ExitCode::done ? ExitCode::file_error : so_far;
}

ExitCode explain_parse_error(const CLI::App& app, const CLI::ParseError& error) {
    if (error.get_exit_code() == 0) {  // --help and --version come this way
        app.exit(error);
        return ExitCode::done;
    }
    std::string message = error.what();
    if (const std::string word = unknown_word(app); !word.empty()) {
        message = fmt::format("{} is not known here", ccsim::quoted(word));
        if (const auto meant = nearest(word, known_words(app))) message += fmt::format("; did you mean {}?", *meant);
    }
    const auto chosen = app.get_subcommands();
    const std::string help = chosen.empty() ? "ccsim --help" : "ccsim " + chosen.front()->get_name() + " --help";
    say(fmt::format("{} (see {})", message, help));
    return ExitCode::wrong_command_line;
}

}  // namespace ccsim
