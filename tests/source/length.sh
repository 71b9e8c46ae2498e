#!/usr/bin/env bash
# Usage: tests/source/length.sh [TREE]
# Fails when a source file is longer than 300 lines: it then does more than one job, and is to be parted by job.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
tree=$(cd "${1:-$here/../..}" && pwd)
. "$here/files.sh"

longest=300
files=$(files_of "$tree" '*.h' '*.cpp' '*.sh')
if [ -z "$files" ]; then
    echo "found no source files to measure"
    exit 1
fi
cd "$tree"
long=$(xargs -d '\n' awk -v longest=$longest 'FNR == longest + 1 { print FILENAME }' <<<"$files")
if [ -n "$long" ]; then
    echo "longer than $longest lines; part by job:"
    echo "$long"
    exit 1
fi
echo "$(wc -l <<<"$files") files are no longer than $longest lines"
