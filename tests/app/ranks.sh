#!/usr/bin/env bash
# Usage: tests/app/ranks.sh PROGRAM [KILLS]
# Does every shared command with 1, 2, 3 and 4 ranks of 1 and 2 threads, by a program that was built with CCSIM_MPI=ON, and
# fails when a result is not, byte for byte, that of one process. Tries what stops a job. Kills a rank of calibrations and
# backtests at random moments, so many times each (2), and goes on with another number of ranks.
set -euo pipefail
program=$(realpath "$1")
kills=${2-2}
tree=$(cd "$(dirname "$0")/../.." && pwd)
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
RANDOM=2014
baseline=$tree/scenarios/baseline.yaml

# In a container this is often root, and has fewer cores than ranks.
export OMPI_ALLOW_RUN_AS_ROOT=1 OMPI_ALLOW_RUN_AS_ROOT_CONFIRM=1 OMPI_MCA_rmaps_base_oversubscribe=1
export OMPI_MCA_btl_base_warn_component_unused=0 OMPI_MCA_btl_vader_single_copy_mechanism=none

fail() {
    echo "tests/app/ranks.sh: $*" >&2
    exit 1
}

# All of a results folder but what says when, how fast and by which command line it was made.
digest() { (cd "$1" && find . -type f ! -name manifest.json ! -name log.txt ! -name '*.html' -print0 | sort -z | xargs -0 sha256sum); }

grep -E '^(unknown|collected_cases|direct_cases|nil_cases|no_liability_cases|liability_growth),' \
    "$tree/calibration/data/unknowns.csv" >unknowns.csv
grep -E '^period_end|,cases_with_current_liability,all,' "$tree/calibration/data/history.csv" >history.csv
{
    echo "period_end,measure,breakdown,value,unit,rounding,source_id,note"
    for figure in 2013-03-31,772600 2013-06-30,765000 2013-12-31,746100 2014-03-31,738500 2014-09-30,690000; do
        echo "${figure%,*},cases_with_current_liability,all,${figure#*,},cases,100,qss-2016-09,"
    done
} >short-history.csv

fit=(--unknowns unknowns.csv --members 40 --lineages 40)
run_draws=(run "$baseline" --draws 5 --scale 100)
run_replicates=(run "$baseline" --posterior none --replicates 3 --scale 100)
run_one=(run "$baseline" --posterior none --replicates 1 --scale 100)
run_expected=(run "$baseline" --draws 3 --engine expected)
calibrate=(calibrate "$baseline" --history history.csv "${fit[@]}" --steps 10 --without-chains --confirm 2)
backtest=(backtest "$baseline" --history short-history.csv "${fit[@]}" --steps 4 --draws 60 --origins 2014-03,2014-06)
sensitivity=(sensitivity "$baseline" --posterior none --unknowns unknowns.csv --trajectories 4 --points 16 --resamples 50)

jobs=(run_draws run_replicates run_one run_expected calibrate backtest sensitivity)
for job in "${jobs[@]}"; do
    declare -n words=$job
    "$program" "${words[@]}" --out "$job" --quiet --threads 1
    declare "wanted_$job=$(digest "$job")"
done

# The same bytes.
compared=0
for combination in 1x2 2x1 2x2 3x1 3x2 4x1 4x2; do
    for job in "${jobs[@]}"; do
        declare -n words=$job wanted=wanted_$job
        mpirun -q -n "${combination%x*}" "$program" "${words[@]}" --out "$job-$combination" --quiet --threads "${combination#*x}"
        [ "$(digest "$job-$combination")" = "$wanted" ] || fail "$job of $combination (ranks x threads) is another than of one process"
        rm -rf "$job-$combination"
        compared=$((compared + 1))
    done
done
echo "$compared results of several ranks, all of them as of one process"

long_calibrate=(calibrate "$baseline" --history history.csv --unknowns unknowns.csv --members 80 --lineages 60 --steps 40
    --without-chains --confirm 0)
long_backtest=(backtest "$baseline" --history short-history.csv --unknowns unknowns.csv --members 80 --lineages 60 --steps 20
    --draws 60 --origins 2014-03,2014-06)

