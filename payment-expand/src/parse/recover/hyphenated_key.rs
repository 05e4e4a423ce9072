//! A key with hyphens, as in HTML, YAML or HTTP headers.

use payment_core::{
    inspect::{
        self,
        tree::{Entry, Node, Value},
    },
    schema::Kind,
};
use proc_macro2::TokenTree;

use crate::{
    lookahead,
    parse::{Parser, Scope},
    token::{self, is_punct},
};

impl Parser {
    /// `payment-type: value`
    pub(super) fn hyphenated_key<'t>(
        &mut self,
        scope: Scope,
        tokens: &'t [TokenTree],
        entries: &mut Vec<Entry<'static>>,
    ) -> Option<&'t [TokenTree]> {
        let (words, rest) = split_words(tokens)?;
        let written = token::text(words);
        let is_free = matches!(scope.kind, Some(Kind::Free(_)));
        let name = match scope.kind {
            _ if is_free => written,
            Some(Kind::Object(object) | Kind::Checked(object)) => inspect::named_field(object, &written)
                .map_or_else(|| written.replace('-', "_"), |field| field.rust.into()),
            _ => written.replace('-', "_"),
        };
        let help = if is_free { format!("write `\"{name}\": …`") } else { format!("write `{name}: …`") };
        self.error(words, "a key cannot have a hyphen", help);
        let place = self.source.add(words);
        // An unknown name may be wrong because of the hyphen.
        self.silence(place);
        let mut entry = Entry::new(name.into(), place, Node { value: Value::Broken, place });
        entry.is_identifier = !is_free;
        let rest = self.sign_and_value(&mut entry, words, rest, scope);
        Some(self.end_of_entry(scope, tokens, rest, entry, entries))
    }
}

/// Splits tokens after words with hyphens between them, or returns `None` if no such words are before a colon.
fn split_words(tokens: &[TokenTree]) -> Option<(&[TokenTree], &[TokenTree])> {
    let is_word = |pair: &[TokenTree]| is_punct(pair.first(), '-') && matches!(pair.get(1), Some(TokenTree::Ident(_)));
    let [TokenTree::Ident(_), after @ ..] = tokens else { return None };
    let length = after.chunks(2).take_while(|pair| is_word(pair)).count() * 2;
    let (words, rest) = tokens.split_at(1 + length);
    (length > 0 && lookahead::colon(rest).is_some()).then_some((words, rest))
}
