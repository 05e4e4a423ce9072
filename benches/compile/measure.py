#!/usr/bin/env python3
"""Measures what the macro costs to compile, in CPU seconds, next to code that one would write without it.

    python3 benches/compile/measure.py                  # every part, some ten minutes
    python3 benches/compile/measure.py calls size       # some parts

Needs a quiet machine with Linux, and a network connection for the first run, which downloads `bon`. The part
`instructions` needs valgrind as well.

Scratch crates in a temporary folder hold copies of the functions in `benches/forms`. A figure is the lowest of several
alternating runs with all dependencies built, minus the lowest run of the same crate without invocations. Ratios are
worth more than seconds.

calls         `cargo check` of 1,000 invocations with the documented Payment-UI request (55 values): of literals only, and
              with six run-time values. Peers: struct literals whose optional fields are `Option`s, `bon`'s builders of
              the same structs, and `serde_json::json!`
growth        one invocation among 5,000, compared with one among 1,000
products      one product among 1,000 in an invocation, compared with one among 100
clean         what this crate adds to a clean `cargo check` of a project with serde (derive) and serde_json: with default
              features, and with the request side only
added         the same, as the CPU seconds of each rustc that this crate adds; other load on the machine disturbs it less
instructions  the same in billions of instructions of rustc, compared with serde_derive; other load does not change them
size          the size of an invocation of literals in a stripped release binary, built and written as JSON
"""

import argparse
import os
import re
import resource
import shutil
import struct
import subprocess
import tempfile
from pathlib import Path

PROJECT = Path(__file__).resolve().parents[2]
FORMS = PROJECT / "benches/forms"
REFERENCE = 1751612565
# texts of the struct literals: those that people write, which own what only the running program knows, have a
# limit; the cheapest there are to compile stand beside them
TEXTS = {"&str": "&'static str", "String": "String"}


BON = 'bon = "3.10.3"\n'


def builders(function):
    """The same function with `Name::builder().field(…).build()` in the place of `Name { field: Some(…), other: None }`."""

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
    """One way of writing the request: a function of a file in `benches/forms`, to be copied."""

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
        """The function so many times, each with another reference."""
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
        """A crate with this one as a dependency, with `session` as further settings of it; without it if that is None."""
        crate = self.folder / name
        (crate / "src").mkdir(parents=True)
        if session is not None:
            dependencies += f'payment-session = {{ path = "{self.project}"{session} }}\n'
        (crate / "Cargo.toml").write_text(
            f'[package]\nname = "{name}"\nedition = "2024"\n\n[dependencies]\n{dependencies}'
            'serde = { version = "1", features = ["derive"] }\nserde_json = "1"\n\n'
            "[profile.release]\nstrip = true\n\n[workspace]\n"
        )
        # the same versions as the project's
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
        """CPU seconds of a run and all that it starts."""

        def spent():
            usage = resource.getrusage(resource.RUSAGE_CHILDREN)
            return usage.ru_utime + usage.ru_stime

        before = spent()
        run = subprocess.run(["cargo", *arguments, "--quiet"], cwd=crate, env=self.environment, capture_output=True)
        if run.returncode:
            raise SystemExit(run.stderr.decode())
        return spent() - before

    def checks(self, crates):
        """The lowest CPU seconds of a check of each, dependencies built; in turn, so that a busy moment hits all."""
        for crate in crates:
            self.cargo(crate, "check")
        lowest = [float("inf")] * len(crates)
        for _ in range(self.rounds):
            for at, crate in enumerate(crates):
                os.utime(crate / "src/lib.rs")
                lowest[at] = min(lowest[at], self.cargo(crate, "check", "--offline"))
        return lowest

    def each(self, pairs):
        """CPU milliseconds of each call: `pairs` of a form and how many."""
        crates = [self.form(form, count) for form, count in pairs]
        empty = {name: self.form(form, 0) for name, form in {form.name: form for form, _ in pairs}.items()}
        lowest = dict(zip([*crates, *empty.values()], self.checks([*crates, *empty.values()])))
        return [
            (lowest[crate] - lowest[empty[form.name]]) / count * 1e3 for crate, (form, count) in zip(crates, pairs)
        ]


