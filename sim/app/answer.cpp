#include "sim/app/answer.h"

#include <cstdio>
#include <nlohmann/json.hpp>

namespace ccsim {

void print_json(const nlohmann::json& object) { std::fputs((object.dump(2) + '\n').c_str(), stdout); }

void answer(const AnswerOptions& options, const std::function<nlohmann::json()>& as_json,
            const std::function<std::string()>& as_text) {
    if (options.json) print_json(as_json());
    else if (!options.quiet) std::fputs(as_text().c_str(), stdout);
}

}  // namespace ccsim
