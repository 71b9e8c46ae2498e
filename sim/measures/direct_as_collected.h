#pragma once

#include "sim/measures/measure.h"
#include "sim/scenario/scenario.h"

namespace ccsim {

/// How a measure is worked out where Maintenance Direct is counted so: mostly as it is by itself. By the compliance of
/// the collection service the cases, children and money of Maintenance Direct count in its shares in the same quarter:
/// of its cases with a liability that contribute or have paid so much, of its liability that was paid. Then measures of
/// who pays have no value in a quarter in which there is Maintenance Direct and no collection service. README.md beside
/// this file lists the measures that change.
MeasureValue value_of(const Measure& measure, DirectCounted counted);

}  // namespace ccsim
