#!/usr/bin/env python3
"""Measures the CPU seconds that the macro costs at compile time, compared with code that does not use it.

    python3 benches/compile/measure.py                  # every part, about ten minutes
    python3 benches/compile/measure.py calls size       # some parts

It needs a quiet machine with Linux. The first run downloads the other crates. The parts `counted`, `presets`
and `instructions` need valgrind.

Scratch crates in a temporary folder contain copies of the functions in `benches/forms`. Each figure is the lowest of
several alternating runs with all dependencies built, minus the lowest run of the same crate without invocations. Compare
ratios rather than seconds. The limits are those of benches/README.md.

calls         `cargo check` of 1,000 invocations with the documented Payment UI request (55 values): with literals only,
              and with six run-time values. They are compared with struct literals whose optional fields are `Option`s,
              with `bon`'s builders of the same structs, and with `serde_json::json!`
plain         one of 1,000 invocations of `try_payment_session!` with 12 values of a database row, compared with
              `payment_session!` and `.try_into()?` at each value
growth        one invocation among 5,000, compared with one among 1,000
products      one product among 1,000 in an invocation, compared with one among 100
counted       `calls` in millions of instructions of rustc, which do not depend on other load
presets       the same for an invocation through presets, and one through presets on presets, compared with one that has
              the same entries
clean         what this crate adds to a clean `cargo check` of a project with serde (derive) and serde_json, compared with
              that project: with default features, and with the feature `std` only. Other crates that derive builders,
              check values or have a macro with a syntax of its own are added to the same project
instructions  the same in billions of instructions of rustc, compared with serde_derive; other load does not change it
size          the size of an invocation of literals in a stripped release binary, created and written as JSON
"""

import argparse
import os
import re
import resource
import shutil
import struct
import subprocess
import sys
import tempfile
from pathlib import Path

PROJECT = Path(__file__).resolve().parents[2]
FORMS = PROJECT / "benches/forms"
REFERENCE = 1751612565
# The string types of the struct literals, and of the values that only the running program knows. Limits apply to
# `String`, which people use for such values. `&str` is the cheapest type to compile.
TEXTS = {"&str": "&'static str", "String": "String"}


BON = 'bon = "3.10.3"\n'
# What a project adds for builders, for checks, or for a macro with a syntax of its own
PEERS = {
    "validator": 'validator = { version = "0.20", features = ["derive"] }\n',
    "bon": BON,
    "garde": 'garde = { version = "0.22", features = ["derive"] }\n',
    "typed-builder": 'typed-builder = "0.23"\n',
    "maud": 'maud = "0.27"\n',
}


def builders(function):
    """Returns the function with `Name::builder().field(…).build()` instead of `Name { field: Some(…), other: None }`."""

    def fields(text):
        depth, is_quoted, start = 0, False, 0
        for at, c in enumerate(text):
            is_quoted ^= c == '"'
            if not is_quoted:
                depth += (c in "([") - (c in ")]")
                if c == "," and depth == 0:
                    yield text[start:at].strip()
                    start = at + 1
        yield text[start:].strip()

    def chain(literal):
        setters = ""
        for name, _, value in (field.partition(": ") for field in fields(literal[2])):
            if value and value != "None":
                setters += f"\n.{name}({value[5:-1] if value.startswith('Some(') else value})"
        return f"{literal[1]}::builder(){setters}.build()"

    head, body = function.split("{", 1)
    while (outer := re.sub(r"\b([A-Z]\w*) \{([^{}]*)\}", chain, body)) != body:
        body = outer
    return f"{head}{{{body}"


class Form:
    """One way to write the request: a function of a file in `benches/forms`."""

    def __init__(self, file, function, texts="&str", with_builders=False):
        source = self.typed(file, (FORMS / f"{file}.rs").read_text(), texts)
        self.name = f"{file}-{function}-{texts.strip('&')}".lower().replace("_", "-")
        self.prelude = re.sub(r"^//!.*\n", "", source.partition("pub fn")[0], flags=re.M)
        self.function = re.search(rf"pub fn {function}\(.*?\n}}\n", source, re.S)[0]
        self.structs = self.typed("literal", (FORMS / "literal.rs").read_text(), texts).partition("pub fn")[0]
        self.dependencies = ""
        if with_builders:
            self.name += "-bon"
            self.function = builders(self.function)
            self.prelude, self.structs = (
                re.sub("^pub struct", "#[derive(bon::Builder)]\npub struct", structs, flags=re.M)
                for structs in (self.prelude, self.structs)
            )
            self.dependencies = BON

    @staticmethod
    def typed(file, source, texts):
        if file == "literal":
            source = source.replace("Cow<'static, str>", TEXTS[texts]).replace("use std::borrow::Cow;", "")
            source = source.replace(", Deserialize", "").replace("Deserialize, ", "")
        if texts == "&str":
            source = source.replace('".into()', '"')
        return source

    def calls(self, count):
        """Returns `count` copies of the function, each with another reference."""
        return "".join(
            re.sub(r"pub fn \w+", f"pub fn call_{at}", self.function, count=1).replace(
                str(REFERENCE), str(REFERENCE + at)
            )
            for at in range(count)
        )

    def with_products(self, count):
        copy = Form.__new__(Form)
        copy.__dict__.update(self.__dict__, name=f"{self.name}-{count}")
        product = r"(product_details: \[)(\{.*?\n {12,16}\})\]"
        copy.function = re.sub(product, lambda m: f"{m[1]}{', '.join([m[2]] * count)}]", self.function, flags=re.S)
        return copy


