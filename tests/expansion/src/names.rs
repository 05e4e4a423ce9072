//! Expansions look up no name where the user's items are, except those in `tests/it/expressions/hostile/printed_names.rs`.

use std::collections::BTreeSet;

use payment_expand::{Invocation, Macro, expand};
use proc_macro2::{Delimiter, TokenStream, TokenTree};

/// Invocations of each form that is printed.
const INVOCATIONS: &[(Macro, &str)] = &[
    (
        Macro::Session,
        r#"#![allow(multiple_method, multiple_mode)]
        client_reference_id!: reference,
        amount: { value: total, currency: IDR },
        payment_type: MULTIPLE,
        payment_method: { type: CARD },
        redirect_url: {},
        order_information: { product_details: [
            for price in prices { type: DIGITAL, quantity: 1, price: { value: price, currency: IDR, "cents"!: price } }
            ..products,
        ] },
        match id {
            Some(id) => { customer_id: id, "new"!: false },
            None => { customer: { email: email, given_name?: (given) } },
        }
        if late { expiry_at: expiry } else { statement_descriptor: return }
        metadata: { "price": price, "none"?: none },"#,
    ),
    (
        Macro::TrySession,
        r#"client_reference_id: reference,
        amount: { value: total, currency: IDR },
        redirect_url: {},
        order_information: { product_details: [
            if cheap { type: DIGITAL, quantity: count, price: { value: 1, currency: IDR } }
            ..products,
        ] },
        if known { customer_id: id } else { customer: { email: email, given_name?: given } }
        statement_descriptor: return,
        metadata: { "price": price, "none"?: none },
        "tier"!: tier,"#,
    ),
    (Macro::Part, "Product { type: DIGITAL, quantity: count, price: { value: price, currency: IDR } }"),
    (
        Macro::TryPart,
        "SplitRouting { merchant_id: id, type: FIXED, fixed_amount: total, currency: IDR, remarks: note }",
    ),
    (
        Macro::Session,
        r#"struct Template {
            client_reference_id: _,
            amount: { value: _, currency: IDR },
            redirect_url: { success_return_url?: _ },
            customer: { email: "a@b.id", given_name?: _ },
            metadata: { "one": one, "more"?: _ as more },
            "tier"!: _ as tier,
        }"#,
    ),
    (
        Macro::Session,
        r#"struct Constant { client_reference_id: "1", customer_id: "c", redirect_url: {}, amount: { value: 1, currency: IDR } }"#,
    ),
];

/// Invocations of each form that is rejected.
const REJECTED: &[(Macro, &str)] = &[
    (
        Macro::Session,
        "client_reference_id: 1, customer: { email: email }, order_information: { product_details: [..more] }",
    ),
    (Macro::TrySession, "client_reference_id: 1, customer: { email: email, given_name: { given } }"),
    (Macro::Part, "Produkt { quantity: count }"),
    (Macro::Session, "struct Template { client_reference_id: _, customer: { email: email } }"),
];

/// The kinds of names that `printed_names.rs` has: the alias, and variables and type parameters without their numbers.
const KNOWN: &[&str] = &[
    "__p",
    "__Written",
    "__out",
    "__value",
    "__start",
    "__rejections",
    "__result",
    "__v",
    "__l",
    "__c_customer",
    "__c_customer_id",
    "__c_expiry_at",
    "__c_statement_descriptor",
    "__o",
    "By",
];

/// Words with a meaning of their own: keywords, attributes, methods of templates, and the labels of `__template!`.
const WORDS: &[&str] = &[
    "_",
    "Self",
    "as",
    "break",
    "const",
    "doc",
    "else",
    "false",
    "fn",
    "for",
    "if",
    "impl",
    "in",
    "let",
    "match",
    "mut",
    "payment_session",
    "pub",
    "return",
    "self",
    "struct",
    "true",
    "use",
    "attributes",
    "debug",
    "derived",
    "into_session",
    "json",
    "redacted",
    "template",
    "try_new",
    "write_json",
];

