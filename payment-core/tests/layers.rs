//! Checks that each module of these crates imports only from modules below it, by real paths.
#![allow(clippy::disallowed_methods)] // The library reads no files, but this test reads the libraries.

use std::{
    collections::BTreeSet,
    fs,
    path::{Path, PathBuf},
};

/// The modules of a crate, from the lowest to the highest. Modules of one layer do not import from each other.
type Layers = &'static [&'static [&'static str]];

const CORE: Layers = &[
    &["base"],
    &["json"],
    &["schema"],
    &["values"],
    &["request"],
    &["rules"],
    &["inspect"],
    &["session"],
    &["fallible"],
    &["response"],
    &["gateway"],
    &["encrypt"],
    &["convert", "invocation", "json_schema", "__private"],
];

const CLIENT: Layers = &[
    &["policy", "cause", "seams", "journal"],
    &["retry", "transport", "running"],
    &["machine"],
    &["observe"],
    &["sender"],
    &["run", "lease"],
    &["tokens"],
    &["observed"],
    &["reader", "turns"],
    &["operation"],
    &["intent"],
    &["error"],
    &["listing", "testing"],
    &["client"],
];

const JOURNAL: Layers =
    &[&["columns", "failure", "migrations", "statements"], &["lease"], &["journal"], &["postgres", "sqlite"]];

const SANDBOX: Layers = &[
    &["clock", "ids", "operation", "post"],
    &["personality"],
    &["fault", "ledger", "record"],
    &["settings"],
    &["error"],
    &["rejection"],
    &["policy"],
    &["envelope"],
    &["store"],
    &["delivery"],
    &["server"],
    &["sandbox"],
    &["builder", "fixtures"],
];

const EXPAND: Layers = &[
    &["keyword", "names", "purpose", "target", "token"],
    &["literal", "lookahead", "source"],
    &["report", "scan_expr", "source_text"],
    &["parse", "print", "foreign_waivers"],
    &["invocation"],
];

const CHECKER: Layers = &[
    &["card_numbers", "comments", "control_flow", "flows", "pretty"],
    &["report", "typed_code", "typed_json"],
    &["needs"],
    &["invocation", "json"],
    &["check"],
    &["apply"],
    &["wasm"],
];

const PLAYGROUND: Layers = &[&["folders", "result"], &["checker", "script"], &["site"], &["server"]];

const LIVE_CHECK: Layers = &[
    &["arguments", "clock", "findings", "journal", "judgement", "limits", "send_error", "target", "transport"],
    &["control", "drift", "observe", "turns"],
    &["change", "run"],
    &["money", "request_probe"],
    &["clean", "probe", "refunds"],
    &["probes", "report"],
    &["ask", "readme"],
];

/// The folders of the crates, and their modules.
const CRATES: [(&str, Layers); 8] = [
    (".", CORE),
    ("../payment-client", CLIENT),
    ("../payment-expand", EXPAND),
    ("../payment-journal", JOURNAL),
    ("../sandbox", SANDBOX),
    ("../playground/checker", CHECKER),
    ("../playground", PLAYGROUND),
    ("../tools/live-check", LIVE_CHECK),
];

fn layer_of(layers: Layers, module: &str) -> Option<usize> {
    layers.iter().position(|modules| modules.contains(&module))
}

fn files(folder: &Path, found: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            files(&path, found);
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            found.push(path);
        }
    }
}

/// Returns the first names of the paths that begin with `crate::` or `$crate::`, also in `crate::{…}`.
fn names_after_crate(code: &str) -> BTreeSet<&str> {
    let mut names = BTreeSet::new();
    for (at, prefix) in code.match_indices("crate::") {
        let path = &code[at + prefix.len()..];
        match path.strip_prefix('{') {
            Some(group) => names.extend(names_in_group(group)),
            None => names.extend(name(path)),
        }
    }
    names
}

