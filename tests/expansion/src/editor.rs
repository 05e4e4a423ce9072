//! The expansion for rust-analyzer, of finished and of half-written invocations.
//!
//! `.ci/extra editor` asks rust-analyzer itself. A snapshot shows each token that changes.

use payment_expand::{Macro, expand};
use proc_macro2::{Delimiter, Group, Literal, TokenStream, TokenTree};

use crate::snapshots;

/// Returns the length of the expansion of a request whose customer ends in `key`.
fn length(key: &str) -> usize {
    let request = format!("! root client_reference_id: \"A\", customer: {{ email: \"a@b.id\", {key} }}");
    expand(Macro::Session, request.parse().expect("the request is tokens")).to_string().len()
}

/// If the expansion grew, rust-analyzer would not find its marker in it.
#[test]
fn expansions_do_not_grow_with_a_bare_key() {
    for key in ["given_name", "surname", "phone_number", "refund_preference"] {
        assert!(length(key) <= length(""), "{key}");
    }
}

/// Compares the expansion for rust-analyzer and the one for rustc with their snapshots.
fn check(name: &str, invoked: Macro, tokens: &str) {
    for (folder, sign) in [("editor", "!"), ("rustc", "")] {
        let input = format!("{sign} payment_session {tokens}").parse().expect("the invocation is tokens");
        snapshots::compare(&format!("{folder}/{name}.txt"), &in_lines(expand(invoked, input)));
    }
}

/// Writes tokens in short lines. rustfmt cannot parse half-written code.
fn in_lines(tokens: TokenStream) -> String {
    let mut lines = Lines::default();
    lines.write(tokens);
    lines.end();
    lines.all
}

#[derive(Default)]
struct Lines {
    all: String,
    line: String,
    depth: usize,
}

impl Lines {
    fn write(&mut self, tokens: TokenStream) {
        for token in tokens {
            match token {
                TokenTree::Group(group) => self.write_group(&group),
                TokenTree::Literal(literal) => self.add(&shown(&literal)),
                TokenTree::Ident(name) => self.add(&name.to_string()),
                TokenTree::Punct(sign) => {
                    self.add(&sign.to_string());
                    if matches!(sign.as_char(), ',' | ';') {
                        self.end();
                    }
                }
            }
        }
    }

    fn write_group(&mut self, group: &Group) {
        let (open, close) = match group.delimiter() {
            Delimiter::Brace => {
                self.add("{");
                self.end();
                self.depth += 1;
                self.write(group.stream());
                self.end();
                self.depth -= 1;
                return self.add("}");
            }
            Delimiter::Parenthesis => ("(", ")"),
            Delimiter::Bracket => ("[", "]"),
            Delimiter::None => ("⟨", "⟩"),
        };
        self.add(open);
        self.write(group.stream());
        self.add(close);
    }

    fn add(&mut self, token: &str) {
        let is_joined = self.line.ends_with(['(', '[', '.', ':', '!', '#'])
            || matches!(token, "," | ";" | "." | ":" | "!" | "?" | ")" | "]" | "(");
        if !is_joined && !self.line.is_empty() {
            self.line.push(' ');
        }
        self.line.push_str(token);
    }

    fn end(&mut self) {
        if !self.line.is_empty() {
            self.all.extend([&*"    ".repeat(self.depth), &self.line, "\n"]);
            self.line.clear();
        }
    }
}

/// Returns a literal, or the first line of a message, or the number of blanks in the padding of a struct literal.
fn shown(literal: &Literal) -> String {
    let literal = literal.to_string();
    let blanks = literal.trim_matches('"');
    match literal.split_once("\\n") {
        _ if blanks.len() >= 32 && blanks.trim().is_empty() => format!("\"({} blanks)\"", blanks.len()),
        Some((message, _)) => format!("{message} …\""),
        None => literal,
    }
}

#[test]
fn a_finished_request() {
    check(
        "finished",
        Macro::Session,
        r#"
        #![allow(token_customer)]
        client_reference_id: reference,
        amount: { value: 10_000.50, currency: "IDR" },
        "paymentType": SINGLE,
        payment_method: { type: CARD, card: { token: token.parse()? } },
        payment_method_options: { card: { capture_method: manual, three_ds_method: AUTOMATIC } },
        mode: API,
        auto_confirm: false,
        customer: { email, given_name?: name, refund_preference: { method: AUTO } },
        order_information: {
            product_details: [
                { type: DIGITAL, quantity: 1, price: { value: 1, currency: shop.currency } },
                for row in rows { type: PHYSICAL, quantity: row.count, price, if row.is_named { name: row.name } },
                match kind { Kind::Old => { type: SERVICE, quantity: 1, price: old }, _ => return None },
                ..others,
            ],
        },
        split_routing_configurations: [
            { merchant_id: "m", type: FIXED, currency: IDR, fixed_amount: fee, remarks: "r", "tier"!: [tier] },
        ],
        if is_late { expiry_at: end } else { expiry_at: "2025-12-30T23:59:00Z" }
        statement_descriptor!: descriptor,
        "loyaltyTier"!?: tier,
        metadata: { "invoice": invoice, "list": [1, count, null] },
        "#,
    );
}

#[test]
fn half_written_keys_and_values() {
    check(
        "half_written",
        Macro::Session,
        r#"
        client_reference_id: ,
        amount: { value },
        payment_typ
        payment_method: { type: VIRT, card: CARD },
        mode: AP
        customer_id
        customer: { email: "nobody", given_nameintellijRulezz, surname: , refund_preference: [{ method: AUTO }] },
        order_information: {
            product_details: [{ typ: DIGITAL, quantity: "1" }, rows.into_iter().collect::<],
        },
        self: 1,
        no_such_key: call(argument),
        expiry_at: [1],
        expiry_at: twice,
        metadata: { invoice: name. },
        statement_descriptor?: "Shop",
        "#,
    );
}

#[test]
fn half_written_choices_and_lists() {
    check(
        "choices",
        Macro::Session,
        r#"
        client_reference_id: "A",
        if let Some(customer) = customer { customer, } else if is_known { customer_id: } else { },
        match mode { Mode::Hosted => { mode: REDIRECT, redirect_url: URLS }, Mode::Own => { mode: API, }, _ => },
        order_information: { product_details: for row in rows { row } },
        split_routing_configurations: [if is_split { { type: , merchant_id } }, ..],
        "#,
    );
}

#[test]
fn nothing_is_written() {
    check("empty", Macro::Session, "");
}

#[test]
fn a_request_of_plain_values() {
    check(
        "plain_values",
        Macro::TrySession,
        "
        client_reference_id: form.reference,
        amount: { value: form.amount, currency: IDR },
        redirect_url: {},
        customer: { email: form.email, given_name?: form.name },
        ",
    );
}

#[test]
fn parts() {
    check("part", Macro::Part, "RefundPreference { method: TRANSFER_ONLY, transfer_destination: to }");
    check("unfinished_part", Macro::TryPart, "Produc { quantity: 1 }");
}

#[test]
fn a_half_written_template() {
    let template = r#"pub struct TopUp {
        client_reference_id: _,
        amount: { value: _ as total, currency },
        payment_typ: MULTIPLE,
        customer: { email: _, given_name?: _, surname: _ as },
        metadata: { "invoice": _ as invoice },
    }"#;
    check("template", Macro::Session, template);
}
