//! Expansions look up no name where the user's items are, except those in `tests/requests/hygiene/mod.rs`.

use std::collections::BTreeSet;

use payment_expand::{Invocation, Macro, expand};
use proc_macro2::{Delimiter, TokenStream, TokenTree};

use crate::invocations::find_of;

/// The forms of an invocation.
const FORMS: &str = include_str!("../../requests/hygiene/forms.rs");

/// The items that conflict with the names of expansions.
const HYGIENE: &str = include_str!("../../requests/hygiene/mod.rs");

/// Returns the invocations of each form that is printed.
pub fn forms() -> Vec<(Macro, TokenStream)> {
    let macros = [
        ("payment_session", Macro::Session),
        ("payment_refund", Macro::Refund),
        ("payment_part", Macro::Part),
        ("try_payment_session", Macro::TrySession),
        ("try_payment_refund", Macro::TryRefund),
        ("try_payment_part", Macro::TryPart),
    ];
    let mut forms = Vec::new();
    for (name, invoked) in macros {
        let mut found = Vec::new();
        find_of(name, FORMS.parse().expect("tokens"), &mut found);
        assert!(!found.is_empty(), "no form of `{name}`");
        forms.extend(found.into_iter().map(|tokens| (invoked, tokens)));
    }
    forms
}

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

/// Returns the names of the items that conflict.
fn known_names() -> BTreeSet<String> {
    let (_, names) = HYGIENE.split_once("            $item! {").expect("a list of names");
    let (names, _) = names.split_once('}').expect("the end of the list");
    names.split_whitespace().map(str::to_owned).collect()
}

/// Returns a name up to its number.
fn stem(name: &str) -> &str {
    name.split(|c: char| c.is_ascii_digit()).next().unwrap_or_default()
}

/// Words with a meaning of their own: keywords, attributes, what a template declares, and the labels of `__template!`.
const WORDS: &[&str] = &[
    "_",
    "Self",
    "as",
    "break",
    "const",
    "convert",
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
    "further",
    "into_request",
    "json",
    "redacted",
    "request",
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
fn own_names(invoked: Macro, invocation: TokenStream) -> BTreeSet<String> {
    let mut input: TokenStream = "payment_session".parse().expect("tokens");
    input.extend(invocation);
    let (mut names, mut users) = (BTreeSet::new(), BTreeSet::new());
    looked_up(expand(invoked, input.clone()), &mut names);
    words(input, &mut users);
    names.retain(|name| !users.contains(name) && !WORDS.contains(&&**name));
    names
}

#[test]
fn expansions_look_up_only_known_names() {
    let rejected = REJECTED.iter().map(|(invoked, invocation)| (*invoked, invocation.parse().expect("tokens")));
    let names: BTreeSet<_> =
        forms().into_iter().chain(rejected).flat_map(|(invoked, tokens)| own_names(invoked, tokens)).collect();
    let known = known_names();
    // The others are those of `__template!`.
    let is_numbered = |name: &&String| name.contains(|c: char| c.is_ascii_digit());
    let unprinted: Vec<_> = known.difference(&names).filter(is_numbered).collect();
    assert!(unprinted.is_empty(), "no form prints {unprinted:?} of tests/requests/hygiene/mod.rs");
    let known: BTreeSet<_> = known.iter().map(|name| stem(name)).collect();
    let unknown: Vec<_> = names.iter().filter(|name| !known.contains(stem(name))).collect();
    assert!(unknown.is_empty(), "tests/requests/hygiene/mod.rs has no name like {unknown:?}");
}

#[test]
fn each_form_is_valid() {
    for (invoked, tokens) in forms() {
        let tokens: Vec<_> = tokens.into_iter().collect();
        let invocation = Invocation::parse(invoked, &tokens);
        let checked = invocation.check();
        let messages: Vec<_> = checked.explanations().iter().map(|explanation| &*explanation.message).collect();
        assert!(messages.is_empty(), "{messages:?}");
    }
}

#[test]
fn names_begin_with_more_underscores_than_those_of_the_user() {
    let invocation = "client_reference_id: (__p, [___v]), customer_id: id, redirect_url: {}".parse().expect("tokens");
    let names = own_names(Macro::TrySession, invocation);
    assert!(names.contains("____errors") && !names.contains("__errors"), "{names:?}");
}

#[test]
fn without_the_path_of_the_crate_nothing_compiles() {
    let expansion = expand(Macro::Session, TokenStream::new()).to_string();
    assert!(expansion.contains("compile_error !"), "{expansion}");
}
