#!/usr/bin/env bash
# Usage: tests/bench/runs.sh CCSIM_BENCH
# Fails when a quick benchmark of each kind does not run, or the table lacks it, or a table that is there is written
# over. What times come out is of no interest here.
set -euo pipefail
bench=$(realpath "$1")
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

quick=('^draws/blocks' '^parts/' '^cases/10.4' '^twin/18' '^ccsim run/')
filter=$(IFS='|' && echo "${quick[*]}")
"$bench" --out "$work/table" --benchmark_filter="$filter" --benchmark_min_time=0.001 --benchmark_repetitions=2 \
    >"$work/said.md"

for kind in "${quick[@]}"; do
    if ! awk -F, -v kind="$kind" '{ sub(/^"/, "") } $0 ~ kind { found = 1 } END { exit !found }' "$work/table/bench.csv"; then
        echo "bench.csv has no row like $kind"
        exit 1
    fi
done
# Names may have commas in quotes. Every row has all cells, two repetitions, and times and Philox blocks that are numbers.
if ! sed 's/"[^"]*"/quoted/g' "$work/table/bench.csv" | awk -F, '
        NR == 1 { cells = NF; for (i = 1; i <= NF; ++i) at[$i] = i; next }
        NF != cells || $at["repetitions"] != 2 || !($at["seconds_best"] > 0) || !($at["philox_blocks_a_second"] > 0) || !($at["share_running"] > 0) ||
            $at["seconds_median"] + 0 < $at["seconds_best"] + 0 { print; ++wrong }
        END { exit wrong > 0 || NR == 1 }'; then
    echo "bench.csv has rows that are wrong, above"
    exit 1
fi
if ! cmp "$work/said.md" "$work/table/bench.md"; then
    echo "what is printed is not what is written"
    exit 1
fi

if "$bench" --out "$work/table" --benchmark_filter='^draws/blocks' --benchmark_min_time=0.001 2>/dev/null >&2; then
    echo "a table that was there did not stop it"
    exit 1
fi
cmp "$work/said.md" "$work/table/bench.md"
if "$bench" --benchmark_filter='no such benchmark' 2>/dev/null; then
    echo "a filter that nothing passes did not stop it"
    exit 1
fi
