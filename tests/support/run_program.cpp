#include "tests/support/run_program.h"

#include <fcntl.h>
#include <sys/wait.h>
#include <unistd.h>

#include <chrono>
#include <csignal>
#include <fstream>
#include <sstream>
#include <stdexcept>
#include <thread>

#include "tests/support/paths.h"
#include "tests/support/temporary_folder.h"

namespace ccsim::tests {
namespace {

int opened_for_writing(const std::filesystem::path& file) {
    return open(file.c_str(), O_WRONLY | O_CREAT | O_CLOEXEC, 0600);
}

[[noreturn]] void become_program(const std::vector<std::string>& arguments, const std::filesystem::path& folder,
                                 int out, int err) {
    std::vector<std::string> words{"ccsim"};
    words.insert(words.end(), arguments.begin(), arguments.end());
    std::vector<char*> argv;
    for (std::string& word : words) argv.push_back(word.data());
    argv.push_back(nullptr);
    const bool ready = chdir(folder.c_str()) == 0 && dup2(open("/dev/null", O_RDONLY), STDIN_FILENO) >= 0 &&
                       dup2(out, STDOUT_FILENO) >= 0 && dup2(err, STDERR_FILENO) >= 0;
    if (ready) execv(program.c_str(), argv.data());
    _exit(127);
}

/// Whether it has ended. Leaves it to be waited for.
bool has_ended(pid_t child) {
    siginfo_t info{};
    return waitid(P_PID, static_cast<id_t>(child), &info, WEXITED | WNOHANG | WNOWAIT) == 0 && info.si_pid == child;
}

/// Runs it and waits for its end. `wait` is given the child and says which signal it is sent then; 0: none. What it
/// prints goes to `printed`, when that is a file, and then it is not known here.
template <class Wait>
Ran run(const std::vector<std::string>& arguments, const std::filesystem::path& folder, const Wait& wait,
        int printed = -1) {
    const TemporaryFolder said;
    const auto out = said.path() / "out", err = said.path() / "err";
    const pid_t child = fork();
    if (child < 0) throw std::runtime_error("cannot start the program");
    if (child == 0)
        become_program(arguments, folder, printed < 0 ? opened_for_writing(out) : printed, opened_for_writing(err));
    if (const int signal = wait(child); signal != 0) kill(child, signal);
    int status = 0;
    waitpid(child, &status, 0);
    return {WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status), printed < 0 ? read_file(out) : "",
            read_file(err)};
}

}  // namespace

Ran run_program(const std::vector<std::string>& arguments, const std::filesystem::path& folder,
                double interrupt_after_seconds) {
    return run(arguments, folder, [&](pid_t) {
        if (interrupt_after_seconds <= 0) return 0;
        std::this_thread::sleep_for(std::chrono::duration<double>(interrupt_after_seconds));
        return SIGINT;
    });
}

Ran run_program_printing_to(int descriptor, const std::vector<std::string>& arguments,
                            const std::filesystem::path& folder) {
    return run(
        arguments, folder, [](pid_t) { return 0; }, descriptor);
}

Ran run_program_while(const std::filesystem::path& file, const std::vector<std::string>& arguments,
                      const std::filesystem::path& folder, const std::function<void()>& meanwhile, int signal) {
    return run(arguments, folder, [&](pid_t child) {
        while (!std::filesystem::exists(folder / file)) {
            if (has_ended(child)) return 0;
            std::this_thread::sleep_for(std::chrono::milliseconds(20));
        }
        meanwhile();
        return signal;
    });
}

Ran run_program_until(const std::filesystem::path& file, const std::vector<std::string>& arguments,
                      const std::filesystem::path& folder) {
    return run_program_while(
        file, arguments, folder, [] {}, SIGINT);
}

std::string read_file(const std::filesystem::path& file) {
    std::ifstream in(file, std::ios::binary);
    if (!in) throw std::runtime_error("cannot read " + file.string());
    std::ostringstream text;
    text << in.rdbuf();
    return text.str();
}

}  // namespace ccsim::tests
