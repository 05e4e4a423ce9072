//! What the editor analyses: the literal with the user's own tokens in it, whatever is wrong, the errors behind.
//!
//! rust-analyzer compares the expansion with one in which a marker stands at the cursor, by text offset; hence the
//! forms here. `tests/ide` holds what they are good for.

use payment_core::{
    node::{Entry, Node, Standing, Value},
    schema::{Field, Kind, Object},
};
use proc_macro2::{Ident, Literal, Span, TokenStream, TokenTree};
use quote::quote;

use crate::{
    print::{member_type, parse, type_of},
    source::Source,
};

pub fn session(root: &Ident, node: &Node<'_>, source: &Source, errors: &TokenStream) -> TokenStream {
    let literal = match &node.value {
        Value::Object(entries) => Editor { source }.object(payment_core::schema::SESSION, entries),
        _ => TokenStream::new(),
    };
    quote!({ use #root::__private as __p; let session = __p::PaymentSession::trusted(#literal); #errors session })
}

struct Editor<'s> {
    source: &'s Source,
}

impl Editor<'_> {
    fn object(&self, object: &'static Object, entries: &[Entry<'_>]) -> TokenStream {
        let name = Ident::new(object.name, Span::call_site());
        let (mut members, mut alone) = (TokenStream::new(), 0);
        for entry in entries {
            let Some(key) = self.key(entry) else { continue };
            if self.source.at(entry.place).is_bare {
                alone += 1;
                members.extend(quote!(#key,));
                continue;
            }
            let value = match entry.standing {
                Standing::Given(field) | Standing::Repeated(field) => self.member(object, field, entry, entries),
                _ => self.stranger(entry),
            };
            members.extend(quote!(#key: #value,));
        }
        // a key at a blank cursor takes a comma with it, for which the base has to give way
        let base = match alone {
            0 => quote!(::core::convert::identity(__p::#name::EMPTY)),
            _ => {
                let blanks = Literal::string(&" ".repeat(9_usize.saturating_sub(alone)));
                quote!({ #blanks; __p::#name::EMPTY })
            }
        };
        quote!(__p::#name { #members ..#base })
    }

    /// The key as a field's name, with the user's span: hover, definition and highlighting follow it.
    fn key(&self, entry: &Entry<'_>) -> Option<Ident> {
        let span = self.source.at(entry.place).spans().0;
        let name = match (entry.is_identifier, entry.standing) {
            (true, _) => &*entry.key,
            (false, Standing::Given(field) | Standing::Repeated(field)) => field.rust,
            (false, _) => return None,
        };
        let is_plain = syn::parse_str::<Ident>(name).is_ok();
        Some(if is_plain { Ident::new(name, span) } else { Ident::new_raw(name, span) })
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
        let value = match (&entry.value.value, entry.is_optional) {
            (Value::Null, _) => {
                return if field.required { unreachable() } else { quote!(__p::None) };
            }
            (Value::Expression | Value::Misplaced | Value::Refused | Value::Broken, true) => {
                let value = self.typed(&entry.value, &format!("__p::Option<{type}>"), false);
                return if is_digits { quote!(__p::Option::map(#value, __p::Into::into)) } else { value };
            }
            (Value::Expression | Value::Misplaced, false) if is_digits => {
                let value = self.typed(&entry.value, &r#type, false);
                quote!(__p::Into::into(#value))
            }
            _ => self.value(field.kind, &entry.value),
        };
        if field.required { value } else { quote!(__p::Some(#value)) }
    }

    fn value(&self, kind: Kind, node: &Node<'_>) -> TokenStream {
        match (&node.value, kind) {
            (Value::Broken, _) if self.source.at(node.place).is_hollow => unreachable(),
            (Value::Word(_) | Value::Expression | Value::Misplaced | Value::Refused | Value::Broken, Kind::Word(_)) => {
                self.word(kind, node)
            }
            (Value::Expression | Value::Misplaced | Value::Broken, _) => self.typed(node, &type_of(kind), false),
            (Value::Bool(value), Kind::Bool) => quote!(#value),
            (Value::Text(_), Kind::Text(text)) => {
                let name = Ident::new(text.name, Span::call_site());
                let tokens = &self.source.at(node.place).tokens;
                quote!(__p::of::#name(#(#tokens)*))
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
                let items = nodes.iter().map(|node| self.value(*item, node));
                quote!(__p::owned([#(#items,)*]))
            }
            (Value::Object(_), Kind::Free(free)) => {
                let name = Ident::new(free.name, Span::call_site());
                let values = self.free(node);
                quote!({ #values __p::#name::trusted("{}") })
            }
            _ => unreachable(),
        }
    }

    /// A word as the editor completes it: bare, ahead of all else, beside the user's own variables.
    fn word(&self, kind: Kind, node: &Node<'_>) -> TokenStream {
        let tokens = &self.source.at(node.place).tokens;
        if let ([TokenTree::Literal(literal)], Value::Word(word)) = (&**tokens, &node.value) {
            let r#type = parse(&type_of(kind));
            let word = Ident::new(word, literal.span());
            return quote!(#r#type::#word);
        }
        if matches!(&**tokens, [TokenTree::Literal(_)]) {
            return unreachable();
        }
        if let ([TokenTree::Ident(ident)], Value::Word(word)) = (&**tokens, &node.value)
            && ident != word
        {
            // another spelling of the same
            let ident = Ident::new(word, ident.span());
            return typed(&[ident.into()], &type_of(kind), true);
        }
        self.typed(node, &type_of(kind), true)
    }

    fn typed(&self, node: &Node<'_>, r#type: &str, with_variants: bool) -> TokenStream {
        typed(&self.source.at(node.place).tokens, r#type, with_variants)
    }

    /// The run-time values in free JSON.
    fn free(&self, node: &Node<'_>) -> TokenStream {
        match &node.value {
            Value::List(nodes) => nodes.iter().map(|node| self.free(node)).collect(),
            Value::Object(entries) => entries.iter().map(|entry| self.free(&entry.value)).collect(),
            Value::Expression | Value::Broken => {
                let tokens = &self.source.at(node.place).tokens;
                quote!(let _ = #(#tokens)*;)
            }
            _ => TokenStream::new(),
        }
    }

    /// The value of an unknown key: its own tokens, if they are Rust.
    fn stranger(&self, entry: &Entry<'_>) -> TokenStream {
        let tokens = &self.source.at(entry.value.place).tokens;
        match &entry.value.value {
            Value::Name(_) | Value::Expression | Value::Block => tokens.iter().cloned().collect(),
            _ => unreachable(),
        }
    }
}

/// `{ let value: Type = …; value }`, with the type's variants in scope for words.
fn typed(tokens: &[TokenTree], r#type: &str, with_variants: bool) -> TokenStream {
    let r#type = parse(r#type);
    let variants = with_variants.then(|| quote!(use #r#type::*;));
    quote!({ #variants let value: #r#type = #(#tokens)*; value })
}

/// What has any type and no value.
fn unreachable() -> TokenStream {
    quote!(::core::unreachable!())
}
