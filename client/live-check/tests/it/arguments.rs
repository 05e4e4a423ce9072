//! The program.

use std::process::{Command, Output};

fn run(arguments: &[&str]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_live-check"));
    command.args(arguments);
    command.env_remove("PIVOT_MERCHANT_ID").env_remove("PIVOT_MERCHANT_SECRET");
    command.output().unwrap()
}

#[test]
fn the_program_asks_its_own_sandbox() {
    let output = run(&["--own-sandbox", "--static", "--json"]);
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let lines = String::from_utf8(output.stdout).unwrap();
    assert_eq!(lines.lines().count(), live_check::asked().count());
    assert!(!lines.contains(r#""verdict":"refuted""#), "{lines}");
}

#[test]
fn wrong_arguments_and_servers_end_the_program() {
    for arguments in
        [&["--what"][..], &["--server", "https://api.pivot-payment.com"], &["--server", "http://127.0.0.1:1"]]
    {
        assert_eq!(run(arguments).status.code(), Some(2), "{arguments:?}");
    }
}
