//! The folders of the playground.

use std::path::{Path, PathBuf};

/// Returns the path of a file or folder of the playground.
pub fn own(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(name)
}
