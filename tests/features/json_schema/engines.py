"""Checks the schema with the regular expressions of other languages: `engines.py FOLDER`, with the files of `dump`.

Validators leave patterns to the engine of their language: Python has `re`, Go has RE2, PHP has PCRE2.
"""

import json
import re
import sys
from pathlib import Path

import jsonschema
import pcre
import re2

ENGINES = {"Python": re.compile, "RE2": re2.compile, "PCRE2": pcre.compile}


def patterns(schema):
    """Returns the patterns in a schema."""
    if isinstance(schema, list):
        return {pattern for item in schema for pattern in patterns(item)}
    if not isinstance(schema, dict):
        return set()
    own = {schema["pattern"]} if isinstance(schema.get("pattern"), str) else set()
    return own | patterns(list(schema.values()))


def validator(schema, compile_pattern):
    """Returns a validator with an engine, and the set of the patterns that it has tried."""
    compiled = {pattern: compile_pattern(pattern) for pattern in patterns(schema)}
    tried = set()

    def pattern(_validator, pattern, instance, _schema):
        if not isinstance(instance, str):
            return
        tried.add(pattern)
        if compiled[pattern].search(instance) is None:
            yield jsonschema.ValidationError(f"{instance!r} does not match {pattern!r}")

    kind = jsonschema.validators.extend(jsonschema.Draft202012Validator, {"pattern": pattern})
    return kind(schema), tried


folder = Path(sys.argv[1])
schema = json.loads((folder / "schema.json").read_text())
bodies = [json.loads(line) for line in (folder / "bodies.ndjson").read_text().split("\n")]
wrong = 0
for engine, compile_pattern in ENGINES.items():
    try:
        check, tried = validator(schema, compile_pattern)
    except Exception as error:
        print(f"{engine} rejects a pattern: {error}")
        wrong += 1
        continue
    for line in bodies:
        verdict, body = line["verdict"], json.loads(line["body"])
        if verdict != "Unsaid" and check.is_valid(body) != (verdict == "Valid"):
            wrong += 1
            print(f"{verdict} at run time, but not with {engine}: {line['body']}")
    untried = patterns(schema) - tried
    wrong += len(untried)
    print(f"{engine}: {len(bodies)} bodies; patterns that no body has tried: {untried or 'none'}")
sys.exit(wrong > 0)
