#!/usr/bin/env bash
# Usage: tests/browser/run.sh CCSIM
# Makes a small baseline run, its explanation and a comparison folder with the program CCSIM, writes their pages, and
# opens them in Debian's chromium. What npm installs is what package-lock.json names. Exits with 77, which is no pass, when
# npm cannot fetch it.
set -euo pipefail
ccsim=$(realpath "$1")
here=$(cd "$(dirname "$0")" && pwd)
root=$here/../..
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

# Beside the build, so that testing leaves the tree as it was.
tools=$(dirname "$ccsim")/browser-tests
mkdir -p "$tools"
cp "$here"/package.json "$here"/package-lock.json "$here"/*.mjs "$tools/"
if ! cmp -s "$tools/package-lock.json" "$tools/node_modules/.installed-from"; then
    # Node trusts the certificates it was built with only; many an office network has one of its own, known to the system.
    system=/etc/ssl/certs/ca-certificates.crt
    if [ -z "${NODE_EXTRA_CA_CERTS-}" ] && [ -e $system ]; then export NODE_EXTRA_CA_CERTS=$system; fi
    if ! npm ci --prefix "$tools" --ignore-scripts --no-audit --no-fund --fetch-retries=1; then
        echo "tests/browser: npm cannot fetch what package-lock.json names, so the page was NOT tested; see the reason above" >&2
        exit 77
    fi
    cp "$tools/package-lock.json" "$tools/node_modules/.installed-from"
fi

small=(--scale 200 --draws 40 --quiet)
"$ccsim" run "$root/scenarios/baseline.yaml" "${small[@]}" --out "$work/baseline" >/dev/null
"$ccsim" explain "$root/scenarios/baseline.yaml" --from 2013-03 --to 2016-09 "${small[@]}" --engine expected --out "$work/explained" >/dev/null
"$ccsim" compare "$root/scenarios/baseline.yaml" "$root"/scenarios/{no-closure,one-year-pause}.yaml "${small[@]}" --out "$work/compared" >/dev/null
for folder in baseline compared; do
    "$ccsim" report "$work/$folder" --explanation "$work/explained" --quiet
done

FOLDERS=$work/baseline:$work/compared node --test "$tools/report.test.mjs"
