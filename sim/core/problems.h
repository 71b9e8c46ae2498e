#pragma once

#include <stdexcept>
#include <string>
#include <vector>

namespace ccsim {

/// One thing wrong in the user's input. Lines and columns count from 1; 0 means the place is the file or command line
/// as a whole.
struct Problem {
    std::string file = {};
    int line = 0;
    int column = 0;
    std::string key = {};   ///< path to the value, such as opening.cases_nil; may be empty
    std::string what = {};  ///< the problem (why it is one)
    std::string hint = {};  ///< what to try; may be empty
};

/// "file:line:column: key: what; hint", without the parts that are empty.
std::string text_of(const Problem& problem);

/// The user's input is wrong. Carries every problem found, not only the first.
class InputError : public std::runtime_error {
public:
    explicit InputError(std::vector<Problem> problems);
    const std::vector<Problem>& problems() const { return problems_; }

private:
    std::vector<Problem> problems_;
};

/// A file is missing, or cannot be read or written. The message says which, why, and what to try.
struct FileError : std::runtime_error {
    using std::runtime_error::runtime_error;
};

/// The program is wrong. No input should be able to cause one; if one does, that is a bug.
struct Fault : std::logic_error {
    using std::logic_error::logic_error;
};

}  // namespace ccsim
