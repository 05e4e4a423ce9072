#!/usr/bin/env python3
"""Asks a real rust-analyzer what an editor would be told inside calls of `payment_session!`.

    python3 tests/ide/probe.py            the calls
    python3 tests/ide/probe.py --gold     the same questions inside plain struct literals
    python3 tests/ide/probe.py --both     both, and a table

The questions stand in `probes.py`. Needs Python 3.9 and `rustup component add rust-analyzer rust-src`.
"""

import argparse
import pathlib
import re
import sys

import importlib, os
probes = importlib.import_module(os.environ.get("P","probes"))
from rust_analyzer import RustAnalyzer, Unusable

PROJECT = pathlib.Path(__file__).resolve().parent / "project"
PLACE = re.compile(r"/\*[\w -]+\*/")
CURSOR = "$0"


class Text:
    """A file as the probe's editor holds it: typed in, never saved."""

    def __init__(self, path, edits):
        self.path, self.uri = path, path.as_uri()
        text = path.read_text()
        for old, new in edits.items():
            if text.count(old) != 1:
                raise ValueError(f"{old!r} stands {text.count(old)} times in {path.name}")
            text = text.replace(old, new)
        text = PLACE.sub("", text)
        if text.count(CURSOR) > 1:
            raise ValueError(f"more than one cursor in {path.name}")
        before, found, after = text.partition(CURSOR)
        self.text, self.lines = before + after, (before + after).splitlines()
        line, column = before.count("\n"), len(before.rpartition("\n")[2].encode())
        self.cursor = {"line": line, "character": column} if found else None

    def slice(self, span):
        """The part of the text, up to the end of its first line."""
        start, end = span["start"], span["end"]
        line = self.lines[start["line"]].encode()
        return line[start["character"] : end["character"] if start["line"] == end["line"] else None].decode()

    def replaced(self, edits):
        """The lines as they read after a server's edits."""
        lines = [line.encode() for line in self.lines]
        for edit in sorted(edits, key=lambda edit: edit["range"]["start"]["character"], reverse=True):
            start, end = edit["range"]["start"], edit["range"]["end"]
            line = lines[start["line"]]
            new = edit["newText"].encode()
            lines[start["line"]] = line[: start["character"]] + new + line[end["character"] :]
        return [line.decode().strip() for line in lines]


# Each judge asks about a text and yields what is not as expected.


def completion(server, text, expect=(), reject=(), first=(), docs=None, accept=None):
    """`expect`ed labels; `first`: these, in any order, before all others; `docs` of labels; `accept`: how the line
    reads once a label is taken."""
    result = server.ask("textDocument/completion", text.place())
    items = result["items"] if isinstance(result, dict) and "items" in result else result or []
    items.sort(key=lambda item: (item.get("sortText", ""), item["label"]))
    by_name = {}
    for item in items:
        by_name.setdefault(re.split(r"[ (!:…]", item["label"].removeprefix("r#"))[0], item)
    names = list(by_name)
    yield from (f"no {name!r}" for name in expect if name not in names)
    yield from (f"offers {name!r}" for name in reject if name in names)
    if set(names[: len(first)]) != set(first):
        ranks = [f"{name}#{names.index(name) + 1 if name in names else None}" for name in first]
        yield f"first are {', '.join(names[: max(4, len(first))])}; {' '.join(ranks)}"
    for name, wanted in (docs or {}).items():
        item = server.ask("completionItem/resolve", by_name[name]) if name in names else {}
        shown = item.get("documentation") or ""
        shown = shown["value"] if isinstance(shown, dict) else shown
        yield from (f"docs of {name!r} lack {part!r}: {shown!r}" for part in wanted if part not in shown)
    for name, line in (accept or {}).items():
        got = text.replaced([by_name[name]["textEdit"]])[text.cursor["line"]] if name in names else None
        if got != line:
            yield f"{name!r} taken gives {got!r}"


def hover(server, text, expect):
    result = server.ask("textDocument/hover", text.place()) or {}
    shown = result.get("contents", {}).get("value", "")
    yield from (f"no {part!r} in {shown!r}" for part in expect if part not in shown)


def definition(server, text, target, line):
    """The definition lies in a file that ends in `target`, in a line that has `line` in it."""
    links = server.ask("textDocument/definition", text.place()) or []
    found = [place_of(text, link["uri"], link["range"]) for link in ([links] if isinstance(links, dict) else links)]
    if not any(file.endswith(target) and line in source for file, source in found):
        yield f"leads to {found}"


def references(server, text, lines):
    """The `lines`, all of them and no other, refer to what is at the cursor (parts of lines, in their order)."""
    links = server.ask("textDocument/references", {**text.place(), "context": {"includeDeclaration": True}}) or []
    links.sort(key=lambda link: (link["uri"] != text.uri, link["uri"], link["range"]["start"]["line"]))
    found = [place_of(text, link["uri"], link["range"])[1] for link in links]
    if len(found) != len(lines) or not all(part in line for part, line in zip(lines, found)):
        yield f"are {found}"


def rename(server, text, to, lines):
    """Each of `lines` stands in the text once what is at the cursor is called `to`."""
    result = server.ask("textDocument/rename", {**text.place(), "newName": to})
    if not result or "error" in result:
        yield f"refused: {result}"
        return
    edits = dict(result.get("changes") or {})
    for change in result.get("documentChanges") or []:
        edits[change["textDocument"]["uri"]] = change["edits"]
    got = text.replaced(edits.get(text.uri, []))
    yield from (f"no {line!r} in {[l for l in got if to in l]}" for line in lines if not any(line in l for l in got))


