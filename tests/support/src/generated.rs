//! Files that tests write.

use std::{env, fs, path::Path};

/// Compares a generated file with its text, and writes a file that differs if `BLESS` is set.
///
/// A file that is up to date keeps its time, so that nothing is built again.
///
/// # Panics
///
/// If the file differs and `BLESS` is not set: with the first line that differs.
pub fn compare(path: &Path, text: &str) {
    let written = fs::read_to_string(path).unwrap_or_default();
    if written == text {
        return;
    }
    let shown = path.display();
    if env::var_os("BLESS").is_some() {
        fs::write(path, text).unwrap_or_else(|error| panic!("{shown}: {error}"));
        return;
    }
    let (line, old, new) = first_difference(&written, text);
    panic!(
        "line {line} of {shown} is out of date:\n    in the file: {old}\n    now:         {new}\n`.ci/bless` writes it again"
    );
}

/// Compares the text between the lines `<!-- NAME, … -->` and `<!-- end of NAME -->` of a page, and writes it if `BLESS` is set.
///
/// # Panics
///
/// If the page cannot be read, has no such lines, or has another text between them and `BLESS` is not set.
pub fn compare_block(path: &Path, name: &str, text: &str) {
    let page = fs::read_to_string(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    compare(path, &with_block(&page, name, text));
}

/// Returns a page with a new text between the lines `<!-- NAME, … -->` and `<!-- end of NAME -->`.
///
/// # Panics
///
/// If the page has no such lines.
pub fn with_block(page: &str, name: &str, text: &str) -> String {
    let (start, end) = (format!("<!-- {name}, "), format!("<!-- end of {name} -->"));
    let body = page.find(&start).and_then(|at| Some(at + page[at..].find('\n')? + 1));
    let body = body.unwrap_or_else(|| panic!("the page has no block: {name}"));
    let tail = page[body..].find(&end).unwrap_or_else(|| panic!("the block does not end: {name}"));
    [&page[..body], text, &page[body + tail..]].concat()
}

/// Returns the number of the first line that differs, and that line of both texts.
fn first_difference<'a>(written: &'a str, text: &'a str) -> (usize, &'a str, &'a str) {
    // The last line has no end, so that a text and its beginning differ as well.
    let (mut written, mut text) = (written.split('\n'), text.split('\n'));
    let mut line = 1;
    loop {
        match (written.next(), text.next()) {
            (Some(old), Some(new)) if old == new => line += 1,
            (old, new) => return (line, old.unwrap_or_default(), new.unwrap_or_default()),
        }
    }
}
