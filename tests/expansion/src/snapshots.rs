//! Compares the expansions of templates, and those for editors, with `snapshots/*.rs`.
//!
//! `.ci/bless expansions` writes them again. Read their diff before you commit it.

use std::{
    io::Write,
    path::PathBuf,
    process::{Command, Stdio},
};

use payment_expand::{Macro, expand};
use test_support::generated;

/// Compares the expansion of a template.
fn check(name: &str, template: &str) {
    let input = format!("payment_session {template}").parse().expect("the template is valid tokens");
    compare(&format!("{name}.rs"), &formatted(&expand(Macro::Session, input).to_string()));
}

/// Compares code with a snapshot.
pub fn compare(name: &str, code: &str) {
    let file = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join(format!("src/snapshots/{name}"));
    generated::compare(&file, code);
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
