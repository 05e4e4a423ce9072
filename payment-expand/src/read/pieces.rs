//! A number or a text in several pieces: with spaces, commas or points between its digits, or as strings side by side.

use payment_core::{
    node::{Entry, Value},
    schema::Kind,
};
use proc_macro2::{Literal, TokenTree};

use super::{Reader, is_end};
use crate::{
    literal, split,
    token::{self, is_punct},
};

/// Splits tokens as [`split::value`] does. Literals of one sort, side by side, are one value.
pub(super) fn value(tokens: &[TokenTree]) -> (&[TokenTree], &[TokenTree]) {
    match split::value(tokens) {
        ([TokenTree::Literal(first)], rest) => tokens.split_at(1 + adjacent(first, rest)),
        other => other,
    }
}

/// How many literals follow another of their sort.
fn adjacent(first: &Literal, rest: &[TokenTree]) -> usize {
    let is_number = literal::is_number(first);
    let is_such = |literal: &Literal| {
        if is_number { literal::is_number(literal) } else { literal::text(literal).is_some() }
    };
    let belongs = |at: &usize| matches!(&rest[*at..], tokens @ [TokenTree::Literal(next), ..] if !split::is_key(tokens) && is_such(next));
    (0..rest.len()).take_while(belongs).count()
}

impl Reader {
    /// Literals side by side, or with points between them.
    pub(super) fn pieces(&mut self, place: usize, tokens: &[TokenTree], kind: Option<Kind>) -> Option<Value<'static>> {
        let [TokenTree::Literal(first), .., TokenTree::Literal(last)] = tokens else { return None };
        let has_point = is_punct(tokens.get(1), '.');
        if !has_point && 1 + adjacent(first, &tokens[1..]) < tokens.len() || has_point && !literal::is_digits(last) {
            return None;
        }
        let (is_number, text) = (literal::is_number(first), token::text(tokens));
        if is_number && matches!(kind, Some(Kind::Text(_))) {
            // a text without its quotes
            return Some(Value::Number(text.into()));
        }
        let (message, help) = match (has_point, is_number) {
            (true, _) if literal::is_grouped(&text) => {
                ("a number cannot have more than one decimal point", format!("write `{}`", text.replace('.', "")))
            }
            (true, _) => ("a number cannot have more than one decimal point", "remove the other points".into()),
            (false, true) => ("a number cannot contain spaces", format!("write `{text}`")),
            (false, false) => ("adjacent strings are not joined", "write one string".into()),
        };
        self.source.error_at(place, message, &help);
        Some(Value::Broken)
    }

    /// Commas between a number's digits: what stands behind the first of them.
    pub(super) fn commas<'t>(&mut self, rest: &'t [TokenTree], entries: &mut Vec<Entry<'static>>) -> &'t [TokenTree] {
        let Some(last) = entries.last_mut() else { return rest };
        let Value::Number(first) = &last.value.value else { return rest };
        let whole = if literal::is_grouped(first) { first.replace('.', "") } else { first.to_string() };
        // by thousands, as in `1,000,000`
        let mut number = first.to_string();
        let mut is_grouped = first.len() <= 3 && **first != *"0";
        let mut length = 0;
        while let Some(TokenTree::Literal(piece)) = rest.get(length)
            && literal::is_number(piece)
        {
            let piece = piece.to_string();
            is_grouped &= matches!(piece.as_bytes(), [_, _, _] | [_, _, _, b'.', ..]);
            number += &piece;
            length += if is_punct(rest.get(length + 1), ',') { 2 } else { 1 };
        }
        let help = match &rest[0] {
            _ if is_grouped => format!("write `{number}`"),
            TokenTree::Literal(fraction) if length <= 2 && literal::is_digits(fraction) => {
                format!("write `{whole}.{fraction}`")
            }
            _ => "write its digits without commas".into(),
        };
        self.source.error(&rest[..1], "a number cannot contain commas", &help);
        last.value.value = Value::Broken;
        let rest = &rest[length..];
        if is_end(rest) && !rest.is_empty() { &rest[1..] } else { rest }
    }
}
