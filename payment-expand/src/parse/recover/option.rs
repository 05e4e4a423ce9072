//! `Some(…)` and `None` in the place of a value.

use payment_core::{
    inspect::tree::{Node, Value},
    schema::Kind,
};
use proc_macro2::{Delimiter, TokenTree};

use crate::{
    parse::{Depth, Parser},
    token,
};

impl Parser {
    /// Reports `Some(…)` and `None`. `colon` is the one after which an `Option` is allowed, if the field is optional. Returns
    /// `None` for any other value.
    pub(in crate::parse) fn recover_option(
        &mut self,
        tokens: &[TokenTree],
        depth: Depth,
        kind: Option<Kind>,
        colon: Option<&str>,
    ) -> Option<Node<'static>> {
        // The other kinds may decide rules, so they cannot be optional at run time.
        let colon_of_option = colon.filter(|_| !matches!(kind, Some(Kind::Word(_) | Kind::Bool | Kind::Object(_))));
        match tokens {
            [TokenTree::Ident(none)] if none == "None" => {
                let place = self.source.add(tokens);
                let help = match (colon, colon_of_option) {
                    (_, Some(colon)) => format!("remove the field, or write `key{colon} value`"),
                    (Some(_), None) => "remove the field".to_owned(),
                    (None, None) => "write a value instead".to_owned(),
                };
                self.error_at(place, "`None` is not a valid value here", help);
                Some(Node { value: if colon.is_some() { Value::Doubtful } else { Value::Broken }, place })
            }
            [TokenTree::Ident(some), TokenTree::Group(group)]
                if some == "Some" && group.delimiter() == Delimiter::Parenthesis =>
            {
                let option = colon_of_option.map(|colon| format!(", or `key{colon} value` with an `Option`"));
                let help = format!("write `{}`{}", group.stream(), option.unwrap_or_default());
                self.error(&tokens[..1], "`Some` is redundant: a field that is written is present", help);
                Some(self.value(&token::inside(group), depth, kind))
            }
            _ => None,
        }
    }
}
