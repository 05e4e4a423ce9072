//! The matrix as one HTML page without external resources.

use payment_session::rules::{self, RULES, Rule};

use super::{
    lines,
    markdown::LEGEND,
    matrix::{Cell, Column, Group, Matrix},
};

const STYLE: &str = include_str!("style.css");

pub fn page(matrix: &Matrix) -> String {
    let legend: String = LEGEND
        .map(|(sign, name, sense)| {
            format!("<li><span class=\"sign {name}\">{sign}</span><span><b>{name}</b> {}</span></li>\n", code(sense))
        })
        .concat();
    let groups: String = lines(matrix.groups.iter().map(group_head));
    let methods: String = lines(matrix.groups.iter().flat_map(|group| &group.columns).map(method_head));
    let widths: String = lines(
        matrix
            .groups
            .iter()
            .map(|group| format!("<colgroup span=\"{}\" class=\"case\"></colgroup>\n", group.columns.len())),
    );
    let rows: String = lines((0..matrix.rows.len()).map(|row| line(matrix, row)));
    let impossible: String = lines(
        matrix
            .impossible
            .iter()
            .map(|case| format!("<tr><td>{}</td><td>{}</td></tr>\n", escape(&case.name), names(&case.rules))),
    );
    let rules: String = lines(RULES.iter().filter(|rule| rule.combination.is_some()).map(rule_line));
    format!(
        "<!DOCTYPE html>
<!-- made from the table of rules: BLESS=1 cargo test --test it rules_md -->
<html lang=\"en\">
<head>
<meta charset=\"utf-8\">
<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">
<meta name=\"color-scheme\" content=\"light dark\">
<title>Which fields each payment requires</title>
<style>
{STYLE}</style>
</head>
<body>
<h1>Which fields each payment requires</h1>
<p>The optional fields of a request for each payment type, mode and method. If they are absent, <code>paymentType</code> is
SINGLE, <code>mode</code> is REDIRECT and <code>autoConfirm</code> is true.</p>
<ul class=\"legend\">
{legend}</ul>
<div class=\"scroll\">
<table class=\"matrix\">
<colgroup class=\"field\"></colgroup>
{widths}<thead>
<tr><td></td>{groups}</tr>
<tr><td></td>{methods}</tr>
</thead>
<tbody>
{rows}</tbody>
</table>
</div>
<h2>Rules between fields</h2>
<table class=\"list\">
<thead><tr><th>rule</th><th>demand</th><th>reason</th><th>page of the documentation</th></tr></thead>
<tbody>
{rules}</tbody>
</table>
<h2>Combinations that are never valid</h2>
<table class=\"list\">
<thead><tr><th>combination</th><th>rules that refuse it</th></tr></thead>
<tbody>
{impossible}</tbody>
</table>
</body>
</html>
"
    )
}

fn group_head(group: &Group) -> String {
    let auto_confirm = match group.auto_confirm {
        None => "<small>autoConfirm true or false</small>",
        Some(true) => "<small>autoConfirm true</small>",
        Some(false) => "<small>autoConfirm false</small>",
    };
    let span = group.columns.len();
    format!("<th colspan=\"{span}\" scope=\"colgroup\">{} · {}{auto_confirm}</th>", group.payment_type, group.mode)
}

fn method_head(column: &Column) -> String {
    let name = column.method.map_or("none".into(), |method| method.replace('_', "_<wbr>"));
    format!("<th scope=\"col\">{name}</th>")
}

/// Returns a row of the matrix. Equal neighbours in a group share one cell, which has space for the rule's name.
fn line(matrix: &Matrix, row: usize) -> String {
    let cells: String = matrix
        .groups
        .iter()
        .flat_map(|group| {
            let equal = group.columns.chunk_by(|a, b| a.cells[row] == b.cells[row]);
            equal.enumerate().map(|(at, run)| cell(&run[0].cells[row], run.len(), at == 0))
        })
        .collect();
    let path = &matrix.rows[row];
    let (object, name) = path.rsplit_once('.').map_or(("", &**path), |(object, name)| (object, name));
    let object =
        if object.is_empty() { String::new() } else { format!("<small>{}.</small>", object.replace('.', ".<wbr>")) };
    format!("<tr><th scope=\"row\">{object}{name}</th>{cells}</tr>\n")
}

fn cell(cell: &Cell, span: usize, is_first: bool) -> String {
    let (place, rules) = cell.shown();
    let (sign, name, _) = LEGEND[place];
    let edge = if is_first { " edge" } else { "" };
    let senses: Vec<_> = rules.iter().map(|rule| format!("{rule}: {}", rules::get(rule).unwrap().demand())).collect();
    let title = escape(&if senses.is_empty() { name.into() } else { senses.join("\n") });
    format!(
        "<td colspan=\"{span}\" class=\"{name}{edge}\" title=\"{title}\">{sign}{}</td>",
        if rules.is_empty() { String::new() } else { format!("<small>{}</small>", names(rules)) }
    )
}

fn names(rules: &[&str]) -> String {
    rules.iter().map(|rule| format!("<a href=\"#{rule}\">{rule}</a>")).collect::<Vec<_>>().join(" ")
}

fn rule_line(rule: &Rule) -> String {
    let Rule { id, reason, page, .. } = rule;
    let [help, reason, source] = [&*rule.demand(), reason, page.name()].map(|text| code(&escape(text)));
    format!("<tr id=\"{id}\"><td><code>{id}</code></td><td>{help}</td><td>{reason}</td><td>{source}</td></tr>\n")
}

/// Converts text between backticks into code elements.
fn code(text: &str) -> String {
    let part = |(at, part)| if at % 2 == 1 { format!("<code>{part}</code>") } else { String::from(part) };
    lines(text.split('`').enumerate().map(part))
}

fn escape(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}
