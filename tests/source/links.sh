#!/usr/bin/env bash
# Usage: tests/source/links.sh [TREE]
# Fails when a page (*.md) links to a file or folder that is not in the tree. What a run or a build writes is not in the
# tree: such a file is named in `code`, not linked. Links to the web and within a page are not followed.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
tree=$(cd "${1:-$here/../..}" && pwd)
. "$here/files.sh"

mapfile -t pages < <(files_of "$tree" '*.md')
if [ ${#pages[@]} -eq 0 ]; then
    echo "found no pages to check"
    exit 1
fi
cd "$tree"
# The first input is the list of files in the tree, the others are the pages.
awk '
    # The path from the top of the tree; empty when it leaves the tree.
    function resolved(page, target,    part, count, i, kept, path) {
        if (target ~ /^\//) return ""
        if (!sub(/\/[^\/]*$/, "/", page)) page = ""
        count = split(page target, part, "/")
        kept = 0
        for (i = 1; i <= count; ++i) {
            if (part[i] == "" || part[i] == ".") continue
            if (part[i] != "..") part[++kept] = part[i]
            else if (kept-- == 0) return ""
        }
        path = kept ? part[1] : "."
        for (i = 2; i <= kept; ++i) path = path "/" part[i]
        return path
    }
    function check(target) {
        sub(/^[ \t]*<?/, "", target)
        sub(/[> \t].*$/, "", target)  # a title after it
        sub(/[#?].*$/, "", target)
        gsub(/%20/, " ", target)
        if (target == "" || target ~ /^[A-Za-z][A-Za-z0-9+.-]*:/ || target ~ /^\/\//) return
        ++links
        if (!(resolved(FILENAME, target) in in_tree)) {
            print FILENAME ":" FNR ": nothing in the tree at " target
            ++faults
        }
    }
    FILENAME == "-" {
        in_tree[$0] = in_tree["."] = 1
        for (folder = $0; sub(/\/[^\/]*$/, "", folder);) in_tree[folder] = 1
        next
    }
    FNR == 1 { in_code = 0 }
    /^[ \t]*(```|~~~)/ { in_code = !in_code; next }
    in_code { next }
    {
        gsub(/`[^`]*`/, "code")
        rest = $0
        while (match(rest, /\]\([^)]*\)/)) {
            check(substr(rest, RSTART + 2, RLENGTH - 3))
            rest = substr(rest, RSTART + RLENGTH)
        }
        if (match($0, /^[ \t]*\[[^]]+\]:[ \t]*/)) check(substr($0, RSTART + RLENGTH))
        rest = $0
        while (match(rest, /(src|href)="[^"]*"/)) {
            target = substr(rest, RSTART, RLENGTH)
            rest = substr(rest, RSTART + RLENGTH)
            sub(/^[a-z]*="/, "", target)
            sub(/"$/, "", target)
            check(target)
        }
    }
    END {
        if (faults) exit 1
        print links + 0 " links lead to something in the tree"
    }' - "${pages[@]}" < <(files_of "$tree" '*')
