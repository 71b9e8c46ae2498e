# shellcheck shell=bash
# Sourced by run.sh and by the check of the source tree. Reads the table of mutants $1 into the arrays below, one place a
# mutant; a line that is none of its forms, or a mutant that lacks a key, ends the program with 2.
mutant_names=() mutant_files=() mutant_texts=() mutant_replacements=() mutant_tests=()

read_mutants() {
    local line number=0 last=-1
    while IFS= read -r line || [ -n "$line" ]; do
        number=$((number + 1))
        case $line in
            '' | '#'*) ;;
            '['*']') mutant_names+=("${line:1:-1}") && last=$((last + 1)) ;;
            'file: '*) mutant_files[last]=${line#*: } ;;
            'replace: '*) line=${line#*: } && mutant_texts[last]=${line//\\n/$'\n'} ;;
            'with: '*) line=${line#*: } && mutant_replacements[last]=${line//\\n/$'\n'} ;;
            'test: '*) mutant_tests[last]=${line#*: } ;;
            *) echo "$1:$number: not a line of the table: $line" >&2 && exit 2 ;;
        esac
    done <"$1"
    local i
    for ((i = 0; i <= last; ++i)); do
        if [ -z "${mutant_files[i]:-}" ] || [ -z "${mutant_texts[i]:-}" ] || [ -z "${mutant_tests[i]:-}" ] ||
            [ -z "${mutant_replacements[i]+there}" ]; then
            echo "$1: [${mutant_names[i]}] lacks file, replace, with or test" >&2 && exit 2
        fi
    done
    if [ "$last" -lt 0 ]; then echo "$1: holds no mutant" >&2 && exit 2; fi
}

# How often the text $2 occurs in file $1.
occurrences() {
    local rest count=0
    rest=$(<"$1")
    while [[ $rest == *"$2"* ]]; do
        rest=${rest#*"$2"}
        count=$((count + 1))
    done
    echo "$count"
}
