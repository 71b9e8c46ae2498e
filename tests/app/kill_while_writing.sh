#!/usr/bin/env bash
# Usage: tests/app/kill_while_writing.sh PROGRAM [KILLS]
# Kills runs that replace earlier results (kill -9) at random moments, and fails when after any of them the results folder
# is not whole: byte for byte the earlier results or the new ones.
set -euo pipefail
program=$(realpath "$1")
kills=${2:-5}
tree=$(cd "$(dirname "$0")/../.." && pwd)
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
RANDOM=1993

run=("$program" run "$tree/scenarios/baseline.yaml" --engine expected --draws 2 --quiet)
# All but what says when and from where it was run.
digest() { (cd "$1" && ls && sha256sum measures.csv headline.csv segments.csv scenario.yaml datapackage.json README.txt); }

"${run[@]}" --out earlier --set closure.chance_finalised=0.3
begin=$(date +%s%N)
"${run[@]}" --out new
milliseconds=$((($(date +%s%N) - begin) / 1000000 + 1))
earlier=$(digest earlier)
new=$(digest new)
[ "$earlier" != "$new" ] || { echo "the two results are the same, so nothing would be seen"; exit 1; }

killed=0 replaced=0 late=0
cp -r earlier results
while [ "$killed" -lt "$kills" ]; do
    "${run[@]}" --out results --force 2>/dev/null &
    pid=$!
    moment=$((RANDOM * milliseconds / 32768))
    sleep "$((moment / 1000)).$(printf %03d $((moment % 1000)))"
    if kill -9 "$pid" 2>/dev/null; then killed=$((killed + 1)); else late=$((late + 1)); fi
    wait "$pid" 2>/dev/null || true
    now=$(digest results) || { echo "no whole folder after $killed kills"; exit 1; }
    case "$now" in
        "$earlier") ;;
        "$new")
            replaced=$((replaced + 1))
            rm -rf results
            cp -r earlier results
            ;;
        *) echo "a torn folder after $killed kills"; exit 1 ;;
    esac
done
left=$(find . -mindepth 1 -maxdepth 1 -name '.results.*' | wc -l)
"${run[@]}" --out results --force
[ "$(digest results)" = "$new" ] || { echo "the run after the last kill gave other results"; exit 1; }
if [ -n "$(find . -mindepth 1 -maxdepth 1 -name '.results.*')" ]; then
    echo "what killed runs left is still there after a run that was not killed"
    exit 1
fi
echo "$killed kills ($late runs were faster): the earlier results whole, or in $replaced the new ones; $left left-overs removed"
