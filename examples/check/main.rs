//! Checks request bodies: one line of JSON for each, on standard output. On a terminal, it shows each mistake with the
//! line of the body instead.
//!
//! A result has the `"file"` of its body (`-` for standard input), its `"line"` and its `"reference"`. A mistake has
//! everything that a `Violation` knows: also its `"help"`, `"suggestions"`, `"line"` and `"column"`. A mistake whose
//! correction denotes the same, such as `"idr"` for `"IDR"`, has a `"replacement"`: the `"text"` to write from `"start"` to
//! `"end"`, in bytes of the body. `--fix` replaces them: a result then has the corrected text as `"body"`, and the violations
//! that are left, which nobody but you can correct. All other bytes stay as they are.
//!
//! `"origin"` is how sure the rule is: `documented`, `decided` where the documentation contradicts itself, `inferred`, or this
//! crate's `own`.
//!
//! Of a body with more than 100 mistakes, `"omitted"` next to `"violations"` is the number of those that are not printed.
//!
//! Each file holds one JSON text. With `--lines`, and if its name ends in `.ndjson` or `.jsonl`, it holds one text a line, as
//! standard input does. The exit status is 1 if a body is rejected, and 2 if a file cannot be read or an argument is wrong.
//!
//! ```sh
//! cargo run --example check -- request.json
//! cargo run --example check -- --allow va-channel --other-fields request.json
//! cargo run --example check -- --fix requests.ndjson | jq -r .body
//! cargo run --example check -- --refund refund.json
//! cargo run --example check < requests.ndjson
//! ```

mod arguments;
mod fix;
mod result;
mod snippet;

use std::{
    env,
    ffi::OsStr,
    fs,
    io::{self, BufRead, BufReader, BufWriter, IsTerminal, Read, Write},
    path::Path,
    process::ExitCode,
};

use annotate_snippets::Renderer;
use arguments::Options;
use result::{Source, result};
use serde_json::value::RawValue;

fn main() -> ExitCode {
    match Options::read(env::args_os().skip(1)) {
        Ok(None) => {
            print!("{}", arguments::help());
            ExitCode::SUCCESS
        }
        Ok(Some(options)) => run(&options),
        Err(message) => {
            eprintln!("check: {message}");
            ExitCode::from(2)
        }
    }
}

fn run(options: &Options) -> ExitCode {
    let stdout = io::stdout();
    let renderer = stdout.is_terminal().then(snippet::renderer);
    let mut check = Check { out: BufWriter::new(stdout), options, renderer, status: 0 };
    let written = if options.files.is_empty() {
        check.lines(BufReader::new(io::stdin()), "-")
    } else {
        options.files.iter().try_for_each(|file| check.file(file))
    };
    match written.and_then(|()| check.out.flush()) {
        // The reader of the results may stop when it has seen enough.
        Err(error) if error.kind() != io::ErrorKind::BrokenPipe => {
            eprintln!("check: standard output: {error}");
            ExitCode::from(2)
        }
        _ => ExitCode::from(check.status),
    }
}

struct Check<'a, W> {
    out: W,
    options: &'a Options,
    /// Renders violations for a terminal.
    renderer: Option<Renderer>,
    status: u8,
}

