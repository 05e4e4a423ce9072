//! Checks that each module of these crates imports only from modules below it, by real paths.

use std::{
    collections::{BTreeMap, BTreeSet},
    fs,
    path::{Path, PathBuf},
};

/// The modules of a crate, from the lowest to the highest. Modules of one layer do not import from each other.
type Layers = &'static [&'static [&'static str]];

const CORE: Layers =
    &[&["engine"], &["request"], &["session"], &["calls", "card_payload"], &["convert", "for_gateway", "__private"]];

const ENGINE: Layers = &[
    &["base"],
    &["json"],
    &["schema"],
    &["values"],
    &["rules"],
    &["inspect"],
    &["checked"],
    &["fallible"],
    &["for_expansions", "json_schema"],
];

const GATEWAY: Layers = &[&["response"], &["gateway"], &["convert", "encrypt"]];

const CLIENT: Layers = &[
    &["policy", "cause", "clock"],
    &["retry", "transport", "running", "machine"],
    &["metrics", "journal"],
    &["sender"],
    &["run", "lease"],
    &["tokens"],
    &["callbacks"],
    &["reader"],
    &["calls"],
    &["intent"],
    &["error"],
    &["driver", "listing", "testing"],
    &["client", "guide"],
];

const JOURNAL: Layers = &[
    &["columns", "failure", "migrations", "others", "statements"],
    &["lease", "transaction"],
    &["journal"],
    &["postgres", "sqlite"],
];

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
    &["keyword", "names", "purpose", "request_macro", "token"],
    &["macros"],
    &["target"],
    &["literal", "lookahead", "source"],
    &["grouping", "preset_findings", "report", "scan_expr", "source_text"],
    &["parse", "print", "foreign_waivers"],
    &["preset_declaration"],
    &["invocation"],
];

const CHECKER: Layers = &[
    &["card_numbers", "comments", "control_flow", "flows", "pretty"],
    &["report", "typed_json"],
    &["invocation"],
    &["json"],
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
    &["probes", "report", "results"],
    &["ask", "readme"],
];

/// The folders of the crates, or of a part of a crate, the beginning of paths in it, and its modules.
const CRATES: [(&str, &str, Layers); 10] = [
    ("payment-core/src", "crate::", CORE),
    ("payment-core/src/engine", "crate::engine::", ENGINE),
    ("client/src", "crate::", CLIENT),
    ("payment-expand/src", "crate::", EXPAND),
    ("payment-gateway/src", "crate::", GATEWAY),
    ("client/payment-journal/src", "crate::", JOURNAL),
    ("client/sandbox/src", "crate::", SANDBOX),
    ("playground/checker/src", "crate::", CHECKER),
    ("playground/src", "crate::", PLAYGROUND),
    ("client/live-check/src", "crate::", LIVE_CHECK),
];

/// What the engine's macros take of the tables: the documentation of a row, and the names of expansions.
const NAMES_OF_TABLES: [&str; 5] = [
    "$crate::__private::",
    "$crate::request::pages::address!",
    "$crate::request::pages::page_link!",
    "$crate::request::pages::page_address!",
    "$crate::request::rules::rule_rows::rule_name!",
];

/// Returns a folder of sources in the checkout.
fn sources(folder: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("..").join(folder)
}

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
            None if ["__payment_template", "__template", "address"].contains(&name) => {}
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
    for (folder, root, layers) in CRATES {
        let src = sources(folder);
        let mut found = Vec::new();
        files(&src, &mut found);
        for file in found.into_iter().filter(|file| file.extension().is_some_and(|extension| extension == "rs")) {
            let path = file.strip_prefix(&src).unwrap().to_str().unwrap().replace('\\', "/");
            // The engine has layers of its own, and its head exports its modules. A test may use any table.
            let is_other = ["lib.rs", "main.rs", "mod.rs"].contains(&&*path) || path.starts_with("engine/");
            if !is_other && !path.ends_with("tests.rs") {
                let code = without_comments(&fs::read_to_string(&file).unwrap());
                let code = code.split("\nmod tests {").next().unwrap().replace(root, "crate::");
                let code = NAMES_OF_TABLES.iter().fold(code, |code, macro_path| code.replace(macro_path, ""));
                all.extend(mistakes(layers, &path, &code));
            }
        }
    }
    assert!(all.is_empty(), "{}", all.join("\n"));
}