/// Returns the first names of the paths in a group, up to its closing brace.
fn names_in_group(group: &str) -> Vec<&str> {
    let (mut names, mut depth, mut is_start) = (Vec::new(), 0, true);
    for (at, c) in group.char_indices() {
        match c {
            '{' => depth += 1,
            '}' if depth == 0 => break,
            '}' => depth -= 1,
            ',' if depth == 0 => is_start = true,
            c if c.is_whitespace() => {}
            _ if is_start => {
                names.extend(name(&group[at..]));
                is_start = false;
            }
            _ => {}
        }
    }
    names
}

fn name(path: &str) -> Option<&str> {
    let end = path.find(|c: char| !c.is_alphanumeric() && c != '_').unwrap_or(path.len());
    Some(&path[..end]).filter(|name| !name.is_empty())
}

/// Returns the mistakes in the imports of a file.
fn mistakes(layers: Layers, path: &str, code: &str) -> Vec<String> {
    let module = path.split('/').next().unwrap().trim_end_matches(".rs");
    let layer = layer_of(layers, module).unwrap_or_else(|| panic!("{module} is not a module"));
    let mut mistakes = Vec::new();
    if code.contains(" crate::$") {
        mistakes.push(format!("{path}: a macro's parameter is imported through lib.rs"));
    }
    for name in names_after_crate(code) {
        match layer_of(layers, name) {
            // An exported macro is at the root, wherever its file is.
            None if name == "__template" => {}
            None => mistakes.push(format!("{path}: `crate::{name}` is imported through lib.rs")),
            Some(other) if name != module && other >= layer => {
                mistakes.push(format!("{path}: `{module}` imports from `{name}`, which is not below it"));
            }
            Some(_) => {}
        }
    }
    // The number of levels between the root and the file's module. An inline `mod tests` is one level deeper.
    let levels = path.trim_end_matches(".rs").trim_end_matches("/mod").split('/').count();
    let too_many = "super::".repeat(levels + usize::from(code.contains("mod tests {")));
    if code.contains(&too_many) {
        mistakes.push(format!("{path}: `super` leads out of the module"));
    }
    mistakes
}

/// Returns the code without its comments, because links in comments may name any module.
fn without_comments(code: &str) -> String {
    code.lines().filter(|line| !line.trim_start().starts_with("//")).collect::<Vec<_>>().join("\n")
}

#[test]
fn modules_import_from_modules_below_them() {
    let mut all = Vec::new();
    for (folder, layers) in CRATES {
        let src = Path::new(env!("CARGO_MANIFEST_DIR")).join(folder).join("src");
        let mut found = Vec::new();
        files(&src, &mut found);
        for file in found.into_iter().filter(|file| file.extension().is_some_and(|extension| extension == "rs")) {
            let path = file.strip_prefix(&src).unwrap().to_str().unwrap().replace('\\', "/");
            if !["lib.rs", "main.rs"].contains(&&*path) {
                all.extend(mistakes(layers, &path, &without_comments(&fs::read_to_string(&file).unwrap())));
            }
        }
    }
    assert!(all.is_empty(), "{}", all.join("\n"));
}

#[test]
fn upward_imports_are_found() {
    assert_eq!(mistakes(CORE, "schema/words.rs", "use crate::{base::wording, schema::Words};"), [""; 0]);
    for code in [
        "use crate::{base::{wording, bytes}, rules::RULES};",
        "use crate::rules::RULES;",
        "    fn rule() { crate::inspect::inspect() }",
        "use crate::SessionDraft;",
        "use crate::schema::{Kind, Object};\nuse crate::{\n    values::Value,\n};",
    ] {
        assert_eq!(mistakes(CORE, "schema/words.rs", code).len(), 1, "{code}");
    }
    assert_eq!(mistakes(CORE, "convert/url.rs", "use crate::json_schema::place;").len(), 1);
    assert_eq!(mistakes(CORE, "schema/words.rs", "use super::super::rules::RULES;").len(), 1);
    assert_eq!(mistakes(CORE, "schema/mod.rs", "use super::rules::RULES;").len(), 1);
}
