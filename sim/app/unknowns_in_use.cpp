#include "sim/app/unknowns_in_use.h"

#include "calibration/published_unknowns.h"
#include "sim/app/history_in_use.h"
#include "sim/report/sha256.h"

namespace ccsim {

UnknownsInUse unknowns_in_use(const std::string& name) {
    if (name.empty())
        return {published_unknowns(), {std::string(published_unknowns_name), sha256_of(published_unknowns_text())}};
    return {read_unknowns(name), input_file(name)};
}

}  // namespace ccsim
