# shellcheck shell=bash
# Sourced by the checks of this folder. Prints the files of the source tree $1 that match the patterns that follow, one a
# line, relative to it: what git tracks or would add, or outside a checkout all but what .gitignore names. Folders that
# cmake has built in are left out, whatever their names.
files_of() {
    local tree=$1
    shift
    cd "$tree" || return
    if [ -e .git ] && command -v git >/dev/null; then
        git -c safe.directory='*' -c core.quotePath=false ls-files --cached --others --exclude-standard -- "$@" |
            while IFS= read -r file; do
                if [ -f "$file" ]; then printf '%s\n' "$file"; fi
            done
    else
        local names=() pattern
        for pattern in "$@"; do names+=(-o -path "./${pattern#./}"); done
        find . \( -path ./build -o -path './results/*' ! -path ./results/README.md ! -path ./results/example \
                  ! -path './results/example/*' -o -name .git -o -name node_modules -o -name .cache -o -name __pycache__ \) -prune \
             -o -type f \( "${names[@]:1}" \) -print | sed 's|^\./||'
    fi | built=$(find . -name CMakeCache.txt -printf '%P\n') awk '
        BEGIN {
            folders = split(ENVIRON["built"], folder, "\n")
            for (i = 1; i <= folders; ++i) sub(/CMakeCache.txt$/, "", folder[i])
        }
        {
            for (i = 1; i <= folders; ++i) if (folder[i] != "" && index($0, folder[i]) == 1) next
            print
        }' | LC_ALL=C sort
}
