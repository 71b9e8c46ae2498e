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
    for folder in sim/core sim/random sim/scenario sim/model sim/engine sim/measures calibration sim/report sim/app tests/core; do
        mkdir -p "$tree/$folder"
        printf '#include <vector>\n' >"$tree/$folder/good.cpp"
    done
    printf '#include <tbb/parallel_for.h>\n' >"$tree/sim/engine/parallel_tbb.cpp"
    printf '#include <CLI/CLI.hpp>\n\n#include "sim/core/money.h"\n' >"$tree/sim/app/good.cpp"
    printf 'see https://example.org%s/x and ./build%s/y\n' /work /work >"$tree/notes.md"
}

expect() {  # pass|fail CHECK
    local outcome=pass
    "$here/$2.sh" "$tree" >"$work/said" 2>&1 || outcome=fail
    if [ "$outcome" != "$1" ]; then
        echo "$2 should $1 on: ${planted:-the good tree}; it said:"
        cat "$work/said"
        faults=$((faults + 1))
    fi
}

refuses() {  # CHECK FILE TEXT
    plant_good
    planted="$3 in $2"
    mkdir -p "$(dirname "$tree/$2")"
    printf '%s\n' "$3" >"$tree/$2"
    expect fail "$1"
}

plant_good
expect pass layering
expect pass format
expect pass machine_paths

refuses layering sim/core/bad.h '#include "sim/random/draws.h"'
refuses layering sim/scenario/bad.cpp '#include "sim/model/tally.h"'
refuses layering sim/measures/bad.cpp '#include "calibration/history.h"'
refuses layering calibration/bad.cpp '#include "sim/report/csv.h"'
refuses layering calibration/likelihood/bad.cpp '#include "sim/app/options.h"'
refuses layering sim/model/bad.cpp '#include "../report/csv.h"'
refuses layering sim/surprise/bad.cpp '#include <vector>'
refuses layering sim/core/bad.cpp '#include "tests/support/paths.h"'
refuses layering sim/model/bad.cpp '#include <fstream>'
refuses layering sim/core/bad.h '  #  include <filesystem>'
refuses layering sim/random/bad.h '#include <thread>'
refuses layering sim/measures/bad.cpp '#include <yaml-cpp/yaml.h>'
refuses layering sim/engine/bad.cpp '#include <tbb/task_arena.h>'
refuses layering sim/model/bad.cpp '#include <oneapi/tbb/task_arena.h>'
refuses layering sim/report/bad.cpp '#include <CLI/CLI.hpp>'
refuses format sim/core/bad.h 'int  x ;'
# In two pieces, so that this file passes its own check.
refuses machine_paths notes.md "run it in /wor""k/x"
refuses machine_paths tools/run "cd /roo""t"
refuses machine_paths sim/core/bad.h "// see \"/hom""e/somebody/x\""

if [ "$faults" -gt 0 ]; then exit 1; fi
echo "every planted fault was seen"