/// Returns every name that begins a path.
fn looked_up(tokens: TokenStream, names: &mut BTreeSet<String>) {
    let tokens: Vec<_> = tokens.into_iter().collect();
    let is_punct =
        |at: usize, sign: char| matches!(tokens.get(at), Some(TokenTree::Punct(punct)) if punct.as_char() == sign);
    let is_after_path = |at: usize| at > 1 && is_punct(at - 1, ':') && is_punct(at - 2, ':');
    for (at, token) in tokens.iter().enumerate() {
        match token {
            TokenTree::Group(group) if group.delimiter() == Delimiter::Bracket && at > 0 && is_punct(at - 1, '#') => {}
            TokenTree::Group(group) if is_after_path(at) => imported(group.stream(), names),
            TokenTree::Group(group) => looked_up(group.stream(), names),
            TokenTree::Ident(name) => {
                let follows = |sign| at > 0 && is_punct(at - 1, sign);
                let is_key = is_punct(at + 1, ':') && !is_punct(at + 2, ':');
                if !(is_after_path(at) || follows('.') || follows('\'') || is_key) {
                    names.insert(name.to_string());
                }
            }
            _ => {}
        }
    }
}

/// Returns the names that the braces of an import introduce.
fn imported(tokens: TokenStream, names: &mut BTreeSet<String>) {
    let tokens: Vec<_> = tokens.into_iter().map(|token| token.to_string()).collect();
    names.extend(tokens.windows(2).filter(|pair| pair[0] == "as").map(|pair| pair[1].clone()));
}

/// Returns all words of an invocation.
fn words(tokens: TokenStream, words: &mut BTreeSet<String>) {
    for token in tokens {
        match token {
            TokenTree::Group(group) => self::words(group.stream(), words),
            TokenTree::Ident(name) => {
                words.insert(name.to_string());
            }
            _ => {}
        }
    }
}

/// Returns the names that the expansion of an invocation looks up, without those of the user.
fn own_names(invoked: Macro, invocation: &str) -> BTreeSet<String> {
    let input: TokenStream = format!("payment_session {invocation}").parse().expect("tokens");
    let (mut names, mut users) = (BTreeSet::new(), BTreeSet::new());
    looked_up(expand(invoked, input.clone()), &mut names);
    words(input, &mut users);
    names.retain(|name| !users.contains(name) && !WORDS.contains(&&**name));
    names
}

#[test]
fn expansions_look_up_only_known_names() {
    for (invoked, invocation) in INVOCATIONS {
        let tokens: TokenStream = invocation.parse().expect("tokens");
        let tokens: Vec<_> = tokens.into_iter().collect();
        let invocation = Invocation::parse(*invoked, &tokens);
        let checked = invocation.check();
        let messages: Vec<_> = checked.findings().iter().map(|finding| &*finding.message).collect();
        assert!(messages.is_empty(), "{messages:?}");
    }
    let names = INVOCATIONS.iter().chain(REJECTED).flat_map(|(invoked, invocation)| own_names(*invoked, invocation));
    let kinds: BTreeSet<_> = names.map(|name| name.replace(|c: char| c.is_ascii_digit(), "")).collect();
    assert_eq!(kinds, KNOWN.iter().map(ToString::to_string).collect());
}

#[test]
fn names_begin_with_more_underscores_than_those_of_the_user() {
    let names = own_names(Macro::TrySession, "client_reference_id: (__p, [___v]), customer_id: id, redirect_url: {}");
    assert!(names.contains("____rejections") && !names.contains("__rejections"), "{names:?}");
}

#[test]
fn without_the_path_of_the_crate_nothing_compiles() {
    let expansion = expand(Macro::Session, TokenStream::new()).to_string();
    assert!(expansion.contains("compile_error !"), "{expansion}");
}
