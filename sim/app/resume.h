#pragma once

#include <optional>
#include <stdexcept>
#include <string>
#include <type_traits>

#include "sim/app/console.h"
#include "sim/app/kept_text.h"
#include "sim/app/shared_options.h"
#include "sim/engine/distributed.h"
#include "sim/engine/run_context.h"

namespace ccsim {

/// What an interrupted job left, on the first rank; empty when there is nothing to go on from. Throws InputError when
/// something is kept that the options neither go on with nor replace.
std::string text_to_resume(const KeptText& kept, const JobOptions& options, Console& console);

/// What `restore` makes of that text, on every rank; empty when there is none. Throws InputError, as KeptText does,
/// when restoring fails.
template <class Restore>
auto resumed(const KeptText& kept, const JobOptions& options, Console& console, const Restore& restore)
    -> std::optional<std::invoke_result_t<Restore, std::string>> {
    std::string text = leads() ? text_to_resume(kept, options, console) : "";
    if (ranks() > 1) text = as_first_has(text);
    if (text.empty()) return {};
    try {
        return restore(text);
    } catch (const std::runtime_error&) {
        kept.refuse("is damaged");
    }
}

/// Does a part of a job that keeps what it has done. Says how to go on when it is interrupted.
template <class Part>
auto resumable(const KeptText& kept, Console& console, const Part& part) {
    try {
        return part();
    } catch (const Interrupted&) {
        if (kept.exists())
            console.warn("what was done is kept in " + kept.file().string() + "; --resume goes on with it");
        throw;
    }
}

}  // namespace ccsim
