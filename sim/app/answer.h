#pragma once

#include <functional>
#include <nlohmann/json_fwd.hpp>
#include <string>

#include "sim/app/shared_options.h"

namespace ccsim {

/// Prints a JSON object on stdout.
void print_json(const nlohmann::json& object);

/// Prints what a command found on stdout: as JSON where that was asked for, else as text unless it is to be quiet.
void answer(const AnswerOptions& options, const std::function<nlohmann::json()>& as_json,
            const std::function<std::string()>& as_text);

}  // namespace ccsim