impl<W: Write> Check<'_, W> {
    /// Checks the body of a file, or its lines.
    fn file(&mut self, file: &OsStr) -> io::Result<()> {
        let name = file.to_string_lossy();
        let body = match fs::read(file) {
            Ok(body) => body,
            Err(error) => {
                self.unreadable(&name, &error);
                return Ok(());
            }
        };
        if self.options.lines || Path::new(file).extension().is_some_and(|end| end == "ndjson" || end == "jsonl") {
            return self.lines(BufReader::new(&*body), &name);
        }
        if has_several_texts(&body) {
            eprintln!(
                "check: {name}: the file has several JSON texts; to check each line, use `--lines` or name it `.ndjson`"
            );
        }
        self.body(&body, Source { file: &name, line: 1 })
    }

    fn lines(&mut self, mut input: BufReader<impl Read>, file: &str) -> io::Result<()> {
        let mut text = Vec::new();
        for line in 1.. {
            // Someone may be waiting for the results so far before writing the next request.
            if input.buffer().is_empty() {
                self.out.flush()?;
            }
            text.clear();
            match input.read_until(b'\n', &mut text) {
                Ok(0) => return Ok(()),
                Ok(_) => {
                    let body = text.strip_suffix(b"\n").unwrap_or(&text);
                    if !matches!(body, b"" | b"\r") {
                        self.body(body, Source { file, line })?;
                    }
                }
                Err(error) => {
                    self.unreadable(file, &error);
                    return Ok(());
                }
            }
        }
        Ok(())
    }

    /// Checks a body, after its correction with `--fix`.
    fn body(&mut self, body: &[u8], source: Source<'_>) -> io::Result<()> {
        // A text that is not UTF-8 is not JSON either, and stays as it is.
        let corrected = str::from_utf8(body).ok().filter(|_| self.options.fix).map(|text| fix::fix(text, self.options));
        let (text, rejected) = match &corrected {
            Some((text, left)) => (text.as_bytes(), left.clone()),
            None => (body, self.options.violations(body)),
        };
        if rejected.is_some() {
            self.status = self.status.max(1);
        }
        let fixed = corrected.as_ref().map(|(text, _)| text.trim_end_matches(['\r', '\n']));
        let Some(renderer) = &self.renderer else {
            return writeln!(self.out, "{}", result(source, text, fixed, rejected.as_ref()));
        };
        let Source { file, line } = source;
        if let Some(fixed) = fixed {
            writeln!(self.out, "{fixed}")?;
        }
        let shown = String::from_utf8_lossy(text);
        for violation in rejected.iter().flatten() {
            writeln!(self.out, "{}\n", snippet::show(violation, &shown, file, line, renderer))?;
        }
        match rejected.map(|violations| violations.omitted()) {
            None => writeln!(self.out, "{file}:{line}: ok"),
            Some(0) => Ok(()),
            Some(omitted) => writeln!(self.out, "{omitted} further mistakes are not shown\n"),
        }
    }

    fn unreadable(&mut self, name: &str, error: &io::Error) {
        eprintln!("check: {name}: {error}");
        self.status = 2;
    }
}

/// Returns whether a file has a JSON text in its first line, and others after it.
fn has_several_texts(file: &[u8]) -> bool {
    let mut texts = serde_json::Deserializer::from_slice(file).into_iter::<&RawValue>();
    let is_text = |text: Option<serde_json::Result<&RawValue>>| text.is_some_and(|text| text.is_ok());
    is_text(texts.next()) && is_text(texts.next())
}

#[cfg(test)]
mod tests {
    use payment_session::rules::{Waiver, Waivers};
    use serde_json::{Value, json};

    use super::*;

    const BODIES: &str = concat!(
        r#"{"clientReferenceId":"1","amount":{"value":1,"currency":"IDR"},"mode":"API","customerId":"c","autoConfirm":false}"#,
        "\n\r\n",
        r#"{"clientReferenceId":"INV/1","customerId":"c","redirectUrl":{},"loyaltyTier":"GOLD","expirationMode":"NEVER"}"#,
        "\n",
    );

    /// The lines that the program prints, and its exit status.
    fn check(waivers: Waivers) -> (String, u8) {
        let options = Options { waivers, ..Options::default() };
        let mut check = Check { out: Vec::new(), options: &options, renderer: None, status: 0 };
        check.lines(BufReader::new(BODIES.as_bytes()), "a.ndjson").unwrap();
        (String::from_utf8(check.out).unwrap(), check.status)
    }

