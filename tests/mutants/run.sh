#!/usr/bin/env bash
# Puts deliberate faults into a copy of the tree, one at a time, and demands that a named test fails for each.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
tree=$(cd "$here/../.." && pwd)
. "$here/table.sh"
. "$tree/tests/source/files.sh"

usage() {
    cat <<END
Usage: tests/mutants/run.sh [--list] [--folder FOLDER] [NAME...]
Puts the faults of tests/mutants/mutants.txt, or those named, one at a time into a copy of the source tree, builds
ccsim_tests and runs the one test that must fail. Takes many minutes.

  --list           print the names of the mutants and stop
  --folder FOLDER  copy and build in FOLDER (new, or left by an earlier run) and keep it; else in a temporary folder
  --help           print this

Exit 0: all caught. 1: one was not. 2: the table or the command is wrong, or the clean tree does not build and pass.
END
}

fail() {
    echo "$1" >&2
    exit 2
}

folder='' wanted=() list=no
while [ $# -gt 0 ]; do
    case $1 in
        --help | -h) usage && exit 0 ;;
        --list) list=yes ;;
        --folder) [ $# -gt 1 ] || fail "--folder needs a folder" && folder=$2 && shift ;;
        -*) fail "unknown option $1; try --help" ;;
        *) wanted+=("$1") ;;
    esac
    shift
done
read_mutants "$here/mutants.txt"
if [ $list = yes ]; then printf '%s\n' "${mutant_names[@]}" && exit 0; fi

chosen=()
for i in "${!mutant_names[@]}"; do
    if [ ${#wanted[@]} -eq 0 ]; then chosen+=("$i"); fi
    for name in "${wanted[@]}"; do
        if [ "$name" = "${mutant_names[i]}" ]; then chosen+=("$i"); fi
    done
done
if [ ${#wanted[@]} -gt 0 ] && [ ${#chosen[@]} -ne ${#wanted[@]} ]; then fail "not all those names are in the table; see --list"; fi

if [ -z "$folder" ]; then
    folder=$(mktemp -d)
    trap 'rm -rf "$folder"' EXIT
elif [ -e "$folder" ] && [ -n "$(ls -A "$folder")" ] && [ ! -e "$folder/copy_for_mutants" ]; then
    fail "$folder holds something else; name a new folder"
fi
folder=$(realpath -m "$folder")
case $folder/ in "$(realpath "$tree")"/*) fail "$folder is inside the source tree; name one outside" ;; esac
mkdir -p "$folder"
touch "$folder/copy_for_mutants"
copy=$folder/tree build=$folder/build said=$folder/said
mkdir -p "$copy"

# Only what differs is copied, so that a kept folder is built on.
files_of "$tree" '*' | while IFS= read -r file; do
    if ! cmp -s "$tree/$file" "$copy/$file"; then
        mkdir -p "$copy/$(dirname "$file")"
        cp "$tree/$file" "$copy/$file"
    fi
done

build() { cmake --build "$build" --target ccsim_tests >"$said" 2>&1; }

# What the test $1 did by Catch2's own account: passed, failed, or none when it did not run or gave no account.
verdict() {
    local exit_code=0
    timeout 900 "$build/ccsim_tests" -w NoTests "$1" </dev/null >"$said" 2>&1 || exit_code=$?
    if [ $exit_code -ne 0 ] && grep -Eq '^test cases: .*[1-9][0-9]* failed' "$said"; then echo failed
    elif [ $exit_code -eq 0 ] && grep -Eq '^(All tests passed|test cases: .*[1-9][0-9]* passed)' "$said"; then echo passed
    else echo none; fi
}

launcher=()
if command -v ccache >/dev/null; then
    launcher=(-DCMAKE_CXX_COMPILER_LAUNCHER=ccache)
    export CCACHE_BASEDIR="$folder" CCACHE_SLOPPINESS=pch_defines,time_macros
fi
configure() { cmake -S "$copy" -B "$build" -G Ninja -DCMAKE_BUILD_TYPE=Release "${launcher[@]}" >"$said" 2>&1; }
if ! { configure && build; }; then
    tail -n 30 "$said"
    fail "the clean tree does not build"
fi
for i in "${chosen[@]}"; do printf '%s\n' "${mutant_tests[i]}"; done | sort -u | while IFS= read -r test; do
    outcome=$(verdict "$test")
    if [ "$outcome" != passed ]; then
        tail -n 30 "$said"
        fail "clean tree, test \"$test\": $outcome instead of passed"
    fi
done
echo "the named tests pass on the clean tree"

caught=0
for i in "${chosen[@]}"; do
    name=${mutant_names[i]} file=$copy/${mutant_files[i]} test=${mutant_tests[i]}
    if [ "$(occurrences "$file" "${mutant_texts[i]}")" -ne 1 ]; then
        fail "$name: its text does not occur exactly once in ${mutant_files[i]}"
    fi
    cp "$file" "$folder/clean"  # the tree itself may be edited while this runs
    clean=$(<"$file")
    before=${clean%%"${mutant_texts[i]}"*}
    printf '%s%s%s\n' "$before" "${mutant_replacements[i]}" "${clean#*"${mutant_texts[i]}"}" >"$file"
    compiles=yes outcome=none
    build || compiles=no
    if [ $compiles = yes ]; then outcome=$(verdict "$test"); fi
    cp "$folder/clean" "$file"
    if [ $compiles = no ]; then
        tail -n 30 "$said"
        fail "$name: does not compile, which is a fault of the table"
    elif [ "$outcome" = failed ]; then
        echo "caught: $name by \"$test\""
        caught=$((caught + 1))
    else
        echo "NOT CAUGHT: $name by \"$test\" ($outcome)"
    fi
done
echo "$caught of ${#chosen[@]} caught"
[ "$caught" -eq ${#chosen[@]} ]
