#!/usr/bin/env bash
# Usage: tests/app/kill_and_resume.sh PROGRAM [KILLS] [calibrate|backtest]
# Kills a small calibration (the default) or backtest (kill -9) at random moments, goes on each time with --resume, and
# fails when the result is not, byte for byte, that of one that nobody killed.
set -euo pipefail
program=$(realpath "$1")
kills=${2:-2}
what=${3:-calibrate}
tree=$(cd "$(dirname "$0")/../.." && pwd)
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
RANDOM=2012

grep -E '^(unknown|collected_cases|direct_cases|nil_cases|no_liability_cases|liability_growth),' \
    "$tree/calibration/data/unknowns.csv" >unknowns.csv
grep -E '^period_end|,cases_with_current_liability,all,' "$tree/calibration/data/history.csv" >history.csv
case $what in
    calibrate) own=(--history history.csv --without-chains --confirm 0) ;;
    backtest)
        {
            head -n 1 "$tree/calibration/data/history.csv"
            for figure in 2013-03-31,772600 2013-06-30,765000 2013-12-31,746100 2014-03-31,738500 2014-09-30,690000; do
                echo "${figure%,*},cases_with_current_liability,all,${figure#*,},cases,100,qss-2016-09,"
            done
        } >short-history.csv
        own=(--history short-history.csv --draws 60 --origins 2014-03,2014-06)
        ;;
    *)
        echo "$what is not resumed" >&2
        exit 2
        ;;
esac
job=("$program" "$what" "$tree/scenarios/baseline.yaml" --unknowns unknowns.csv --members 80 --lineages 60 --steps 20 --quiet
    "${own[@]}")
# All but what says when and how it was run.
digest() { (cd "$1" && find . -type f ! -name manifest.json ! -name log.txt ! -name '*.html' -print0 | sort -z | xargs -0 sha256sum); }

begin=$(date +%s%N)
"${job[@]}" --out whole
milliseconds=$((($(date +%s%N) - begin) / 1000000))
wanted=$(digest whole)

killed=0
finished=0
while [ "$killed" -lt "$kills" ]; do
    "${job[@]}" --out killed --resume &
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
"${job[@]}" --out killed --resume
[ "$(digest killed)" = "$wanted" ] || { echo "another result after $killed kills"; exit 1; }
echo "$what: $killed kills, $((finished + 1)) results, all of them the same"
