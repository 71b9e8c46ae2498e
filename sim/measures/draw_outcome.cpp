#include "sim/measures/draw_outcome.h"

#include <cmath>
#include <cstddef>
#include <utility>

namespace ccsim {
namespace {

class Encoder {
public:
    void count(std::size_t count) { row_.push_back(static_cast<double>(count)); }
    void add(const Figures& figures) {
        count(figures.size());
        row_.insert(row_.end(), figures.begin(), figures.end());
    }
    void add(const DrawFigures& figures) {
        count(figures.expected ? 1 : 0);
        if (figures.expected) add(*figures.expected);
        count(figures.replicates.size());
        for (const Figures& replicate : figures.replicates) add(replicate);
    }
    std::vector<double> row() { return std::move(row_); }

private:
    std::vector<double> row_;
};

/// Takes from the front what an encoder put there. Once something is wrong, all that follows is empty.
class Decoder {
public:
    explicit Decoder(std::span<const double> left) : left_(left) {}

    std::size_t count() {
        constexpr double most = 0x1p53;  // whole numbers up to here are exact
        const auto one = next(1);
        const double count = one.empty() ? -1 : one.front();
        if (count >= 0 && count <= most && count == std::floor(count)) return static_cast<std::size_t>(count);
        good_ = false;
        return 0;
    }
    bool there() { return count() > 0; }
    Figures figures() {
        const auto some = next(count());
        return {some.begin(), some.end()};
    }
    DrawFigures draw_figures() {
        DrawFigures out;
        if (there()) out.expected = figures();
        for (std::size_t left = count(); good_ && left > 0; --left) out.replicates.push_back(figures());
        return out;
    }
    /// Whether all was as it should be, and nothing is left.
    bool ended_well() const { return good_ && left_.empty(); }

private:
    std::span<const double> next(std::size_t count) {
        if (count > left_.size()) {
            good_ = false;
            return {};
        }
        const auto some = left_.first(count);
        left_ = left_.subspan(count);
        return some;
    }

    std::span<const double> left_;
    bool good_ = true;
};

}  // namespace

std::vector<double> encode(const DrawOutcome& outcome) {
    Encoder out;
    out.add(outcome.model);
    out.count(outcome.with_misfit ? 1 : 0);
    if (outcome.with_misfit) out.add(*outcome.with_misfit);
    out.count(outcome.case_quarters);
    return out.row();
}

std::optional<DrawOutcome> decode(std::span<const double> numbers, std::type_identity<DrawOutcome>) {
    Decoder in(numbers);
    DrawOutcome out{.model = in.draw_figures(), .with_misfit = {}};
    if (in.there()) out.with_misfit = in.draw_figures();
    out.case_quarters = in.count();
    return in.ended_well() ? std::optional(std::move(out)) : std::nullopt;
}

}  // namespace ccsim