class Scratch:
    def __init__(self, folder, project, rounds):
        self.folder, self.project, self.rounds = Path(folder), project, rounds
        self.environment = {**os.environ, "CARGO_TARGET_DIR": f"{folder}/target", "CARGO_INCREMENTAL": "0"}
        for setting in ("RUSTFLAGS", "CARGO_ENCODED_RUSTFLAGS"):
            self.environment.pop(setting, None)

    def crate(self, name, files, session="", dependencies=""):
        """Creates a crate that depends on this one with the settings in `session`, or without it if `session` is None."""
        crate = self.folder / name
        (crate / "src").mkdir(parents=True)
        if session is not None:
            dependencies += f'payment-session = {{ path = "{self.project}"{session} }}\n'
        (crate / "Cargo.toml").write_text(
            f'[package]\nname = "{name}"\nedition = "2024"\n\n[dependencies]\n{dependencies}'
            'serde = { version = "1", features = ["derive"] }\nserde_json = "1"\n\n'
            "[profile.release]\nstrip = true\n\n[workspace]\n"
        )
        # The crate uses the same versions of its dependencies as the project.
        shutil.copy(self.project / "Cargo.lock", crate)
        shutil.copy(self.project / "rust-toolchain.toml", crate)
        for file, text in files.items():
            (crate / "src" / file).write_text(text)
        return crate

    def form(self, form, count):
        files = {
            "lib.rs": "pub mod form;\npub mod literal;\n",
            "form.rs": form.prelude + form.calls(count),
            "literal.rs": form.structs,
        }
        return self.crate(f"{form.name}-x{count}", files, dependencies=form.dependencies)

    def cargo(self, crate, *arguments):
        """Returns the CPU seconds of a run of cargo and of all processes that it starts."""

        def spent():
            usage = resource.getrusage(resource.RUSAGE_CHILDREN)
            return usage.ru_utime + usage.ru_stime

        before = spent()
        run = subprocess.run(["cargo", *arguments, "--quiet"], cwd=crate, env=self.environment, capture_output=True)
        if run.returncode:
            raise SystemExit(run.stderr.decode())
        return spent() - before

    def checks(self, crates):
        """Returns the lowest CPU seconds of a check of each crate, with its dependencies built.

        The crates take turns, so that a busy moment affects all of them.
        """
        for crate in crates:
            self.cargo(crate, "check")
        lowest = [float("inf")] * len(crates)
        for _ in range(self.rounds):
            for at, crate in enumerate(crates):
                os.utime(crate / "src/lib.rs")
                lowest[at] = min(lowest[at], self.cargo(crate, "check", "--offline"))
        return lowest

    def each(self, pairs):
        """Returns the CPU milliseconds of one invocation for each pair of a form and a count."""
        crates = [self.form(form, count) for form, count in pairs]
        empty = {name: self.form(form, 0) for name, form in {form.name: form for form, _ in pairs}.items()}
        lowest = dict(zip([*crates, *empty.values()], self.checks([*crates, *empty.values()])))
        return [
            (lowest[crate] - lowest[empty[form.name]]) / count * 1e3 for crate, (form, count) in zip(crates, pairs)
        ]


# The comparisons that missed their limit
missed = []


def row(work, ours, peer, unit, limit=None):
    if limit is not None and ours / peer > limit:
        missed.append(work)
    verdict = "" if limit is None else f"limit {limit:<4} {'ok' if ours / peer <= limit else 'MISSED'}"
    print(f"{work:<48}{ours:8.3f} {peer:8.3f} {unit:<3}  ratio {ours / peer:5.2f}  {verdict}", flush=True)


