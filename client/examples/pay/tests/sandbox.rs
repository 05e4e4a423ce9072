//! The programs pay against the sandbox.

use std::process::Command;

use payment_sandbox::{Sandbox, Settings};

/// Runs a program against a sandbox of its own, and returns its output.
fn run(program: &str) -> String {
    let sandbox = Sandbox::with(Settings::default()).unwrap();
    let output = Command::new(program).arg(sandbox.base_url()).output().unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).unwrap()
}

#[test]
fn with_the_client_and_with_ureq() {
    for program in [env!("CARGO_BIN_EXE_pay"), env!("CARGO_BIN_EXE_pay_ureq")] {
        let output = run(program);
        assert!(output.contains("show      00020101"), "{output}");
        assert!(output.contains("is PAID: Done"), "{output}");
    }
}

#[test]
fn each_seller_receives_their_own_payment() {
    let output = run(env!("CARGO_BIN_EXE_pay_sellers"));
    assert_eq!(output.matches("is PAID").count(), 2, "{output}");
    assert!(output.ends_with("platform: nothing\n"), "{output}");
}
