#pragma once

#include <rapidcheck.h>
#include <catch2/catch.hpp>
#include <sstream>
#include <string>

namespace ccsim::tests {

/// Checks a property for many values drawn by rapidcheck, and fails the test with the smallest counterexample that it
/// finds. The same values every time: a test that fails does so again. The size of the values grows up to the last.
template <class Property>
void for_all(int values, const Property& property) {
    rc::detail::TestParams params;
    params.seed = 2016;
    params.maxSuccess = values;
    const rc::detail::TestResult result = rc::detail::checkTestable(property, rc::detail::TestMetadata{}, params);
    std::ostringstream said;
    rc::detail::printResultMessage(result, said);
    INFO(said.str());
    CHECK(result.template is<rc::detail::SuccessResult>());
}

}  // namespace ccsim::tests
