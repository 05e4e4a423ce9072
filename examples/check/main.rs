//! Checks request bodies: one line of JSON for each, on standard output. On a terminal, it shows each mistake with the
//! line of the body instead.
//!
//! Each mistake that can be corrected for certain has a `"fix"`: a JSON Patch (RFC 6902). `--fix` prints the corrected bodies
//! instead, and the other violations on standard error. Untouched bytes stay as they are.
//!
//! Of a body with more than 100 mistakes, `"omitted"` next to `"violations"` is the number of those that are not printed.
//!
//! Each file holds one JSON text. Without files, standard input is read as NDJSON, one text a line. The exit status is
//! 1 if a body is rejected, and 2 if a file cannot be read or an argument is wrong.
//!
//! ```sh
//! cargo run --example check -- request.json
//! cargo run --example check -- --allow va-channel --other-fields request.json
//! cargo run --example check -- --fix request.json
//! cargo run --example check < requests.ndjson
//! ```

mod arguments;
mod fix;
mod snippet;

use std::{
    env,
    ffi::OsString,
    fs,
    io::{self, BufRead, BufReader, BufWriter, IsTerminal, Read, Write},
    process::ExitCode,
};

use annotate_snippets::Renderer;
use arguments::Task;
use payment_session::{PaymentSession, ReadOptions, Violation};
use serde_json::json;

fn main() -> ExitCode {
    match arguments::read(env::args_os().skip(1)) {
        Ok(Task::Help) => {
            print!("{}", arguments::help());
            ExitCode::SUCCESS
        }
        Ok(Task::Check { options, fix, files }) => run(options, fix, &files),
        Err(message) => {
            eprintln!("check: {message}");
            ExitCode::from(2)
        }
    }
}

fn run(options: ReadOptions, fix: bool, files: &[OsString]) -> ExitCode {
    let stdout = io::stdout();
    let renderer = stdout.is_terminal().then(snippet::renderer);
    let mut check = Check { out: BufWriter::new(stdout), options, fix, renderer, status: 0 };
    let written = if files.is_empty() { check.lines(BufReader::new(io::stdin())) } else { check.files(files) };
    match written.and_then(|()| check.out.flush()) {
        // The reader of the verdicts may stop when it has seen enough.
        Err(error) if error.kind() != io::ErrorKind::BrokenPipe => {
            eprintln!("check: standard output: {error}");
            ExitCode::from(2)
        }
        _ => ExitCode::from(check.status),
    }
}

struct Check<W> {
    out: W,
    options: ReadOptions,
    /// Whether corrected bodies are printed.
    fix: bool,
    /// Renders violations for a terminal.
    renderer: Option<Renderer>,
    status: u8,
}

impl<W: Write> Check<W> {
    fn files(&mut self, files: &[OsString]) -> io::Result<()> {
        for file in files {
            match fs::read(file) {
                Ok(body) => self.body(&body, &file.to_string_lossy(), 1)?,
                Err(error) => self.unreadable(&file.to_string_lossy(), &error),
            }
        }
        Ok(())
    }