    #[test]
    fn each_body_has_a_line() {
        let (lines, status) = check(Waivers::NONE.with(Waiver::AmountRequired));
        assert_eq!(status, 1);
        let lines: Vec<_> = lines.lines().collect();
        assert_eq!(lines[0], r#"{"ok":true,"file":"a.ndjson","line":1,"reference":"1"}"#);
        let begin = r#"{"ok":false,"file":"a.ndjson","line":3,"reference":"INV/1","violations":[{"rule":"reference","#;
        assert!(lines[1].starts_with(begin), "{}", lines[1]);
        let result: serde_json::Value = serde_json::from_str(lines[1]).unwrap();
        let told: Vec<_> =
            result["violations"].as_array().unwrap().iter().map(|told| (&told["rule"], &told["origin"])).collect();
        assert_eq!(
            serde_json::json!(told),
            serde_json::json!([["reference", "documented"], ["unknown-field", "inferred"], ["enum", "documented"]])
        );
    }

    #[test]
    fn everything_that_a_violation_knows_is_printed() {
        let body = br#"{"orderRef":"A","ammount":{"value":1,"currency":"IDR"},"redirectUrl":{},"customerId":"c"}"#;
        let violations = Options::default().violations(body).unwrap();
        let source = Source { file: "a.json", line: 1 };
        let printed: serde_json::Value = serde_json::from_str(&result(source, body, None, Some(&violations))).unwrap();
        for (violation, printed) in violations.iter().zip(printed["violations"].as_array().unwrap()) {
            for (key, known) in serde_json::to_value(violation).unwrap().as_object().unwrap() {
                assert_eq!(&printed[key], known, "{key}");
            }
        }
        let misspelt = &printed["violations"][2];
        assert_eq!((&misspelt["help"], &misspelt["column"]), (&"write `\"amount\"`".into(), &17.into()));
    }

    #[test]
    fn the_number_of_omitted_violations_is_printed() {
        let options = Options::default();
        let mut check = Check { out: Vec::new(), options: &options, renderer: None, status: 0 };
        let body = format!(r#"{{"amount":{{{}}}}}"#, vec![r#""value":1"#; 1_000].join(","));
        check.body(body.as_bytes(), Source { file: "a.json", line: 1 }).unwrap();
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
        let options = Waivers::NONE.with(Waiver::AmountRequired);
        assert_eq!(rules(options), ("reference unknown-field enum".to_owned(), 1));
        let options = options.union(Waivers::UNKNOWN_FIELDS);
        assert_eq!(rules(options), ("reference enum".to_owned(), 1));
        assert_eq!(rules(options.union(Waivers::UNCHECKED_VALUES)), (String::new(), 0));
    }

    #[test]
    fn corrected_bodies_are_checked_again() {
        let options = Options { fix: true, ..Options::default() };
        let mut check = Check { out: Vec::new(), options: &options, renderer: None, status: 0 };
        let bodies = concat!(
            r#"{"clientReferenceID":"INV-1","amount":{"value":"1","currency":"IDR"},"redirectUrl":{},"customerId":"c"}"#,
            "\n",
            r#"{"clientReferenceID":"INV-2","redirectUrl":{},"customerId":"c"}"#,
            "\nno JSON\n\u{0}\n",
        );
        check.lines(BufReader::new([bodies.as_bytes(), b"\xff\n"].concat().as_slice()), "-").unwrap();
        let results: Vec<Value> =
            check.out.split(|byte| *byte == b'\n').filter_map(|line| serde_json::from_slice(line).ok()).collect();
        let field = |name: &str| results.iter().map(|result| result[name].clone()).collect::<Vec<_>>();
        assert_eq!(field("ok"), [json!(true), json!(false), json!(false), json!(false), json!(false)]);
        assert_eq!(field("line"), [1, 2, 3, 4, 5]);
        assert_eq!(field("reference"), [json!("INV-1"), json!("INV-2"), json!(null), json!(null), json!(null)]);
        let corrected =
            r#"{"clientReferenceId":"INV-1","amount":{"value":1,"currency":"IDR"},"redirectUrl":{},"customerId":"c"}"#;
        assert_eq!(results[0]["body"], corrected);
        assert_eq!(results[1]["violations"][0]["rule"], "amount-required");
        // A text that is no JSON stays as it is, and one that is not UTF-8 has no JSON string.
        assert_eq!((&results[2]["body"], &results[4]["body"]), (&json!("no JSON"), &json!(null)));
        assert_eq!(check.status, 1);
    }

    #[test]
    fn a_file_of_lines_is_recognized() {
        assert!(has_several_texts(b"{}\n{}\n"));
        for one in ["{}\n", "", "{\n}", "{} {", "no JSON\n{}"] {
            assert!(!has_several_texts(one.as_bytes()), "{one}");
        }
    }
}
