#include <string>
#include <vector>

#include "sim/app/interrupt.h"
#include "sim/app/one_of_ranks.h"
#include "sim/app/program.h"

int main(int argc, char** argv) {
    ccsim::outlive_closed_pipes();
    const std::vector<std::string> words(argv + 1, argv + argc);
    return ccsim::as_one_of_ranks([&] { return ccsim::run_program(words); });
}
