#!/usr/bin/env bash
# Usage: tests/source/mutants.sh [TREE]
# Fails when the table of deliberate faults, tests/mutants/mutants.txt, has fallen behind the sources: when a text to be
# replaced does not occur exactly once in its file, a test it names is not in the sources, or a name is there twice.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
tree=$(cd "${1:-$here/../..}" && pwd)
. "$here/files.sh"
. "$here/../mutants/table.sh"

read_mutants "$tree/tests/mutants/mutants.txt"
files=$(files_of "$tree" 'tests/*.test.cpp')
cd "$tree"
tests=$(xargs -r -d '\n' cat <<<"$files")
wrong=0

complain() {
    echo "[$1]: $2"
    wrong=$((wrong + 1))
}

for i in "${!mutant_names[@]}"; do
    name=${mutant_names[i]} file=${mutant_files[i]} text=${mutant_texts[i]}
    if [ ! -f "$file" ]; then
        complain "$name" "there is no $file"
    elif found=$(occurrences "$file" "$text") && [ "$found" -ne 1 ]; then
        complain "$name" "its text occurs $found times in $file instead of once: $text"
    fi
    if [ "$text" = "${mutant_replacements[i]}" ]; then complain "$name" "it replaces a text with itself"; fi
    if ! grep -qF "TEST_CASE(\"${mutant_tests[i]}\"" <<<"$tests"; then
        complain "$name" "no test is called: ${mutant_tests[i]}"
    fi
    case ${mutant_tests[i]} in *,*) complain "$name" "a comma in the name of its test parts two names on a command line" ;; esac
done
while IFS= read -r twice; do
    if [ -n "$twice" ]; then complain "$twice" "the name is there twice"; fi
done < <(printf '%s\n' "${mutant_names[@]}" | sort | uniq -d)
if [ "$wrong" -gt 0 ]; then exit 1; fi
echo "${#mutant_names[@]} mutants fit the sources"
