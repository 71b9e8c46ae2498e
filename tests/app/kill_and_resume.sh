#!/usr/bin/env bash
# Usage: tests/app/kill_and_resume.sh PROGRAM [KILLS]
# Kills a small calibration (kill -9) at random moments, goes on each time with --resume, and fails when the result is
# not, byte for byte, that of a calibration nobody killed.
set -euo pipefail
program=$(realpath "$1")
kills=${2:-2}
tree=$(cd "$(dirname "$0")/../.." && pwd)
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
RANDOM=2012

grep -E '^(unknown|collected_cases|direct_cases|nil_cases|no_liability_cases|liability_growth),' \
    "$tree/calibration/data/unknowns.csv" >unknowns.csv
grep -E '^period_end|,cases_with_current_liability,all,' "$tree/calibration/data/history.csv" >history.csv
calibrate=("$program" calibrate "$tree/scenarios/baseline.yaml" --history history.csv --unknowns unknowns.csv
    --members 80 --lineages 60 --steps 20 --without-chains --confirm 0 --quiet)
digest() { (cd "$1" && sha256sum posterior.csv unknowns.csv fit.csv diagnostics.json); }

begin=$(date +%s%N)
"${calibrate[@]}" --out whole
milliseconds=$((($(date +%s%N) - begin) / 1000000))
wanted=$(digest whole)

killed=0
finished=0
while [ "$killed" -lt "$kills" ]; do
    "${calibrate[@]}" --out killed --resume &
    pid=$!
    moment=$((RANDOM * milliseconds / 32768))
    sleep "$((moment / 1000)).$(printf %03d $((moment % 1000)))"
    if kill -9 "$pid" 2>/dev/null; then
        killed=$((killed + 1))
    fi
    wait "$pid" 2>/dev/null || true
    if [ -e killed ]; then # it was faster, or was killed after its last act
        [ "$(digest killed)" = "$wanted" ] || { echo "another result after $killed kills"; exit 1; }
        finished=$((finished + 1))
        rm -rf killed
    fi
done
"${calibrate[@]}" --out killed --resume
[ "$(digest killed)" = "$wanted" ] || { echo "another result after $killed kills"; exit 1; }
echo "$killed kills, $((finished + 1)) results, all of them the same"
