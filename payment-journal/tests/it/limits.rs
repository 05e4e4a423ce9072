//! The greatest size of files: a disk that is full for one process.

use std::{
    env,
    process::{Command, Output},
};

/// The variable that a process has in which a write to a full disk is an error, and no signal.
pub const MARK: &str = "FILE_SIZE_CAN_BE_LIMITED";

pub fn can_be_set() -> bool {
    env::var_os(MARK).is_some()
}

/// Returns a command that ignores the signal which the system sends at the limit.
pub fn command(program: impl AsRef<std::ffi::OsStr>) -> Command {
    let mut command = Command::new("sh");
    command.args(["-c", "trap '' XFSZ; exec \"$0\" \"$@\""]).arg(program).env(MARK, "1");
    command
}

/// Runs a test of this program in a process of its own, whose disk can be full.
pub fn run_again(test: &str) {
    let Output { status, stdout, stderr } =
        command(env::current_exe().unwrap()).args(["--exact", test, "--nocapture"]).output().unwrap();
    let text = |bytes| String::from_utf8_lossy(bytes).into_owned();
    assert!(status.success(), "{}{}", text(&stdout), text(&stderr));
}

/// Sets the greatest size of the files that a process writes, in bytes. `None` is no limit.
pub fn set_file_size(process: u32, bytes: Option<u64>) {
    let limit = bytes.map_or_else(|| "unlimited".to_owned(), |bytes| bytes.to_string());
    let status =
        Command::new("prlimit").args(["--pid", &process.to_string(), &format!("--fsize={limit}:")]).status().unwrap();
    assert!(status.success());
}
