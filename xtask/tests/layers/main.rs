//! Checks that each module of these crates imports only from modules below it, by real paths.

mod paths;

use std::{
    collections::{BTreeMap, BTreeSet},
    fs,
    path::{Path, PathBuf},
};

use paths::Paths;

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
    &["quota", "transport", "active_calls", "machine"],
    &["metrics", "journal"],
    &["sender"],
    &["pauses", "lease"],
    &["repeat"],
    &["tokens"],
    &["callbacks"],
    &["reader"],
    &["calls"],
    &["intent"],
    &["acknowledgements", "error"],
    &["driver", "listing", "testing"],
    &["client", "guide"],
];

const EXPAND: Layers = &[
    &["keyword", "names", "token"],
    &["macros"],
    &["target"],
    &["literal", "lookahead", "source"],
    &["grouping", "preset_explanations", "report", "scan_expr", "source_text"],
    &["parse", "print"],
    &["preset_declaration"],
    &["invocation"],
];

/// The folders of the crates whose layers matter, the path of the folder in its crate, and its modules.
const CRATES: [(&str, &[&str], Layers); 5] = [
    ("payment-core/src", &[], CORE),
    ("payment-core/src/engine", &["engine"], ENGINE),
    ("payment-expand/src", &[], EXPAND),
    ("payment-gateway/src", &[], GATEWAY),
    ("client/src", &[], CLIENT),
];

/// What the engine's macros take of the tables, the documentation of a row and the names of expansions, and the macros that
/// are exported, so that they are at the root wherever their file is.
const ANYWHERE: [&str; 8] = [
    "__private",
    "request::pages::address",
    "request::pages::page_link",
    "request::pages::page_address",
    "request::rules::rule_rows::rule_name",
    "__payment_template",
    "__template",
    "address",
];

