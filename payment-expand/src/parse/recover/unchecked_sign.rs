//! The `!` of an unchecked field in another place than between the key and the colon.

use payment_core::{inspect::tree::Entry, schema::Kind};
use proc_macro2::TokenTree;

use super::wrong_sign::colon_of;
use crate::{
    lookahead::{begins_with_key, is_at_end},
    parse::{Parser, Scope},
    scan_expr,
    token::is_punct,
};

impl Parser {
    /// `!key: value`
    pub(super) fn sign_before_key<'t>(
        &mut self,
        scope: Scope,
        tokens: &'t [TokenTree],
        entries: &mut Vec<Entry<'static>>,
    ) -> Option<&'t [TokenTree]> {
        let [sign, key @ ..] = tokens else { return None };
        if !is_punct(Some(sign), '!') || !begins_with_key(key) || matches!(scope.kind, Some(Kind::Free(_))) {
            return None;
        }
        self.error(&tokens[..1], "`!` must be between the key and `:`", format!("write `{}!: …`", key[0]));
        let Some((mut entry, rest)) = self.key(key, scope.kind) else {
            return Some(self.missing_key(scope, key, entries));
        };
        entry.is_unchecked = true;
        // The `!` may be wrong because of the same mistake.
        self.silence(entry.place);
        let rest = self.sign_and_value(&mut entry, &key[..1], rest, scope);
        Some(self.end_of_entry(scope, tokens, rest, entry, entries))
    }

    /// `key:! "value"`. Returns the tokens after `!`.
    pub(super) fn sign_after_colon<'t>(
        &mut self,
        entry: &mut Entry<'static>,
        key: &[TokenTree],
        rest: &'t [TokenTree],
    ) -> &'t [TokenTree] {
        match rest {
            [sign, TokenTree::Literal(_), end @ ..] if is_punct(Some(sign), '!') && is_at_end(end) => {
                entry.is_unchecked = true;
                let help = format!("write `{}{} …`", key[0], colon_of(entry));
                self.error(&rest[..1], "`!` must be between the key and `:`", help);
                &rest[1..]
            }
            // `key: ?value`
            [mark, value @ ..] if is_punct(Some(mark), '?') && begins_value(value) => {
                entry.is_optional = true;
                let value = match value {
                    [name @ TokenTree::Ident(_), end @ ..] if is_at_end(end) => name.to_string(),
                    _ => "…".to_owned(),
                };
                let help = format!("write `{}{} {value}`", key[0], colon_of(entry));
                self.error(&rest[..1], "`?` must be between the key and `:`", help);
                &rest[1..]
            }
            rest => rest,
        }
    }
}

/// Returns whether an expression begins here that is the rest of an entry.
fn begins_value(tokens: &[TokenTree]) -> bool {
    let begins_with_name = matches!(tokens, [TokenTree::Ident(_) | TokenTree::Literal(_), ..]);
    begins_with_name && is_at_end(scan_expr::value(tokens).1)
}
