//! The generated parts of `payment-core/src` and of `docs`. The program writes them, and a test compares them.

mod blocks;
mod errors_md;
mod field_docs;
mod fields_md;
mod iso_tables;
mod rules_md;

use std::{
    fs, io,
    path::{Path, PathBuf},
};

use test_support::book;

fn checkout(path: &str) -> PathBuf {
    let workspace = Path::new(env!("CARGO_MANIFEST_DIR")).parent().expect("xtask is in the workspace");
    workspace.join(path)
}

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
    let [book, corpus] = [book::BOOK, book::CORPUS].map(|folder| book::pages(&checkout(folder)));
    let pages = errors_md::files(&book, &corpus).into_iter().chain([rules_md::file(&book)]).chain(blocks::files());
    let files = field_docs::files().into_iter().chain(fields_md::files()).chain(iso_tables::files()).chain(pages);
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

#[cfg(test)]
mod tests {
    use super::outdated;

    #[test]
    fn generated_files_are_up_to_date() {
        let outdated: Vec<_> = outdated().into_iter().map(|file| file.path).collect();
        assert!(outdated.is_empty(), "`cargo run -p xtask -- generate` writes {outdated:?} again");
    }
}
