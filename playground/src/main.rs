//! Builds the page, and serves it on this machine or writes it into a folder.
//!
//! ```console
//! $ cargo run --manifest-path playground/Cargo.toml                  # serves it, and prints the address
//! $ cargo run --manifest-path playground/Cargo.toml -- --out DIR     # writes the static site
//! ```

mod checker;
mod folders;
mod result;
mod script;
mod server;
mod site;

use std::{env, ffi::OsString, path::PathBuf, process::ExitCode};

use result::Result;

const USAGE: &str = "\
Builds the playground and serves it on this machine.

Usage: playground [--out DIR]

Options:
      --out DIR  Write the static site into a folder in place of serving it
  -h, --help     Print this help
";

/// The task of the program.
enum Task {
    Help,
    Serve,
    Write(PathBuf),
}

fn main() -> ExitCode {
    let task = match read_arguments(env::args_os().skip(1)) {
        Ok(task) => task,
        Err(message) => {
            eprintln!("playground: {message}\n\n{USAGE}");
            return ExitCode::from(2);
        }
    };
    match run(&task) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("playground: {error}");
            ExitCode::FAILURE
        }
    }
}

fn read_arguments(arguments: impl IntoIterator<Item = OsString>) -> Result<Task, String> {
    let arguments: Vec<_> = arguments.into_iter().collect();
    let names: Vec<_> = arguments.iter().map(|argument| argument.to_string_lossy()).collect();
    match names.iter().map(AsRef::as_ref).collect::<Vec<_>>()[..] {
        [] => Ok(Task::Serve),
        ["-h" | "--help"] => Ok(Task::Help),
        ["--out", _] => Ok(Task::Write(PathBuf::from(&arguments[1]))),
        ["--out"] => Err("`--out` requires a folder".into()),
        [unknown, ..] => Err(format!("unknown argument `{unknown}`")),
    }
}

fn run(task: &Task) -> Result {
    let folder = match task {
        Task::Help => {
            print!("{USAGE}");
            return Ok(());
        }
        Task::Serve => folders::own("dist"),
        Task::Write(folder) => folder.clone(),
    };
    site::write(&folder)?;
    match task {
        Task::Write(_) => {
            println!("written: {}", folder.display());
            Ok(())
        }
        _ => server::serve(&folder),
    }
}
