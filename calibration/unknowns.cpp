#include "calibration/unknowns.h"

#include "sim/core/problems.h"
#include "sim/scenario/parameter_table.h"

namespace ccsim {
namespace {

double& number_at_path(Parameters& parameters, const std::string& path) {
    double* const number = find_number(parameters, path);
    if (!number) throw Fault("an unknown moves " + path + ", which the scenario does not have");
    return *number;
}

}  // namespace

double& number_at(Parameters& parameters, const MovedParameter& moved) {
    return number_at_path(parameters, moved.path);
}

double rest_for(const MovedParameter& moved, Parameters& parameters) {
    double rest = 1;
    for (const std::string& path : moved.rest_of) rest -= number_at_path(parameters, path);
    return rest;
}

double value_at(const Unknown& unknown, double z) { return unknown.first().prior.value_at(z); }

double z_at(const Unknown& unknown, double value) { return unknown.first().prior.z_at(value); }

Parameters with_unknowns(const Parameters& base, std::span<const Unknown> unknowns, std::span<const double> z) {
    if (z.size() != unknowns.size()) throw Fault("as many numbers are needed as there are unknowns");
    Parameters out = base;
    // What is a share of the rest stands below what it is the rest of.
    for (std::size_t i = 0; i < unknowns.size(); ++i)
        for (const MovedParameter& moved : unknowns[i].moved)
            number_at(out, moved) = rest_for(moved, out) * moved.prior.value_at(z[i]);
    return out;
}

}  // namespace ccsim