def row(work, ours, peer, unit, limit=None):
    verdict = "" if limit is None else f"limit {limit:<4} {'ok' if ours / peer <= limit else 'MISSED'}"
    print(f"{work:<48}{ours:8.3f} {peer:8.3f} {unit:<3}  ratio {ours / peer:5.2f}  {verdict}", flush=True)


def calls(scratch, count=1000):
    for function in ("literals", "with_order"):
        ours = [("call", "pasted"), ("call", "literals")] if function == "literals" else [("call", "with_order")]
        peers = {
            "struct literal, &str": (Form("literal", function), None),
            "struct literal, String": (Form("literal", function, "String"), 1.5),
            "bon, String": (Form("literal", function, "String", with_builders=True), None),
            "json!": (Form("json", function), 0.2),
        }
        forms = [Form(*form) for form in ours] + [form for form, _ in peers.values()]
        costs = scratch.each([(form, count) for form in forms])
        for (_, name), cost in zip(ours, costs):
            for (peer, (_, limit)), peer_cost in zip(peers.items(), costs[len(ours) :]):
                row(f"call ({name}) / {peer}", cost, peer_cost, "ms", limit)


def growth(scratch):
    form = Form("call", "literals")
    few, many = scratch.each([(form, 1000), (form, 5000)])
    row("a call of 5,000 / of 1,000", many, few, "ms", 1.5)


def products(scratch, calls=5):
    form = Form("call", "literals")
    one, few, many = scratch.each([(form.with_products(count), calls) for count in (1, 100, 1000)])
    row("a product of 1,000 / of 100", (many - one) / 999, (few - one) / 99, "ms", 2)


def code(binary):
    """Bytes of machine code: the executable segments of an ELF file, or the whole file of another kind."""
    data = binary.read_bytes()
    if data[:5] != b"\x7fELF\x02":
        return len(data)
    start, = struct.unpack_from("<Q", data, 32)
    entry, count = struct.unpack_from("<HH", data, 54)
    headers = [struct.unpack_from("<IIQQQQQ", data, start + at * entry) for at in range(count)]
    return sum(length for kind, flags, _, _, _, length, _ in headers if kind == 1 and flags & 1)


def clean_crates(scratch):
    """A project without this crate, and those that have it, with what they may add in seconds."""
    use = {
        "lib.rs": "#[derive(serde::Serialize, serde::Deserialize)]\npub struct Shop {\n    pub name: String,\n}\n\n"
        "pub fn json(shop: &Shop) -> String {\n    serde_json::to_string(shop).unwrap_or_default()\n}\n"
    }
    # what comes from a registry is built so; here it comes from a path
    scratch.environment["RUSTFLAGS"] = "--cap-lints=allow"
    without = scratch.crate("without-session", use, session=None)
    limits = {
        "default features": (scratch.crate("with-session", use), 2),
        "the request side alone": (
            scratch.crate("request-side", use, ', default-features = false, features = ["std"]'),
            1.5,
        ),
    }
    return without, limits


def clean_check(scratch, crate):
    scratch.cargo(crate, "fetch")
    shutil.rmtree(scratch.folder / "target", ignore_errors=True)
    return scratch.cargo(crate, "check", "--offline")


def clean(scratch):
    without, limits = clean_crates(scratch)
    crates = [without, *(crate for crate, _ in limits.values())]
    lowest = [float("inf")] * len(crates)
    for _ in range(scratch.rounds):
        for at, each in enumerate(crates):
            lowest[at] = min(lowest[at], clean_check(scratch, each))
    for (features, (_, limit)), with_session in zip(limits.items(), lowest[1:]):
        added = with_session - lowest[0]
        verdict = "ok" if added <= limit else "MISSED"
        print(f"clean check, {features:<35}{added:8.3f} s more than {lowest[0]:.3f} s; limit {limit} {verdict}", flush=True)


