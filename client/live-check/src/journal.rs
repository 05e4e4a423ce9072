//! The file of references, written before they are sent.

use std::{
    collections::BTreeSet,
    fs::{self, File},
    io::{self, Write},
    path::Path,
};

/// The beginning of every reference.
pub const PREFIX: &str = "LC-";
/// The end of a line whose session cannot be cancelled any more.
const CLOSED: &str = " closed";

/// The references of all runs. A line is on the disk before its reference is sent.
#[derive(Debug)]
pub struct Journal {
    file: File,
    open: Vec<String>,
}

impl Journal {
    /// Opens a journal, or creates it.
    ///
    /// # Errors
    ///
    /// Returns an error if the file cannot be read or written.
    pub fn open(path: &Path) -> io::Result<Self> {
        let text = match fs::read_to_string(path) {
            Err(error) if error.kind() == io::ErrorKind::NotFound => String::new(),
            text => text?,
        };
        let closed: BTreeSet<&str> = text.lines().filter_map(|line| line.strip_suffix(CLOSED)).collect();
        let open = text.lines().filter(|line| line.starts_with(PREFIX) && !line.ends_with(CLOSED));
        let open: BTreeSet<&str> = open.filter(|line| !closed.contains(line)).collect();
        let open = open.into_iter().map(str::to_owned).collect();
        let mut file = File::options().append(true).create(true).open(path)?;
        if !text.is_empty() && !text.ends_with('\n') {
            file.write_all(b"\n")?; // the last run ended in the middle of a line
        }
        Ok(Self { file, open })
    }

    /// Returns the references that may belong to sessions, as of when the journal was opened.
    pub fn open_references(&self) -> &[String] {
        &self.open
    }

    /// Writes a reference that is about to be sent.
    ///
    /// # Errors
    ///
    /// Returns an error if the line is not on the disk.
    pub fn sending(&mut self, reference: &str) -> io::Result<()> {
        self.line(reference, "")
    }

    /// Writes that no session with this reference can be cancelled.
    ///
    /// # Errors
    ///
    /// Returns an error if the line is not on the disk.
    pub fn closed(&mut self, reference: &str) -> io::Result<()> {
        self.line(reference, CLOSED)
    }

    fn line(&mut self, reference: &str, end: &str) -> io::Result<()> {
        self.file.write_all(format!("{reference}{end}\n").as_bytes())?;
        self.file.sync_data()
    }
}
