#include "sim/core/problems.h"

#include <utility>

#include "sim/core/text.h"

namespace ccsim {
namespace {

std::string text_of_all(const std::vector<Problem>& problems) {
    std::string out;
    for (const Problem& problem : problems) out += text_of(problem) + '\n';
    return out + std::to_string(problems.size()) + (problems.size() == 1 ? " problem" : " problems") +
           "; nothing was run";
}

}  // namespace

std::string text_of(const Problem& problem) {
    std::string out = shown_path(problem.file);
    if (problem.line > 0) {
        out += ':' + std::to_string(problem.line);
        if (problem.column > 0) out += ':' + std::to_string(problem.column);
    }
    if (!out.empty()) out += ": ";
    if (!problem.key.empty()) out += problem.key + ": ";
    out += problem.what;
    if (!problem.hint.empty()) out += "; " + problem.hint;
    return out;
}

InputError::InputError(std::vector<Problem> problems)
    : std::runtime_error(text_of_all(problems)), problems_(std::move(problems)) {}

}  // namespace ccsim
