#!/usr/bin/env bash
# Usage: tests/source/includes.sh [TREE]
# Fails when a header names something of the standard library whose header it does not include: it would
# compile only after another that does. (That what it needs of ours is there, the headers of each folder show when they are
# compiled forwards and backwards.)
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
tree=$(cd "${1:-$here/../..}" && pwd)
. "$here/files.sh"

needs() {  # NAME HEADER...: who says NAME includes one of these
    printf '%s\n' "$*"
}
table=$(
    for name in vector array map set optional span string_view variant tuple; do needs "std::$name" "$name"; done
    needs std::string string
    needs std::function functional
    needs std::filesystem filesystem
    needs std::atomic atomic
    needs std::unique_ptr memory
    needs std::shared_ptr memory
    needs std::pair utility map
    needs std::move utility
    needs std::size_t cstddef array vector span string string_view
    needs std::int32_t cstdint
    needs std::int64_t cstdint
    needs std::uint8_t cstdint
    needs std::uint16_t cstdint
    needs std::uint32_t cstdint
    needs std::uint64_t cstdint
    needs std::numeric_limits limits
    needs std::initializer_list initializer_list vector
)

cd "$tree"
faults=$(files_of "$tree" 'sim/*.h' 'calibration/*.h' | table=$table awk '
    BEGIN {
        rows = split(ENVIRON["table"], row, "\n")
        for (i = 1; i <= rows; ++i) { split(row[i], word, " "); name[i] = word[1]; headers[i] = substr(row[i], length(word[1]) + 2) }
    }
    {
        file = $0
        delete included
        delete used
        while ((getline line < file) > 0) {
            if (match(line, /^ *# *include *<[^>]*>/)) { split(line, part, /[<>]/); included[part[2]] = 1 }
            sub(/\/\/.*/, "", line)
            for (i = 1; i <= rows; ++i)
                if (match(line, name[i] (name[i] ~ /:$/ ? "" : "([^A-Za-z0-9_]|$)"))) used[i] = 1
        }
        close(file)
        for (i = 1; i <= rows; ++i) {
            if (!(i in used)) continue
            found = 0
            count = split(headers[i], header, " ")
            for (j = 1; j <= count; ++j) if (header[j] in included) found = 1
            if (!found) print file ": " name[i] " without <" header[1] ">"
        }
    }')
if [ -n "$faults" ]; then
    printf '%s\n' "$faults"
    exit 1
fi
echo "headers include what they name"
