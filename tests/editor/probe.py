#!/usr/bin/env python3
"""Asks a real rust-analyzer for the completions, hovers and errors inside invocations of `payment_session!`.

    python3 tests/editor/probe.py            invocations of the macro
    python3 tests/editor/probe.py --gold     the same requests inside plain struct literals
    python3 tests/editor/probe.py --both     both, and a table that compares them

`probes.py` contains the requests, and `project` contains the code for them. The command needs Python 3.9 or later and
`rustup component add rust-analyzer rust-src`.
"""

import argparse
import pathlib
import sys

from judges import KINDS, Text
from probes import PROBES
from rust_analyzer import Rejected, RustAnalyzer, Unusable

PROJECT = pathlib.Path(__file__).resolve().parent / "project"


def problems(server, probe, is_gold):
    """Returns the unexpected responses of a probe. The list is empty if the probe passes."""
    file = PROJECT / probe.package / "src" / ("literals.rs" if is_gold else probe.file)
    text = Text(file, probe.gold if is_gold else probe.edits)
    server.open(text.uri, text.text)
    try:
        found = list(KINDS[probe.kind](server, text, **(probe.gold_expect if is_gold else probe.expect)))
    except Rejected as rejection:
        found = [str(rejection)]
    finally:
        server.close(text.uri)
    if probe.limit and not is_gold:
        return [] if found else ["passes, although it is marked as a limit"]
    return found


def run(server, chosen, is_gold):
    """Returns the problems of each probe. A probe that struct literals do not have is skipped for them."""
    outcome = {}
    for probe in chosen:
        if is_gold and probe.gold is None:
            continue
        outcome[id(probe)] = found = problems(server, probe, is_gold)
        why = f" (a limit: {probe.limit})" if probe.limit and not is_gold else ""
        print(f"{'FAIL' if found else 'pass'} {probe.group}: {probe.name}{why}", flush=True)
        for problem in found:
            print(f"     {problem[:600]}")
    failed = sum(map(bool, outcome.values()))
    print(f"{len(outcome) - failed} passed, {failed} failed", flush=True)
    return outcome


def table(chosen, calls, gold):
    print("| | in an invocation | in a struct literal |\n|---|---|---|")
    for group in dict.fromkeys(probe.group for probe in chosen if not probe.limit):
        asked = [id(probe) for probe in chosen if probe.group == group and not probe.limit]
        print(f"| {group} | {count(asked, calls)} | {count(asked, gold)} |")


def count(asked, outcome):
    found = [outcome[probe] for probe in asked if probe in outcome]
    return f"{sum(not problems for problems in found)} of {len(found)}" if found else "–"


def main():
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--gold", action="store_true", help="ask inside plain struct literals")
    parser.add_argument("--both", action="store_true", help="ask inside both, and print a table")
    parser.add_argument("--only", default="", metavar="TEXT", help="only probes whose `group: name` contains this")
    parser.add_argument("--server", default="rust-analyzer", help="the command of rust-analyzer")
    options = parser.parse_args()
    chosen = [probe for probe in PROBES if options.only in f"{probe.group}: {probe.name}"]
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