    fn lines(&mut self, mut input: BufReader<impl Read>) -> io::Result<()> {
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

    /// Checks a body that begins in line `first_line` of a file.
    fn body(&mut self, body: &[u8], file: &str, first_line: usize) -> io::Result<()> {
        let rejected = PaymentSession::from_json_with(body, &self.options).err();
        if rejected.is_some() {
            self.status = self.status.max(1);
        }
        if self.fix {
            return self.corrected(body, file, first_line);
        }
        if let Some(renderer) = &self.renderer {
            let text = String::from_utf8_lossy(body);
            for violation in rejected.iter().flatten() {
                let shown = snippet::show(violation, &text, file, first_line, renderer);
                writeln!(self.out, "{shown}\n")?;
            }
            return match rejected.map(|violations| violations.omitted()) {
                None => writeln!(self.out, "{file}:{first_line}: ok"),
                Some(0) => Ok(()),
                Some(omitted) => writeln!(self.out, "{omitted} further mistakes are not shown\n"),
            };
        }
        match rejected {
            None => writeln!(self.out, r#"{{"ok":true}}"#),
            Some(violations) => {
                let findings: Vec<_> = violations.iter().map(finding).collect();
                let omitted = match violations.omitted() {
                    0 => String::new(),
                    omitted => format!(r#","omitted":{omitted}"#),
                };
                writeln!(self.out, r#"{{"ok":false,"violations":[{}]{omitted}}}"#, findings.join(","))
            }
        }
    }

    /// Prints a corrected body, and the violations that are left on standard error.
    fn corrected(&mut self, body: &[u8], file: &str, line: usize) -> io::Result<()> {
        // A text that is not UTF-8 is not JSON either, and stays as it is.
        let Ok(text) = str::from_utf8(body) else {
            eprintln!("{file}:{line}: the text is not valid UTF-8");
            return self.out.write_all(body);
        };
        let (corrected, left) = fix::fix(text, &self.options);
        for violation in left.iter().flatten() {
            eprintln!("{file}:{line}: {violation:#}");
        }
        writeln!(self.out, "{}", corrected.trim_end_matches(['\r', '\n']))
    }

    fn unreadable(&mut self, name: &str, error: &io::Error) {
        eprintln!("check: {name}: {error}");
        self.status = 2;
    }
}

/// Returns a violation as a JSON object, with the keys in the documented order.
fn finding(violation: &Violation) -> String {
    let pointer = violation.pointer();
    let [rule, pointer, message] = [violation.id(), &pointer, violation.message()];
    let [rule, pointer, message] = [rule, pointer, message].map(|text| json!(text));
    let fix = match fix::first_edit(violation).map(serde_json::to_string) {
        Some(Ok(fix)) => format!(r#","fix":{fix}"#),
        _ => String::new(),
    };
    format!(r#"{{"rule":{rule},"pointer":{pointer},"message":{message}{fix}}}"#)
}

#[cfg(test)]
mod tests {
    use payment_session::rules::Waiver;

    use super::*;

    const BODIES: &str = concat!(
        r#"{"clientReferenceId":"1","amount":{"value":1,"currency":"IDR"},"mode":"API","customerId":"c","autoConfirm":false}"#,
        "\n\r\n",
        r#"{"clientReferenceId":"INV/1","customerId":"c","redirectUrl":{},"loyaltyTier":"GOLD","expirationMode":"NEVER"}"#,
        "\n",
    );

    /// The lines that the program prints, and its exit status.
    fn check(options: ReadOptions) -> (String, u8) {
        let mut check = Check { out: Vec::new(), options, fix: false, renderer: None, status: 0 };
        check.lines(BufReader::new(BODIES.as_bytes())).unwrap();
        (String::from_utf8(check.out).unwrap(), check.status)
    }

    #[test]
    fn each_body_has_a_line() {
        let (lines, status) = check(ReadOptions::new());
        let expected = concat!(
            r#"{"ok":true}"#,
            "\n",
            r#"{"ok":false,"violations":["#,
            r#"{"rule":"amount-required","pointer":"","message":"`amount` is missing; only `MULTIPLE` payments may omit it"},"#,
            r#"{"rule":"reference","pointer":"/clientReferenceId","message":"`clientReferenceId` must contain only letters A–Z and a–z, digits, `-` and `_`"},"#,
            r#"{"rule":"unknown-field","pointer":"/loyaltyTier","message":"unknown field `loyaltyTier`"},"#,
            r#"{"rule":"enum","pointer":"/expirationMode","message":"`expirationMode` must be `LOOSE` or `STRICT`"}]}"#,
            "\n",
        );
        assert_eq!((lines.as_str(), status), (expected, 1));
    }

    #[test]
    fn the_number_of_omitted_violations_is_printed() {
        let mut check = Check { out: Vec::new(), options: ReadOptions::new(), fix: false, renderer: None, status: 0 };
        let body = format!(r#"{{"amount":{{{}}}}}"#, vec![r#""value":1"#; 1_000].join(","));
        check.body(body.as_bytes(), "a.json", 1).unwrap();
        let verdict: serde_json::Value = serde_json::from_slice(&check.out).unwrap();
        assert_eq!(verdict["omitted"], 903);
        assert_eq!(verdict["violations"].as_array().map(Vec::len), Some(100));
    }

    #[test]
    fn options_accept_their_violations() {
        let rules = |options| {
            let (lines, status) = check(options);
            let rules =
                lines.split(r#""rule":""#).skip(1).filter_map(|rest| rest.split('"').next()).collect::<Vec<_>>();
            (rules.join(" "), status)
        };
        let options = ReadOptions::new().allow(Waiver::AmountRequired);
        assert_eq!(rules(options.clone()), ("reference unknown-field enum".to_owned(), 1));
        let options = options.other_fields(true);
        assert_eq!(rules(options.clone()), ("reference enum".to_owned(), 1));
        assert_eq!(rules(options.unchecked_values(true)), (String::new(), 0));
    }
}
