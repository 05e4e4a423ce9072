//! What the editor analyses: the literal with the user's own tokens in it, whatever is wrong, the errors behind.
//!
//! rust-analyzer compares the expansion with one in which a marker stands at the cursor, by text offset; hence the
//! forms here. `tests/ide` holds what they are good for.

use payment_core::{
    node::{Entry, Node, Standing, Value},
    schema::{Field, Kind, Object, SESSION},
};
use proc_macro2::{Ident, Literal, Span, TokenStream, TokenTree};
use quote::quote;

use crate::{
    print::{member_type, parse, rooted, template, type_of},
    source::{self, Source, Template},
    token,
};

pub fn session(root: &Ident, node: &Node<'_>, source: &Source, errors: &TokenStream) -> TokenStream {
    let (session, errors) = (trusted(node, source), beside(errors));
    // an alias would be offered wherever names are completed
    rooted(root, quote!({ let session = #session; #errors session }))
}

/// The request before the struct: what grows with a name that is typed must not stand behind it.
pub fn template(
    root: &Ident,
    template: &Template,
    node: &Node<'_>,
    source: &Source,
    errors: &TokenStream,
) -> TokenStream {
    let (session, errors) = (trusted(node, source), beside(errors));
    let outline = template::outline(root, template, node, source);
    rooted(root, quote!(const _: fn() -> __p::PaymentSession = || #session; #outline #errors))
}

fn trusted(node: &Node<'_>, source: &Source) -> TokenStream {
    let literal = match &node.value {
        Value::Object(entries) => Editor { source }.object(SESSION, entries),
        _ => unreachable(),
    };
    quote!(__p::PaymentSession::trusted(#literal))
}

/// Errors whose names lie at the very start of what they blame, where nothing is: what is blamed keeps its own
/// hover and definition.
fn beside(errors: &TokenStream) -> TokenStream {
    let mut placed = token::list(errors.clone());
    for token in &mut placed {
        // there are no such spans outside a compiler
        if matches!(token, TokenTree::Ident(_)) && proc_macro::is_available() {
            token.set_span(token.span().unwrap().start().into());
        }
    }
    token::stream(placed)
}

struct Editor<'s> {
    source: &'s Source,
}

impl Editor<'_> {
    fn object(&self, object: &'static Object, entries: &[Entry<'_>]) -> TokenStream {
        let name = Ident::new(object.name, Span::call_site());
        let (mut members, mut strays, mut alone) = (TokenStream::new(), TokenStream::new(), 0);
        for entry in entries {
            let Some(key) = self.key(entry) else {
                self.free(&entry.value, &mut strays);
                continue;
            };
            if self.source.at(entry.place).is_bare {
                alone += 1;
                members.extend(quote!(#key,));
                continue;
            }
            let value = match entry.standing {
                Standing::Given(field) | Standing::Repeated(field) | Standing::Near(field) => {
                    self.member(object, field, entry, entries)
                }
                Standing::New | Standing::Unknown => self.stranger(&entry.value),
            };
            members.extend(quote!(#key: #value,));
        }
        // at a blank cursor a comma comes with the marker: the base gives way, so that the literal does not grow
        let width = 16_usize.saturating_sub(alone) * 32;
        let slack = Literal::string(&format!("{:width$}", ""));
        quote!(__p::#name { #members ..{ #slack; #strays __p::#name::EMPTY } })
    }

    /// The key as a field's name, with the user's span: hover, definition and highlighting follow it.
    fn key(&self, entry: &Entry<'_>) -> Option<Ident> {
        let place = self.source.at(entry.place);
        let span = place.spans().0;
        let name = match (&*place.tokens, entry.standing) {
            // as it is written, an editor's marker in it
            ([TokenTree::Ident(name)], _) => name.to_string(),
            (_, Standing::Given(field) | Standing::Repeated(field)) => field.rust.to_owned(),
            _ => return None,
        };
        let (plain, unmarked) = (token::plain(&name), source::unmarked(&name));
        if matches!(plain, "self" | "Self" | "super" | "crate") {
            return None;
        }
        let is_raw = plain != name || !unmarked.is_empty() && syn::parse_str::<Ident>(&unmarked).is_err();
        Some(if is_raw { Ident::new_raw(plain, span) } else { Ident::new(plain, span) })
    }

    fn member(
        &self,
        object: &'static Object,
        field: &'static Field,
        entry: &Entry<'_>,
        entries: &[Entry<'_>],
    ) -> TokenStream {
        let r#type = member_type(object, field, entries);
        let is_digits = r#type != type_of(field.kind);
        let is_rust = matches!(entry.value.value, Value::Expression | Value::Misplaced | Value::Broken);
        let value = match &entry.value.value {
            Value::Null if field.required => return unreachable(),
            Value::Null => return quote!(__p::None),
            _ if is_rust && entry.is_optional => {
                let value = self.typed(&entry.value, &format!("__p::Option<{type}>"), false);
                return if is_digits { quote!(__p::Option::map(#value, __p::Into::into)) } else { value };
            }
            _ if is_rust && is_digits => {
                let value = self.typed(&entry.value, &r#type, false);
                quote!(__p::Into::into(#value))
            }
            _ => self.value(field.kind, &entry.value),
        };
        if field.required { value } else { quote!(__p::Some(#value)) }
    }

    fn value(&self, kind: Kind, node: &Node<'_>) -> TokenStream {
        match (&node.value, kind) {
            (Value::Word(_) | Value::Expression | Value::Misplaced | Value::Refused | Value::Broken, Kind::Word(_)) => {
                self.word(kind, node)
            }
            (Value::Expression | Value::Misplaced | Value::Broken, _) => self.typed(node, &type_of(kind), false),
            (Value::Bool(value), Kind::Bool) => quote!(#value),
            (Value::Text(_), Kind::Text(text)) => {
                let name = Ident::new(text.name, Span::call_site());
                let text = self.tokens(node);
                quote!(__p::of::#name(#text))
            }
            (Value::Text(name), Kind::Word(_)) => {
                let r#type = parse(&type_of(kind));
                quote!(#r#type::unlisted(#name))
            }
            (Value::Decimal(number), Kind::Number(kind)) => {
                let name = Ident::new(kind.name, Span::call_site());
                let (digits, scale) =
                    (Literal::u64_unsuffixed(number.digits()), Literal::u8_unsuffixed(number.scale()));
                quote!(__p::of::#name(#digits, #scale))
            }
            (Value::Object(entries), Kind::Object(object)) => self.object(object, entries),
            (Value::Object(entries), Kind::Checked(object)) => {
                let object = self.object(object, entries);
                quote!(__p::Checked::trusted(#object))
            }
            (Value::List(nodes), Kind::List(item)) => {
                let mut items = TokenStream::new();
                for node in nodes {
                    let value = self.value(*item, node);
                    items.extend(quote!(#value,));
                }
                quote!(__p::owned([#items]))
            }
            (Value::Object(_), Kind::Free(free)) => {
                let name = Ident::new(free.name, Span::call_site());
                let mut values = TokenStream::new();
                self.free(node, &mut values);
                quote!({ #values __p::#name::trusted("{}") })
            }
            _ => unreachable(),
        }
    }

    /// A word as the editor completes it: bare, ahead of all else, beside the user's own variables.
    fn word(&self, kind: Kind, node: &Node<'_>) -> TokenStream {
        let r#type = type_of(kind);
        match (&*self.source.at(node.place).tokens, &node.value) {
            ([TokenTree::Literal(literal)], Value::Word(word)) => {
                let (r#type, word) = (parse(&r#type), Ident::new(word, literal.span()));
                quote!(#r#type::#word)
            }
            // maybe another spelling of the word
            ([TokenTree::Ident(written)], Value::Word(word)) => {
                let word = Ident::new(word, written.span());
                typed(&quote!(#word), &r#type, true)
            }
            ([TokenTree::Literal(_) | TokenTree::Group(_)], Value::Refused) => unreachable(),
            _ => self.typed(node, &r#type, true),
        }
    }

    fn typed(&self, node: &Node<'_>, r#type: &str, with_variants: bool) -> TokenStream {
        typed(&self.tokens(node), r#type, with_variants)
    }

    /// What the user has written at a value's place: something in any case, so that the place can be found.
    fn tokens(&self, node: &Node<'_>) -> TokenStream {
        let place = self.source.at(node.place);
        if place.is_hollow || place.hole.is_some() { unreachable() } else { token::stream(place.tokens.clone()) }
    }

    /// The run-time values in free JSON.
    fn free(&self, node: &Node<'_>, values: &mut TokenStream) {
        match &node.value {
            Value::List(nodes) => {
                for node in nodes {
                    self.free(node, values);
                }
            }
            Value::Object(entries) => {
                for entry in entries {
                    self.free(&entry.value, values);
                }
            }
            Value::Name(_) | Value::Expression | Value::Block | Value::Broken => {
                let tokens = self.tokens(node);
                values.extend(quote!(let _ = #tokens;));
            }
            _ => {}
        }
    }

    /// A value of which nobody knows what it should be: what is Rust in it.
    fn stranger(&self, node: &Node<'_>) -> TokenStream {
        let mut values = TokenStream::new();
        self.free(node, &mut values);
        quote!({ #values ::core::unreachable!() })
    }
}

/// `{ let value: Type = …; value }`, with the type's variants in scope for words.
fn typed(tokens: &TokenStream, r#type: &str, with_variants: bool) -> TokenStream {
    let r#type = parse(r#type);
    let variants = if with_variants { quote!(use #r#type::*;) } else { TokenStream::new() };
    quote!({ #variants let value: #r#type = #tokens; value })
}

/// What has any type and no value.
fn unreachable() -> TokenStream {
    quote!(::core::unreachable!())
}
