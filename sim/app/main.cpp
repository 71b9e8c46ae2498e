#include <string>
#include <vector>

#include "sim/app/program.h"

int main(int argc, char** argv) { return ccsim::run_program(std::vector<std::string>(argv + 1, argv + argc)); }