/// Returns a folder of sources in the checkout.
fn sources(folder: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("..").join(folder)
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

/// Returns the modules and the code of each file of a folder, without the files at its head, which export what is in it, and
/// without tests.
fn read(folder: &str) -> Vec<(Vec<String>, String)> {
    let src = sources(folder);
    let mut found = Vec::new();
    files(&src, &mut found);
    let found = found.into_iter().filter(|file| !file.ends_with("tests.rs"));
    let sources = found.map(|file| {
        let path = file.strip_prefix(&src).unwrap().with_extension("");
        let modules = path.components().map(|part| part.as_os_str().to_string_lossy().into_owned());
        (modules.filter(|module| module != "mod").collect::<Vec<_>>(), fs::read_to_string(&file).unwrap())
    });
    sources.filter(|(modules, _)| modules.first().is_some_and(|it| it != "lib" && it != "main")).collect()
}

/// Returns the paths in a file of a folder whose path in its crate is `root`.
fn paths(root: &[&str], modules: &[String], code: &str) -> Paths {
    let module: Vec<_> = root.iter().copied().chain(modules.iter().map(String::as_str)).collect();
    let Paths { used, exported } = Paths::of(code, &module);
    let within = |paths: Vec<paths::Path>| {
        let paths = paths.into_iter().filter(|path| !ANYWHERE.iter().any(|it| path.join("::").starts_with(it)));
        // A path that leads out of the folder keeps its names, none of which is a module of it.
        paths
            .map(|path| if path.iter().zip(root).all(|(a, b)| a == b) { path[root.len()..].to_vec() } else { path })
            .collect()
    };
    Paths { used: within(used), exported: within(exported) }
}

fn layer_of(layers: Layers, module: &str) -> Option<usize> {
    layers.iter().position(|modules| modules.contains(&module))
}

/// Returns the mistakes in the imports of a file.
fn mistakes(root: &[&str], layers: Layers, modules: &[String], code: &str) -> Vec<String> {
    let (place, module) = (modules.join("/"), &*modules[0]);
    let layer = layer_of(layers, module).unwrap_or_else(|| panic!("{module} is not a module"));
    let Paths { used, exported } = paths(root, modules, code);
    let others = used.into_iter().chain(exported).filter_map(|path| path.into_iter().next());
    let mistakes = others.filter_map(|name| match layer_of(layers, &name) {
        None => Some(format!("{place}: `{name}` is not a module of this folder")),
        Some(other) if name != module && other >= layer => {
            Some(format!("{place}: `{module}` imports from `{name}`, which is not below it"))
        }
        Some(_) => None,
    });
    mistakes.collect()
}

#[test]
fn modules_import_from_modules_below_them() {
    let mut all = Vec::new();
    for (folder, root, layers) in CRATES {
        // The engine has layers of its own.
        for (modules, code) in read(folder).into_iter().filter(|(modules, _)| modules[0] != "engine") {
            all.extend(mistakes(root, layers, &modules, &code));
        }
    }
    assert!(all.is_empty(), "{}", all.join("\n"));
}

/// The files of a module, each with those to which its imports lead.
type Files = BTreeMap<String, BTreeSet<String>>;

/// Returns the files of a module, whose name is `None` for its head. The head may export anything.
fn imports(root: &[&str], module: &str, files: &[(Option<String>, String)]) -> Files {
    let names: BTreeSet<&String> = files.iter().filter_map(|(file, _)| file.as_ref()).collect();
    let found = files.iter().map(|(file, code)| {
        let modules: Vec<_> = [module.to_owned()].into_iter().chain(file.clone()).collect();
        let inside =
            paths(root, &modules, code).used.into_iter().filter(|path| path.first().is_some_and(|it| it == module));
        let others = inside.filter_map(|path| {
            let name = path.get(1)?;
            let is_of_the_head = file.is_some() && name.starts_with(char::is_uppercase);
            let other = if is_of_the_head { "mod".to_owned() } else { (*names.get(name)?).clone() };
            Some(other).filter(|other| Some(other) != file.as_ref())
        });
        (file.clone().unwrap_or_else(|| "mod".into()), others.collect())
    });
    found.collect()
}

/// Returns a file that imports from itself through others, if there is one.
fn circle(files: &Files) -> Option<&str> {
    let reaches = |from: &String| {
        let (mut seen, mut todo) = (BTreeSet::new(), vec![from]);
        while let Some(next) = todo.pop() {
            todo.extend(files.get(next).into_iter().flatten().filter(|other| seen.insert(*other)));
        }
        seen.contains(from)
    };
    files.keys().find(|file| reaches(file)).map(String::as_str)
}

#[test]
fn no_file_imports_from_itself_through_others() {
    for (folder, root, layers) in CRATES {
        for module in layers.iter().copied().flatten() {
            let files = read(folder).into_iter().filter(|(modules, _)| modules[0] == *module && modules.len() <= 2);
            let files: Vec<_> = files.map(|(modules, code)| (modules.into_iter().nth(1), code)).collect();
            let imports = imports(root, module, &files);
            assert_eq!(circle(&imports), None, "{folder}, {module}: {imports:?}");
        }
    }
}

#[test]
fn circles_are_found() {
    const CALL: &str = "use super::{event::Event, Action};";
    const HEAD: &str = "pub use call::Call;\nuse event::Event;";
    let of = |event: &str| {
        let files = [(Some("call"), CALL), (Some("event"), event), (None, HEAD)];
        let files = files.map(|(file, code)| (file.map(str::to_owned), code.to_owned()));
        imports(&[], "machine", &files)
    };
    let files = of("use crate::machine::call::Call;");
    assert_eq!(files["call"], BTreeSet::from(["event", "mod"].map(str::to_owned)));
    assert_eq!(files["mod"], BTreeSet::from(["event".to_owned()]));
    assert!(circle(&files).is_some());
    assert!(circle(&of("use crate::cause::Cause;")).is_none());
}

/// Returns the code without its comments, which may name anything.
fn without_comments(code: &str) -> String {
    code.lines().filter(|line| !line.trim_start().starts_with("//")).collect::<Vec<_>>().join("\n")
}

/// The machine decides, and one file turns an end into a result. The journal stores ends, and its kit compares them.
#[test]
fn nothing_else_in_the_client_matches_on_an_end() {
    let src = sources("client/src");
    let mut found = Vec::new();
    files(&src, &mut found);
    for file in found {
        let path = file.strip_prefix(&src).unwrap().to_str().unwrap().replace('\\', "/");
        // The last ones compare: with an intent that the shop has withdrawn, and with the result that it acknowledges.
        let may_match =
            ["machine/", "journal/", "driver/report.rs", "client/tests.rs", "driver/begin.rs", "client/intents.rs"];
        if !may_match.iter().any(|allowed| path.starts_with(allowed)) {
            let code = without_comments(&fs::read_to_string(&file).unwrap());
            assert!(!code.contains("EndKind::") && !code.contains("Evidence::"), "{path} decides");
        }
    }
}

#[test]
fn upward_imports_are_found() {
    let of = |layers, root: &[&str], modules: &[&str], code: &str| {
        mistakes(root, layers, &modules.iter().map(|it| (*it).to_owned()).collect::<Vec<_>>(), code)
    };
    let engine = |modules: &[&str], code: &str| of(ENGINE, &["engine"], modules, code);
    let below = "// crate::rules\nuse crate::engine::{base::wording, schema::{self, EnumValues}};";
    assert_eq!(engine(&["schema", "enum_values"], below), [""; 0]);
    for code in [
        "use crate::engine::{base::{wording, bytes}, rules::RULES};",
        "use crate::engine::rules::*;",
        "fn rule() { crate::engine::inspect::inspect() }",
        "macro_rules! rule { () => { $crate::engine::rules::RULES } }",
        "use crate::SessionDraft;",
        "use crate::engine::schema::{Kind, Object};\nuse crate::engine::{\n    values::Value,\n};",
        "use super::super::rules::RULES;",
        "mod inner { use super::super::super::rules::RULES; }",
    ] {
        assert_eq!(engine(&["schema", "enum_values"], code).len(), 1, "{code}");
    }
    assert_eq!(engine(&["schema"], "use super::rules::RULES;").len(), 1);
    assert_eq!(of(CORE, &[], &["convert", "url"], "use crate::for_gateway::Value;").len(), 1);
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
    assert!(found.len() > 80, "{}", found.len());
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
