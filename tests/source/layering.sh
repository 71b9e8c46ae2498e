#!/usr/bin/env bash
# Usage: tests/source/layering.sh [TREE]
# Fails when a folder includes one that comes after it, when the portable folders use files or threads, or when a library
# that belongs in one place is included in another.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
tree=$(cd "${1:-$here/../..}" && pwd)
. "$here/files.sh"

files_of "$tree" '*.h' '*.cpp' | { cd "$tree" && xargs -r grep -HnE '^[[:space:]]*#[[:space:]]*include' || true; } | awk '
    BEGIN {
        folders = split("core random scenario model engine measures calibration explain report app", name, " ")
        for (i = 1; i <= folders; ++i) rank[name[i]] = i
        split("core random model measures", list, " ")
        for (i in list) portable[list[i]] = 1
    }
    # sim/core/money.h is of the folder core, calibration/fit.h of calibration; tests and the like have no rank.
    function folder_of(path,    part) {
        split(path, part, "/")
        return part[1] == "sim" ? part[2] : part[1] == "calibration" ? part[1] : ""
    }
    function wrong(why) { print file ":" line ": " why; ++faults }
    {
        match($0, /^[^:]+:[0-9]+:/)
        split($0, place, ":")
        file = place[1]; line = place[2]
        text = substr($0, RLENGTH + 1)
        if (!match(text, /["<][^">]+[">]/)) next
        quoted = substr(text, RSTART, 1) == "\""
        target = substr(text, RSTART + 1, RLENGTH - 2)
        from = folder_of(file); to = folder_of(target)
        if (from != "" && !(from in rank)) wrong("the folder " from " has no place in the order: " order())
        if (quoted && target !~ /^(sim|calibration|tests)\// && target != "ccsim_version.h")
            wrong("include \"" target "\" by its path from the top of the tree")
        if (from != "" && target ~ /^tests\//) wrong("the program does not include tests: " target)
        if (from in rank && to in rank && rank[to] > rank[from]) wrong(from " comes before " to " and cannot include " target)
        if (from in portable && target ~ /^(filesystem|fstream|iostream|thread|mutex|condition_variable|future|yaml-cpp\/.*)$/)
            wrong(from " also runs in a browser: no files, threads or YAML, so not " target)
        if (target ~ /^(oneapi\/)?tbb[\/.]/ && file != "sim/engine/parallel_tbb.cpp")
            wrong("only sim/engine/parallel_tbb.cpp includes " target)
        if (target ~ /^CLI\// && from != "app") wrong("only sim/app includes " target)
    }
    function order(    i, text) {
        for (i = 1; i <= folders; ++i) text = text (i > 1 ? ", " : "") name[i]
        return text
    }
    END {
        if (faults) { print "the order is: " order(); exit 1 }
        if (!NR) { print "found no includes to check"; exit 1 }
        print NR " includes keep to the order"
    }'
