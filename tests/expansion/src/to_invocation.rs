//! A request as source code creates the same JSON again.
//!
//! The invocation becomes a template, whose expansion contains the JSON. Each secret is a placeholder of the template.

use std::fs;

use payment_core::{PaymentSession, ReadOptions, rules::Waiver};
use payment_expand::{Macro, expand};
use proc_macro2::{Group, TokenStream, TokenTree};
use quote::quote;
use test_support::{
    bodies,
    source_code::{secrets, with_plain_strings},
};

use crate::invocations::in_workspace;

/// The number of bodies. A release build, as in `.ci/extra`, converts all of them.
const COUNT: usize = if cfg!(debug_assertions) { 1_000 } else { 100_000 };

/// Turns each variable, which is an entry of its own, into a placeholder.
fn with_placeholders(tokens: TokenStream) -> TokenStream {
    let tokens: Vec<_> = tokens.into_iter().collect();
    let is_comma = |at: usize| tokens.get(at).is_none_or(|token| token.to_string() == ",");
    let placed = tokens.iter().enumerate().map(|(at, token)| match token {
        TokenTree::Ident(name) if (at == 0 || is_comma(at - 1)) && is_comma(at + 1) => quote!(#name: _),
        TokenTree::Group(group) if group.to_string().starts_with('{') => {
            TokenTree::from(Group::new(group.delimiter(), with_placeholders(group.stream()))).into()
        }
        token => token.clone().into(),
    });
    placed.collect()
}

/// Adds all tokens to `flat`, in the order of the source, without delimiters.
fn flatten(tokens: TokenStream, flat: &mut Vec<TokenTree>) {
    for token in tokens {
        match token {
            TokenTree::Group(group) => flatten(group.stream(), flat),
            token => flat.push(token),
        }
    }
}

/// Expands an invocation, and returns the JSON that the expansion writes. `json` has the secrets.
fn expanded(invocation: &str, json: &str) -> String {
    // Otherwise the texts of earlier bodies would fill the memory.
    proc_macro2::extra::invalidate_current_thread_spans();
    let entries = invocation.strip_prefix("payment_session! ").expect("an invocation");
    let entries: TokenStream = entries.parse().unwrap_or_else(|error| panic!("{error}: {invocation}"));
    let entries = with_placeholders(entries);
    let mut tokens = Vec::new();
    flatten(expand(Macro::Session, quote!(payment_session struct Body #entries)), &mut tokens);
    let secrets = secrets();
    let mut written = String::new();
    // The statements after `write_json` append text and fields.
    let start = tokens.iter().position(|token| token.to_string() == "write_json");
    let end = tokens.iter().position(|token| token.to_string() == "into_request");
    let statements = &tokens[start.expect("a template")..end.expect("a template")];
    for (at, token) in statements.iter().enumerate() {
        let is_literal = |token: &&TokenTree| matches!(token, TokenTree::Literal(_));
        match token.to_string().as_str() {
            "extend_from_slice" => {
                let literal = statements[at..].iter().find(is_literal).expect("the text").to_string();
                written += &syn::parse_str::<syn::LitStr>(&literal).unwrap().value();
            }
            "write_plain" | "write_escaped" | "render" => {
                let field = statements[at..].iter().skip_while(|token| token.to_string() != "self").nth(2);
                let name = field.expect("a field").to_string();
                let secret = secrets.iter().find(|secret| name == secret.name).expect("a secret");
                written += secret.value(json).expect("a value");
            }
            "compile_error" => panic!("{token} {}\n{invocation}\n{json}", statements[at + 2]),
            _ => {}
        }
    }
    assert!(!tokens.iter().any(|token| token.to_string() == "compile_error"), "{tokens:?}\n{invocation}\n{json}");
    written
}

/// Returns whether a documented field is `null`. The macro leaves it out.
fn has_absent_field(invocation: &str) -> bool {
    invocation.match_indices(": null").any(|(at, _)| !invocation[..at].ends_with('"'))
}

/// Panics unless the invocation of a request has its JSON. Returns the invocation.
fn convert(session: &PaymentSession) -> String {
    let json = String::from_utf8(session.to_json()).unwrap();
    let invocation = session.to_invocation();
    if has_absent_field(&invocation) {
        expanded(&invocation, &json);
        return invocation;
    }
    assert_eq!(with_plain_strings(&expanded(&invocation, &json)), with_plain_strings(&json), "{invocation}");
    invocation
}

#[test]
fn every_documented_request() {
    let mut count = 0;
    for entry in fs::read_dir(in_workspace("tests/data/requests")).unwrap() {
        let body = fs::read(entry.unwrap().path()).unwrap();
        convert(&PaymentSession::from_json(&body).unwrap());
        count += 1;
    }
    assert_eq!(count, 16);
}

/// A literal with three digits after its point would be ambiguous.
#[test]
fn amounts_of_three_decimals() {
    for value in ["50.000", "1.125", "0.125", "999.001", "1.1250", "1000.000"] {
        let body = format!(
            r#"{{"clientReferenceId":"A","amount":{{"value":{value},"currency":"IDR"}},"redirectUrl":{{}},"customerId":"C"}}"#
        );
        convert(&PaymentSession::from_json(body.as_bytes()).unwrap());
    }
}

#[test]
fn generated_bodies() {
    let mut with_secrets = 0;
    for body in bodies::generate(45, 2 * COUNT) {
        let Ok(session) = PaymentSession::from_json(body.as_bytes()) else { continue };
        with_secrets += usize::from(convert(&session).contains("token"));
    }
    assert!(with_secrets > 0, "no request has a token");
}

#[test]
fn generated_bodies_with_escape_hatches() {
    let options = Waiver::ALL.iter().fold(ReadOptions::new(), |options, waiver| options.allow(*waiver));
    let options = options.other_fields(true).unchecked_values(true);
    let (mut waived, mut unchecked) = (0, 0);
    for body in bodies::generate(46, COUNT) {
        if PaymentSession::from_json(body.as_bytes()).is_ok() {
            continue;
        }
        let Ok(session) = PaymentSession::from_json_with(body.as_bytes(), &options) else { continue };
        // Only the options that the request needs.
        let needed = session.read_options();
        let session = PaymentSession::from_json_with(&session.to_json(), &needed).unwrap();
        let invocation = convert(&session);
        waived += usize::from(invocation.contains("#![allow("));
        unchecked += usize::from(invocation.contains("!: ") && !has_absent_field(&invocation));
    }
    assert!(waived > 0 && unchecked > 0, "{waived} requests allow a rule, {unchecked} have an unchecked field");
}
