#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "sim/core/problems.h"

namespace ccsim {

/// Where a value was given. Line 0: not in a file, but by --set, which is then the name of the "file".
struct Origin {
    std::string file;
    int line = 0;
    int column = 0;
};

/// Where each key was given last. Keys that nobody gave have the scenario file itself as their place.
class Origins {
public:
    void set(const std::string& key, Origin origin) { places_.insert_or_assign(key, std::move(origin)); }
    void set_file(std::string file) { file_ = std::move(file); }
    bool given(const std::string& key) const { return places_.contains(key); }

    Origin of(const std::string& key) const {
        const auto place = places_.find(key);
        return place == places_.end() ? Origin{file_, 0, 0} : place->second;
    }

private:
    std::map<std::string, Origin> places_;
    std::string file_;
};

}  // namespace ccsim
