//! Checks request bodies: one line of JSON for each, on standard output.
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
use std::io::{self, BufRead, BufReader, BufWriter, Stdin, Stdout, Write};
use std::process::ExitCode;

use payment_session::{PaymentSession, Violation};
use serde::Serialize;

#[derive(Serialize)]
struct Verdict<'a> {
    ok: bool,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    violations: Vec<Finding<'a>>,
}

#[derive(Serialize)]
struct Finding<'a> {
    rule: &'a str,
    pointer: &'a str,
    message: &'a str,
}

impl<'a> From<&'a Violation> for Finding<'a> {
    fn from(violation: &'a Violation) -> Self {
        Self { rule: violation.rule().id, pointer: violation.pointer(), message: violation.message() }
    }
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
    status: u8,
}

impl Check {
    fn new() -> Self {
        Self { out: BufWriter::new(io::stdout()), status: 0 }
    }

    fn files(&mut self, files: &[OsString]) -> io::Result<()> {
        for file in files {
            match fs::read(file) {
                Ok(body) => self.body(&body)?,
                Err(error) => self.unreadable(&file.to_string_lossy(), &error),
            }
        }
        Ok(())
    }

    fn lines(&mut self, mut input: BufReader<Stdin>) -> io::Result<()> {
        let mut line = Vec::new();
        loop {
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
                        self.body(body)?;
                    }
                }
                Err(error) => {
                    self.unreadable("standard input", &error);
                    return Ok(());
                }
            }
        }
    }

    fn body(&mut self, body: &[u8]) -> io::Result<()> {
        let refused = PaymentSession::from_json(body).err();
        if refused.is_some() {
            self.status = self.status.max(1);
        }
        let verdict = Verdict {
            ok: refused.is_none(),
            violations: refused.iter().flat_map(|violations| violations.iter()).map(Finding::from).collect(),
        };
        serde_json::to_writer(&mut self.out, &verdict)?;
        self.out.write_all(b"\n")
    }

    fn unreadable(&mut self, name: &str, error: &io::Error) {
        eprintln!("check: {name}: {error}");
        self.status = 2;
    }
}