def added(scratch):
    without, limits = clean_crates(scratch)
    log = scratch.folder / "log"
    wrapper = scratch.folder / "timed"
    wrapper.write_text(
        "#!/usr/bin/env python3\n"
        "import resource, subprocess, sys\n"
        "code = subprocess.run(sys.argv[1:]).returncode\n"
        "spent = resource.getrusage(resource.RUSAGE_CHILDREN)\n"
        "if '--crate-name' in sys.argv:\n"
        "    name = sys.argv[sys.argv.index('--crate-name') + 1]\n"
        "    kind = 'built' if any(it.startswith('--emit') and it.endswith('link') for it in sys.argv) else 'checked'\n"
        f"    with open({str(log)!r}, 'a') as log:\n"
        "        print(name, kind, spent.ru_utime + spent.ru_stime, file=log)\n"
        "sys.exit(code)\n"
    )
    wrapper.chmod(0o755)
    scratch.environment["RUSTC_WRAPPER"] = str(wrapper)

    def spent(crate):
        log.unlink(missing_ok=True)
        clean_check(scratch, crate)
        rows = (row.rsplit(" ", 1) for row in log.read_text().splitlines())
        return {crate: float(seconds) for crate, seconds in rows}

    others = spent(without)
    for features, (crate, limit) in limits.items():
        lowest = {}
        for _ in range(scratch.rounds):
            for name, seconds in spent(crate).items():
                if name not in others and not name.startswith(crate.name.replace("-", "_")):
                    lowest[name] = min(lowest.get(name, seconds), seconds)
        verdict = "ok" if sum(lowest.values()) <= limit else "MISSED"
        each = ", ".join(f"{name} {seconds:.2f}" for name, seconds in lowest.items())
        print(f"added, {features:<35}{sum(lowest.values()):8.3f} s; limit {limit} {verdict} ({each})", flush=True)


def instructions(scratch):
    """Cachegrind counts what rustc itself executes, not the linkers that it starts."""
    if shutil.which("valgrind") is None:
        return print("instructions: skipped, for there is no valgrind")
    without, limits = clean_crates(scratch)
    logs = scratch.folder / "logs"
    wrapper = scratch.folder / "counted"
    # rustc itself, in the place of what rustup puts before it
    rustc = subprocess.run(["rustc", "--print", "sysroot"], cwd=without, capture_output=True, text=True, check=True)
    wrapper.write_text(
        '#!/bin/sh\nshift\ncase "$*" in\n"--crate-name payment_"* | "--crate-name serde_derive "*)\n'
        f"    exec valgrind --tool=cachegrind --cache-sim=no --cachegrind-out-file=/dev/null --log-file={logs}/$2-%p "
        f'{rustc.stdout.strip()}/bin/rustc "$@" ;;\nesac\nexec {rustc.stdout.strip()}/bin/rustc "$@"\n'
    )
    wrapper.chmod(0o755)
    scratch.environment["RUSTC_WRAPPER"] = str(wrapper)

    for features, (crate, _) in limits.items():
        shutil.rmtree(logs, ignore_errors=True)
        logs.mkdir()
        clean_check(scratch, crate)
        counts = {"ours": 0, "serde_derive": 0}
        for log in logs.iterdir():
            # what rustc starts has a log without a count
            if count := re.search(r"I +refs: +([\d,]+)", log.read_text()):
                counts["serde_derive" if log.name.startswith("serde") else "ours"] += int(count[1].replace(",", "")) / 1e9
        row(f"clean check, {features} / serde_derive", *counts.values(), "G")


def size(scratch, count=100):
    def bytes_of(form, write):
        sizes = []
        # the first call brings what all share
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
        row(f"code of a call / struct literal, {texts}", ours, peer, "B", limit)


PARTS = {part.__name__: part for part in (calls, growth, products, clean, added, instructions, size)}


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("parts", nargs="*", metavar="part", help=", ".join(PARTS))
    parser.add_argument("--rounds", type=int, default=3, help="alternating runs, of which the lowest counts")
    parser.add_argument("--project", type=Path, default=PROJECT, help="the tree to measure, if it is not this one")
    options = parser.parse_args()
    for part in options.parts or PARTS:
        with tempfile.TemporaryDirectory() as folder:
            PARTS[part](Scratch(folder, options.project.resolve(), options.rounds))


if __name__ == "__main__":
    main()
