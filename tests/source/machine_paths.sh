#!/usr/bin/env bash
# Usage: tests/source/machine_paths.sh [TREE]
# Fails when a file names a folder of somebody's machine.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
tree=$(cd "${1:-$here/../..}" && pwd)
. "$here/files.sh"

# Brackets keep the pattern from finding itself. A path has nothing of a longer path or of a web address before it.
pattern='(^|[^A-Za-z0-9_./-])/([w]ork|[r]oot|[h]ome/[A-Za-z0-9_.-]+|[U]sers/[A-Za-z0-9_.-]+)(/|$)'
files=$(files_of "$tree" '*')
cd "$tree"
if xargs -r -d '\n' grep -InE "$pattern" <<<"$files"; then
    echo "the lines above name a folder of one machine; use a path relative to the tree"
    exit 1
fi
echo "$(wc -l <<<"$files") files name no machine's folders"
