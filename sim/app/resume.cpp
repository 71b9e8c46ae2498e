#include "sim/app/resume.h"

#include <fmt/format.h>

#include "sim/core/problems.h"

namespace ccsim {

std::string text_to_resume(const KeptText& kept, const JobOptions& options, Console& console) {
    if (options.resume) {
        if (const auto text = kept.load()) return *text;
        console.say(fmt::format("ccsim: nothing was saved, so the {} begins anew", kept.work()));
        return {};
    }
    if (kept.exists() && !options.force)
        throw InputError({{.file = kept.file().string(),
                           .what = fmt::format("an interrupted {} is kept here", kept.work()),
                           .hint = "use --resume to go on with it, or --force to begin anew"}});
    kept.remove();
    return {};
}

}  // namespace ccsim
