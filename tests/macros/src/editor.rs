//! The expansion for rust-analyzer, of finished and of half-written invocations.
//!
//! `.ci/extra editor` asks rust-analyzer itself.

use std::ops::Range;

use payment_expand::{Macro, expand};
use proc_macro2::{Delimiter, Group, Ident, Literal, Span, TokenStream, TokenTree};

use crate::{names, snapshots};

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

/// Compares the expansion for rust-analyzer, or the one for rustc, with a snapshot.
fn compare_expansion(name: &str, sign: &str, tokens: &str) {
    let input = format!("{sign} payment_session {tokens}").parse().expect("the invocation is tokens");
    snapshots::compare(&format!("{name}.txt"), &in_lines(expand(Macro::Session, input)));
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
fn a_finished_request_for_rustc() {
    compare_expansion(
        "finished",
        "",
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
fn half_written_keys_and_values_for_rust_analyzer() {
    compare_expansion(
        "half_written",
        "!",
        r#"
        client_reference_id: ,
        amount: { value },
        payment_typ
        payment_method: { type: VIRT, card: CARD },
        mode: AP
        customer_id
        customer: { email: "nobody", given_nameraCompletionMarker, surname: , refund_preference: [{ method: AUTO }] },
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

/// Returns how often a name is in the expansion for rust-analyzer.
fn count_in_editor(entries: &str, name: &str) -> usize {
    let mut texts = Vec::new();
    flatten(expand(Macro::Session, format!("! payment_session {entries}").parse().expect("tokens")), &mut texts);
    texts.iter().filter(|text| *text == name).count()
}

/// An entry that is not in the expansion has no hover and no definition, and one that is there twice has two.
#[test]
fn each_value_of_an_arm_inside_an_arm_is_printed_once() {
    let entries = r"
        client_reference_id: reference,
        if is_known {
            customer_id: known,
            if is_late { expiry_at: end } else { match way { 0 => { amount: due } _ => { amount: rest } } }
        } else {
            customer: { email: address, if has_name { given_name: name } }
        }
    ";
    for name in
        ["reference", "is_known", "known", "is_late", "end", "way", "due", "rest", "address", "has_name", "name"]
    {
        assert_eq!(count_in_editor(entries, name), 1, "{name}");
    }
}

/// The identifier that rust-analyzer inserts at the cursor.
const MARKER: &str = "raCompletionMarker";

/// An invocation, and the same invocation with the marker at the cursor.
struct TypedValue {
    without: Vec<TokenTree>,
    with: Vec<TokenTree>,
}

impl TypedValue {
    /// Puts the tokens of a group back between their neighbors.
    fn inside(self, around: &[TokenTree], at: usize, delimiter: Delimiter) -> Self {
        let group = |inner: Vec<TokenTree>| {
            let mut tokens = around.to_vec();
            tokens[at] = Group::new(delimiter, inner.into_iter().collect()).into();
            tokens
        };
        Self { without: group(self.without), with: group(self.with) }
    }
}

fn is_sign(token: Option<&TokenTree>, sign: char) -> bool {
    matches!(token, Some(TokenTree::Punct(punct)) if punct.as_char() == sign)
}

/// Returns `tokens` with `new` in place of those in `range`.
fn replaced(tokens: &[TokenTree], range: Range<usize>, new: Option<TokenTree>) -> Vec<TokenTree> {
    let mut tokens = tokens.to_vec();
    tokens.splice(range, new);
    tokens
}

/// Returns what is typed at the start of each entry, at the end of each key, and where each value is empty.
fn typed(tokens: &[TokenTree], delimiter: Delimiter) -> Vec<TypedValue> {
    let mut found = Vec::new();
    let with = |range, new: String| replaced(tokens, range, Some(Ident::new(&new, Span::call_site()).into()));
    for at in 0..tokens.len() {
        let starts_entry = at.checked_sub(1).is_none_or(|before| is_sign(tokens.get(before), ','));
        if starts_entry && delimiter == Delimiter::Brace && !is_sign(tokens.get(at), '#') {
            found.push(TypedValue { without: tokens.to_vec(), with: with(at..at, MARKER.into()) });
            let has_sign = [':', '!', '?'].iter().any(|sign| is_sign(tokens.get(at + 1), *sign));
            if let (TokenTree::Ident(key), true) = (&tokens[at], has_sign) {
                found.push(TypedValue { without: tokens.to_vec(), with: with(at..at + 1, format!("{key}{MARKER}")) });
            }
            if is_sign(tokens.get(at + 1), ':') {
                let end = (at..tokens.len()).find(|at| is_sign(tokens.get(*at), ',')).unwrap_or(tokens.len());
                let without = replaced(tokens, at + 2..end, None);
                found.push(TypedValue { without, with: with(at + 2..end, MARKER.into()) });
            }
        }
        // Metadata, unchecked values and attributes have no entries.
        let entry = tokens[..at].rsplit(|token| is_sign(Some(token), ',')).next().unwrap_or_default();
        let is_free = entry.iter().any(|token| matches!(&*token.to_string(), "metadata" | "!"));
        if let TokenTree::Group(group) = &tokens[at]
            && group.delimiter() != Delimiter::Parenthesis
            && !is_free
        {
            let inner: Vec<_> = group.stream().into_iter().collect();
            let inner = typed(&inner, group.delimiter());
            found.extend(inner.into_iter().map(|typed| typed.inside(tokens, at, group.delimiter())));
        }
    }
    found
}

/// Adds the text of each token of `stream`, with the delimiters of groups.
fn flatten(stream: TokenStream, texts: &mut Vec<String>) {
    for token in stream {
        match token {
            TokenTree::Group(group) => {
                let delimiter = format!("{:?}", group.delimiter());
                texts.push(delimiter.clone());
                flatten(group.stream(), texts);
                texts.push(delimiter);
            }
            token => texts.push(token.to_string()),
        }
    }
}

/// rust-analyzer looks for its marker by text offset, in the expansion of what is written and in that with the marker.
#[test]
fn both_expansions_are_equal_up_to_the_cursor() {
    for (invoked, tokens) in names::forms() {
        let tokens: Vec<_> = tokens.into_iter().collect();
        // A part and a template have a name before their entries.
        let has_entries = matches!(tokens[1], TokenTree::Punct(_));
        for TypedValue { without, with } in typed(&tokens, if has_entries { Delimiter::Brace } else { Delimiter::None })
        {
            let shown = with.iter().cloned().collect::<TokenStream>();
            let [without, with] = [without, with].map(|tokens| {
                let mut texts = Vec::new();
                let input = "! payment_session".parse::<TokenStream>().expect("tokens").into_iter().chain(tokens);
                flatten(expand(invoked, input.collect()), &mut texts);
                texts
            });
            let at = with.iter().position(|text| text.contains(MARKER));
            let at = at.unwrap_or_else(|| panic!("the marker is not in the expansion of {shown}"));
            assert_eq!(without.get(..at), Some(&with[..at]), "{shown}");
            // At the end of a key, nothing else differs: the marker does not hide which field it is.
            if with[at] != MARKER {
                let with: Vec<_> = with.iter().map(|text| text.replace(MARKER, "")).collect();
                assert_eq!(without, with, "{shown}");
            }
        }
    }
}
