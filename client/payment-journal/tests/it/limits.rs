//! The greatest size of files: a disk that is full for one process. Systems other than Linux have no such limit here.

use std::{
    ffi::OsStr,
    process::{Command, Output},
};

/// Returns a command whose process ignores the signal that the system sends at the limit. Writes fail then.
pub fn command(program: impl AsRef<OsStr>) -> Command {
    if !cfg!(target_os = "linux") {
        return Command::new(program);
    }
    let mut command = Command::new("sh");
    command.args(["-c", "trap '' XFSZ; exec \"$0\" \"$@\""]).arg(program);
    command
}

/// Sets the greatest size of the files that a process writes, in bytes. `None` is no limit. A process that has ended is left.
///
/// The program `prlimit` must run as the same user.
pub fn set_file_size(mut prlimit: Command, process: u32, bytes: Option<u64>) {
    if !cfg!(target_os = "linux") {
        return;
    }
    let limit = bytes.map_or_else(|| "unlimited".to_owned(), |bytes| bytes.to_string());
    prlimit.args(["--pid", &process.to_string(), &format!("--fsize={limit}:")]);
    let Output { status, stderr, .. } = prlimit.output().unwrap();
    let stderr = String::from_utf8_lossy(&stderr);
    assert!(status.success() || stderr.contains("No such process"), "{stderr}");
}
