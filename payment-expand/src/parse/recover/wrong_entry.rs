//! Mistakes in the place of an entry.

use payment_core::{
    inspect::tree::{Node, Value},
    schema::Kind,
};
use proc_macro2::{Delimiter, TokenTree};

use super::super::{ParsedObject, Parser, key::names_field, template};
use crate::{
    lookahead::{self, begins_with_key},
    token,
};

impl Parser {
    /// Reports the tokens in the place of an entry. Returns the tokens at which parsing goes on.
    pub(in crate::parse) fn recover_entry<'t>(
        &mut self,
        object: &mut ParsedObject,
        tokens: &'t [TokenTree],
    ) -> &'t [TokenTree] {
        self.keyword_before_key(object, tokens)
            .or_else(|| self.braces_around_entries(object, tokens))
            .or_else(|| self.visibility_before_key(tokens))
            .or_else(|| self.waivers_among_entries(tokens))
            .or_else(|| self.completion_before_entry(object, tokens))
            .or_else(|| self.other_key_or_sign(object, tokens))
            .unwrap_or_else(|| self.missing_key(object, tokens))
    }

    /// `if key: value`, where the condition and the block are not written yet.
    fn keyword_before_key<'t>(&mut self, object: &ParsedObject, tokens: &'t [TokenTree]) -> Option<&'t [TokenTree]> {
        is_keyword_before_key(tokens, object.outer.kind).then(|| {
            let form = match &tokens[0] {
                TokenTree::Ident(keyword) if keyword == "match" => "match expression { pattern => { … } }",
                _ => "if condition { … }",
            };
            let message = format!("expected an expression and `{{ … }}` after `{}`", tokens[0]);
            self.error(&tokens[..1], message, format!("write `{form}`"));
            // The block may contain any field.
            self.source.choices.has_skipped_choice = true;
            &tokens[1..]
        })
    }

    /// `{ { key: value } }`
    fn braces_around_entries<'t>(
        &mut self,
        object: &mut ParsedObject,
        tokens: &'t [TokenTree],
    ) -> Option<&'t [TokenTree]> {
        let inside = |tokens: &[TokenTree]| match tokens {
            [TokenTree::Group(group)] if group.delimiter() == Delimiter::Brace => Some(token::inside(group)),
            _ => None,
        };
        let mut inner = inside(tokens).filter(|_| object.entries.is_empty())?;
        // All pairs are one mistake. They are no levels of the request, so there may be many.
        while let Some(next) = inside(&inner) {
            inner = next;
        }
        self.error(tokens, "unexpected second pair of braces", "remove the extra braces");
        object.entries.extend(self.waivers_and_entries(object.outer.place, &inner, object.outer.kind));
        Some(&[])
    }

    /// `pub key: value`
    fn visibility_before_key<'t>(&mut self, tokens: &'t [TokenTree]) -> Option<&'t [TokenTree]> {
        let ([TokenTree::Ident(_), ..], field) = template::split_head(tokens) else { return None };
        begins_with_key(field).then(|| {
            let help = "remove it: placeholders are always public fields";
            self.error(&tokens[..1], "a field cannot have a visibility", help);
            field
        })
    }

    /// The marker of rust-analyzer before an entry. Only rust-analyzer writes an empty key, to ask which keys are possible.
    fn completion_before_entry<'t>(
        &mut self,
        object: &mut ParsedObject,
        tokens: &'t [TokenTree],
    ) -> Option<&'t [TokenTree]> {
        let [TokenTree::Ident(marker), ..] = tokens else { return None };
        if !token::without_marker(&marker.to_string()).is_empty() {
            return None;
        }
        let (mut entry, rest) = self.key(tokens, object.outer.kind)?;
        self.source[entry.place].is_bare = true;
        let place = self.source.add(&tokens[..1]);
        entry.value = Node { value: Value::Name(entry.key.clone().into()), place };
        object.entries.push(entry);
        Some(lookahead::skip_comma(rest))
    }

    /// `key value`, `key = value` and similar.
    fn other_key_or_sign<'t>(&mut self, object: &mut ParsedObject, tokens: &'t [TokenTree]) -> Option<&'t [TokenTree]> {
        let (mut entry, after_key) = self.key(tokens, object.outer.kind)?;
        let rest = match lookahead::colon(after_key) {
            Some(_) => self.sign_and_value(&mut entry, after_key, object.outer),
            None => self.recover_sign(object, &mut entry, after_key),
        };
        Some(self.end_of_entry(object, tokens, rest, entry))
    }
}

/// Returns whether a keyword of a choice precedes the key of a field and its colon, so that nothing of the choice is
/// written but the keyword. `if paid: { … }`, as in Python, has a condition.
pub(in crate::parse) fn is_keyword_before_key(tokens: &[TokenTree], object: Option<Kind>) -> bool {
    let [TokenTree::Ident(keyword), rest @ ..] = tokens else { return false };
    (keyword == "if" || keyword == "match") && begins_with_key(rest) && names_field(&rest[0], object)
}
