//! Parses the signs before the colon: `!` marks an entry as unchecked, and `?` marks its value as an `Option`.

use payment_core::{
    inspect::tree::Entry,
    schema::{Field, Kind, Secrecy, Value},
    values::Metadata,
};
use proc_macro2::TokenTree;

use super::Reader;
use crate::{
    lookahead::{self, is_at_end},
    token::{self, is_punct},
};

/// Returns the kind of a marked value: free JSON, unless the field is a secret, whose value is never inspected.
pub(super) fn kind_of_value(field: Option<&'static Field>) -> Kind {
    match field.map(|field| field.kind) {
        Some(kind @ Kind::Text(text)) if text.secrecy != Secrecy::Open => kind,
        _ => Metadata::KIND,
    }
}

/// Returns the colon of an entry with the signs before it.
pub(super) fn colon_of(entry: &Entry<'_>) -> &'static str {
    match (entry.is_unchecked, entry.is_optional) {
        (true, true) => "!?:",
        (true, false) => "!:",
        (false, true) => "?:",
        (false, false) => ":",
    }
}

/// Returns the number of signs that `tokens` begin with. The `!` of `name!(…)` belongs to a macro.
pub(super) fn count_signs(tokens: &[TokenTree]) -> usize {
    let is_sign = |token: &&TokenTree| matches!(token, TokenTree::Punct(punct) if "!?".contains(punct.as_char()));
    let length = tokens.iter().take_while(is_sign).count();
    let is_macro = matches!(tokens.get(length), Some(TokenTree::Group(_)))
        && !matches!(tokens.get(length), Some(group) if token::is_braces(group));
    if is_macro { 0 } else { length }
}

/// Returns whether an entry ends after the signs.
pub(super) fn ends_in_signs(tokens: &[TokenTree]) -> bool {
    let length = count_signs(tokens);
    length > 0 && is_at_end(&tokens[length..])
}

impl Reader {
    /// Reports signs without a colon: `key!` or `key?`. Returns the tokens after the signs.
    pub(super) fn report_missing_colon<'t>(
        &mut self,
        entry: &mut Entry<'static>,
        key: &[TokenTree],
        rest: &'t [TokenTree],
        is_documented: bool,
    ) -> &'t [TokenTree] {
        let (signs, after) = rest.split_at(count_signs(rest));
        let written = token::text(signs);
        entry.is_unchecked |= written.contains('!');
        entry.is_optional = written.contains('?');
        let key = &key[0];
        let value = if entry.is_identifier { key.to_string() } else { "…".to_owned() };
        let colon = colon_of(entry);
        let help = if entry.is_identifier && entry.is_unchecked && !is_documented {
            format!("write `\"{key}\"{colon} {value}`")
        } else {
            format!("write `{key}{colon} {value}`")
        };
        self.source.mark_bare(entry.place);
        self.source.error(signs, format!("expected `:` and a value after `{key}{written}`"), &help);
        after
    }

    /// Reports a mark before the key, `!key: value`, and returns whether there is one.
    pub(super) fn report_mark_before_key(&mut self, rest: &[TokenTree], object: Option<Kind>) -> bool {
        let [mark, key @ ..] = rest else { return false };
        let is_mark =
            is_punct(Some(mark), '!') && lookahead::begins_with_key(key) && !matches!(object, Some(Kind::Free(_)));
        if is_mark {
            let help = format!("write `{}!: …`", key[0]);
            self.source.error(&rest[..1], "`!` must be between the key and `:`", &help);
        }
        is_mark
    }

    /// Reports a mark after the colon, `key:! "value"`. Returns the tokens after the mark.
    pub(super) fn report_mark_after_colon<'t>(
        &mut self,
        entry: &mut Entry<'static>,
        key: &[TokenTree],
        rest: &'t [TokenTree],
    ) -> &'t [TokenTree] {
        match rest {
            [mark, TokenTree::Literal(_), end @ ..] if is_punct(Some(mark), '!') && is_at_end(end) => {
                entry.is_unchecked = true;
                let help = format!("write `{}{} …`", key[0], colon_of(entry));
                self.source.error(&rest[..1], "`!` must be between the key and `:`", &help);
                &rest[1..]
            }
            rest => rest,
        }
    }
}
