"""Usage: schema_agreement.py FOLDER | --can-run

Checks FOLDER/schema.json on every file of FOLDER/accepts and FOLDER/refuses. Says which files it is wrong about and
exits 1 when there are any.
"""

import json
import pathlib
import re
import sys

import jsonschema
import yaml


class Loader(yaml.SafeLoader):
    """YAML 1.2, as editors read it: dates are text, and only true and false are booleans."""


Loader.yaml_implicit_resolvers = {}
for tag, pattern, first in [
    ("tag:yaml.org,2002:null", r"^(~|null|)$", "~n"),
    ("tag:yaml.org,2002:bool", r"^(true|false)$", "tf"),
    ("tag:yaml.org,2002:int", r"^[-+]?[0-9]+$", "-+0123456789"),
    ("tag:yaml.org,2002:float", r"^[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?$", "-+.0123456789"),
]:
    Loader.add_implicit_resolver(tag, re.compile(pattern), list(first) + ([""] if "null" in tag else []))
Loader.add_constructor("tag:yaml.org,2002:int", lambda loader, node: int(node.value))
Loader.add_constructor("tag:yaml.org,2002:float", lambda loader, node: float(node.value))


def main(folder):
    validator = jsonschema.Draft7Validator(json.loads((folder / "schema.json").read_text(encoding="utf-8")))
    jsonschema.Draft7Validator.check_schema(validator.schema)
    wrong = 0
    for verdict in ("accepts", "refuses"):
        files = sorted((folder / verdict).iterdir())
        if not files:
            sys.exit(f"no files that the schema {verdict}")
        for file in files:
            text = file.read_text(encoding="utf-8")
            errors = list(validator.iter_errors(yaml.load(text, Loader=Loader)))
            if bool(errors) != (verdict == "refuses"):
                wrong += 1
                print(f"should be one it {verdict}: {[e.message for e in errors]}\n{text[:300]}")
    return wrong


if __name__ == "__main__":
    if sys.argv[1] != "--can-run":
        sys.exit(1 if main(pathlib.Path(sys.argv[1])) else 0)
