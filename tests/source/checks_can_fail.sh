#!/usr/bin/env bash
# Usage: tests/source/checks_can_fail.sh [TREE]
# Plants one fault at a time in a small tree and fails when the check that should see it does not.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
source_tree=$(cd "${1:-$here/../..}" && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
tree=$work/tree
faults=0

# A tree of one good file in each folder.
plant_good() {
    rm -rf "$tree"
    mkdir "$tree"
    cp "$source_tree/.clang-format" "$tree/"
    local folder
    for folder in sim/{core,random,scenario,model,engine,measures,explain,report,app} calibration tests/core; do
        mkdir -p "$tree/$folder"
        printf '#include <vector>\n' >"$tree/$folder/good.cpp"
    done
    printf '#include <mutex>\n' >"$tree/sim/engine/run.cpp"
    printf '#include <tbb/parallel_for.h>\n' >"$tree/sim/engine/parallel_tbb.cpp"
    printf '#include <CLI/CLI.hpp>\n\n#include "sim/core/money.h"\n' >"$tree/sim/app/good.cpp"
    printf '#include "sim/engine/run.h"\n\n// What to try: a throw of "try".\n' >"$tree/sim/measures/good.cpp"
    printf '#include "calibration/history.h"\n' >"$tree/sim/explain/good.cpp"
    printf '#include "sim/explain/decomposition.h"\n' >"$tree/sim/report/good.cpp"
    printf '#include "sim/measures/measure.h"\n' >"$tree/calibration/good.cpp"
    plant_types
    printf '\n%.0s' {1..300} >"$tree/tests/core/longest.sh"
    mkdir "$tree/tests/mutants"
    printf '[m]\nfile: sim/core/good.cpp\nreplace: vector\nwith: list\ntest: t\n' >"$tree/tests/mutants/mutants.txt"
    printf 'TEST_CASE("t") {}\n' >"$tree/tests/core/good.test.cpp"
    printf '[a](sim/core/good.cpp "title"), [b](sim/), [c](#d), `[e](f)`\n\n[g]: tests\n' >"$tree/README.md"
    printf '[up](../README.md#a) and <a href="measures/good.cpp">h</a>\n```\n[i](j)\n```\n' >"$tree/sim/README.md"
    mkdir "$tree/out"  # where somebody builds
    printf '# For build in directory: /wor''k/out\n' >"$tree/out/CMakeCache.txt"
    mkdir -p "$tree/results/run" "$tree/results/example"  # where runs write; the example is kept
    printf 'int  x ;\n' | tee "$tree/out/made.cpp" >"$tree/results/run/made.cpp"
    printf '[a](example/headline.csv)\n' >"$tree/results/README.md"
    printf 'period_end\n' >"$tree/results/example/headline.csv"
    printf 'see https://example.org%s/x and ./build%s/y\n' /work /work >"$tree/notes.md"
}

# Types that share a name and are not the same: each stands in a place of its own.
plant_types() {
    printf 'namespace a {\nstruct Place;\nstruct Place {\n    struct Name {};\n};\n}  // namespace a\n' >"$tree/sim/core/place.h"
    printf 'namespace a::b {\nenum class Place { here };\n}  // namespace a::b\n// struct a::Place {\n' >"$tree/sim/core/b.h"
    printf 'namespace a {\nnamespace {\nstruct Place {};\n}  // namespace\n}  // namespace a\n' |
        tee "$tree/sim/core/c.cpp" >"$tree/sim/core/d.cpp"
}

expect() {  # pass|fail CHECK
    local outcome=pass
    "$here/$2.sh" "$tree" >"$work/said" 2>&1 || outcome=fail
    if [ "$outcome" != "$1" ]; then
        echo "$2 should $1 on: ${planted:-a good tree}; it said:"
        cat "$work/said"
        faults=$((faults + 1))
    fi
}

refuses() {  # CHECK FILE TEXT
    plant_good
    planted="${3:0:100} in $2"
    mkdir -p "$(dirname "$tree/$2")"
    printf '%b\n' "$3" >"$tree/$2"
    expect fail "$1"
}

plant_good
expect pass layering
expect pass format
expect pass machine_paths
expect pass length
expect pass one_definition
expect pass links
expect pass includes
expect pass mutants

refuses layering sim/core/bad.h '#include "sim/random/draws.h"'
refuses layering sim/scenario/bad.cpp '#include "sim/model/tally.h"'
refuses layering sim/measures/bad.cpp '#include "calibration/history.h"'
refuses layering calibration/bad.cpp '#include "sim/report/csv.h"'
refuses layering calibration/likelihood/bad.cpp '#include "sim/app/options.h"'
refuses layering sim/model/bad.cpp '#include "../report/csv.h"'
refuses layering calibration/bad.cpp '#include "sim/explain/shapley.h"'
refuses layering sim/measures/bad.cpp '#include "sim/explain/shapley.h"'
refuses layering sim/engine/bad.cpp '#include "sim/measures/measure.h"'
refuses layering sim/explain/bad.cpp '#include "sim/report/csv.h"'
refuses layering sim/random/bad.h '#include "sim/scenario/scenario.h"'
refuses layering sim/surprise/bad.cpp '#include <vector>'
refuses layering sim/core/bad.cpp '#include "tests/support/paths.h"'
refuses layering sim/model/bad.cpp '#include <fstream>'
refuses layering sim/core/bad.h '  #  include <filesystem>'
refuses layering sim/random/bad.h '#include <thread>'
refuses layering sim/measures/bad.cpp '#include <yaml-cpp/yaml.h>'
refuses layering sim/engine/bad.cpp '#include <tbb/task_arena.h>'
refuses layering sim/model/bad.cpp '#include <oneapi/tbb/task_arena.h>'
refuses layering sim/report/bad.cpp '#include <CLI/CLI.hpp>'
refuses layering sim/report/bad.cpp '#include <yaml-cpp/yaml.h>'
refuses layering sim/app/bad.cpp '#include <mpi.h>'
refuses layering sim/engine/bad.cpp '#include <future>'
refuses layering sim/measures/bad.cpp '#include <mutex>'
refuses layering sim/engine/expected_bad.cpp '#include <fstream>'
refuses layering calibration/bad.cpp '#include <random>'
refuses layering sim/model/bad.cpp 'int f() { throw 1; }'
refuses layering sim/engine/expected_bad.cpp '} catch (...) {'
refuses includes sim/core/bad.h 'std::vector<int> f();'
refuses includes calibration/bad.h '#include <vector>\n\nstd::vector<std::uint8_t> f();'
refuses format sim/core/bad.h 'int  x ;'
refuses length sim/core/bad.h "$(printf '\\n%.0s' {1..300})"
refuses length tests/bad.sh "$(printf '\\n%.0s' {1..300})"
refuses one_definition sim/report/bad.h 'namespace a {\n/// A place.\nstruct Place {\n    int x = 0;\n};\n}'
refuses one_definition sim/report/bad.cpp 'namespace a {\nnamespace {\nint x;\n}\nclass Place final : X {};\n}'
refuses one_definition calibration/bad.h 'namespace a {\nnamespace b {\ntemplate <class T = X<1>>\nstruct Place {};\n}\n}'
refuses one_definition sim/app/bad.h 'namespace a {\nX f(Y y) { return {y}; }\nusing Place = int;\n}'
refuses links README.md '[a](sim/core/gone.cpp)'
refuses links sim/core/README.md 'see `x` and [`a`](good.cpp), [b](../core/good.h)'
refuses links README.md '[a](../sim/README.md)'
refuses links README.md '[a](/README.md)'
refuses links README.md '[a]: results/baseline/report.html'
refuses links README.md '<img src="chart.svg">'
refuses links results/README.md '[a](run/measures.csv)'
refuses mutants sim/core/good.cpp '#include <vector> // vector'
refuses mutants sim/core/good.cpp '#include <list>'
refuses mutants tests/core/good.test.cpp 'TEST_CASE("t and more") {}'
refuses mutants tests/mutants/mutants.txt '[m]\nfile: sim/core/good.cpp\nreplace: vector\nwith: list'
# In two pieces, so that this file passes its own check.
refuses machine_paths notes.md "run it in /wor""k/x"
refuses machine_paths tools/run "cd /roo""t"
refuses machine_paths sim/core/bad.h "// see \"/hom""e/somebody/x\""

if [ "$faults" -gt 0 ]; then exit 1; fi
echo "every planted fault was seen"
