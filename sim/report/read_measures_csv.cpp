#include "sim/report/read_measures_csv.h"

#include <algorithm>
#include <array>
#include <map>
#include <optional>
#include <string>

#include "sim/core/csv.h"
#include "sim/core/csv_problems.h"
#include "sim/core/number.h"
#include "sim/core/text.h"
#include "sim/measures/summaries.h"
#include "sim/scenario/text_file.h"

namespace ccsim {
namespace {

using forecast::RunForecast;
using forecast::RunToScore;

constexpr std::uintmax_t most_bytes = std::uintmax_t{256} * 1024 * 1024;

enum Column : std::size_t { scenario, measure, breakdown, period_end, status, statistic, value, columns };
constexpr std::array<std::string_view, columns> column_names{"scenario", "measure",   "breakdown", "period_end",
                                                             "status",   "statistic", "value"};

std::optional<double> share_of(std::string_view statistic) {
    for (const QuantilePoint& point : quantile_points)
        if (point.name == statistic) return point.share;
    return {};
}

/// Reads the rows of one file, notes what is wrong and carries on.
class Reader {
public:
    Reader(std::string_view text, const std::string& file)
        : csv_(text, file), problems_(file, column_names), by_measure_(measures().size()) {
        out_.last_outturn = Quarter(1, 1);  // before any
    }

    RunToScore read() {
        std::vector<CsvField> fields;
        if (!csv_.next(fields)) problems_.in_line(0, 0, "", "the file is empty", "it is the measures.csv of a run");
        else if (read_header(fields))
            while (csv_.next(fields)) read_row(fields);
        if (problems_.empty() && !any_projection_)
            problems_.in_line(0, 0, "status", "no row is a projection",
                              "score a run that goes beyond its last outturn");
        if (auto problems = problems_.taken_with(csv_); !problems.empty()) throw InputError(std::move(problems));
        return taken();
    }

private:
    bool read_header(std::span<const CsvField> fields) {
        width_ = fields.size();
        for (std::size_t c = 0; c < columns; ++c) {
            const auto found = std::ranges::find(fields, column_names[c], &CsvField::text);
            place_of_[c] = static_cast<std::size_t>(found - fields.begin());
            if (found == fields.end())
                problems_.in_line(fields[0].line, 0, std::string(column_names[c]), "this column is missing",
                                  "it is the measures.csv of a run");
        }
        return problems_.empty();
    }

    void read_row(std::span<const CsvField> fields) {
        if (fields.size() != width_) {
            problems_.in_line(fields[0].line, 0, "", "the row has not as many fields as the first", "see this line");
            return;
        }
        const auto field = [&](Column c) -> const CsvField& { return fields[place_of_[c]]; };
        const auto quarter = parse_quarter(field(period_end).text);
        const auto number = parse_number(field(value).text);
        if (!quarter)
            problems_.at(field(period_end), period_end, quoted(field(period_end).text) + " is no quarter", "");
        if (!number) problems_.at(field(value), value, quoted(field(value).text) + " is not a number", "");
        if (!quarter || !number) return;
        if (out_.scenario.empty()) out_.scenario = field(scenario).text;
        const Measure* const known = find_measure(field(measure).text, field(breakdown).text);
        if (!known) return;
        RunForecast& of_measure = by_measure_[static_cast<std::size_t>(known - measures().data())];
        of_measure.measure = known;
        const std::string_view what = field(status).text;
        if (what == "outturn") of_measure.known.push_back({*quarter, *number});
        else if (what == "projection") add_projection(of_measure, *quarter, field(statistic).text, *number);
        else if (what == "fitted") out_.last_outturn = std::max(out_.last_outturn, *quarter);
        else problems_.at(field(status), status, quoted(what) + " is not a status", "outturn, fitted or projection");
    }

    void add_projection(RunForecast& of_measure, Quarter quarter, std::string_view what, double number) {
        any_projection_ = true;
        if (what == "mean") of_measure.means[quarter] = number;
        else if (const auto share = share_of(what)) of_measure.projected[quarter].push_back({*share, number});
    }

    /// Puts what was read in order: of the figures, those that the run knew.
    RunToScore taken() {
        for (RunForecast& f : by_measure_) {
            if (!f.measure) continue;
            std::erase_if(f.known, [&](const forecast::SeriesPoint& p) { return p.quarter > out_.last_outturn; });
            std::ranges::sort(f.known, {}, &forecast::SeriesPoint::quarter);
            if (std::ranges::adjacent_find(f.known, {}, &forecast::SeriesPoint::quarter) != f.known.end())
                refuse(*f.measure, "has two published figures for one quarter");
            for (auto& [quarter, quantiles] : f.projected) {
                std::ranges::sort(quantiles, {}, &forecast::ForecastQuantile::share);
                if (quantiles.size() != quantile_points.size() ||
                    !std::ranges::is_sorted(quantiles, {}, &forecast::ForecastQuantile::value))
                    refuse(*f.measure, "has quantiles that are missing or do not rise, in " + quarter.last_day());
            }
            out_.forecasts.push_back(std::move(f));
        }
        if (auto problems = problems_.taken_with(csv_); !problems.empty()) throw InputError(std::move(problems));
        return std::move(out_);
    }

    void refuse(const Measure& of, const std::string& what) {
        problems_.in_line(0, 0, "", std::string(of.id) + ", " + std::string(of.breakdown) + ", " + what,
                          "was the file edited? Run the scenario again");
    }

    CsvReader csv_;
    CsvProblems problems_;
    std::array<std::size_t, columns> place_of_{};
    std::size_t width_ = 0;
    bool any_projection_ = false;
    std::vector<RunForecast> by_measure_;  ///< in the order of measures()
    RunToScore out_;
};

}  // namespace

RunToScore parse_run_to_score(std::string_view text, const std::string& file) { return Reader(text, file).read(); }

RunToScore read_run_to_score(const std::filesystem::path& folder) {
    const std::filesystem::path file = folder / "measures.csv";
    return parse_run_to_score(read_text_file(file, most_bytes), file.string());
}

}  // namespace ccsim