def calls(scratch, count=1000):
    # The limits relative to the struct literal and to `json!`
    limits = {"literals": (1.5, 0.2), "with_order": (1.75, 0.22)}
    for function, (literal_limit, json_limit) in limits.items():
        ours = [("call", "pasted"), ("call", "literals")] if function == "literals" else [("call", "with_order")]
        peers = {
            "struct literal, &str": (Form("literal", function), None),
            "struct literal, String": (Form("literal", function, "String"), literal_limit),
            "bon, String": (Form("literal", function, "String", with_builders=True), None),
            "json!, String": (Form("json", function, "String"), json_limit),
        }
        forms = [Form(*form) for form in ours] + [form for form, _ in peers.values()]
        costs = scratch.each([(form, count) for form in forms])
        for (_, name), cost in zip(ours, costs):
            for (peer, (_, limit)), peer_cost in zip(peers.items(), costs[len(ours) :]):
                row(f"invocation ({name}) / {peer}", cost, peer_cost, "ms", limit)


def plain(scratch, count=1000):
    ours, peer = scratch.each([(Form("row", function), count) for function in ("plain", "converted")])
    row("try_payment_session! / payment_session!, try_into()?", ours, peer, "ms")


def growth(scratch):
    form = Form("call", "literals")
    few, many = scratch.each([(form, 1000), (form, 5000)])
    row("an invocation of 5,000 / of 1,000", many, few, "ms", 1.5)


def products(scratch, calls=5):
    form = Form("call", "literals")
    one, few, many = scratch.each([(form.with_products(count), calls) for count in (1, 100, 1000)])
    row("a product of 1,000 / of 100", (many - one) / 999, (few - one) / 99, "ms", 2)


def code(binary):
    """Returns the size of the executable segments of an ELF file, or of the whole file if it has another format."""
    data = binary.read_bytes()
    if data[:5] != b"\x7fELF\x02":
        return len(data)
    start, = struct.unpack_from("<Q", data, 32)
    entry, count = struct.unpack_from("<HH", data, 54)
    headers = [struct.unpack_from("<IIQQQQQ", data, start + at * entry) for at in range(count)]
    return sum(length for kind, flags, _, _, _, length, _ in headers if kind == 1 and flags & 1)


def count_instructions(scratch, crate, log, names):
    """Counts the instructions of rustc with Cachegrind for the crates whose names begin with one of `names`.

    The linkers that rustc starts are not counted. The counts are in files of the folder `log`.
    """
    if shutil.which("valgrind") is None:
        raise SystemExit("valgrind is not installed")
    wrapper = scratch.folder / "counted"
    # Cachegrind must run rustc itself, and not the proxy of rustup.
    rustc = subprocess.run(["rustc", "--print", "sysroot"], cwd=crate, capture_output=True, text=True, check=True)
    patterns = " | ".join(f'"--crate-name {name}"*' for name in names)
    wrapper.write_text(
        f'#!/bin/sh\nshift\ncase "$*" in\n{patterns})\n'
        f"    exec valgrind --tool=cachegrind --cache-sim=no --cachegrind-out-file=/dev/null --log-file={log}/$2-%p "
        f'{rustc.stdout.strip()}/bin/rustc "$@" ;;\nesac\nexec {rustc.stdout.strip()}/bin/rustc "$@"\n'
    )
    wrapper.chmod(0o755)
    scratch.environment["RUSTC_WRAPPER"] = str(wrapper)


def counts_of(log):
    """Yields the name of each counted crate, and its instructions."""
    for file in log.iterdir():
        # The log of a process that rustc starts has no count.
        if count := re.search(r"I +refs: +([\d,]+)", file.read_text()):
            yield file.name.rsplit("-", 1)[0], int(count[1].replace(",", ""))


def instructions_of(scratch, form, count=60):
    """Returns the instructions of rustc for one invocation, in millions."""
    log = scratch.folder / "logs"
    log.mkdir(exist_ok=True)
    empty, full = scratch.form(form, 0), scratch.form(form, count)
    scratch.cargo(full, "check")
    counts = []
    for crate in (empty, full):
        count_instructions(scratch, crate, log, [form.name.split("-")[0]])
        scratch.cargo(crate, "check")
        os.utime(crate / "src/lib.rs")
        for file in log.iterdir():
            file.unlink()
        scratch.cargo(crate, "check", "--offline")
        counts.append(sum(number for _, number in counts_of(log)))
    del scratch.environment["RUSTC_WRAPPER"]
    return (counts[1] - counts[0]) / count / 1e6


def counted(scratch):
    for function in ("literals", "with_order"):
        peer = instructions_of(scratch, Form("literal", function, "String"))
        ours = instructions_of(scratch, Form("call", function))
        row(f"invocation ({function}) / struct literal, String", ours, peer, "M")


def presets(scratch):
    peer = instructions_of(scratch, Form("call", "literals"))
    for function, work in (("one", "presets"), ("two", "presets on presets")):
        row(f"invocation through {work} / without", instructions_of(scratch, Form("presets", function)), peer, "M", 1.05)


