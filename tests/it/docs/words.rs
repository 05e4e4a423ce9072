//! Documentation and comments avoid words that readers have found unclear.

use std::{
    fs,
    path::{Path, PathBuf},
};

/// The words to avoid, and what to write instead.
const WORDS: &[(&str, &str)] = &[
    ("alone", "only"),
    ("anew", "again"),
    ("answer", "response"),
    ("answered", "responded"),
    ("answers", "responses"),
    ("authorise", "authorize"),
    ("authorised", "authorized"),
    ("behind", "after"),
    ("beside", "next to, together with"),
    ("gave", "returned, set"),
    ("hole", "placeholder"),
    ("holes", "placeholders"),
    ("member", "field"),
    ("members", "fields"),
    ("mend", "fix"),
    ("mended", "fixed"),
    ("plays", "simulates"),
    ("refusal", "rejection, error"),
    ("refuse", "reject"),
    ("refused", "rejected"),
    ("refuses", "rejects"),
    ("rooms", "modules"),
    ("slip", "syntax error"),
    ("slips", "syntax errors"),
    ("speak", "name, mention"),
    ("speaks", "names, mentions"),
    ("stand", "be, appear"),
    ("stands", "is, appears"),
    ("tells", "reports, says"),
    ("told", "reported"),
];

/// The phrases to avoid, and what to write instead.
const PHRASES: &[(&str, &str)] = &[
    ("by itself", "automatically"),
    ("free json", "arbitrary JSON"),
    ("once more", "again"),
    ("gives back", "returns"),
    ("is no json", "is not JSON"),
    ("one day", "later, in another version"),
    ("prints redacted", "`Debug` redacts it"),
    ("returns what", "a noun: Returns the reason why"),
    ("what is to be", "a noun: the amount to pay"),
    ("what is wrong", "the mistake"),
    ("what was said", "a noun: the message"),
    ("written out", "literal, fixed at compile time"),
];

/// Phrases in which such a word is clear.
const CLEAR: &[&str] = &[
    "lag behind",
    "lags behind",
    "default members",
    "cannot be told from",
    "refuse and cut connections",
    "refuse connections",
];

/// Beginnings of words that are clear in a folder. A socket refuses connections. The list below contains all words.
const EXCEPTIONS: &[(&str, &str)] = &[("sandbox", "refus"), ("tests/client", "refus"), ("tests/it/docs/words.rs", "")];

/// The folders and files whose text is checked.
const ROOTS: &[&str] = &[
    "ARCHITECTURE.md",
    "CHANGELOG.md",
    "CONTRIBUTING.md",
    "README.md",
    "SECURITY.md",
    ".ci",
    ".github",
    "benches",
    "docs",
    "examples",
    "fuzz",
    "payment-client",
    "payment-core",
    "payment-expand",
    "payment-macros",
    "playground",
    "sandbox",
    "src",
    "tests",
];

/// Folders with files from other sources.
const LEFT_OUT: &[&str] = &["corpus", "dist", "generated", "node_modules", "target"];

/// Returns the sign before a comment in a file, or `None` if the file is not read. Every line of Markdown is prose.
fn comment_sign(path: &Path) -> Option<&'static str> {
    match path.extension().map_or("", |extension| extension.to_str().unwrap_or_default()) {
        "md" => Some(""),
        "rs" | "js" | "mjs" => Some("//"),
        "py" | "toml" | "yml" => Some("#"),
        "" if path.starts_with(".ci") => Some("#"),
        _ => None,
    }
}

fn files(path: &Path, found: &mut Vec<PathBuf>) {
    if path.is_dir() {
        let mut entries: Vec<_> = fs::read_dir(path).unwrap().map(|entry| entry.unwrap().path()).collect();
        entries.sort();
        entries.retain(|path| !LEFT_OUT.iter().any(|name| path.ends_with(name)));
        for path in entries {
            files(&path, found);
        }
    } else if comment_sign(path).is_some() {
        found.push(path.to_owned());
    }
}

/// Returns the text after the first `sign` of a line, or the whole line without a sign. Code in backticks is left out.
fn prose(line: &str, sign: &str) -> String {
    let text = if sign.is_empty() { line } else { line.split_once(sign).map_or("", |(_, comment)| comment) };
    let plain: String = text.split('`').step_by(2).collect::<Vec<_>>().join(" ").to_lowercase();
    CLEAR.iter().fold(plain, |text, phrase| text.replace(phrase, ""))
}

/// Returns the first word or phrase to avoid in a line, with its replacement.
fn unclear(line: &str, sign: &str) -> Option<(&'static str, &'static str)> {
    let prose = prose(line, sign);
    let words: Vec<_> = prose.split(|c: char| !c.is_alphanumeric() && !matches!(c, '_' | '-')).collect();
    let phrase = format!(" {} ", words.join(" "));
    let word = words.iter().find_map(|word| WORDS.iter().find(|(unclear, _)| unclear == word));
    word.or_else(|| PHRASES.iter().find(|(unclear, _)| phrase.contains(&format!(" {unclear} ")))).copied()
}

#[test]
fn unclear_words_are_avoided() {
    let mut paths = Vec::new();
    for root in ROOTS {
        files(Path::new(root), &mut paths);
    }
    assert!(paths.len() > 900, "{}", paths.len());
    let mut mistakes = Vec::new();
    for path in paths {
        let sign = comment_sign(&path).unwrap_or_default();
        let mut is_block = false;
        for (number, line) in (1..).zip(fs::read_to_string(&path).unwrap().lines()) {
            let is_fence = line.trim_start().starts_with("```");
            is_block ^= is_fence && sign.is_empty();
            let is_exception =
                |word: &str| EXCEPTIONS.iter().any(|(root, start)| path.starts_with(root) && word.starts_with(start));
            if let Some((word, instead)) = unclear(line, sign)
                && !is_block
                && !is_exception(word)
            {
                mistakes.push(format!("{}:{number}: `{word}`; write: {instead}", path.display()));
            }
        }
    }
    assert!(mistakes.is_empty(), "{}", mistakes.join("\n"));
}

#[test]
fn words_are_found_in_prose_only() {
    assert_eq!(unclear("It stands here.", ""), Some(("stands", "is, appears")));
    assert_eq!(unclear("let refused = 1; // it was refused", "//"), Some(("refused", "rejected")));
    assert_eq!(unclear("let refused = 1;", "//"), None);
    assert_eq!(unclear("The field `refused` exists.", ""), None);
    assert_eq!(unclear("A look-up can lag behind.", ""), None);
    assert_eq!(unclear("It is sent once more.", ""), Some(("once more", "again")));
    assert_eq!(unclear("It is not once moreover.", ""), None);
}
