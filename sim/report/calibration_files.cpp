#include "sim/report/calibration_files.h"

#include <fmt/format.h>

#include <cmath>
#include <utility>

#include "sim/measures/rounding.h"
#include "sim/report/calibration_charts.h"
#include "sim/report/csv_table.h"
#include "sim/report/diagnostics_json.h"
#include "sim/report/manifest.h"
#include "sim/scenario/parameter_draws.h"
#include "sim/scenario/parameter_table.h"

namespace ccsim {
namespace {

using Type = CsvColumn::Type;

std::string posterior_csv(const CalibrationRecord& record) {
    const std::vector<std::string> paths = moved_paths(record.problem.unknowns());
    std::vector<CsvColumn> columns;
    for (const std::string& path : paths) columns.push_back({path, Type::number, "", "the number of the scenario"});
    columns.push_back({std::string(log_likelihood_column), Type::number, "", "log likelihood of the draw"});
    CsvWriter out(columns);
    for (Eigen::Index i = 0; i < record.draws.points.cols(); ++i) {
        const Parameters drawn = record.problem.parameters_at(record.draws.points.col(i));
        for (const std::string& path : paths) out.text(fmt::format("{:.9g}", *find_number(drawn, path)));
        out.text(fmt::format("{:.6f}", record.draws.log_likelihood[i]));
        out.end_row();
    }
    return out.str();
}

std::string unknowns_csv(std::span<const Learnt> learnt) {
    CsvWriter out(std::vector<CsvColumn>{{"unknown", Type::text, "", ""},
                                         {"path", Type::text, "", ""},
                                         {"prior_p5", Type::number, "", ""},
                                         {"prior_median", Type::number, "", ""},
                                         {"prior_p95", Type::number, "", ""},
                                         {"p5", Type::number, "", ""},
                                         {"median", Type::number, "", ""},
                                         {"p95", Type::number, "", ""},
                                         {"shift", Type::number, "", ""},
                                         {"width", Type::number, "", ""}});
    for (const Learnt& l : learnt) {
        out.text(l.unknown).text(l.path).number(l.prior_p5).number(l.prior_median).number(l.prior_p95);
        out.number(l.p5).number(l.median).number(l.p95).number(l.shift).number(l.width);
        out.end_row();
    }
    return out.str();
}

std::vector<CsvColumn> fit_columns() {
    std::vector<CsvColumn> columns{{"series", Type::text, "", ""},     {"measure", Type::text, "", ""},
                                   {"breakdown", Type::text, "", ""},  {"period_end", Type::date, "", ""},
                                   {"unit", Type::text, "", ""},       {"published", Type::number, "", ""},
                                   {"rounding", Type::number, "", ""}, {"model", Type::number, "", ""}};
    for (const QuantilePoint& point : quantile_points)
        columns.push_back({std::string(point.name), Type::number, "", ""});
    columns.push_back({"score", Type::number, "", ""});
    columns.push_back({"inside_90", Type::text, "", ""});
    columns.push_back({"inside_50", Type::text, "", ""});
    return columns;
}

std::string fit_csv(const PosteriorPredictive& fit) {
    CsvWriter out(fit_columns());
    for (const FittedFigure& figure : fit.figures) {
        const Observation& o = figure.observation;
        out.text(o.series).text(o.measure->id).text(o.measure->breakdown).text(o.quarter.last_day());
        out.text(o.measure->unit).number(o.value).number(o.step).number(figure.model);
        for (const double value : figure.predictive) out.number(value);
        out.number(figure.score).text(figure.inside_90() ? "yes" : "no").text(figure.inside_50() ? "yes" : "no");
        out.end_row();
    }
    return out.str();
}

std::string confirmation_csv(const Confirmation& confirmation) {
    CsvWriter out(std::vector<CsvColumn>{{"series", Type::text, "", ""},
                                         {"measure", Type::text, "", ""},
                                         {"breakdown", Type::text, "", ""},
                                         {"period_end", Type::date, "", ""},
                                         {"expected", Type::number, "", ""},
                                         {"sampled", Type::number, "", ""},
                                         {"difference", Type::number, "", ""},
                                         {"standard_error", Type::number, "", ""},
                                         {"z", Type::number, "", ""},
                                         {"of_sd", Type::number, "", ""}});
    for (const ConfirmedFigure& figure : confirmation.figures) {
        const Observation& o = figure.observation;
        out.text(o.series).text(o.measure->id).text(o.measure->breakdown).text(o.quarter.last_day());
        for (const double value :
             {figure.expected, figure.sampled, figure.difference, figure.standard_error, figure.z, figure.of_sd})
            out.number(std::isnan(value) ? std::optional<double>() : value);
        out.end_row();
    }
    return out.str();
}

}  // namespace

std::vector<ResultFile> calibration_files(const CalibrationRecord& record) {
    using enum ResultFile::Role;
    const std::vector<Learnt> unknowns = learnt(record.problem.unknowns(), record.draws.points);
    std::vector<ResultFile> files{{"posterior.csv", posterior_csv(record), result},
                                  {"unknowns.csv", unknowns_csv(unknowns), result},
                                  {"unknowns.svg", unknowns_svg(record.problem.unknowns(), unknowns)},
                                  {"fit.csv", fit_csv(record.fit), result},
                                  {"fit.svg", fit_svg(record.fit)},
                                  {"diagnostics.json", diagnostics_json(record), result},
                                  {"history.csv", record.history_csv}};
    if (record.confirmation) files.push_back({"confirmation.csv", confirmation_csv(*record.confirmation), result});
    return whole_folder(std::move(files), record.provenance);
}

}  // namespace ccsim
