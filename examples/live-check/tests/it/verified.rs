//! `docs/verified.md` is generated from the probes. This test checks the file.
//!
//! `.ci/bless verified` writes it again.

use std::path::Path;

use test_support::generated;

#[test]
fn the_page_lists_the_probes() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../docs/verified.md");
    generated::compare(&path, &live_check::page());
}
