//! The code in a help that can be written letter by letter.

/// Codes that name a part of the grammar, or that are written in another place. Like `…`, they leave it to the reader what
/// to write.
const FORMS: [&str; 5] = ["key", "match", "..iterator", "_ as name", "payment_part!(Name"];

/// Words after a code that name another place.
const OTHER_PLACES: [&str; 6] = [" at the ", " in ", " inside ", " before ", " only ", " at run time"];

/// Returns each correction that a help says to write, without those that have a gap (`…`). A correction is one code, or
/// several that belong together.
///
/// In each part of the help, between semicolons, it is the code after "write" or "written", and the alternatives after it.
pub fn corrections(help: &str) -> Vec<Vec<String>> {
    let mut found: Vec<Vec<String>> = Vec::new();
    let mut is_instruction = false;
    for (at, piece) in help.split('`').enumerate() {
        if at % 2 == 1 {
            match found.last_mut().and_then(|last| last.last_mut()) {
                _ if !is_instruction => {}
                // The code after "and".
                Some(code) if code.is_empty() => piece.clone_into(code),
                _ => found.push(vec![piece.to_owned()]),
            }
            continue;
        }
        if OTHER_PLACES.iter().any(|place| piece.starts_with(place)) && is_instruction {
            found.pop();
        }
        let is_end = piece.contains([';', '?']);
        let words = piece.rsplit([';', '?']).next().unwrap_or_default().trim();
        let begins = ["write", "written", "write, for example,"].iter().any(|verb| words.ends_with(verb));
        if is_instruction && !is_end && words == "and" {
            found.last_mut().expect("an instruction begins with a code").push(String::new());
            continue;
        }
        let begins = begins && !words.starts_with(", and");
        is_instruction = begins || is_instruction && !is_end && (words == "," || words.ends_with("or"));
    }
    found.retain(|codes| codes.iter().all(|code| is_whole(code)));
    found
}

/// Returns whether nothing is left to the reader. A key with its sign lacks a value.
fn is_whole(code: &str) -> bool {
    let is_form = FORMS.iter().any(|form| code.starts_with(form)) && !code.starts_with("key_");
    !(code.is_empty() || code.contains('…') || is_form || code.len() > 3 && code.ends_with(':'))
}
