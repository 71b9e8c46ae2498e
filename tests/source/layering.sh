#!/usr/bin/env bash
# Usage: tests/source/layering.sh [TREE]
# Fails when a folder includes one that comes after it, when the portable part uses files, threads or exceptions, or when
# a library that belongs in one place is included in another.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
tree=$(cd "${1:-$here/../..}" && pwd)
. "$here/files.sh"

files_of "$tree" '*.h' '*.cpp' | { cd "$tree" && xargs -r grep -HnE '^[[:space:]]*#[[:space:]]*include|throw|try|catch' || true; } | awk '
    BEGIN {
        folders = split("core random scenario model engine measures calibration explain report app", name, " ")
        for (i = 1; i <= folders; ++i) rank[name[i]] = i
        split("core random model measures", list, " ")
        for (i in list) portable[list[i]] = 1
        # Headers, by what they bring.
        files = "^(filesystem|fstream|iostream|cstdio|stdio.h)$"
        threads = "^(thread|future|execution|pthread.h|omp.h)$"
        locks = "^(mutex|shared_mutex|condition_variable|semaphore|latch|barrier|stop_token)$"
    }
    # The folders, and of the engines the expected one.
    function is_portable(path) { return folder_of(path) in portable || path ~ /^sim\/engine\/expected/ }
    # sim/core/money.h is of the folder core, calibration/fit.h of calibration; tests and the like have no rank.
    function folder_of(path,    part) {
        split(path, part, "/")
        return part[1] == "sim" ? part[2] : part[1] == "calibration" ? part[1] : ""
    }
    function belongs(target, library, place) {
        if (target ~ library && index(file, place) != 1) wrong("only " place " includes " target)
    }
    function wrong(why) { print file ":" line ": " why; ++faults }
    {
        match($0, /^[^:]+:[0-9]+:/)
        split($0, place, ":")
        file = place[1]; line = place[2]
        text = substr($0, RLENGTH + 1)
        if (text !~ /^[ \t]*#/) {
            gsub(/"([^"\\]|\\.)*"/, "", text)
            sub(/\/\/.*/, "", text)
            if (is_portable(file) && text ~ /(^|[^A-Za-z0-9_])(throw|try|catch)([^A-Za-z0-9_]|$)/)
                wrong("this also runs in a browser and has no exceptions; answer with a value")
            next
        }
        if (!match(text, /["<][^">]+[">]/)) next
        ++includes
        quoted = substr(text, RSTART, 1) == "\""
        target = substr(text, RSTART + 1, RLENGTH - 2)
        from = folder_of(file); to = folder_of(target)
        if (from != "" && !(from in rank)) wrong("the folder " from " has no place in the order: " order())
        if (quoted && target !~ /^(sim|calibration|tests)\// && target != "ccsim_version.h")
            wrong("include \"" target "\" by its path from the top of the tree")
        if (from != "" && target ~ /^tests\//) wrong("the program does not include tests: " target)
        if (from in rank && to in rank && rank[to] > rank[from]) wrong(from " comes before " to " and cannot include " target)
        if (is_portable(file) && (target ~ files || target ~ threads || target ~ locks))
            wrong("this also runs in a browser: no files or threads, so not " target)
        if (from != "" && from != "app" && target ~ threads && file !~ /^sim\/engine\/parallel_/)
            wrong("only sim/engine/parallel_*.cpp starts threads, so not " target)
        if (from != "" && target == "random")
            wrong("numbers differ between makes of the standard library: sim/random or Boost.Random, not " target)
        belongs(target, "^(oneapi/)?tbb[/.]", "sim/engine/parallel_tbb.cpp")
        belongs(target, "^mpi[.]h$", "sim/engine/distributed_mpi.cpp")
        if (from != "") belongs(target, "^yaml-cpp/", "sim/scenario/")
        if (index(file, "tests/sbc/") != 1) belongs(target, "^CLI/", "sim/app/")  # a program of its own
    }
    function order(    i, text) {
        for (i = 1; i <= folders; ++i) text = text (i > 1 ? ", " : "") name[i]
        return text
    }
    END {
        if (faults) { print "the order is: " order(); exit 1 }
        if (!includes) { print "found no includes to check"; exit 1 }
        print includes " includes keep to the order"
    }'
