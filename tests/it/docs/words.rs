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
    ("slip", "syntax error"),
    ("slips", "syntax errors"),
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
    ("one day", "later, in another version"),
    ("prints redacted", "`Debug` redacts it"),
    ("what is to be", "a noun: the amount to pay"),
    ("written out", "literal, fixed at compile time"),
];

/// Phrases in which such a word is clear.
const CLEAR: &[&str] = &[
    "lag behind",
    "lags behind",
    "behind a reference",
    "cannot be told from",
    "refuse and cut connections",
    "refuse connections",
];

/// Beginnings of words that are clear in a folder. A socket refuses connections.
const EXCEPTIONS: &[(&str, &str)] = &[("sandbox", "refus")];

/// The folders and files whose text is checked.
const ROOTS: &[&str] = &[
    "ARCHITECTURE.md",
    "CHANGELOG.md",
    "CONTRIBUTING.md",
    "README.md",
    "SECURITY.md",
    "benches/README.md",
    "docs",
    "examples",
    "payment-client",
    "payment-core/src",
    "payment-expand/src",
    "payment-macros",
    "sandbox",
    "src",
];

fn files(path: &Path, found: &mut Vec<PathBuf>) {
    if path.is_dir() {
        let mut entries: Vec<_> = fs::read_dir(path).unwrap().map(|entry| entry.unwrap().path()).collect();
        entries.sort();
        entries.iter().filter(|path| !path.ends_with("target")).for_each(|path| files(path, found));
    } else if path.extension().is_some_and(|extension| extension == "md" || extension == "rs") {
        found.push(path.to_owned());
    }
}

/// Returns the prose of a line: a line of Markdown, or the comment of a line of code. Code in backticks is left out.
fn prose(line: &str, is_code: bool) -> String {
    let text = if is_code { line.split_once("//").map_or("", |(_, comment)| comment) } else { line };
    let plain: String = text.split('`').step_by(2).collect::<Vec<_>>().join(" ").to_lowercase();
    CLEAR.iter().fold(plain, |text, phrase| text.replace(phrase, ""))
}

/// Returns the first word or phrase to avoid in a line, with its replacement.
fn unclear(line: &str, is_code: bool) -> Option<(&'static str, &'static str)> {
    let prose = prose(line, is_code);
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
    assert!(paths.len() > 200, "{}", paths.len());
    let mut mistakes = Vec::new();
    for path in paths {
        let is_code = path.extension().is_some_and(|extension| extension == "rs");
        let mut is_block = false;
        for (number, line) in (1..).zip(fs::read_to_string(&path).unwrap().lines()) {
            let is_fence = line.trim_start().starts_with("```");
            is_block ^= is_fence && !is_code;
            let is_exception =
                |word: &str| EXCEPTIONS.iter().any(|(root, start)| path.starts_with(root) && word.starts_with(start));
            if let Some((word, instead)) = unclear(line, is_code)
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
    assert_eq!(unclear("It stands here.", false), Some(("stands", "is, appears")));
    assert_eq!(unclear("let refused = 1; // it was refused", true), Some(("refused", "rejected")));
    assert_eq!(unclear("let refused = 1;", true), None);
    assert_eq!(unclear("The field `refused` exists.", false), None);
    assert_eq!(unclear("A look-up can lag behind.", false), None);
    assert_eq!(unclear("It is sent once more.", false), Some(("once more", "again")));
    assert_eq!(unclear("It is not once moreover.", false), None);
}
