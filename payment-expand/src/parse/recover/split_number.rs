//! Numbers with spaces, commas or several dots between their digits. An amount is never guessed.

use payment_core::{
    inspect::tree::{Entry, Value},
    schema::Kind,
};
use proc_macro2::{Literal, TokenTree};

use crate::{
    literal,
    lookahead::is_at_end,
    parse::{OuterValue, Parser, key::kind_of_value, recover::skip_separator, value::may_be},
    scan_expr::{self, Expression},
    token::{self, is_punct},
};

/// Splits tokens as [`scan_expr::value`] does, but numbers next to each other are one value.
pub(super) fn value(tokens: &[TokenTree]) -> (Expression<'_>, &[TokenTree]) {
    match scan_expr::value(tokens) {
        (Expression { tokens: [first], is_complete }, rest) if number(first).is_some() => {
            let pieces = rest.iter().take_while(|token| number(token).is_some()).count();
            let (tokens, rest) = tokens.split_at(1 + pieces);
            (Expression { tokens, is_complete }, rest)
        }
        other => other,
    }
}

pub(super) fn number(token: &TokenTree) -> Option<&Literal> {
    match token {
        TokenTree::Literal(literal) if literal::is_number(literal) => Some(literal),
        _ => None,
    }
}

/// Returns whether a number in the place of a value has two meanings, also as the only number in an object.
fn is_ambiguous(kind: Option<Kind>, text: &str) -> bool {
    match kind {
        Some(Kind::Number(number)) => number.is_ambiguous_literal(text),
        Some(Kind::Object(object)) => object
            .fields
            .iter()
            .any(|field| matches!(field.kind, Kind::Number(number) if number.is_ambiguous_literal(text))),
        _ => false,
    }
}

impl Parser {
    /// `5.000.000,50`, with the value `5.000.000`. Returns the tokens after the number.
    pub(in crate::parse) fn points_and_comma<'t>(
        &mut self,
        entry: &mut Entry<'static>,
        tokens: &'t [TokenTree],
        value: &[TokenTree],
        outer: OuterValue,
    ) -> Option<&'t [TokenTree]> {
        let [comma, cents, rest @ ..] = &tokens[value.len()..] else { return None };
        let cents = number(cents).filter(|_| is_punct(Some(comma), ','))?.to_string();
        // Only now, because rustc takes long to print the value, which may be an object.
        let text = token::text(value);
        let is_it = value.len() > 1 && literal::is_grouped(&text) && cents.len() <= 2;
        let number_with_point = format!("{}.{cents}", text.replace('.', ""));
        let is_valid = matches!(kind_of_value(outer.kind, entry), Some(Kind::Number(number)) if number.read(&number_with_point).is_ok());
        if !is_it || !is_valid || !is_at_end(rest) {
            return None;
        }
        let written = &tokens[..value.len() + 2];
        entry.value =
            self.missing_value(written, "a number cannot contain commas", format!("write `{number_with_point}`"));
        Some(rest)
    }

    /// `10 000` or `10.000.000`
    pub(super) fn number_in_pieces(&mut self, outer: OuterValue, tokens: &[TokenTree]) -> Option<Value<'static>> {
        let [first, second, ..] = tokens else { return None };
        let has_point = is_punct(Some(second), '.');
        let is_piece = |token: &TokenTree| number(token).is_some() || has_point && is_punct(Some(token), '.');
        if number(first).is_none() || !tokens.iter().all(is_piece) || number(tokens.last()?).is_none() {
            return None;
        }
        let text = token::text(tokens);
        let digits = if has_point && literal::is_grouped(&text) { text.replace('.', "") } else { text.clone() };
        match outer.kind {
            // The value is a text without quotes, or no number at all.
            Some(Kind::Text(_) | Kind::EnumValue(_) | Kind::Bool | Kind::Object(_) | Kind::List(_)) => {
                return Some(Value::Number(text.into()));
            }
            Some(Kind::Number(number)) if number.read(&digits).is_err() && (!has_point || digits != text) => {
                return Some(Value::Number(digits.into()));
            }
            _ => {}
        }
        let (message, help) = if !has_point {
            ("a number cannot contain spaces", format!("write `{text}`"))
        } else if digits == text {
            ("a number cannot have more than one decimal point", "remove the other points".into())
        } else {
            ("a number cannot have more than one decimal point", format!("write `{digits}`"))
        };
        self.error_at(outer.place, message, help);
        Some(Value::Unreadable)
    }

    /// `10,000`. `tokens` follow the first comma. Returns those after the number.
    pub(super) fn commas_in_number<'t>(
        &mut self,
        outer: OuterValue,
        tokens: &'t [TokenTree],
        last: &mut Entry<'static>,
    ) -> &'t [TokenTree] {
        let Value::Number(first) = &last.value.value else { return tokens };
        let mut pieces = Vec::new();
        let mut rest = tokens;
        while let Some(piece) = rest.first().and_then(number) {
            pieces.push(piece.to_string());
            rest = skip_separator(&rest[1..]);
        }
        // The commas may separate thousands, for example in `1,000,000`.
        let is_group = |piece: &String| matches!(piece.as_bytes(), [_, _, _] | [_, _, _, b'.', ..]);
        let is_grouped = first.len() <= 3 && **first != *"0" && pieces.iter().all(is_group);
        let whole = match &*pieces {
            _ if is_grouped => Some(format!("{first}{}", pieces.concat())),
            // Only two digits, or more after a zero, are certainly a fraction.
            [fraction]
                if fraction.bytes().all(|byte| byte.is_ascii_digit()) && (fraction.len() <= 2 || **first == *"0") =>
            {
                let whole = if literal::is_grouped(first) { first.replace('.', "") } else { first.to_string() };
                Some(format!("{whole}.{fraction}"))
            }
            _ => None,
        };
        let written = [&*self.source[last.value.place].tokens, &tokens[..tokens.len() - rest.len()]].concat();
        let end = written.iter().rposition(|token| number(token).is_some()).map_or(0, |last| last + 1);
        let kind = kind_of_value(outer.kind, last);
        // One group may be a fraction, too: the amount is the one that the text `"1,500"` would be.
        let with_comma = || format!("{first},{}", pieces.concat());
        let value = match &*pieces {
            [group] if is_grouped && group.len() == 3 && is_ambiguous(kind, &with_comma()) => with_comma(),
            _ => whole.clone().unwrap_or_else(|| first.to_string()),
        };
        let value = Value::Number(value.into());
        if !may_be(kind, &value) {
            self.source[last.value.place].tokens = written[..end].to_vec();
            last.value.value = value;
            return rest;
        }
        let help = whole.map_or("write its digits without commas".into(), |number| format!("write `{number}`"));
        self.error(&written[..end], "a number cannot contain commas", help);
        last.value.value = Value::Unreadable;
        rest
    }
}
