//! The arguments of the program.

use std::ffi::OsString;

use payment_session::rules::{Waiver, Waivers};

use super::bodies::Bodies;

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

/// The task of the program.
#[derive(PartialEq, Debug)]
pub enum Task {
    Help,
    Check { bodies: Bodies, fix: bool, lines: bool, files: Vec<OsString> },
}

/// Reads the arguments after the program's name.
///
/// # Errors
///
/// Returns a message about the first wrong argument.
pub fn read(arguments: impl IntoIterator<Item = OsString>) -> Result<Task, String> {
    let (mut options, mut are_refunds) = (Waivers::NONE, false);
    let (mut fix, mut lines, mut files) = (false, false, Vec::new());
    let mut arguments = arguments.into_iter();
    while let Some(argument) = arguments.next() {
        options = match argument.to_str() {
            Some("-h" | "--help") => return Ok(Task::Help),
            Some("--") => {
                files.extend(arguments);
                break;
            }
            Some("--fix") => {
                fix = true;
                options
            }
            Some("--refund") => {
                are_refunds = true;
                options
            }
            Some("--lines") => {
                lines = true;
                options
            }
            Some("--allow") => {
                let rule = arguments.next().ok_or("`--allow` requires a rule; write `--allow RULE`")?;
                options.with(waiver(&rule.to_string_lossy())?)
            }
            Some("--other-fields") => options.union(Waivers::UNKNOWN_FIELDS),
            Some("--unchecked-values") => options.union(Waivers::UNCHECKED_VALUES),
            Some(option) if option.starts_with("--") => match option.strip_prefix("--allow=") {
                Some(rule) => options.with(waiver(rule)?),
                None => return Err(format!("unknown option `{option}`; `--help` lists the options")),
            },
            _ => {
                files.push(argument);
                options
            }
        };
    }
    Ok(Task::Check { bodies: Bodies { options, are_refunds }, fix, lines, files })
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

    fn read(arguments: &[&str]) -> Result<Task, String> {
        super::read(arguments.iter().map(OsString::from))
    }

    #[test]
    fn options_and_files_come_in_any_order() {
        let options = Waivers::UNKNOWN_FIELDS.with(Waiver::VaChannel).with(Waiver::MultipleMethod);
        let files = vec!["a.json".into(), "-".into(), "--b.json".into()];
        assert_eq!(
            read(&[
                "a.json",
                "--allow",
                "va-channel",
                "--other-fields",
                "-",
                "--allow=multiple_method",
                "--",
                "--b.json"
            ]),
            Ok(Task::Check { bodies: Bodies::sessions(options), fix: false, lines: false, files })
        );
        let options = Waivers::UNCHECKED_VALUES;
        let task =
            |options, fix, lines| Ok(Task::Check { bodies: Bodies::sessions(options), fix, lines, files: Vec::new() });
        let refunds = Bodies { options: Waivers::NONE, are_refunds: true };
        assert_eq!(
            read(&["--refund"]),
            Ok(Task::Check { bodies: refunds, fix: false, lines: false, files: Vec::new() })
        );
        assert_eq!(read(&["--unchecked-values", "--fix"]), task(options, true, false));
        assert_eq!(read(&["--lines"]), task(Waivers::NONE, false, true));
        assert_eq!(read(&[]), task(Waivers::NONE, false, false));
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
        assert_eq!(read(&["a.json", "--help"]), Ok(Task::Help));
        let help = help();
        for option in
            ["--lines", "--refund", "--fix", "--allow RULE", "--other-fields", "--unchecked-values", "-h, --help"]
        {
            assert!(help.contains(option), "{option}");
        }
        assert!(Waiver::ALL.iter().all(|waiver| help.contains(&format!("\n  {waiver}\n"))), "{help}");
    }
}
