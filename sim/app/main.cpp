#include <string>
#include <vector>

#include "sim/app/interrupt.h"
#include "sim/app/program.h"

int main(int argc, char** argv) {
    ccsim::outlive_closed_pipes();
    return ccsim::run_program(std::vector<std::string>(argv + 1, argv + argc));
}