/// Returns the files of a folder to which the imports of one of them lead. Its `mod.rs` may re-export anything.
fn imports_in_folder(file: &str, module: &str, code: &str, siblings: &BTreeSet<String>) -> BTreeSet<String> {
    let is_parent = file == "mod";
    let own = code.replace(&format!("crate::{module}::"), if is_parent { "self::" } else { "super::" });
    let prefixes: &[&str] = if is_parent { &["use self::", "use "] } else { &["super::"] };
    let mut found = BTreeSet::new();
    for line in own.split(';').map(str::trim).filter(|line| !is_parent || !line.contains("pub")) {
        for (at, prefix) in prefixes.iter().flat_map(|prefix| line.match_indices(prefix)) {
            let path = &line[at + prefix.len()..];
            let names = match path.strip_prefix('{') {
                Some(group) => names_in_group(group),
                None => name(path).into_iter().collect(),
            };
            for name in names {
                if siblings.contains(name) && name != file {
                    found.insert(name.to_owned());
                } else if !is_parent && name.starts_with(char::is_uppercase) {
                    found.insert("mod".to_owned());
                }
            }
        }
    }
    found
}

/// Returns a file that imports from itself through others, if there is one.
fn circle(files: &BTreeMap<String, BTreeSet<String>>) -> Option<&str> {
    let reaches = |from: &String| {
        let (mut seen, mut todo) = (BTreeSet::new(), vec![from]);
        while let Some(next) = todo.pop() {
            todo.extend(files.get(next).into_iter().flatten().filter(|other| seen.insert(*other)));
        }
        seen.contains(from)
    };
    files.keys().find(|file| reaches(file)).map(String::as_str)
}

/// Returns the imports among the files of a module, or `None` if it is one file.
fn imports_of(root: &str, module: &str, folder: &Path) -> Option<BTreeMap<String, BTreeSet<String>>> {
    let files: BTreeMap<String, String> = fs::read_dir(folder)
        .ok()?
        .map(|file| file.unwrap().path())
        .filter(|file| file.extension().is_some_and(|extension| extension == "rs"))
        .map(|file| {
            let name = file.file_stem().unwrap().to_str().unwrap().to_owned();
            (name, without_comments(&fs::read_to_string(file).unwrap()).replace(root, "crate::"))
        })
        .collect();
    let names = files.keys().cloned().collect();
    Some(files.iter().map(|(file, code)| (file.clone(), imports_in_folder(file, module, code, &names))).collect())
}

#[test]
fn no_file_imports_from_itself_through_others() {
    for (folder, root, layers) in CRATES {
        // The head of the sandbox's `store` has the struct that its files extend, and whose fields have their types.
        let modules = layers.iter().copied().flatten().filter(|module| **module != "store");
        for module in modules {
            let imports = imports_of(root, module, &sources(folder).join(module)).unwrap_or_default();
            assert_eq!(circle(&imports), None, "{folder}, {module}: {imports:?}");
        }
    }
}

#[test]
fn circles_are_found() {
    let names = BTreeSet::from(["mod", "call", "event"].map(str::to_owned));
    let of = |file: &str, code: &str| (file.to_owned(), imports_in_folder(file, "machine", code, &names));
    let call = of("call", "use super::{event::Event, Action};");
    assert_eq!(call.1, BTreeSet::from(["event", "mod"].map(str::to_owned)));
    let parent = of("mod", "pub use call::Call;\nuse event::Event;");
    assert_eq!(parent.1, BTreeSet::from(["event".to_owned()]));
    let event = of("event", "use crate::machine::call::Call;");
    assert!(circle(&BTreeMap::from([call.clone(), event, parent.clone()])).is_some());
    assert!(circle(&BTreeMap::from([call, of("event", "use crate::cause::Cause;"), parent])).is_none());
}

