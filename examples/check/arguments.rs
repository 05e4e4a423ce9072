//! The arguments of the program.

use std::ffi::OsString;

use payment_session::{
    PaymentSession, Refund, Violations,
    rules::{Waiver, Waivers},
};

const USAGE: &str = "\
Checks request bodies: one line of JSON for each, on standard output.
A FILE has one body, or one a line if it ends in .ndjson or .jsonl.
Without FILE, it reads standard input, one body a line.

Usage: check [OPTIONS] [FILE]...

Options:
      --lines             Read one body from each line of every FILE
      --refund            Check refunds instead of sessions
      --fix               Replace what denotes the same, print each body as `body`, and check it again
      --allow RULE        Accept bodies that break a rule; can be repeated
      --other-fields      Accept fields that are not documented
      --unchecked-values  Accept values that the documentation does not allow
  -h, --help              Print this help

Rules for --allow, with `-` or `_`:
";

/// The bodies to check, and how.
#[derive(PartialEq, Default, Debug)]
pub struct Options {
    /// The violations that are accepted.
    pub waivers: Waivers,
    /// Whether the bodies are refunds.
    pub are_refunds: bool,
    /// Whether bodies are corrected.
    pub fix: bool,
    /// Whether each line of a file is a body.
    pub lines: bool,
    /// The files, or none for standard input.
    pub files: Vec<OsString>,
}

impl Options {
    /// Reads the arguments after the program's name. Returns `None` if they ask for help.
    ///
    /// # Errors
    ///
    /// Returns a message about the first wrong argument.
    pub fn read(arguments: impl IntoIterator<Item = OsString>) -> Result<Option<Self>, String> {
        let mut read = Self::default();
        let mut arguments = arguments.into_iter();
        while let Some(argument) = arguments.next() {
            match argument.to_str() {
                Some("-h" | "--help") => return Ok(None),
                Some("--") => read.files.extend(arguments.by_ref()),
                Some("--fix") => read.fix = true,
                Some("--refund") => read.are_refunds = true,
                Some("--lines") => read.lines = true,
                Some("--other-fields") => read.waivers = read.waivers.union(Waivers::UNKNOWN_FIELDS),
                Some("--unchecked-values") => read.waivers = read.waivers.union(Waivers::UNCHECKED_VALUES),
                Some("--allow") => {
                    let rule = arguments.next().ok_or("`--allow` requires a rule; write `--allow RULE`")?;
                    read.waivers = read.waivers.with(waiver(&rule.to_string_lossy())?);
                }
                Some(option) if option.starts_with("--") => match option.strip_prefix("--allow=") {
                    Some(rule) => read.waivers = read.waivers.with(waiver(rule)?),
                    None => return Err(format!("unknown option `{option}`; `--help` lists the options")),
                },
                _ => read.files.push(argument),
            }
        }
        Ok(Some(read))
    }

    /// Returns what is wrong with a body.
    pub fn violations(&self, body: &[u8]) -> Option<Violations> {
        if self.are_refunds {
            Refund::from_json_with(body, self.waivers).err()
        } else {
            PaymentSession::from_json_with(body, self.waivers).err()
        }
    }
}

fn waiver(rule: &str) -> Result<Waiver, String> {
    rule.parse().map_err(|error| format!("{error}; `--help` lists the rules"))
}

/// Returns the text of `--help`.
pub fn help() -> String {
    Waiver::ALL.iter().fold(USAGE.to_owned(), |help, waiver| format!("{help}  {waiver}\n"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(arguments: &[&str]) -> Result<Option<Options>, String> {
        Options::read(arguments.iter().map(OsString::from))
    }

    #[test]
    fn options_and_files_come_in_any_order() {
        let arguments =
            ["a.json", "--allow", "va-channel", "--other-fields", "-", "--allow=multiple_method", "--", "--b.json"];
        let waivers = Waivers::UNKNOWN_FIELDS.with(Waiver::VaChannel).with(Waiver::MultipleMethod);
        let files = vec!["a.json".into(), "-".into(), "--b.json".into()];
        let none = Options::default;
        for (arguments, expected) in [
            (&arguments[..], Options { waivers, files, ..none() }),
            (&["--refund"], Options { are_refunds: true, ..none() }),
            (&["--unchecked-values", "--fix"], Options { waivers: Waivers::UNCHECKED_VALUES, fix: true, ..none() }),
            (&["--lines"], Options { lines: true, ..none() }),
            (&[], none()),
        ] {
            assert_eq!(read(arguments), Ok(Some(expected)));
        }
    }

    #[test]
    fn a_wrong_argument_is_an_error_that_helps() {
        for (arguments, error) in [
            (
                &["--allow", "multiple-metod"][..],
                "unknown rule `multiple-metod`; write `multiple-method`; `--help` lists the rules",
            ),
            (&["--allow=VA_CHANEL"], "unknown rule `VA_CHANEL`; write `va-channel`; `--help` lists the rules"),
            (&["--allow", "amount_value"], "rule `amount.value` cannot be allowed; `--help` lists the rules"),
            (&["--allow", "missing_field"], "rule `missing-field` cannot be allowed; `--help` lists the rules"),
            (&["--allow"], "`--allow` requires a rule; write `--allow RULE`"),
            (&["--unchecked"], "unknown option `--unchecked`; `--help` lists the options"),
        ] {
            assert_eq!(read(arguments), Err(error.to_owned()));
        }
    }

    #[test]
    fn help_lists_every_option_and_rule() {
        assert_eq!(read(&["a.json", "--help"]), Ok(None));
        let help = help();
        for option in
            ["--lines", "--refund", "--fix", "--allow RULE", "--other-fields", "--unchecked-values", "-h, --help"]
        {
            assert!(help.contains(option), "{option}");
        }
        assert!(Waiver::ALL.iter().all(|waiver| help.contains(&format!("\n  {waiver}\n"))), "{help}");
    }
}
