//! The generated blocks of pages that people write: counts, rules, figures and digits.

use std::{collections::BTreeSet, fs};

use payment_core::{
    request::{REQUESTS, VaChannel},
    rules::{self, RULES},
    schema::{Kind, walk},
};
use test_support::generated::with_block;

use crate::{File, checkout};

/// Returns the pages with their blocks.
pub fn files() -> [File; 3] {
    [
        file("README.md", "the rules", &rules_of_readme()),
        file("docs/why.md", "the figures", &figures(&read("benches/README.md"))),
        file("docs/static-payments.md", "the digits of each bank", &banks()),
    ]
}

fn read(path: &str) -> String {
    fs::read_to_string(checkout(path)).unwrap_or_else(|error| panic!("{path}: {error}"))
}

/// Returns a page with a new block.
pub fn file(path: &str, block: &str, text: &str) -> File {
    File { path: checkout(path), text: with_block(&read(path), block, text) }
}

/// The rules that the README shows.
const SHOWN: [&str; 5] =
    ["customer-choice", "multiple-method", "static-qr-amount", "va-number-digits", "encrypted-card"];

fn rules_of_readme() -> String {
    let between: BTreeSet<_> =
        RULES.iter().filter(|rule| rule.is_between_fields()).map(|rule| rule.id.as_str()).collect();
    let forms = rules_of_values().difference(&between).count();
    let row = |id| format!("| `{id}` | {} |\n", rules::get(id).expect("a rule of the README").demand);
    format!(
        "`payment_session!` checks {} rules between fields, and {forms} rules about the form of a single value. Each has a request \
        that does not\ncompile in [tests/ui/rules](tests/ui/rules). Five of them:\n\n| rule | demands |\n|---|---|\n{}",
        between.len(),
        SHOWN.map(row).concat()
    )
}

/// Returns the rules about the form of a single value.
fn rules_of_values() -> BTreeSet<&'static str> {
    let locations = REQUESTS.iter().flat_map(|request| walk(request));
    let rule = |kind| match kind {
        Kind::Text(text) => Some(text.rule),
        Kind::Number(number) => Some(number.rule),
        Kind::EnumValue(words) => Some(words.rule),
        Kind::Free(free) => Some(free.rule),
        _ => None,
    };
    locations.filter_map(|location| rule(location.kind)).map(|rule| rule.rule().id.as_str()).collect()
}

/// The rows of `benches/README.md` that help to choose a library: how the work and the comparison begin.
const FIGURES: [(&str, &str); 9] = [
    ("create a request of literals", "structs"),
    ("create a request with six run-time values", "structs"),
    ("create a request of literals", "`serde_json::json!`"),
    ("`PaymentSession::from_json`", "`serde_json::from_slice`"),
    ("compile an invocation of literals", "a struct literal"),
    ("compile an invocation with six run-time values", "a struct literal"),
    ("compile an invocation of literals", "`serde_json::json!`"),
    ("compile an invocation of literals", "`bon`"),
    ("a clean build", "serde"),
];

fn figures(benches: &str) -> String {
    let rows = benches.lines().filter_map(|line| {
        let cells: Vec<_> = line.strip_prefix("| ")?.split(" | ").collect();
        let [work, compared, _, ratio] = cells[..] else { return None };
        Some((work, compared, ratio.trim_end_matches(" |").trim_end_matches(", not met")))
    });
    let rows: Vec<_> = rows.collect();
    let row = |(work, compared): (&str, &str)| {
        let found = rows.iter().find(|row| row.0.starts_with(work) && row.1.starts_with(compared));
        let (work, compared, ratio) =
            found.unwrap_or_else(|| panic!("benches/README.md has no row: {work}, {compared}"));
        format!("| {work} | {compared} | {ratio} |\n")
    };
    format!("| to do this | compared with | ratio |\n|---|---|---|\n{}", FIGURES.map(row).concat())
}

/// Returns the table of account numbers. By default, the gateway assigns the first hundred numbers of a bank.
fn banks() -> String {
    let row = |bank: &VaChannel| match bank.number_digits() {
        Some(digits) => {
            format!("| `{bank}` | {digits} | {0:0>1$}–{2:0>1$} | `Digits<{digits}>` |\n", 0, digits, 99)
        }
        None => format!("| `{bank}` | unknown | unknown | `AccountDigits`, 1–100 digits |\n"),
    };
    let rows: String = VaChannel::VALUES.iter().map(row).collect();
    format!("| bank | digits | default range | type of a run-time value |\n|---|---|---|---|\n{rows}")
}

#[cfg(test)]
mod tests {
    use super::{FIGURES, banks, figures};

    #[test]
    fn a_ratio_is_that_of_its_row() {
        let row = |(at, (work, compared))| format!("| {work} | {compared} | none | 0.{at}, not met |\n");
        let benches: Vec<_> = FIGURES.into_iter().enumerate().map(row).collect();
        assert!(
            figures(&benches.concat()).contains("| `PaymentSession::from_json` | `serde_json::from_slice` | 0.3 |\n")
        );
    }

    #[test]
    fn a_range_has_the_digits_of_its_bank() {
        assert!(banks().contains("| `BNI` | 4 | 0000–0099 | `Digits<4>` |\n"));
        assert!(banks().contains("| `DANAMON` | unknown | unknown | `AccountDigits`, 1–100 digits |\n"));
    }
}
