#pragma once

#include <optional>
#include <string>
#include <vector>

#include "calibration/forecast/predictive.h"
#include "calibration/forecast/series.h"

namespace ccsim::forecast {

/// A forecast of one figure on the scale of the series: as many of them as quarters were asked for.
using Bells = std::vector<Bell>;

/// A model fitted to a series that can say what comes, on the scale of the series.
struct FittedModel {
    std::string name = {};            ///< "ETS(A,Ad,N)", "ARIMA(0,1,1) with drift"
    double log_likelihood = 0;        ///< of the figures it predicts
    int parameters = 0;               ///< fitted numbers, the variance among them
    int figures = 0;                  ///< figures it predicts
    double variance = 0;              ///< of a figure one quarter ahead, corrected for the parameters
    std::vector<double> values = {};  ///< of its parameters, in the order of its page
    Bells ahead = {};

    /// Akaike's criterion with the correction for small samples; smaller is better. Infinite when there are not at
    /// least two more figures than parameters.
    double aicc() const;
};

/// Of several models that were fitted the one with the smallest finite criterion; empty when there is none.
std::optional<FittedModel> best_by_aicc(std::vector<FittedModel> models);

}  // namespace ccsim::forecast
