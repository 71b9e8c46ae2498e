# Sourced by the checks of this folder. Prints the files of the source tree $1 that match the patterns that follow, one a
# line, relative to it: what git tracks or would add, or outside a checkout all but what is built or written by runs.
files_of() {
    local tree=$1
    shift
    cd "$tree"
    if [ -e .git ] && command -v git >/dev/null; then
        git -c safe.directory='*' ls-files --cached --others --exclude-standard -- "$@" | while IFS= read -r file; do
            if [ -f "$file" ]; then printf '%s\n' "$file"; fi
        done
    else
        local names=() pattern
        for pattern in "$@"; do names+=(-o -path "./${pattern#./}"); done
        find . -type f -not -path './build/*' -not -path './results/*' -not -path '*/.git/*' \
             \( "${names[@]:1}" \) | sed 's|^\./||'
    fi | LC_ALL=C sort
}
