//! Checks that the table of features in the reference counts the crates that each of them adds.

use std::{collections::BTreeMap, fs, process::Command};

const REFERENCE: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../src/overview.md");

/// Returns the number of crates in a build with only this feature. It depends on the platform.
fn crates(feature: &str) -> usize {
    let mut cargo = Command::new(env!("CARGO"));
    cargo.args(["tree", "--offline", "--package=payment-session", "--no-default-features", "--features", feature]);
    cargo.args(["--edges=normal,build", "--prefix=none", "--no-dedupe", "--target=x86_64-unknown-linux-gnu"]);
    let output = cargo.current_dir(env!("CARGO_MANIFEST_DIR")).output().unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let tree = String::from_utf8(output.stdout).unwrap();
    let mut names: Vec<_> = tree.lines().map(|line| line.split(' ').take(2).collect::<Vec<_>>()).collect();
    names.sort_unstable();
    names.dedup();
    names.len()
}

#[test]
fn the_reference_counts_the_crates_of_each_feature() {
    let reference = fs::read_to_string(REFERENCE).unwrap();
    let (_, tables) = reference.split_once("\n# Features\n").unwrap();
    let row = |line: &str| {
        let mut cells = line.strip_prefix("| `")?.split(" | ");
        let (feature, _) = cells.next()?.split_once('`')?;
        Some((feature.to_owned(), cells.next()?.parse().ok()?))
    };
    let written: BTreeMap<String, usize> = tables.lines().filter_map(row).collect();
    let none = crates("");
    assert!(tables.contains(&format!("the {none} of a build without features")), "{none} crates without features");
    let manifest = fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/../Cargo.toml")).unwrap();
    let (_, features) = manifest.split_once("\n[features]\n").unwrap();
    let names = features.lines().take_while(|line| !line.starts_with('[')).filter_map(|line| line.split_once(" = ["));
    let names = names.map(|(name, _)| name.to_owned()).filter(|name| name != "default");
    let counted: BTreeMap<String, usize> = names.map(|name| (name.clone(), crates(&name) - none)).collect();
    assert_eq!(written, counted);
}
