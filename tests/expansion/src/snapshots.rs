//! Compares the expansions of templates, and those for editors, with `snapshots/*.rs`.
//!
//! `BLESS=1 cargo test -p test-expansion snapshots` writes them again. Read their diff before you commit it.

use std::{
    fs,
    io::Write,
    path::PathBuf,
    process::{Command, Stdio},
};

use payment_expand::{Macro, expand};

/// Compares the expansion of a template.
fn check(name: &str, template: &str) {
    let input = format!("payment_session {template}").parse().expect("the template is valid tokens");
    compare(&format!("{name}.rs"), &formatted(&expand(Macro::Session, input).to_string()));
}

/// Compares code with a snapshot.
pub fn compare(name: &str, code: &str) {
    let file = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join(format!("src/snapshots/{name}"));
    if std::env::var_os("BLESS").is_some() {
        fs::write(&file, code).expect("the snapshot is writable");
        return;
    }
    let snapshot = fs::read_to_string(&file).expect("a snapshot");
    let lines = |code: &str| code.lines().map(str::to_owned).chain([String::new()]).collect::<Vec<_>>();
    let lines = lines(code).into_iter().zip(lines(&snapshot)).zip(1..);
    if let Some(((line, kept), number)) = lines.into_iter().find(|((line, kept), _)| line != kept) {
        panic!(
            "line {number} of {name} differs:\n    snapshot:  {kept}\n    expansion: {line}\n\
            the top of this file has the command that writes the snapshots"
        );
    }
    assert_eq!(code.len(), snapshot.len(), "{name} has other line ends");
}

/// Formats code with the rustfmt of the pinned toolchain.
fn formatted(code: &str) -> String {
    let mut rustfmt = Command::new("rustfmt")
        .args(["--edition", "2024", "--config", "max_width=120"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .expect("rustfmt is installed");
    rustfmt
        .stdin
        .take()
        .expect("the standard input is piped")
        .write_all(code.as_bytes())
        .expect("rustfmt reads the code");
    let output = rustfmt.wait_with_output().expect("rustfmt exits");
    assert!(output.status.success(), "rustfmt cannot parse: {code}");
    String::from_utf8(output.stdout).expect("code is UTF-8")
}

#[test]
fn nothing_varies() {
    check(
        "constant",
        r#"struct Fixed {
            "clientReferenceId": "1",
            "amount": { "value": 1.50, "currency": "IDR" },
            "mode": "API",
            "autoConfirm": false,
            "customerId": "c"
        }"#,
    );
}

#[test]
fn placeholders_of_several_kinds() {
    check(
        "top_up",
        r#"
        #[derive(Clone)]
        pub struct TopUp {
            client_reference_id: _,
            amount: { value: _ as total, currency: IDR },
            payment_type: MULTIPLE,
            payment_method: { type: VIRTUAL_ACCOUNT },
            payment_method_options: { virtual_account: { channel: PERMATA, virtual_account_number: _ as number } },
            mode: API,
            redirect_url: SHOP,
            customer: { given_name?: _, email: _ },
            metadata: { "invoice": _ as invoice },
        }"#,
    );
}

#[test]
fn only_optional_fields() {
    check(
        "optional",
        r#"pub(crate) struct Urls {
            client_reference_id: "1",
            amount: { value: 1, currency: IDR },
            redirect_url: { success_return_url?: _, failure_return_url?: _ },
            customer_id: "c",
        }"#,
    );
}