# The limit of the time that this crate adds to a clean check: a part of the time that the project takes without this
# crate.
CLEAN_LIMIT = 1.0


def clean_crates(scratch):
    """Creates a project without this crate, and projects with it by their features."""
    use = {
        "lib.rs": "#[derive(serde::Serialize, serde::Deserialize)]\npub struct Shop {\n    pub name: String,\n}\n\n"
        "pub fn json(shop: &Shop) -> String {\n    serde_json::to_string(shop).unwrap_or_default()\n}\n"
    }
    # cargo builds crates from a registry with this flag. Here the crates come from a path.
    scratch.environment["RUSTFLAGS"] = "--cap-lints=allow"
    without = scratch.crate("without-session", use, session=None)
    return without, {
        "default features": scratch.crate("with-session", use),
        "feature std only": scratch.crate("std-only", use, ', default-features = false, features = ["std"]'),
    }


def clean_check(scratch, crate):
    scratch.cargo(crate, "fetch")
    shutil.rmtree(scratch.folder / "target", ignore_errors=True)
    return scratch.cargo(crate, "check", "--offline")


def clean(scratch):
    without, projects = clean_crates(scratch)
    source = {"lib.rs": (without / "src/lib.rs").read_text()}
    peers = {name: scratch.crate(name, source, session=None, dependencies=line) for name, line in PEERS.items()}
    crates = [without, *projects.values(), *peers.values()]
    lowest = [float("inf")] * len(crates)
    for _ in range(scratch.rounds):
        for at, each in enumerate(crates):
            lowest[at] = min(lowest[at], clean_check(scratch, each))
    for name, seconds in zip([*projects, *peers], lowest[1:]):
        row(f"clean check, {name} / serde", seconds - lowest[0], lowest[0], "s", CLEAN_LIMIT if name in projects else None)


def instructions(scratch):
    without, projects = clean_crates(scratch)
    log = scratch.folder / "logs"
    for features, crate in projects.items():
        shutil.rmtree(log, ignore_errors=True)
        log.mkdir()
        count_instructions(scratch, without, log, ["payment_", "serde_derive "])
        clean_check(scratch, crate)
        counts = {"ours": 0, "serde_derive": 0}
        for name, number in counts_of(log):
            counts["serde_derive" if name == "serde_derive" else "ours"] += number / 1e9
        row(f"clean check, {features} / serde_derive", *counts.values(), "G")


def size(scratch, count=100):
    def bytes_of(form, write):
        sizes = []
        # The first invocation includes the code that all invocations share.
        for calls in (1, 1 + count):
            functions = "".join(
                f"#[inline(never)]\nfn json_{at}() -> Vec<u8> {{\n    {write}\n}}\n".replace("CALL", f"call_{at}()")
                for at in range(calls)
            )
            table = ", ".join(f"json_{at}" for at in range(calls))
            main = (
                "pub mod form;\npub mod literal;\nuse form::*;\n"
                f"static ALL: &[fn() -> Vec<u8>] = &[{table}];\n\n"
                "fn main() {\n    println!(\"{}\", std::hint::black_box(ALL).iter().map(|json| json().len()).sum::<usize>());\n}\n"
            )
            body = re.sub(r"pub fn (call_\d+)", r"#[inline]\npub fn \1", form.prelude + form.calls(calls))
            crate = scratch.crate(
                f"size-{form.name}-x{calls}",
                {"main.rs": main + functions, "form.rs": body, "literal.rs": form.structs},
            )
            scratch.cargo(crate, "build", "--release")
            sizes.append(code(scratch.folder / "target/release" / crate.name))
        return (sizes[1] - sizes[0]) / count

    ours = bytes_of(Form("call", "literals"), "CALL.to_json()")
    for texts, limit in (("String", 0.3), ("&str", None)):
        peer = bytes_of(Form("literal", "literals", texts), "serde_json::to_vec(&CALL).unwrap_or_default()")
        row(f"code of an invocation / struct literal, {texts}", ours, peer, "B", limit)


PARTS = {part.__name__: part for part in (calls, counted, presets, plain, growth, products, clean, instructions, size)}


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("parts", nargs="*", metavar="part", help=", ".join(PARTS))
    parser.add_argument("--rounds", type=int, default=3, help="the number of alternating runs; the lowest one counts")
    parser.add_argument("--project", type=Path, default=PROJECT, help="the working tree to measure; this one by default")
    options = parser.parse_args()
    for part in options.parts or PARTS:
        with tempfile.TemporaryDirectory() as folder:
            PARTS[part](Scratch(folder, options.project.resolve(), options.rounds))
    if missed:
        sys.exit(f"a limit is missed; run again on a quiet machine before you believe it: {', '.join(missed)}")


if __name__ == "__main__":
    main()
