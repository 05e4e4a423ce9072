//! The examples pay against the sandbox.

use std::process::Command;

use crate::server::{Sandbox, Settings};

/// What an example says.
fn run(example: &str) -> String {
    let sandbox = Sandbox::start(0, Settings::default()).unwrap();
    let output = Command::new(env!("CARGO"))
        .args(["run", "--quiet", "--example", example, "--", &sandbox.base_url()])
        .current_dir(env!("CARGO_MANIFEST_DIR"))
        .output()
        .unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).unwrap()
}

#[test]
fn with_ureq() {
    let said = run("pay");
    assert!(said.contains("show      00020101"), "{said}");
    assert!(said.contains("is PAID: Done"), "{said}");
}

#[test]
fn with_reqwest() {
    let said = run("pay_async");
    assert!(said.contains("pay to 76640000"), "{said}");
    assert_eq!(said.matches("paid: ").count(), 2, "{said}");
}
