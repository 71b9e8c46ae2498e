#pragma once

#include <filesystem>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "calibration/prior.h"
#include "sim/scenario/parameters.h"

namespace ccsim {

/// One parameter of the model that an unknown moves: a row of an unknowns file.
struct MovedParameter {
    int line = 0;      ///< in the file, from 1
    std::string path;  ///< as find_number() takes it
    Prior prior;
    /// Not empty: the prior is that of a share of what these parameters leave of 1, so that the shares of one whole
    /// never sum to more. They are moved further up in the table.
    std::vector<std::string> rest_of;
    std::string reason;     ///< for centre and width
    std::string source_id;  ///< sources of calibration/data/history.md, or "assumption"
};

/// Something that calibration may learn. Most unknowns are one parameter; one that stands for a lasting trait of the
/// caseload moves several, each by a prior of its own: all are at the same point of their priors.
struct Unknown {
    std::string name;
    std::vector<MovedParameter> moved;  ///< at least one; the first rises, and its value is the value of the unknown

    const MovedParameter& first() const { return moved.front(); }
};

/// The value of an unknown at a standard normal number. Smooth and strictly rising for z from -8 to 8.
double value_at(const Unknown& unknown, double z);

/// The z at which an unknown has a value; -8 or 8 for values that it does not reach.
double z_at(const Unknown& unknown, double value);

/// The parameters of `base` with those that the unknowns move set to their values at the standard normal numbers `z`,
/// one an unknown. Throws Fault when the numbers are not as many, or `base` lacks a quarter or phase that one moves.
Parameters with_unknowns(const Parameters& base, std::span<const Unknown> unknowns, std::span<const double> z);

/// The number that an unknown moves. Throws Fault when the parameters lack it.
double& number_at(Parameters& parameters, const MovedParameter& moved);

/// What the parameters that share a whole with a moved one leave of 1; all of it when there are none.
double rest_for(const MovedParameter& moved, Parameters& parameters);

/// Reads an unknowns file. Throws FileError when it is missing or cannot be read, and InputError with every problem
/// found: columns missing or unknown, paths that are no parameter or are moved twice, priors that are none or that
/// leave the range of their parameter.
std::vector<Unknown> read_unknowns(const std::filesystem::path& file);

/// The same from text; the file's name is only used in problems.
std::vector<Unknown> parse_unknowns(std::string_view text, const std::string& file);

}  // namespace ccsim
