//! The generated parts of the code are up to date.

#[test]
fn generated_files_are_up_to_date() {
    let outdated: Vec<_> = xtask::outdated().into_iter().map(|file| file.path).collect();
    assert!(outdated.is_empty(), "`cargo run -p xtask -- generate` writes {outdated:?} again");
}
