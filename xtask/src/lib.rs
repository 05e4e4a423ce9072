//! The generated parts of `payment-core/src`. The program writes them, and a test compares them.

mod field_docs;
mod iso_tables;

use std::{fs, io, path::PathBuf};

const PAYMENT_CORE: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../payment-core");

/// A file with generated parts.
#[derive(Debug)]
pub struct File {
    /// The file in the checkout.
    pub path: PathBuf,
    /// The text that the file should have.
    pub text: String,
}

/// Returns the files with generated parts that are out of date.
pub fn outdated() -> Vec<File> {
    let files = field_docs::files().into_iter().chain(iso_tables::files());
    files.filter(|file| fs::read_to_string(&file.path).ok().as_ref() != Some(&file.text)).collect()
}

/// Writes the files that are out of date, and returns their paths.
///
/// # Errors
///
/// Returns the error of the first file that cannot be written.
pub fn generate() -> io::Result<Vec<PathBuf>> {
    outdated().into_iter().map(|file| fs::write(&file.path, file.text).map(|()| file.path)).collect()
}