/// The machine decides, and one file turns an end into a result. The journal stores ends, and its kit compares them.
#[test]
fn nothing_else_in_the_client_matches_on_an_end() {
    let src = sources("client/src");
    let mut found = Vec::new();
    files(&src, &mut found);
    for file in found {
        let path = file.strip_prefix(&src).unwrap().to_str().unwrap().replace('\\', "/");
        let may_match = ["machine/", "journal/", "driver/report.rs", "client/tests.rs"];
        if !may_match.iter().any(|allowed| path.starts_with(allowed)) {
            let code = without_comments(&fs::read_to_string(&file).unwrap());
            assert!(!code.contains("EndKind::") && !code.contains("Evidence::"), "{path} decides");
        }
    }
}

#[test]
fn upward_imports_are_found() {
    assert_eq!(mistakes(ENGINE, "schema/words.rs", "use crate::{base::wording, schema::Words};"), [""; 0]);
    for code in [
        "use crate::{base::{wording, bytes}, rules::RULES};",
        "use crate::rules::RULES;",
        "    fn rule() { crate::inspect::inspect() }",
        "use crate::SessionDraft;",
        "use crate::schema::{Kind, Object};\nuse crate::{\n    values::Value,\n};",
    ] {
        assert_eq!(mistakes(ENGINE, "schema/words.rs", code).len(), 1, "{code}");
    }
    assert_eq!(mistakes(CORE, "convert/url.rs", "use crate::__private::Value;").len(), 1);
    assert_eq!(mistakes(ENGINE, "schema/words.rs", "use super::super::rules::RULES;").len(), 1);
    assert_eq!(mistakes(ENGINE, "schema/mod.rs", "use super::rules::RULES;").len(), 1);
}

/// Words of the gateway and of its requests.
const WORDS_OF_THE_GATEWAY: [&str; 18] = [
    "Pivot",
    "Gateway",
    "Jakarta",
    "Indonesia",
    "QRIS",
    "VIRTUAL_ACCOUNT",
    "EWALLET",
    "Ewallet",
    "va_channel",
    "SessionDraft",
    "PaymentSession",
    "PaymentMethod",
    "Refund",
    "Customer",
    "AccountNumber",
    "ClientReference",
    "Currency",
    "Installment",
];

/// Names of macros and crates, which the expansion has from its list of macros.
const NAMES_OF_MACROS: [&str; 4] = ["payment_session", "payment_refund", "payment_part", "payment-session"];

/// Returns the words in the code of a file that only the list of macros may have.
fn forbidden_words(code: &str) -> Vec<&'static str> {
    let code = without_comments(code);
    let code = code.split("\nmod tests {").next().unwrap();
    let words = WORDS_OF_THE_GATEWAY.into_iter().chain(NAMES_OF_MACROS);
    words.filter(|word| code.contains(word)).collect()
}

#[test]
fn only_the_list_of_macros_names_them() {
    let mut found = Vec::new();
    files(&sources("payment-expand/src"), &mut found);
    assert!(found.len() > 90, "{}", found.len());
    // A test may use any macro.
    found.retain(|file| !file.ends_with("tests.rs") && !forbidden_words(&fs::read_to_string(file).unwrap()).is_empty());
    assert!(matches!(&*found, [list] if list.ends_with("payment-expand/src/macros.rs")), "{found:#?}");
}

#[test]
fn forbidden_words_are_found() {
    let with_comment = "/// Like `payment_session!`.\nquote!(#p::Checked::new_unchecked(#value))";
    assert_eq!(forbidden_words(with_comment), [""; 0]);
    assert_eq!(forbidden_words("quote!(__p::PaymentSession)"), ["PaymentSession"]);
    assert_eq!(forbidden_words("note = \"write `payment_part!(…)`\""), ["payment_part"]);
}
