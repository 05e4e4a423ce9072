//! The programs pay against the sandbox.

use std::process::Command;

use payment_sandbox::Sandbox;

/// Runs a program against a sandbox of its own, and returns its output.
fn run(program: &str) -> String {
    // The customers of the shop's earlier orders.
    let sandbox = Sandbox::builder().known_customers(["c-4", "c-17", "c-90"]).start().unwrap();
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
fn the_second_payment_of_an_order_is_refunded() {
    let output = run(env!("CARGO_BIN_EXE_pay_twice"));
    assert_eq!((output.matches("keep  ").count(), output.matches("refund  ").count()), (1, 1), "{output}");
}

#[test]
fn each_top_up_is_credited_once() {
    let output = run(env!("CARGO_BIN_EXE_pay_top_ups"));
    assert!(output.contains("transfer to Some(\"7664"), "{output}");
    assert!(output.ends_with("2 top-ups\n"), "{output}");
}

#[test]
fn each_seller_receives_their_own_payment() {
    let output = run(env!("CARGO_BIN_EXE_pay_sellers"));
    assert_eq!(output.matches("is PAID").count(), 2, "{output}");
    assert!(output.ends_with("platform: nothing\n"), "{output}");
}

#[test]
fn the_orders_of_the_shop_are_paid() {
    let output = run(env!("CARGO_BIN_EXE_pay_shop"));
    assert_eq!(output.lines().count(), 6, "{output}");
    assert!(!output.contains("was rejected"), "{output}");
}
