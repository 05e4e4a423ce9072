"""Compares the responses of the server at the cursor of a probe with the expected ones.

Each judge sends a request about a `Text` to the server, and yields the differences.
"""

import pathlib
import re

PLACE = re.compile(r"/\*[\w ]+\*/")
CURSOR = "$0"


class Text:
    """A file with the unsaved changes of a probe."""

    def __init__(self, path, edits):
        self.path, self.uri = path, path.as_uri()
        text = path.read_text()
        for old, new in edits.items():
            if text.count(old) != 1:
                raise ValueError(f"{old!r} occurs {text.count(old)} times in {path}")
            text = text.replace(old, new)
        text = PLACE.sub("", text)
        before, found, after = text.partition(CURSOR)
        if CURSOR in after:
            raise ValueError(f"two cursors in {path}")
        self.text, self.lines = before + after, (before + after).splitlines()
        column = len(before.rpartition("\n")[2].encode())
        self.cursor = {"line": before.count("\n"), "character": column} if found else None

    def document(self):
        return {"textDocument": {"uri": self.uri}}

    def place(self):
        if self.cursor is None:
            raise ValueError(f"no cursor in {self.path}")
        return {**self.document(), "position": self.cursor}

    def replaced(self, edits):
        """Returns the lines after the edits of the server."""
        lines = [line.encode() for line in self.lines]
        for edit in sorted(edits, key=lambda edit: edit["range"]["start"]["character"], reverse=True):
            start, end = edit["range"]["start"], edit["range"]["end"]
            line = lines[start["line"]]
            lines[start["line"]] = line[: start["character"]] + edit["newText"].encode() + line[end["character"] :]
        return [line.decode().strip() for line in lines]

    def found(self, uri, span):
        """Returns a file and the line in which a range begins."""
        path = pathlib.Path(uri.removeprefix("file://"))
        lines = self.lines if uri == self.uri else path.read_text().splitlines()
        return str(path), lines[span["start"]["line"]].strip()


def completion(server, text, expect=(), reject=(), first=(), docs=None, accept=()):
    """Compares the completions.

    `expect`: labels that are offered. `reject`: labels that are not offered. `first`: labels that are offered before all
    others, in any order. `docs`: parts of the documentation of a label. `accept`: labels that replace the typed word.
    """
    result = server.ask("textDocument/completion", text.place()) or []
    items = result["items"] if isinstance(result, dict) else result
    by_name = {}
    for item in sorted(items, key=lambda item: (item.get("sortText", ""), item["label"])):
        # `amount` means the labels `amount`, `amount(…)` and `amount (as Trait)`.
        by_name.setdefault(re.split(r"[ (!…]", item["label"].removeprefix("r#"))[0], item)
    names = list(by_name)
    yield from (f"no {name!r} among {names[:6]}" for name in expect if name not in names)
    yield from (f"offers {name!r}" for name in reject if name in names)
    if not set(first).issubset(names[: len(first)]):
        yield f"first are {names[: len(first) + 2]}"
    for name, wanted in (docs or {}).items():
        item = server.ask("completionItem/resolve", by_name[name]) if name in names else {}
        shown = (item.get("documentation") or {}).get("value", "")
        yield from (f"documentation of {name!r}: {shown!r}" for part in wanted if part not in shown)
    for name in accept:
        if name in names:
            edit = by_name[name]["textEdit"]
            before = text.lines[text.cursor["line"]].encode()[: edit["range"]["start"]["character"]].decode()
            if edit["newText"] != name or re.search(r"\w$", before):
                yield f"{name!r} taken inserts {edit['newText']!r} after {before.strip()!r}"


def hover(server, text, expect, reject=()):
    result = server.ask("textDocument/hover", text.place()) or {}
    shown = result.get("contents", {}).get("value", "")
    yield from (f"no {part!r} in {shown!r}" for part in expect if part not in shown)
    yield from (f"{part!r} in {shown!r}" for part in reject if part in shown)


def signature(server, text, expect):
    result = server.ask("textDocument/signatureHelp", text.place()) or {"signatures": []}
    shown = " ".join(signature["label"] for signature in result["signatures"])
    yield from (f"no {part!r} in {shown!r}" for part in expect if part not in shown)


def definition(server, text, target, line, is_only=False):
    """Expects a definition in a file that ends in `target`, on a line that contains `line`.

    `is_only`: there are no other definitions.
    """
    links = server.ask("textDocument/definition", text.place()) or []
    found = [text.found(link["uri"], link["range"]) for link in ([links] if isinstance(links, dict) else links)]
    if not any(file.endswith(target) and line in source for file, source in found) or is_only and len(found) > 1:
        yield f"leads to {found}"


def references(server, text, lines):
    """Expects exactly these lines to refer to the name at the cursor: first those of the same file, in their order."""
    links = server.ask("textDocument/references", {**text.place(), "context": {"includeDeclaration": True}}) or []
    links.sort(key=lambda link: (link["uri"] != text.uri, "order.rs" in link["uri"], link["range"]["start"]["line"]))
    found = [text.found(link["uri"], link["range"])[1] for link in links]
    if len(found) != len(lines) or not all(part in line for part, line in zip(lines, found)):
        yield f"are {found}"


def rename(server, text, to, lines):
    """Expects these lines in the text after the name at the cursor is changed to `to`."""
    result = server.ask("textDocument/rename", {**text.place(), "newName": to})
    edits = dict(result.get("changes") or {})
    for change in result.get("documentChanges") or []:
        edits[change["textDocument"]["uri"]] = change["edits"]
    got = text.replaced(edits.get(text.uri, []))
    changed = [line for line in got if to in line]
    yield from (f"no {line!r} in {changed}" for line in lines if not any(line in l for l in got))


def tokens(server, text, expect):
    """Expects tokens of these kinds in the file: `token:kind`."""
    data = server.ask("textDocument/semanticTokens/full", text.document())["data"]
    found, row, column = set(), 0, 0
    for rows, columns, length, kind, _ in zip(*[iter(data)] * 5):
        row, column = row + rows, columns + (0 if rows else column)
        word = text.lines[row].encode()[column : column + length].decode()
        found.add(f"{word}:{server.token_types[kind]}")
    for pair in expect:
        if pair not in found:
            word = pair.rpartition(":")[0]
            yield f"no {pair!r} but {sorted(token for token in found if token.rpartition(':')[0] == word)}"


def diagnostics(server, text, expect=()):
    """Expects these diagnostics and no others: `part of the line >> part of the message`."""
    items = server.ask("textDocument/diagnostic", text.document())["items"]
    found = [(text.lines[item["range"]["start"]["line"]].strip(), item["message"]) for item in items]
    for wanted in expect:
        line, _, message = wanted.partition(" >> ")
        match = next((item for item in found if line in item[0] and message in item[1]), None)
        if match is None:
            yield f"no {wanted!r} among {found}"
        else:
            found.remove(match)
    yield from (f"unexpected: {message!r} at {line!r}" for line, message in found)


KINDS = {judge.__name__: judge for judge in
         (completion, hover, signature, definition, references, rename, tokens, diagnostics)}
