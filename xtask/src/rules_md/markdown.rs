//! The matrix in Markdown: a table for each payment type and mode, with a column for each method.

use std::collections::BTreeMap;

use test_support::book::Page;

use super::{
    lines,
    matrix::{Cell, Group, Matrix},
};
use crate::errors_md::sections_of_rules;

/// The sign, name and meaning of each kind of cell.
const LEGEND: [(&str, &str, &str); 6] = [
    ("●", "required", "every valid request has it"),
    ("○", "allowed", "you can set it or leave it out"),
    ("◐", "depends", "you can set it under the condition that the rule names"),
    ("◌", "default", "you can set it to its default value only: `false`, or `LOOSE`"),
    ("✕", "forbidden", "no valid request has it"),
    ("–", "nowhere", "the object around it cannot be set"),
];

impl Cell {
    /// Returns the index in [`LEGEND`] and the rules of the cell.
    pub fn shown(&self) -> (usize, &[&'static str]) {
        match self {
            Self::Required(rules) => (0, rules),
            Self::Allowed => (1, &[]),
            Self::Depends(rules) => (2, rules),
            Self::DefaultOnly(rules) => (3, rules),
            Self::Rejected(rules) => (4, rules),
            Self::Nowhere => (5, &[]),
        }
    }
}

/// Returns the heading of a group.
pub fn title(group: &Group) -> String {
    let auto_confirm = match group.auto_confirm {
        None => "",
        Some(true) => " · `autoConfirm: true`",
        Some(false) => " · `autoConfirm: false`",
    };
    format!("`{}` · `{}`{auto_confirm}", group.payment_type, group.mode)
}

/// The address of the section about each rule.
type Book = BTreeMap<&'static str, String>;

pub fn page(matrix: &Matrix, pages: &[Page]) -> String {
    let book = &sections_of_rules(pages);
    let legend: String = LEGEND.map(|(sign, name, sense)| format!("| {sign} | **{name}**: {sense} |\n")).concat();
    let groups: String = lines(matrix.groups.iter().map(|group| table(matrix, book, group)));
    let impossible: String =
        lines(matrix.impossible.iter().map(|case| format!("| {} | {} |\n", case.name, links(book, &case.rules))));
    let is_linked = |rule: &str| [&groups, &impossible].iter().any(|text| text.contains(&format!("[{rule}]")));
    let linked = book.iter().filter(|(rule, _)| is_linked(rule));
    let sections = lines(linked.map(|(rule, address)| format!("[{rule}]: {address}\n")));
    format!(
        "<!-- created from the table of rules by `cargo run -p xtask -- generate` -->
# Required fields

This page shows which fields each payment requires, allows and forbids.

It has a table for each payment type and mode, with a column for each method and a row for each optional field.
[Errors][errors] says what each rule demands, why, and [how sure it is][errors#by-rule].

| | |
|:-:|---|
{legend}
If they are absent, `paymentType` is `SINGLE`, `mode` is `REDIRECT` and `autoConfirm` is `true`. Without a method, the
customer chooses one on the hosted page.
{groups}
## Combinations that are never valid

| combination | rules that reject it |
|---|---|
{impossible}
[errors]: errors.md
[errors#by-rule]: errors.md#by-rule
{sections}"
    )
}

fn table(matrix: &Matrix, book: &Book, group: &Group) -> String {
    let is_free = |row: usize| group.columns.iter().all(|column| column.cells[row] == Cell::Allowed);
    let (free, bound): (Vec<_>, Vec<_>) = (0..matrix.rows.len()).partition(|row| is_free(*row));
    let heads: String =
        lines(group.columns.iter().map(|column| format!(" {} |", column.method.unwrap_or("no method"))));
    let row = |row: usize| {
        let cells = group.columns.iter().map(|column| column.cells[row].shown());
        let signs: String = lines(cells.clone().map(|(place, _)| format!(" {} |", LEGEND[place].0)));
        let reasons: Vec<_> = (0..LEGEND.len()).filter_map(|place| reason(book, place, cells.clone())).collect();
        format!("| `{}` |{signs} {} |\n", matrix.rows[row], reasons.join(" · "))
    };
    let rows = lines(bound.into_iter().map(row));
    let free: Vec<_> = free.into_iter().map(|row| format!("`{}`", matrix.rows[row])).collect();
    format!(
        "\n## {}\n\n| |{heads} rules |\n|---|{}---|\n{rows}\nAllowed with every method: {}.\n",
        title(group),
        ":-:|".repeat(group.columns.len()),
        free.join(", ")
    )
}

/// Returns the rules of all cells in a row that have this sign.
fn reason<'t>(book: &Book, sign: usize, cells: impl Iterator<Item = (usize, &'t [&'static str])>) -> Option<String> {
    let mut rules = Vec::new();
    for rule in cells.filter(|(place, _)| *place == sign).flat_map(|(_, rules)| rules) {
        if !rules.contains(rule) {
            rules.push(*rule);
        }
    }
    (!rules.is_empty()).then(|| format!("{} {}", LEGEND[sign].0, links(book, &rules)))
}

fn links(book: &Book, rules: &[&str]) -> String {
    let link = |rule: &&str| if book.contains_key(*rule) { format!("[{rule}]") } else { format!("`{rule}`") };
    rules.iter().map(link).collect::<Vec<_>>().join(", ")
}
