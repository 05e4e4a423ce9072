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
fn placeholders_of_several_kinds() {
    let template = r#"payment_session
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
        }"#;
    let expansion = expand(Macro::Session, template.parse().expect("the template is valid tokens"));
    compare("top_up.rs", &formatted(&expansion.to_string()));
}
