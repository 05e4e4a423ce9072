//! `docs/verified.md` is generated from the probes. This test checks the file.
//!
//! `BLESS=1 cargo test -p live-check` writes it again.

use std::{env, fs, path::Path};

#[test]
fn the_page_lists_the_probes() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../docs/verified.md");
    let page = live_check::page();
    if env::var_os("BLESS").is_some() {
        fs::write(path, page).unwrap();
    } else {
        let written = fs::read_to_string(path).unwrap_or_default();
        assert!(written == page, "docs/verified.md is out of date; run BLESS=1 cargo test -p live-check");
    }
}
