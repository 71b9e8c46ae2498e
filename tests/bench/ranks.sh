#!/usr/bin/env bash
# Usage: tests/bench/ranks.sh PROGRAM [TIMES [JOB...]]
# How much faster 2 ranks of one thread are than 1, on two cores: a run at full size, a calibration and a backtest (run,
# calibrate, backtest), each so many times (3), the best of them counted. PROGRAM was built with CCSIM_MPI=ON. Where other
# work disturbs, the time of the processors says what the two ranks would take alone: half of what both were busy; what
# both repeat is how much more that is than one rank's.
set -euo pipefail
program=$(realpath "$1")
times=${2-3}
jobs=("${@:3}")
[ ${#jobs[@]} -gt 0 ] || jobs=(run calibrate backtest)
tree=$(cd "$(dirname "$0")/../.." && pwd)
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
export OMPI_ALLOW_RUN_AS_ROOT=1 OMPI_ALLOW_RUN_AS_ROOT_CONFIRM=1

baseline=$tree/scenarios/baseline.yaml
run=(run "$baseline" --draws 16)
calibrate=(calibrate "$baseline" --without-chains --confirm 20)
backtest=(backtest "$baseline" --origins 2015-03 --draws 400)

# best RANKS WORDS...: the shortest time, and the least time of processors, in seconds.
best() {
    for ((time = 0; time < times; ++time)); do
        rm -rf out
        { time mpirun -q -n "$1" --bind-to none "$program" "${@:2}" --threads 1 --quiet --out out 2>/dev/null; } 2>&1
    done | awk '{ wall[NR] = $1; busy[NR] = $2 + $3 }
        END { w = wall[1]; b = busy[1]
              for (i in wall) { if (wall[i] < w) w = wall[i]; if (busy[i] < b) b = busy[i] }
              print w, b }'
}
TIMEFORMAT='%R %U %S'

printf '%-10s %9s %9s %6s   %s\n' job '1 rank' '2 ranks' times 'processors: 1 rank, 2 ranks, times if nothing else ran'
for job in "${jobs[@]}"; do
    declare -n words=$job
    echo "$job $(best 1 "${words[@]}") $(best 2 "${words[@]}")"
done | awk '{ printf "%-10s %7.2f s %7.2f s %6.2f   %.2f s, %.2f s, %.2f\n", $1, $2, $4, $2 / $4, $3, $5, 2 * $3 / $5; fflush() }'
