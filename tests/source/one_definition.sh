#!/usr/bin/env bash
# Usage: tests/source/one_definition.sh [TREE]
# Fails when two files of the program define a type of one name in one namespace. Of two such types a program may keep
# the members of one and the size of the other, and no compiler sees both. Unnamed namespaces of .cpp files have theirs
# to themselves.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
tree=$(cd "${1:-$here/../..}" && pwd)
. "$here/files.sh"

mapfile -t files < <(files_of "$tree" 'sim/*.h' 'sim/*.cpp' 'calibration/*.h' 'calibration/*.cpp')
cd "$tree"
python3 - "${files[@]}" <<'END'
import re
import sys

# In this order: comments, directives, and whatever is quoted say nothing of types.
nothing = re.compile(
    r'''//[^\n]* | /\*.*?\*/ | R"([^(\s]*)\(.*?\)\1" | "(?:\\.|[^"\\\n])*" | (?<![0-9A-Fa-f])'(?:\\.|[^'\\\n])+'
        | ^[ \t]*\#(?:\\\n|[^\n])*''', re.S | re.M | re.X)
token = re.compile(r"[A-Za-z_]\w*|::|[^\s\w]|\d[\w.']*")
kinds = {"struct", "class", "union", "enum"}


def without_groups(tokens):
    """Leaves out what stands in <>, () and [], such as the parameters of a template; a mark stays in its place."""
    out, depth = [], 0
    for t in tokens:
        if t in "<([" and t:
            out += [t] if depth == 0 else []
            depth += 1
        elif t in ">)]":
            depth -= 1
        elif depth == 0:
            out.append(t)
    return out


def type_defined(head):
    """The name of the type whose body follows a head such as `template < class T > struct A final : B`; else none."""
    words = without_groups(head)
    at = next((i for i, t in enumerate(words) if t in kinds), None)
    if at is None:
        return None
    words = [t for t in words[at:] if t not in kinds and t not in ("[", "alignas")]
    name = []
    while words and (words[0] == "::" or words[0].isidentifier()) and words[0] != "final":
        name.append(words.pop(0))
    # Anything else is a specialisation, or a function or variable of the type.
    return "".join(name) if name and (not words or words[0] in (":", "final")) else None


def types_of(text, in_header):
    """Every type defined or named anew in a namespace, with the line on which it is."""
    text = nothing.sub(lambda m: " " + "\n" * m.group().count("\n"), text)
    scopes, head = [], []  # a scope is the name of a namespace, or None
    for m in token.finditer(text):
        t, line = m.group(), 1 + text.count("\n", 0, m.start())
        in_namespace = None not in scopes and (in_header or "" not in scopes)
        if t == "{":
            if head[:1] == ["namespace"] or head[:2] == ["inline", "namespace"]:
                scopes.append("".join(w for w in head if w not in ("inline", "namespace")))
            else:
                name = type_defined(head) if in_namespace else None
                if name:
                    yield "::".join([s for s in scopes if s] + [name]), line
                scopes.append(None)
            head = []
        elif t == "}":
            if scopes:
                scopes.pop()
            head = []
        elif t == ";":
            words = without_groups(head)
            if in_namespace and "using" in words and "=" in words:
                yield "::".join([s for s in scopes if s] + [words[words.index("using") + 1]]), line
            head = []
        else:
            head.append(t)


seen, faults = {}, 0
for file in sys.argv[1:]:
    with open(file, encoding="utf-8") as f:
        for name, line in types_of(f.read(), file.endswith(".h")):
            if name in seen and seen[name][0] != file:
                print(f"{file}:{line}: {name} is another type in {seen[name][0]}:{seen[name][1]}")
                faults += 1
            seen.setdefault(name, (file, line))
if faults:
    sys.exit(1)
if not seen:
    sys.exit("found no types")
print(f"{len(seen)} types are defined once")
END
