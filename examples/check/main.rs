//! Checks request bodies: one line of JSON for each, on standard output. On a terminal it shows instead what is
//! wrong, with the line of the body.
//!
//! Each argument names a file that holds one JSON text. Without arguments, standard input is read as
//! NDJSON, one text a line. The exit status is 1 when any is refused, 2 when any cannot be read.
//!
//! ```sh
//! cargo run --example check -- request.json
//! cargo run --example check < requests.ndjson
//! ```

use std::env;
use std::ffi::OsString;
use std::fs;
use std::io::{self, BufRead, BufReader, BufWriter, IsTerminal, Stdin, Stdout, Write};
use std::ops::Range;
use std::process::ExitCode;

use annotate_snippets::{AnnotationKind, Level, Renderer, Snippet};
use payment_session::{PaymentSession, Violation};
use serde_json::json;

/// Returns a violation as a JSON object, with the keys in the documented order.
fn finding(violation: &Violation) -> String {
    let [rule, pointer, message] = [violation.rule().id.as_str(), violation.pointer(), violation.message()];
    let [rule, pointer, message] = [rule, pointer, message].map(|text| json!(text));
    format!(r#"{{"rule":{rule},"pointer":{pointer},"message":{message}}}"#)
}

fn main() -> ExitCode {
    let files: Vec<OsString> = env::args_os().skip(1).collect();
    let mut check = Check::new();
    let written = if files.is_empty() { check.lines(BufReader::new(io::stdin())) } else { check.files(&files) };
    match written.and_then(|()| check.out.flush()) {
        // Whoever reads the verdicts may stop when they have seen enough.
        Err(error) if error.kind() != io::ErrorKind::BrokenPipe => {
            eprintln!("check: standard output: {error}");
            ExitCode::from(2)
        }
        _ => ExitCode::from(check.status),
    }
}

struct Check {
    out: BufWriter<Stdout>,
    /// How to show violations to a person.
    renderer: Option<Renderer>,
    status: u8,
}

impl Check {
    fn new() -> Self {
        let stdout = io::stdout();
        let renderer = stdout.is_terminal().then(renderer);
        Self { out: BufWriter::new(stdout), renderer, status: 0 }
    }

    fn files(&mut self, files: &[OsString]) -> io::Result<()> {
        for file in files {
            match fs::read(file) {
                Ok(body) => self.body(&body, &file.to_string_lossy(), 1)?,
                Err(error) => self.unreadable(&file.to_string_lossy(), &error),
            }
        }
        Ok(())
    }

    fn lines(&mut self, mut input: BufReader<Stdin>) -> io::Result<()> {
        let mut line = Vec::new();
        for number in 1.. {
            // Someone may be waiting for the verdicts so far before writing the next request.
            if input.buffer().is_empty() {
                self.out.flush()?;
            }
            line.clear();
            match input.read_until(b'\n', &mut line) {
                Ok(0) => return Ok(()),
                Ok(_) => {
                    let body = line.strip_suffix(b"\n").unwrap_or(&line);
                    if !matches!(body, b"" | b"\r") {
                        self.body(body, "standard input", number)?;
                    }
                }
                Err(error) => {
                    self.unreadable("standard input", &error);
                    return Ok(());
                }
            }
        }
        Ok(())
    }

    /// A body that begins in line `first_line` of a file.
    fn body(&mut self, body: &[u8], file: &str, first_line: usize) -> io::Result<()> {
        let refused = PaymentSession::from_json(body).err();
        if refused.is_some() {
            self.status = self.status.max(1);
        }
        if let Some(renderer) = &self.renderer {
            let text = String::from_utf8_lossy(body);
            for violation in refused.iter().flatten() {
                let shown = show(violation, &text, file, first_line, renderer);
                writeln!(self.out, "{shown}\n")?;
            }
            return match refused {
                None => writeln!(self.out, "{file}:{first_line}: ok"),
                Some(_) => Ok(()),
            };
        }
        match refused {
            None => writeln!(self.out, r#"{{"ok":true}}"#),
            Some(violations) => {
                let findings: Vec<_> = violations.iter().map(finding).collect();
                writeln!(self.out, r#"{{"ok":false,"violations":[{}]}}"#, findings.join(","))
            }
        }
    }

    fn unreadable(&mut self, name: &str, error: &io::Error) {
        eprintln!("check: {name}: {error}");
        self.status = 2;
    }
}

/// Lines that do not fit are cut around what is to blame.
fn renderer() -> Renderer {
    let columns = env::var("COLUMNS").ok().and_then(|columns| columns.parse().ok());
    let renderer = if env::var_os("NO_COLOR").is_some() { Renderer::plain() } else { Renderer::styled() };
    renderer.term_width(columns.unwrap_or(100))
}

/// As rustc shows an error: what is wrong, where, what to write, and the rule.
fn show(violation: &Violation, text: &str, file: &str, first_line: usize, renderer: &Renderer) -> String {
    let rule = violation.rule();
    let span = token(text, offset(text, violation).unwrap_or(text.len()));
    let blamed = AnnotationKind::Primary.span(span).label(violation.pointer());
    let mut group = Level::ERROR
        .primary_title(violation.message())
        .id(rule.id.as_str())
        .element(Snippet::source(text).path(file).line_start(first_line).annotation(blamed));
    if let Some(help) = violation.help().filter(|help| *help != rule.demand()) {
        group = group.element(Level::HELP.message(help));
    }
    let note = format!("{} (documentation page: {})", rule.demand(), rule.source);
    renderer.render(&[group.element(Level::NOTE.message(note))])
}

/// Where a violation's line and column lie in its text.
fn offset(text: &str, violation: &Violation) -> Option<usize> {
    let (line, column) = (violation.line()?, violation.column()?);
    let start: usize = text.split_inclusive('\n').take(line - 1).map(str::len).sum();
    text[start..].char_indices().nth(column - 1).map(|(at, _)| start + at)
}

/// The token that begins here: a string, a bracket, or what is neither.
fn token(text: &str, start: usize) -> Range<usize> {
    let rest = &text[start..];
    let length = match rest.chars().next() {
        Some('"') => {
            let mut escaped = false;
            let end = rest[1..].find(|c| {
                let ends = c == '"' && !escaped;
                escaped = c == '\\' && !escaped;
                ends
            });
            end.map_or(rest.len(), |end| end + 2)
        }
        Some('{' | '[') => 1,
        _ => rest.find(|c: char| c.is_whitespace() || ",:]}".contains(c)).unwrap_or(rest.len()),
    };
    start..start + length
}
