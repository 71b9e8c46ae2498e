#!/usr/bin/env bash
# Usage: tests/digests/check.sh PROGRAM [--write]
# Makes one result of every kind with PROGRAM (build/release/ccsim) and compares the SHA-256 of its figures with those in
# digests.txt: for a change that must leave every figure as it is. Says which file differs, and exits with 1. --write
# takes the digests as they now are, for a change that is meant to move figures: CHANGELOG.md says which and why.
# About two minutes on two quiet cores. What was made is kept when something differs.
set -euo pipefail
if [ $# -lt 1 ] || [ "$1" = -h ] || [ "$1" = --help ]; then
    sed -n '2,/^[^#]/s/^# //p' "$0"
    exit
fi
program=$(realpath "$1")
here=$(cd "$(dirname "$0")" && pwd)
cd "$here/../.."
out=$(mktemp -d)
step=start
trap 'echo "tests/digests/check.sh: it ended early, at $step" >&2' EXIT

make() {  # NAME ARGUMENT...: one results folder
    step=$1
    "$program" "${@:2}" --out "$out/$1" --quiet 2>"$out/said" || { cat "$out/said" >&2 && return 1; }
}

make baseline run scenarios/baseline.yaml --draws 200 --scale 20
for variant in no-closure one-year-pause random-order selection-50-percent-faster \
               maintenance-direct-as-collection-service; do
    make "$variant" run "scenarios/$variant.yaml" --draws 20 --scale 50
done
make expected run scenarios/baseline.yaml --draws 50 --engine expected
make replicates run scenarios/baseline.yaml --posterior none --replicates 4 --scale 100
make case-file run scenarios/example-case-file.yaml --replicates 20
make compare compare scenarios/baseline.yaml scenarios/reverse-order.yaml --draws 20 --scale 50
make explain explain scenarios/baseline.yaml --from 2013-03 --draws 20
# A fit of all unknowns to all figures takes minutes: of a few, to a few.
grep -E '^(unknown|collected_cases|direct_cases|nil_cases|no_liability_cases|liability_growth|pays),' \
    calibration/data/unknowns.csv >"$out/unknowns.csv"
grep -E '^period_end|,(cases_with_current_liability|pct_cases_contributing),all,' calibration/data/history.csv >"$out/history.csv"
fit=(--history "$out/history.csv" --unknowns "$out/unknowns.csv" --lineages 40)
make evidence evidence scenarios/baseline.yaml "${fit[@]}" --steps 4 --without-grid
make calibrate calibrate scenarios/baseline.yaml "${fit[@]}" --members 40 --steps 10 --without-chains --confirm 2
make backtest backtest scenarios/baseline.yaml "${fit[@]}" --members 40 --steps 4 --origins 2014-06
make sensitivity sensitivity scenarios/baseline.yaml --points 64 --resamples 20 --trajectories 4 --draws 20

# Figures alone: what names the program, a file or a setting may change.
cd "$out"
find . -name '*.csv' -path './*/*' ! -name history.csv ! -name assumptions.csv -printf '%P\n' | LC_ALL=C sort | xargs sha256sum >digests.txt
trap - EXIT
if [ "${2-}" = --write ]; then
    cp digests.txt "$here/digests.txt"
    echo "tests/digests/check.sh: digests.txt is new, of $(wc -l <digests.txt) files"
elif diff "$here/digests.txt" digests.txt; then
    echo "tests/digests/check.sh: $(wc -l <digests.txt) files, all as they were"
else
    echo "tests/digests/check.sh: those above differ (<: as they were); see $out" >&2
    exit 1
fi
rm -r "$out"
