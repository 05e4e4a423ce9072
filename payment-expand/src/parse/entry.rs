//! Parses the entries of an object.
//!
//! ```text
//! entry = key sign value | key
//! sign  = "!"? "?"? ":"
//! ```

use payment_core::{
    inspect::tree::{Entry, Node, Value},
    schema::Field,
};
use proc_macro2::{Ident, TokenTree};

use super::{
    ExpectedValue, Optionality, OuterValue, ParsedObject, Parser,
    comments::{self, without_comments},
    control_flow,
    key::{field_of, has_semicolon_for_colon, kind_of_value},
    recover::wrong_entry::is_keyword_before_key,
};
use crate::{
    lookahead::{self, begins_with_key, is_at_end},
    scan_expr::{self, Expression, FlowContext},
    token::is_punct,
};

impl Parser {
    /// Parses the entries of an object.
    pub(super) fn entries(&mut self, outer: OuterValue, tokens: &[TokenTree]) -> Vec<Entry<'static>> {
        let tokens = without_comments(tokens);
        let mut object = ParsedObject { outer, entries: Vec::new() };
        let mut rest = &*tokens;
        while !rest.is_empty() && !self.ends_open_object(outer, rest) {
            rest = self.entry(&mut object, rest);
        }
        object.entries
    }

    /// Parses an entry or a choice, and the comma after it.
    fn entry<'t>(&mut self, object: &mut ParsedObject, tokens: &'t [TokenTree]) -> &'t [TokenTree] {
        let outer = object.outer;
        let default = self.default_keyword(tokens);
        let (is_default, tokens) = (default.is_some(), default.unwrap_or(tokens));
        if !begins_with_key(tokens) {
            if is_keyword_before_key(tokens, outer.kind) {
                return self.recover_entry(object, tokens);
            }
            if let Some(flow) = control_flow::parse(tokens, FlowContext::Entries, outer.kind) {
                return self.choice(object, flow);
            }
            if !is_shorthand(tokens) {
                return self.recover_entry(object, tokens);
            }
        }
        let Some((mut entry, rest)) = self.key(tokens, outer.kind) else {
            return self.recover_entry(object, tokens);
        };
        self.mark_preset(&entry, is_default);
        let rest = self.sign_and_value(&mut entry, rest, outer);
        self.check_choices_of_preset(&entry);
        self.end_of_entry(object, tokens, rest, entry)
    }

    /// Parses the tokens after a key.
    pub(super) fn sign_and_value<'t>(
        &mut self,
        entry: &mut Entry<'static>,
        tokens: &'t [TokenTree],
        outer: OuterValue,
    ) -> &'t [TokenTree] {
        let Some(colon) = lookahead::colon(tokens) else {
            let rest = self.shorthand(entry, tokens);
            self.shorthand_for_placeholder(entry, outer);
            return rest;
        };
        entry.is_unchecked |= colon.is_unchecked;
        entry.is_optional = colon.is_optional;
        self.entry_value(entry, tokens, colon.rest, outer)
    }

    /// Completes an entry without a value: the value is the variable with the name of the key.
    fn shorthand<'t>(&mut self, entry: &mut Entry<'static>, rest: &'t [TokenTree]) -> &'t [TokenTree] {
        self.source[entry.place].is_bare = true;
        let variable = variable(&self.source[entry.place].tokens);
        entry.value = Node { value: Value::Name(entry.key.clone().into()), place: self.source.add(&variable) };
        if rest.is_empty() {
            self.source.half_written = Some(entry.value.place);
        }
        rest
    }

    /// Parses the value of an entry. `after_key` begins with the sign, and `tokens` with the value.
    pub(super) fn entry_value<'t>(
        &mut self,
        entry: &mut Entry<'static>,
        after_key: &'t [TokenTree],
        tokens: &'t [TokenTree],
        outer: OuterValue,
    ) -> &'t [TokenTree] {
        let (value, rest) = scan_expr::value(tokens);
        // A `!` may be the sign of an unchecked field.
        if !value.is_complete || !is_at_end(rest) || is_punct(tokens.first(), '!') {
            return self.recover_value(entry, after_key, tokens, outer);
        }
        if let Some(rest) = self.points_and_comma(entry, tokens, value.tokens, outer) {
            return rest;
        }
        self.value_of_entry(entry, value, outer);
        rest
    }

    /// Parses a value whose end is known.
    pub(super) fn value_of_entry(&mut self, entry: &mut Entry<'static>, value: Expression<'_>, outer: OuterValue) {
        let optionality = match field_of(outer.kind, entry) {
            _ if entry.is_optional => Optionality::Option,
            Some(Field { required: true, .. }) => Optionality::Required,
            _ => Optionality::Optional(if entry.is_unchecked { "!?:" } else { "?:" }),
        };
        let kind = kind_of_value(outer.kind, entry);
        entry.value = self.value(value, ExpectedValue { depth: outer.depth, kind, optionality });
    }

    /// Adds an entry to those of its object, and parses the comma after it.
    pub(super) fn end_of_entry<'t>(
        &mut self,
        object: &mut ParsedObject,
        tokens: &[TokenTree],
        rest: &'t [TokenTree],
        mut entry: Entry<'static>,
    ) -> &'t [TokenTree] {
        if entry.is_unchecked && self.has_error_since(entry.place) {
            // The `!` may be wrong because of the same mistake.
            self.silence(entry.place);
        }
        self.name_after_key(&mut entry, object.outer.kind, &object.entries);
        object.entries.push(entry);
        self.comma(tokens, rest, Some(object))
    }

    /// Parses the comma after an entry of `object`, or after an item of a list.
    pub(super) fn comma<'t>(
        &mut self,
        tokens: &[TokenTree],
        rest: &'t [TokenTree],
        object: Option<&mut ParsedObject>,
    ) -> &'t [TokenTree] {
        match rest {
            [] => rest,
            [comma, rest @ ..] if is_punct(Some(comma), ',') => rest,
            _ => self.missing_comma(tokens, rest, object),
        }
    }
}

/// Returns the variable with the name of a key: `r#type` for the key `type`.
fn variable(key: &[TokenTree]) -> Vec<TokenTree> {
    match key {
        [TokenTree::Ident(name)] if name == "type" => vec![Ident::new_raw("type", name.span()).into()],
        key => key.to_vec(),
    }
}

/// Returns whether tokens certainly begin with an entry, perhaps after rules. A name may begin anything else, too.
pub(super) fn begins(tokens: &[TokenTree]) -> bool {
    let mut rest = tokens;
    while let Some(after) = comments::after_comment(rest).or_else(|| lookahead::after_inner_attribute(rest)) {
        rest = after;
    }
    rest.is_empty() || begins_with_key(rest) || control_flow::begins(rest)
}

/// Returns whether tokens begin with a name that is a whole entry.
fn is_shorthand(tokens: &[TokenTree]) -> bool {
    matches!(tokens, [TokenTree::Ident(_), rest @ ..] if is_at_end(rest) && !has_semicolon_for_colon(rest))
}
