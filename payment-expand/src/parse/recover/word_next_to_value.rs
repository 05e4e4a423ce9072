//! A word next to a value: a currency, or a type or constructor of another language.

use payment_core::{
    inspect::tree::Entry,
    schema::{Kind, key_style::Style},
};
use proc_macro2::{Delimiter, TokenTree};

use super::{missing_comma::is_stray, split_number};
use crate::{
    literal,
    lookahead::is_at_end,
    parse::{Parser, Scope, key::kind_of_value},
    scan_expr, token,
};

impl Parser {
    /// `amount: 50000 IDR` or `amount: IDR 50000`
    pub(super) fn number_with_unit<'t>(
        &mut self,
        entry: &mut Entry<'static>,
        tokens: &'t [TokenTree],
        scope: Scope,
    ) -> Option<&'t [TokenTree]> {
        let ([one, two], rest) = tokens.split_at_checked(2)? else { return None };
        let (TokenTree::Literal(number), TokenTree::Ident(unit)) = (if is_name(one) { (two, one) } else { (one, two) })
        else {
            return None;
        };
        let object = kind_of_value(scope.kind, entry)?.as_object().filter(|_| is_at_end(rest))?;
        let required =
            |is_kind: fn(Kind) -> bool| object.fields.iter().find(|field| field.required && is_kind(field.kind));
        let value = required(|kind| matches!(kind, Kind::Number(_))).filter(|_| literal::is_number(number))?;
        let currency = required(|kind| matches!(kind, Kind::Word(_)))?;
        let Kind::Word(words) = currency.kind else { return None };
        let unit = unit.to_string();
        let word = words.position(&unit).map(|at| words.name_at(at)).or_else(|| words.meant(&unit)?.certain())?;
        let style = if entry.is_identifier { Style::Rust } else { Style::Wire };
        let (key, value, currency) = (self.written_key(entry), style.key(value), style.key(currency));
        let word = style.enum_value(word);
        let message = format!("`{}` must be an object, not a number", entry.key);
        let help = format!("write `{key}: {{ {value}: {number}, {currency}: {word} }}`");
        entry.value = self.missing_value(&tokens[..2], message, help);
        Some(rest)
    }

    /// `key: Name "value"` or `key: (Type) value`
    pub(super) fn word_before_value<'t>(
        &mut self,
        entry: &mut Entry<'static>,
        tokens: &'t [TokenTree],
        scope: Scope,
    ) -> Option<&'t [TokenTree]> {
        let (only, rest) = scan_expr::value(tokens);
        let ([word], [value, rest @ ..], true) = (only.tokens, rest, only.is_complete) else { return None };
        let is_word =
            is_name(word) || matches!(word, TokenTree::Group(group) if group.delimiter() == Delimiter::Parenthesis);
        let is_value = is_name(value) || matches!(value, TokenTree::Literal(_));
        let kind = kind_of_value(scope.kind, entry);
        let is_text = matches!(kind, Some(Kind::Text(_)));
        if !is_word
            || !is_value
            || !is_at_end(rest)
            || !is_stray(&tokens[1..], scope.kind)
            || matches!(kind, Some(Kind::Word(_)))
        {
            return None;
        }
        let (text, value) = (token::text(&tokens[..1]), token::text(&tokens[1..2]));
        let help = if is_name(word) && split_number::number(&tokens[1]).is_some() && !is_text {
            format!("write only `{value}`, and `{text}` after a key of its own")
        } else {
            format!("write `{value}`, without `{text}`")
        };
        if matches!(kind, Some(Kind::Number(_))) {
            // The currency is not missing.
            self.silence(scope.place);
        }
        let message = format!("`{text}` cannot precede a value in Rust");
        entry.value = self.missing_value(&tokens[..2], message, help);
        Some(rest)
    }
}

fn is_name(token: &TokenTree) -> bool {
    matches!(token, TokenTree::Ident(name) if name != "_")
}
