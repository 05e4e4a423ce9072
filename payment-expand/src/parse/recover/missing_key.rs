//! Tokens in the place of a key that cannot be one.

use payment_core::{inspect::tree::Value, schema::Kind};
use proc_macro2::TokenTree;

use crate::{
    keyword, literal,
    lookahead::{begins_with_key, is_at_end},
    parse::{ParsedObject, Parser, Scope, key::names_field, recover::skip_separator},
    token::{self, is_punct},
};

impl Parser {
    /// Reports tokens that do not begin an entry. Returns the tokens from which the next entry may begin.
    pub(in crate::parse) fn missing_key<'t>(
        &mut self,
        ParsedObject { scope, entries }: &mut ParsedObject,
        tokens: &'t [TokenTree],
    ) -> &'t [TokenTree] {
        let scope = *scope;
        match (tokens, &mut **entries) {
            ([hash, TokenTree::Group(_), rest @ ..], _) if is_punct(Some(hash), '#') => {
                self.error(&tokens[..2], "a field cannot have attributes", "remove them");
                skip_separator(rest)
            }
            ([hash, TokenTree::Ident(_), ..], _) if is_punct(Some(hash), '#') => {
                self.error(&tokens[..1], "a comment begins with `//`", "write `// …`");
                // A comment may have colons as well: `# note: paid later`.
                let names_field =
                    |key: &TokenTree| scope.kind.and_then(Kind::as_object).is_none() || names_field(key, scope.kind);
                let next = (1..tokens.len()).find(|at| begins_with_key(&tokens[*at..]) && names_field(&tokens[*at]));
                &tokens[next.unwrap_or(tokens.len())..]
            }
            ([comma, rest @ ..], _) if is_punct(Some(comma), ',') => {
                self.error(&tokens[..1], "expected a key, found `,`", "remove this comma");
                rest
            }
            ([TokenTree::Literal(number), ..], [.., last])
                if literal::is_number(number) && matches!(last.value.value, Value::Number(_)) =>
            {
                self.commas_in_number(scope, tokens, last)
            }
            _ => self.value_without_key(scope, tokens),
        }
    }

    /// `"value"`, `return`, `..base` and similar.
    fn value_without_key<'t>(&mut self, scope: Scope, tokens: &'t [TokenTree]) -> &'t [TokenTree] {
        // A value without a key may be any of the absent fields, and so may a base.
        self.silence(scope.place);
        // In an arm, the fields of the whole object may be absent because of it.
        self.source.flow.has_skipped_choice |= self.arm.is_some();
        let (garbage, rest) = tokens.split_at(end_of_garbage(tokens, scope.kind));
        if is_punct(tokens.first(), '.') && is_punct(tokens.get(1), '.') {
            if let Some(Kind::Free(_)) = scope.kind {
                let help = match &garbage[2..] {
                    [] => "write each entry".to_owned(),
                    base => format!("write `key: {}`, or each entry", token::text(base)),
                };
                self.error(garbage, "arbitrary JSON cannot have a base (`..`)", help);
            } else {
                self.error(garbage, "a request cannot have a base (`..`)", "write each field");
            }
        } else {
            let (found, text) = token::opening(&tokens[0]);
            self.error(&[found], format!("expected a key, found `{text}`"), help_for_key(&tokens[0], scope.kind));
        }
        skip_separator(rest)
    }
}

/// Returns the help for a token in the place of a key.
fn help_for_key(token: &TokenTree, object: Option<Kind>) -> String {
    match (token, object) {
        (TokenTree::Ident(word), _) if keyword::is_jump(word) => {
            format!("write `match … {{ pattern => {word}, … }}`: only an arm of `match` can leave the invocation")
        }
        (TokenTree::Ident(word), _) if word == "let" => "write the `let` statement before the invocation; in a loop, compute the value in the iterator: `rows.map(…)`"
                .to_owned(),
        (_, Some(Kind::Free(_))) => {
            "write `key: value`; for keys that vary, use `MetadataValue::from_serialize`".to_owned()
        }
        _ => "write `key: value`".to_owned(),
    }
}

/// Returns the number of tokens before the next that may begin an entry.
fn end_of_garbage(tokens: &[TokenTree], object: Option<Kind>) -> usize {
    // In arbitrary JSON, users may write an expression as a key: `&order.id: …`.
    let is_whole = matches!(tokens[0], TokenTree::Ident(_)) || matches!(object, Some(Kind::Free(_)));
    let is_key = |rest: &[TokenTree]| {
        begins_with_key(rest) || matches!(rest.first(), Some(TokenTree::Ident(_))) && begins_with_key(&rest[1..])
    };
    let ends = |at: &usize| is_at_end(&tokens[*at..]) || !is_whole && is_key(&tokens[*at..]);
    (1..tokens.len()).find(ends).unwrap_or(tokens.len())
}
