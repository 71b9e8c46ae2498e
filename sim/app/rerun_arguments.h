#pragma once

#include <fmt/format.h>

#include <string>
#include <utility>
#include <vector>

namespace ccsim {

/// The arguments that make a results folder again, put together one after the other.
class RerunArguments {
public:
    explicit RerunArguments(std::string command) : words_{std::move(command)} {}

    RerunArguments& word(std::string word) {
        words_.push_back(std::move(word));
        return *this;
    }
    template <class Value>
    RerunArguments& option(const char* name, const Value& value) {
        return word(name).word(fmt::format("{}", value));
    }
    /// Nothing when the value is empty, as where the option was not given.
    RerunArguments& given(const char* name, const std::string& value) {
        return value.empty() ? *this : option(name, value);
    }
    std::vector<std::string> words() const { return words_; }

private:
    std::vector<std::string> words_;
};

}  // namespace ccsim
