//! Tokens in the place of a key that cannot be one.

use payment_core::{inspect::tree::Value, schema::Kind};
use proc_macro2::TokenTree;

use crate::{
    keyword, literal,
    lookahead::begins_with_key,
    parse::{ParsedObject, Parser, key::names_field, list::begins_with_dots, recover::skip_separator},
    token::{self, is_punct},
};

impl Parser {
    /// Reports tokens that do not begin an entry. Returns the tokens from which the next entry may begin.
    pub(in crate::parse) fn missing_key<'t>(
        &mut self,
        object: &mut ParsedObject,
        tokens: &'t [TokenTree],
    ) -> &'t [TokenTree] {
        let outer = object.outer;
        match (tokens, &mut *object.entries) {
            ([hash, TokenTree::Group(_), rest @ ..], _) if is_punct(Some(hash), '#') => {
                self.error(&tokens[..2], "a field cannot have attributes", "remove them");
                skip_separator(rest)
            }
            ([hash, TokenTree::Ident(_), ..], _) if is_punct(Some(hash), '#') => {
                self.error(&tokens[..1], "a comment begins with `//`", "write `// …`");
                // A comment may have colons as well: `# note: paid later`.
                let names_field =
                    |key: &TokenTree| outer.kind.and_then(Kind::as_object).is_none() || names_field(key, outer.kind);
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
                self.commas_in_number(outer, tokens, last)
            }
            _ => self.value_without_key(object, tokens),
        }
    }

    /// `"value"`, `return`, `..base` and similar.
    fn value_without_key<'t>(&mut self, object: &mut ParsedObject, tokens: &'t [TokenTree]) -> &'t [TokenTree] {
        let outer = object.outer;
        // A value without a key may be any of the absent fields, and so may a base.
        self.silence(outer.place);
        // In an arm, the fields of the whole object may be absent because of it.
        self.source.choices.has_skipped_choice |= self.arm.is_some();
        let rest = self.skip_fields(object, tokens);
        let skipped = &tokens[..tokens.len() - rest.len()];
        if begins_with_dots(tokens) {
            if let Some(Kind::Free(_)) = outer.kind {
                let help = match &skipped[2..] {
                    [] => "write each entry".to_owned(),
                    base => format!("write `key: {}`, or each entry", token::text(base)),
                };
                self.error(skipped, "arbitrary JSON cannot have a base (`..`)", help);
            } else {
                self.error(skipped, "a request cannot have a base (`..`)", "write each field");
            }
        } else {
            self.report_found("a key", tokens, help_for_key(&tokens[0], outer.kind));
        }
        skip_separator(rest)
    }
}

fn help_for_key(token: &TokenTree, object: Option<Kind>) -> String {
    match (token, object) {
        (TokenTree::Ident(ident), _) if keyword::is_jump(ident) => {
            format!("write `match … {{ pattern => {ident}, … }}`: only an arm of `match` can leave the invocation")
        }
        (TokenTree::Ident(ident), _) if ident == "let" => "write the `let` statement before the invocation; in a loop, compute the value in the iterator: `rows.map(…)`"
                .to_owned(),
        (_, Some(Kind::Free(_))) => {
            "write `key: value`; for keys that vary, use `MetadataValue::from_serialize`".to_owned()
        }
        _ => "write `key: value`".to_owned(),
    }
}
