//! The head of a template.

use payment_core::node::Value;
use proc_macro2::{Delimiter, Ident, Span, TokenTree};

use super::{Reader, placeholders};
use crate::{
    source, split,
    token::{self, is_punct},
};

impl Reader {
    /// `attributes vis struct Name { entries }`.
    pub(super) fn template(&mut self, call: &[TokenTree]) -> Value<'static> {
        let (head, rest) = split_head(call);
        match rest {
            [_, TokenTree::Ident(name), TokenTree::Group(group), rest @ ..]
                if group.delimiter() == Delimiter::Brace && placeholders::is_name(name) =>
            {
                self.source.declare(head, name);
                let inner = self.braced(group);
                let entries = self.session(&inner);
                if !rest.is_empty() {
                    self.source.error(
                        rest,
                        "unexpected tokens after the template",
                        "remove them, or move them out of the macro",
                    );
                }
                entries
            }
            [_, TokenTree::Ident(name), generics @ .., TokenTree::Group(group)]
                if group.delimiter() == Delimiter::Brace
                    && placeholders::is_name(name)
                    && is_punct(generics.first(), '<') =>
            {
                let help = format!("remove `{}`", token::text(generics));
                self.source.error(generics, "a template cannot have generic parameters", &help);
                self.source.declare(head, name);
                let inner = self.braced(group);
                self.session(&inner)
            }
            [_, TokenTree::Ident(name), ..] if placeholders::is_name(name) => {
                self.source.declare(head, name);
                let message = "expected `{` and entries after the template name";
                self.source.error(&rest[1..2], message, format!("write `struct {name} {{ key: value, … }}`"));
                Value::Broken
            }
            rest => self.nameless_template(&rest[..1], "a template requires a name"),
        }
    }

    /// Attributes, visibility or another item's word, and no `struct`.
    pub(super) fn no_template(&mut self, call: &[TokenTree]) -> Value<'static> {
        let (_, rest) = split_head(call);
        match rest {
            [] => self.nameless_template(&call[..1], "expected `struct` after attributes and visibility"),
            [found, ..] => {
                let message = format!("expected `struct`, found `{}`", source::open(found).1);
                self.nameless_template(&rest[..1], &message)
            }
        }
    }

    /// What is meant as a template stands where items do, so it is to be expanded to some.
    fn nameless_template(&mut self, place: &[TokenTree], message: &str) -> Value<'static> {
        self.source.error(place, message, "write `struct Name { key: value, … }`");
        self.source.declare(&[], &Ident::new("_", Span::call_site()));
        Value::Broken
    }
}

/// Whether the call declares a struct: `struct` behind attributes and visibility, and no key of that name.
pub(super) fn is_template(call: &[TokenTree]) -> bool {
    matches!(split_head(call).1, [TokenTree::Ident(word), rest @ ..] if word == "struct" && split::colon(rest).is_none())
}

/// Whether a call without `struct` begins as an item does: by a visibility, by an attribute that is no comment, or by
/// another item's word and name.
pub(super) fn begins_item(call: &[TokenTree]) -> bool {
    let (head, rest) = split_head(call);
    if let [TokenTree::Ident(word), TokenTree::Ident(_), behind @ ..] = rest
        && matches!(&*word.to_string(), "enum" | "union" | "use" | "const" | "static" | "fn")
        && split::colon(behind).is_none_or(|_| word == "const" || word == "static")
    {
        return true;
    }
    let is_of_item = |token: &TokenTree| match token {
        TokenTree::Ident(_) => true,
        TokenTree::Group(group) => group.delimiter() == Delimiter::Bracket && !token::is_attribute(group, "doc"),
        _ => false,
    };
    head.iter().any(is_of_item) && !split::is_key(rest)
}

/// Whether a struct stands somewhere in the call, behind what no template begins with.
pub(super) fn holds_struct(call: &[TokenTree]) -> bool {
    let mut rest = call;
    while let [first, behind @ ..] = rest {
        if matches!(first, TokenTree::Ident(word) if word == "struct")
            && matches!(behind, [TokenTree::Ident(_), group, ..] if token::is_braces(group))
        {
            return true;
        }
        rest = behind;
    }
    false
}

/// Attributes and visibility, and what stands behind them.
pub(super) fn split_head(call: &[TokenTree]) -> (&[TokenTree], &[TokenTree]) {
    let mut rest = call;
    loop {
        rest = match rest {
            [TokenTree::Punct(hash), TokenTree::Group(_), rest @ ..] if hash.as_char() == '#' => rest,
            // another macro's `$vis:vis`
            [TokenTree::Group(group), rest @ ..]
                if group.delimiter() == Delimiter::None && split::colon(rest).is_none() =>
            {
                rest
            }
            [TokenTree::Ident(word), rest @ ..] if word == "pub" && split::colon(rest).is_none() => match rest {
                [TokenTree::Group(group), rest @ ..] if group.delimiter() == Delimiter::Parenthesis => rest,
                rest => rest,
            },
            rest => return call.split_at(call.len() - rest.len()),
        };
    }
}
