#!/usr/bin/env bash
# Usage: tests/source/tidy.sh [FILE.cpp...]
# Fails when clang-tidy, as .clang-tidy has it, finds something in the named source files, or in all of them. Minutes for
# the whole tree, and a large package to install, so it is run by hand and is not one of the tests.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
tree=$(cd "$here/../.." && pwd)
. "$here/files.sh"

if ! command -v clang-tidy >/dev/null; then
    echo "clang-tidy is not installed; install it with: apt-get install clang-tidy" >&2
    exit 1
fi

# Names are as seen from where the command was given.
if [ $# -gt 0 ]; then files=$(realpath -e -- "$@"); else files=$(files_of "$tree" 'sim/*.cpp' 'calibration/*.cpp' 'tests/*.cpp'); fi

# clang-tidy reads how each file is compiled, by itself. It cannot read the headers g++ has compiled beforehand.
cd "$tree"
cmake --preset release -B build/tidy -DCCSIM_TOGETHER=OFF -DCMAKE_DISABLE_PRECOMPILE_HEADERS=ON >/dev/null
cmake --build build/tidy --target ccsim_version >/dev/null

if ! xargs -d '\n' -n 1 -P "$(nproc)" clang-tidy --quiet -p build/tidy <<<"$files" 2>/dev/null; then
    echo "clang-tidy found the above; mend it, or leave a check out in .clang-tidy and say why"
    exit 1
fi
echo "$(wc -l <<<"$files") files are as clang-tidy would have them"
