//! The head of a template.

use payment_core::inspect::tree::Value;
use proc_macro2::{Delimiter, Ident, Span, TokenTree};
use syn::{
    Attribute, Visibility,
    parse::{ParseStream, Parser},
};

use super::{Reader, placeholders};
use crate::{
    split,
    token::{self, is_punct},
};

impl Reader {
    /// `attributes vis struct Name { entries }`.
    pub(super) fn template(&mut self, call: &[TokenTree]) -> Value<'static> {
        let (head, item) = split_head(call);
        let (name, rest) = match item {
            [_, TokenTree::Ident(name), rest @ ..] if placeholders::is_name(name) => (name, rest),
            item => return self.nameless_template(&item[..1], "a template requires a name"),
        };
        let (attributes, visibility) = self.attributes_and_visibility(head);
        self.source.declare(attributes, visibility, name);
        let braces = rest.iter().position(token::is_braces);
        let generics = &rest[..braces.unwrap_or_default()];
        let (Some(TokenTree::Group(group)), true) =
            (braces.map(|at| &rest[at]), generics.is_empty() || is_punct(generics.first(), '<'))
        else {
            let message = "expected `{` and entries after the template name";
            let help = format!("write `struct {name} {{ key: value, … }}`");
            self.source.error(&[name.clone().into()], message, help);
            return Value::Broken;
        };
        if !generics.is_empty() {
            let help = format!("remove `{}`", token::text(generics));
            self.source.error(generics, "a template cannot have generic parameters", help);
        }
        let inner = self.braced(group);
        let entries = self.session(&inner);
        let excess = &rest[generics.len() + 1..];
        if !excess.is_empty() {
            let help = "remove them, or move them out of the macro";
            self.source.error(excess, "unexpected tokens after the template", help);
        }
        entries
    }

    fn attributes_and_visibility(&mut self, head: &[TokenTree]) -> (Vec<Attribute>, Visibility) {
        let parse = |input: ParseStream<'_>| Ok((input.call(Attribute::parse_outer)?, input.parse()?));
        parse.parse2(head.iter().cloned().collect()).unwrap_or_else(|error| {
            self.source.error(head, error.to_string(), "write `#[attribute] pub struct Name { … }`");
            (Vec::new(), Visibility::Inherited)
        })
    }

    /// Attributes, visibility or another item's word, and no `struct`.
    pub(super) fn no_template(&mut self, call: &[TokenTree]) -> Value<'static> {
        let (_, rest) = split_head(call);
        match rest {
            [] => self.nameless_template(&call[..1], "expected `struct` after attributes and visibility"),
            [found, ..] => {
                let message = format!("expected `struct`, found `{}`", token::opening(found).1);
                self.nameless_template(&rest[..1], &message)
            }
        }
    }

    /// A template is used as an item, so it must expand to items.
    fn nameless_template(&mut self, place: &[TokenTree], message: &str) -> Value<'static> {
        self.source.error(place, message, "write `struct Name { key: value, … }`");
        self.source.declare(Vec::new(), Visibility::Inherited, &Ident::new("_", Span::call_site()));
        Value::Broken
    }
}

/// Whether the call declares a struct: `struct` after attributes and visibility, and no key of that name.
pub(super) fn is_template(call: &[TokenTree]) -> bool {
    matches!(split_head(call).1, [TokenTree::Ident(word), rest @ ..] if word == "struct" && split::colon(rest).is_none())
}

/// Whether a call without `struct` begins as an item does: by a visibility, by an attribute that is no comment, or by
/// another item's word and name.
pub(super) fn begins_item(call: &[TokenTree]) -> bool {
    let (head, rest) = split_head(call);
    if let [TokenTree::Ident(word), TokenTree::Ident(_), after @ ..] = rest
        && matches!(&*word.to_string(), "enum" | "union" | "use" | "const" | "static" | "fn")
        && split::colon(after).is_none_or(|_| word == "const" || word == "static")
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

/// Whether a struct is somewhere in the call, after tokens that no template begins with.
pub(super) fn holds_struct(call: &[TokenTree]) -> bool {
    call.windows(3).any(|tokens| {
        matches!(tokens, [TokenTree::Ident(word), TokenTree::Ident(_), group] if word == "struct" && token::is_braces(group))
    })
}

/// Attributes and visibility, and the tokens after them.
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
