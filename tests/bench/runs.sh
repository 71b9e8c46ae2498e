#!/usr/bin/env bash
# Usage: tests/bench/runs.sh CCSIM_BENCH
# Fails when a quick benchmark of each kind does not run, or the table lacks it, or a table that is there is written
# over. What times come out is of no interest here.
set -euo pipefail
bench=$(realpath "$1")
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

quick=('^draws/named' '^parts/' '^cases/10.4' '^twin/18' '^ccsim run/')
filter=$(IFS='|' && echo "${quick[*]}")
"$bench" --out "$work/table" --benchmark_filter="$filter" --benchmark_min_time=0.001 --benchmark_repetitions=2 \
    >"$work/said.md"

for kind in "${quick[@]}"; do
    if ! awk -F, -v kind="$kind" '{ sub(/^"/, "") } $0 ~ kind { found = 1 } END { exit !found }' "$work/table/bench.csv"; then
        echo "bench.csv has no row like $kind"
        exit 1
    fi
done
if ! cmp "$work/said.md" "$work/table/bench.md"; then
    echo "what is printed is not what is written"
    exit 1
fi

if "$bench" --out "$work/table" --benchmark_filter='^draws/named' --benchmark_min_time=0.001 2>/dev/null >&2; then
    echo "a table that was there did not stop it"
    exit 1
fi
cmp "$work/said.md" "$work/table/bench.md"
if "$bench" --benchmark_filter='no such benchmark' 2>/dev/null; then
    echo "a filter that nothing passes did not stop it"
    exit 1
fi
