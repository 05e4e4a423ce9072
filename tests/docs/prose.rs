//! The prose of the guides names only fields, functions, types, enum values and codes that exist.

use std::{
    collections::BTreeSet,
    fs,
    path::{Path, PathBuf},
};

/// The folders whose code and files have the names.
const FOLDERS: [&str; 10] = [
    "client/src",
    "client/examples",
    "client/payment-journal/src",
    "client/sandbox/src",
    "examples",
    "payment-core",
    "payment-expand/src",
    "payment-gateway",
    "src",
    "tests/requests/secrets",
];

/// Names of Rust and of other crates, and names that a page makes up.
const OTHERS: [&str; 17] = [
    "Ciphertext",
    "EncryptedKey",
    "Eykc6QYe",
    "MY_BANK",
    "Nonce",
    "Rent",
    "VALUE",
    "cardId",
    "cfg_attr",
    "from_reader",
    "new_name",
    "no_std",
    "test_environment",
    "ui_test",
    "verification_value",
    "warung_try",
    "wasm_js",
];

fn is_word(c: char) -> bool {
    c.is_alphanumeric() || c == '_'
}

/// Adds the words of the code in a folder, and the names of its files, to `words`.
fn read(folder: &Path, words: &mut BTreeSet<String>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            read(&path, words);
        } else if path.extension().is_some_and(|extension| extension == "rs" || extension == "toml") {
            let text = fs::read_to_string(&path).unwrap();
            words.extend(text.split(|c| !is_word(c)).map(str::to_owned));
            words.extend(path.file_stem().map(|stem| stem.to_string_lossy().into_owned()));
        }
    }
}

/// Returns whether a word can only be a name of code: `client_reference_id`, `clientReferenceId`, `Amount` or `IDR`.
fn is_name(word: &str) -> bool {
    word.starts_with(|c: char| c.is_ascii_alphabetic())
        && (word.contains('_') || word.contains(|c: char| c.is_ascii_uppercase()))
}

/// Returns the names in the code spans of a page, outside its blocks of code.
fn names(page: &str) -> impl Iterator<Item = &str> {
    let prose = page.split("\n```").step_by(2);
    let spans = prose.flat_map(|text| text.split('`').skip(1).step_by(2));
    spans.flat_map(|span| span.split(|c| !is_word(c))).filter(|word| is_name(word))
}

#[test]
fn guides_name_what_exists() {
    let mut words: BTreeSet<String> = OTHERS.map(str::to_owned).into();
    for folder in FOLDERS {
        read(Path::new(folder), &mut words);
    }
    let guides = ["docs", "client/docs"].into_iter().flat_map(|folder| fs::read_dir(folder).unwrap());
    let guides = guides.map(|entry| entry.unwrap().path());
    let guides = guides.filter(|path| path.extension().is_some_and(|it| it == "md") && !path.ends_with("errors.md"));
    let mut unknown = BTreeSet::new();
    for path in guides.chain(["README.md", "SECURITY.md"].map(PathBuf::from)) {
        let page = fs::read_to_string(&path).unwrap();
        let found = names(&page).filter(|name| !words.contains(*name));
        unknown.extend(found.map(|name| format!("{}: {name}", path.display())));
    }
    assert!(unknown.is_empty(), "{unknown:#?}");
}