# What stops a job is told once, with its exit code.
stops() { # stops CODE MESSAGE WORDS OF MPIRUN...: exactly one line has the message
    local code=0
    mpirun -q "${@:3}" >said 2>&1 || code=$?
    [ "$code" -eq "$1" ] || fail "exit code $code, not $1, of: ${*:3}: $(cat said)"
    [ "$(grep -c -- "$2" said)" -eq 1 ] || fail "not told once ($2): ${*:3}: $(cat said)"
}
stops 4 'missing.yaml' -n 3 "$program" run missing.yaml
stops 3 'last_quarter' -n 3 "$program" "${run_one[@]}" --set last_quarter=2011-12-31
stops 2 'is not shared' -n 2 "$program" history lint
stops 2 'see ccsim run --help' -n 2 "$program" run --nonsense
stops 4 'run_one' -n 3 "$program" "${run_one[@]}" --out run_one # is there already, which only the first looks at
mkdir -p .full.checkpoint.part/file # then the first cannot keep what was done
stops 4 'checkpoint.part: cannot be written' -n 3 "$program" "${calibrate[@]}" --out full
[ ! -e full ] || fail "a calibration that could not be kept left a folder"
stops 3 'reads other inputs' -n 1 "$program" "${run_one[@]}" --out mixed : -n 1 "$program" "${run_one[@]}" --seed 5 --out mixed

# A request to stop is heard by all of them.
mpirun -q -n 3 "$program" "${long_calibrate[@]}" --out stopped --threads 1 >said 2>&1 &
job_pid=$!
until [ -e .stopped.checkpoint ] || ! kill -0 $job_pid 2>/dev/null; do sleep 0.05; done
kill -TERM $job_pid 2>/dev/null || true
code=0
wait $job_pid || code=$?
[ "$code" -ne 0 ] && [ ! -e stopped ] || fail "a job that was told to stop went on: $(cat said)"
[ "$(grep -c 'interrupted; nothing was written' said)" -eq 1 ] || fail "a job that was told to stop did not say so: $(cat said)"
mpirun -q -n 2 "$program" "${long_calibrate[@]}" --out stopped --resume --quiet
"$program" "${long_calibrate[@]}" --out long_calibrate --quiet
[ "$(digest stopped)" = "$(digest long_calibrate)" ] || fail "another result after a request to stop"
rm -rf long_calibrate
echo "what stops a job is told once"

# A rank that dies ends the job, and any number of ranks goes on.
ranks_of() { pgrep -P "$1" 2>/dev/null || true; }
for job in long_calibrate long_backtest; do
    declare -n words=$job
    begin=$(date +%s%N)
    "$program" "${words[@]}" --out "$job" --quiet --threads 1
    milliseconds=$((($(date +%s%N) - begin) / 1000000))
    wanted_long=$(digest "$job")
    killed=0 finished=0
    while [ "$killed" -lt "$kills" ]; do
        many=$((RANDOM % 3 + 2))
        mpirun -n "$many" "$program" "${words[@]}" --out "$job-killed" --resume --quiet --threads 1 2>said &
        job_pid=$!
        until [ "$(ranks_of $job_pid | wc -l)" -eq "$many" ] || ! kill -0 $job_pid 2>/dev/null; do sleep 0.02; done
        mapfile -t pids < <(ranks_of $job_pid)
        moment=$((RANDOM * milliseconds / 32768))
        sleep "$((moment / 1000)).$(printf %03d $((moment % 1000)))"
        code=0
        if [ ${#pids[@]} -eq "$many" ] && kill -9 "${pids[$((RANDOM % many))]}" 2>/dev/null; then killed=$((killed + 1)); fi
        wait $job_pid || code=$?
        if [ -e "$job-killed" ]; then # it was faster
            [ "$(digest "$job-killed")" = "$wanted_long" ] || fail "another result of $job after $killed kills"
            finished=$((finished + 1))
            rm -rf "$job-killed"
            continue
        fi
        [ "$code" -ne 0 ] || fail "$job says it was done, and there is no result"
        grep -qE 'has died or does not answer|exited on signal 9' said || fail "$job does not say that a rank died: $(cat said)"
    done
    if [ $((killed % 2)) -eq 0 ]; then
        mpirun -q -n 2 "$program" "${words[@]}" --out "$job-killed" --resume --quiet
    else
        "$program" "${words[@]}" --out "$job-killed" --resume --quiet
    fi
    [ "$(digest "$job-killed")" = "$wanted_long" ] || fail "another result of $job after $killed kills"
    echo "$job: $killed kills of a rank, $((finished + 1)) results, all of them as of one process"
done
