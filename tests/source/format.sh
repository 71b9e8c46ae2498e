#!/usr/bin/env bash
# Usage: tests/source/format.sh [TREE]
# Fails when a source file is not as clang-format would have it. Fix with: clang-format -i FILE
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
tree=$(cd "${1:-$here/../..}" && pwd)
. "$here/files.sh"

if ! command -v clang-format >/dev/null; then
    echo "clang-format is not installed, so the format cannot be checked; run tools/setup"
    exit 1
fi
files=$(files_of "$tree" '*.h' '*.cpp')
if [ -z "$files" ]; then
    echo "found no source files to check"
    exit 1
fi
cd "$tree"
bad=$(xargs -d '\n' -n 8 -P 2 sh -c 'for file; do clang-format --style=file --dry-run -Werror "$file" >/dev/null 2>&1 || echo "$file"; done' _ <<<"$files")
if [ -n "$bad" ]; then
    echo "not formatted; run clang-format -i on:"
    echo "$bad"
    exit 1
fi
echo "$(wc -l <<<"$files") files are formatted"
