//! rustc compiles all invocations of the book of mistakes and of the corpus, and reports the errors that it shows and no others.
//!
//! `test-macros` compares the rules, helps and carets, within seconds. What only rustc can say is that an invocation has
//! no second error, and that the errors are at the tokens of the user.

use std::{env, fmt::Write, fs, iter, ops::Range, path::Path, process::Command};

use payment_expand::{Invocation, Macro};
use serde_json::Value;
use test_support::book::{self, Case};

/// What rustc says about a name that a page uses and does not declare.
const UNDECLARED: [&str; 3] = ["E0405", "E0425", "E0433"];

/// A line, and the first line of a message.
type Error = (usize, String);

/// An invocation in the compiled file.
struct Compiled {
    at: String,
    lines: Range<usize>,
    expected: Vec<Error>,
    found: Vec<Error>,
}

#[test]
#[ignore = "it compiles payment-core once more; `.ci/run` runs it"]
fn rustc_reports_the_errors_of_the_book() {
    let (code, mut invocations) = file();
    for error in errors_of_rustc(&code) {
        let compiled = invocations.iter_mut().find(|compiled| compiled.lines.contains(&error.0));
        compiled.unwrap_or_else(|| panic!("{error:?} is at no invocation")).found.push(error);
    }
    let mut reports = String::new();
    for Compiled { at, lines, mut expected, mut found } in invocations {
        expected.sort();
        found.sort();
        if expected != found {
            let code: Vec<_> = code.lines().skip(lines.start - 1).take(lines.len()).collect();
            writeln!(reports, "{at}\n{}\n- {expected:?}\n+ {found:?}\n", code.join("\n")).unwrap();
        }
    }
    assert!(reports.is_empty(), "\n{reports}");
}

/// Returns a file with a function for each invocation, and the errors that it must have.
fn file() -> (String, Vec<Compiled>) {
    let mut code =
        "#![allow(unused_labels, unused_macros)]\n#[allow(unused_imports)] use payment_session::{*, request::*};\n"
            .to_owned();
    let mut next_line = 3;
    let mut invocations = Vec::new();
    for Case { at, block, source, .. } in book::cases(Path::new("../..")) {
        let found = source.invocations();
        let ends = found.iter().skip(1).map(|next| next.head.line).chain([usize::MAX]);
        for (invocation, end) in found.iter().zip(ends) {
            let head = invocation.head.line;
            let first = invocation.entries.first().map_or(head, |token| token.span().start().line);
            // The function begins in the line before the invocation.
            let in_file = |line: usize| line - head + next_line + 1;
            let errors = block.errors().into_iter().filter(|error| (head..end).contains(&error.line));
            let expected = errors.map(|error| {
                let line = if error.is_whole { first } else { error.line };
                (in_file(line), error.message.to_owned())
            });
            let expected = expected.collect();
            let presets = invocation.presets.as_ref().map_or("", |presets| &presets.macros);
            let function = format!("fn f{next_line}() {{ {presets}\n{}\n}}\n", statement(invocation));
            let lines = next_line..next_line + function.lines().count();
            next_line = lines.end;
            code.push_str(&function);
            invocations.push(Compiled { at: at.clone(), lines, expected, found: Vec::new() });
        }
    }
    (code, invocations)
}

/// Returns an invocation as a statement that needs its type.
fn statement(invocation: &book::Invocation) -> String {
    let text = &invocation.code[invocation.place.clone()];
    if invocation.is_declaration() || Invocation::parse(invocation.invoked, &invocation.tokens).template().is_some() {
        return text.to_owned();
    }
    let ty = match invocation.invoked {
        Macro::Session => "PaymentSession",
        Macro::Refund => "Checked<Refund>",
        Macro::TrySession => "Result<PaymentSession, Violations>",
        Macro::TryRefund => "Result<Checked<Refund>, Violations>",
        Macro::Part | Macro::TryPart => "_",
    };
    format!("let _: {ty} = {text};")
}

/// Returns the errors and warnings of rustc, except those about names that a page does not declare.
fn errors_of_rustc(code: &str) -> Vec<Error> {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("book");
    let facade = Path::new("../..").canonicalize().unwrap();
    let manifest = format!(
        r#"package = {{ name = "book", edition = "2024" }}
lib = {{ path = "book.rs" }}
dependencies.payment-session.path = '{}'
workspace = {{}}
"#,
        facade.display()
    );
    fs::create_dir_all(&folder).unwrap();
    fs::write(folder.join("Cargo.toml"), manifest).unwrap();
    fs::write(folder.join("book.rs"), code).unwrap();
    fs::copy(facade.join("Cargo.lock"), folder.join("Cargo.lock")).unwrap();
    let cargo = env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
    let output = Command::new(cargo)
        .args(["check", "--offline", "--quiet", "--message-format=json", "--target-dir", "target"])
        .current_dir(&folder)
        .output()
        .expect("cargo starts");
    let messages = String::from_utf8(output.stdout).unwrap();
    let messages: Vec<Value> = messages.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    let of_book = |message: &&Value| message["reason"] == "compiler-message" && message["target"]["name"] == "book";
    let errors: Vec<_> = messages.iter().filter(of_book).filter_map(|message| error(&message["message"])).collect();
    assert!(!errors.is_empty(), "{}", String::from_utf8_lossy(&output.stderr));
    errors
}

/// Returns the line and the message of a diagnostic, unless it is about an undeclared name.
fn error(diagnostic: &Value) -> Option<Error> {
    let spans = diagnostic["spans"].as_array().unwrap();
    let primary = spans.iter().find(|span| span["is_primary"] == true)?;
    let rendered = diagnostic["rendered"].as_str().unwrap();
    if UNDECLARED.iter().any(|code| diagnostic["code"]["code"] == *code) {
        return None;
    }
    // `payment_session! {}` has no tokens, so rustc points at our macro and says where it was called.
    let mut places =
        iter::successors(Some(primary), |place| Some(&place["expansion"]["span"]).filter(|it| !it.is_null()));
    let place = places.find(|place| place["file_name"] == "book.rs").unwrap_or_else(|| panic!("no place: {rendered}"));
    assert!(!rendered.contains("__p") && !rendered.contains("__v"), "internal names: {rendered}");
    let line = usize::try_from(place["line_start"].as_u64().unwrap()).unwrap();
    let message = diagnostic["message"].as_str().unwrap().lines().next().unwrap();
    // Only rustc knows the place of the first one of two.
    Some((line, message.split(", first in line ").next().unwrap().to_owned()))
}