def tokens(server, text, expect):
    """`text:kind` of words in the file."""
    data = server.ask("textDocument/semanticTokens/full", {"textDocument": {"uri": text.uri}})["data"]
    found, row, column = set(), 0, 0
    for rows, columns, length, kind, _ in zip(*[iter(data)] * 5):
        row, column = row + rows, columns + (0 if rows else column)
        word = text.lines[row].encode()[column : column + length].decode()
        found.add(f"{word}:{server.token_types[kind]}")
    yield from (
        f"no {pair!r}, but {sorted(f for f in found if f.startswith(pair.partition(':')[0] + ':'))}"
        for pair in expect
        if pair not in found
    )


def diagnostics(server, text, expect=()):
    """These and no others: `part of the line >> part of the message`."""
    found = server.ask("textDocument/diagnostic", {"textDocument": {"uri": text.uri}})["items"]
    shown = [f"{d['range']} {text.slice(d['range'])} >> {d['message']}" for d in found]
    left = list(shown)
    for wanted in expect:
        line, _, message = wanted.partition(" >> ")
        match = next((s for s in left if line in s.partition(" >> ")[0] and message in s.partition(" >> ")[2]), None)
        if match is None:
            yield f"no {wanted!r}"
        else:
            left.remove(match)
    yield from (f"unexpected {shown!r}" for shown in left)


def signature(server, text, expect):
    result = server.ask("textDocument/signatureHelp", text.place()) or {"signatures": []}
    shown = " ".join(signature["label"] for signature in result["signatures"])
    yield from (f"no {part!r} in {shown!r}" for part in expect if part not in shown)


def expansion(server, text, expect=()):
    """For looking at; see `--verbose`."""
    result = server.ask("rust-analyzer/expandMacro", text.place()) or {}
    shown = result.get("expansion", "")
    print(shown)
    yield from (f"no {part!r}" for part in expect if part not in shown)


def place_of(text, uri, span):
    path = pathlib.Path(uri.removeprefix("file://"))
    lines = text.lines if uri == text.uri else path.read_text().splitlines()
    return str(path), lines[span["start"]["line"]].strip()


def at_cursor(text):
    if text.cursor is None:
        raise ValueError("no cursor in the edits")
    return {"textDocument": {"uri": text.uri}, "position": text.cursor}


Text.place = at_cursor

JUDGES = [completion, hover, definition, references, rename, tokens, diagnostics, signature, expansion]
BY_NAME = {judge.__name__: judge for judge in JUDGES}


def problems(server, probe, is_gold):
    """What is not as expected; none where the probe passes."""
    file = PROJECT / probe.package / "src" / ("literals.rs" if is_gold else "calls.rs")
    text = Text(file, probe.gold if is_gold else probe.edits)
    server.open(text.uri, text.text)
    try:
        expectations = {**probe.expectations, **(probe.gold_expectations if is_gold else {})}
        return list(BY_NAME[probe.kind](server, text, **expectations))
    finally:
        server.close(text.uri)


def run(server, chosen, is_gold):
    """Of each probe's name, its problems; a probe without a counterpart among the literals is left out."""
    outcome = {}
    for probe in chosen:
        if is_gold and probe.gold is None:
            continue
        outcome[probe.name] = found = problems(server, probe, is_gold)
        print(f"{'FAIL' if found else 'pass'} {probe.kind}: {probe.name}", flush=True)
        for problem in found:
            print(f"     {problem[:400]}")
    failed = sum(map(bool, outcome.values()))
    print(f"{len(outcome) - failed} passed, {failed} failed")
    return outcome


def table(chosen, calls, gold):
    """How many of each group pass, as a table in Markdown."""
    print("| | in a call | in a struct literal |\n|---|---|---|")
    for group in dict.fromkeys(probe.group for probe in chosen):
        names = [probe.name for probe in chosen if probe.group == group]
        cells = []
        for outcome in calls, gold:
            asked = [name for name in names if name in outcome]
            cells.append(f"{sum(not outcome[name] for name in asked)} of {len(asked)}" if asked else "–")
        print(f"| {group} | {' | '.join(cells)} |")


def main():
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--gold", action="store_true", help="ask inside plain struct literals instead")
    parser.add_argument("--both", action="store_true", help="ask inside both, and print a table")
    parser.add_argument("--only", default="", metavar="TEXT", help="only probes with this in their names")
    parser.add_argument("--server", default="rust-analyzer", help="the rust-analyzer to ask")
    options = parser.parse_args()
    chosen = [probe for probe in probes.PROBES if options.only in probe.name]
    server = RustAnalyzer([options.server], PROJECT)
    try:
        server.wait_until_ready()
        print(f"rust-analyzer {server.version}")
        calls = {} if options.gold else run(server, chosen, is_gold=False)
        gold = run(server, chosen, is_gold=True) if options.gold or options.both else {}
    finally:
        server.stop()
    if options.both:
        table(chosen, calls, gold)
    return int(any((gold if options.gold else calls).values()))


if __name__ == "__main__":
    try:
        sys.exit(main())
    except (Unusable, ValueError) as problem:
        print(problem, file=sys.stderr)
        sys.exit(2)
