#pragma once

#include <map>
#include <span>
#include <string>
#include <utility>

namespace ccsim {

/// Where a value was given. Line 0: not in a file, but by --set, which is then the name of the "file".
struct Origin {
    std::string file;
    int line = 0;
    int column = 0;
    int order = 0;  ///< later values have higher numbers
};

/// Where each key was given last. Keys that nobody gave have the scenario file itself as their place.
class Origins {
public:
    explicit Origins(std::string scenario_file) : file_(std::move(scenario_file)) {}

    void set(const std::string& key, std::string file, int line, int column) {
        places_.insert_or_assign(key, Origin{std::move(file), line, column, ++order_});
    }

    Origin of(const std::string& key) const {
        const auto place = places_.find(key);
        return place == places_.end() ? Origin{file_, 0, 0, 0} : place->second;
    }

    /// Which of the keys was given last: the one to point at when together they are wrong. The first when none was
    /// given.
    std::string latest(std::span<const std::string> keys) const {
        std::string last = keys.front();
        for (const std::string& key : keys)
            if (of(key).order > of(last).order) last = key;
        return last;
    }

private:
    std::map<std::string, Origin> places_;
    std::string file_;
    int order_ = 0;
};

}  // namespace ccsim
