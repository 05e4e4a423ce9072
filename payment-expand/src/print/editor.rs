//! Prints the expansion for rust-analyzer: the struct literal with the user's tokens, whatever is wrong, and the errors.
//!
//! To complete a name, rust-analyzer expands an invocation twice: as it is, and with a marker at the cursor. It compares
//! both expansions by text offset, so the text before the cursor must be the same in both. `tests/ide` probes the result.

mod values;

use std::iter;

use payment_core::{
    inspect::tree::{Arm, Entry, KeyMatch, Node, Value},
    rules,
    schema::{Field, Kind, Object},
};
use proc_macro2::{Ident, Literal, TokenStream, TokenTree};
use quote::quote;

use super::{choices, control_flow, field_name, ident, marks, parts, template, types::Type, walk::ObjectNode};
use crate::{
    source::{ArmBlock, Item, ItemFlow, Source, Template},
    target::Target,
    token,
};
use values::Names;

/// Prints a request or part as an expression.
pub fn request(root: &Ident, target: Target, node: &Node<'_>, source: &Source, errors: &TokenStream) -> TokenStream {
    let mut request = Editor::new(root, source).request(target, node);
    if source.is_fallible {
        request = quote!(#root::fallible::Refusals::new().convert_at_run_time(#request));
    }
    let errors = at_start(errors);
    let name = parts::name(root, source);
    let rules = marks::rule_names(&quote!(#root::__private), source);
    quote!({ #name #rules let session = #request; #errors session })
}

/// Prints a template as items. The request precedes the struct, because the text of the struct grows with a name.
pub fn template(
    root: &Ident,
    template: &Template,
    node: &Node<'_>,
    source: &Source,
    errors: &TokenStream,
) -> TokenStream {
    let session = Editor::new(root, source).request(Target::Session, node);
    let rules = marks::rule_names(&quote!(#root::__private), source);
    let outline = template::outline(root, template, node, source);
    let errors = at_start(errors);
    quote! {
        const _: fn() -> #root::__private::PaymentSession = || { #rules #session };
        #outline
        #errors
    }
}

/// Moves errors to the start of the tokens that they blame, so that these tokens keep their hover and definition.
fn at_start(errors: &TokenStream) -> TokenStream {
    let respan = |mut token: TokenTree| {
        // Only a compiler has such spans.
        if matches!(token, TokenTree::Ident(_)) && proc_macro::is_available() {
            token.set_span(token.span().unwrap().start().into());
        }
        token
    };
    errors.clone().into_iter().map(respan).collect()
}

struct Editor<'s> {
    source: &'s Source,
    /// The path of `payment_core::__private`. An alias would be offered as a completion.
    private: TokenStream,
}

impl<'s> Editor<'s> {
    fn new(root: &Ident, source: &'s Source) -> Self {
        Self { source, private: quote!(#root::__private) }
    }

    /// Prints the value of the invocation.
    fn request(&self, target: Target, node: &Node<'_>) -> TokenStream {
        let value = match &node.value {
            Value::Object(_) => self.value(target.kind(), node),
            _ => unreachable(),
        };
        target.finish(&self.private, &value)
    }

    /// Prints the struct literal of an object.
    fn object(&self, object: &'static Object, node: &Node<'_>, entries: &[Entry<'_>]) -> TokenStream {
        self.literal(&ObjectNode { object, node, entries }, None)
    }

    /// Prints the struct literal of an object, or one with the fields of an arm.
    fn literal(&self, parent: &ObjectNode<'_, '_>, arm: Option<Arm>) -> TokenStream {
        let ObjectNode { object, node, entries } = *parent;
        let own: Vec<_> = entries.iter().filter(|entry| entry.arms.last().copied() == arm).collect();
        let fields = own.iter().filter_map(|entry| self.written_field(parent, entry));
        let hidden = self.hidden_fields(parent, arm, &own);
        let padding = self.padding(object, &own);
        let keyless = own.iter().filter(|entry| self.key(entry).is_none()).map(|entry| self.run_time(&entry.value));
        let choices = self.source.choices_in(node.place, arm).map(|(_, written)| {
            control_flow::print(&written.flow, &self.private, |ArmBlock { span, arm }| {
                let literal = self.literal(parent, Some(*arm));
                control_flow::block(*span, quote!(let _ = #literal;))
            })
        });
        let (p, name) = (&self.private, ident(object.name));
        quote! {
            #p::#name { #(#fields)* #hidden ..{ #padding; #(#keyless)* #(#choices)* #p::blank::<#p::#name>() } }
        }
    }

    /// Prints the field that an entry writes, or returns `None` if its key cannot be the name of a field.
    fn written_field(&self, parent: &ObjectNode<'_, '_>, entry: &Entry<'_>) -> Option<TokenStream> {
        let key = self.key(entry)?;
        if self.source.at(entry.place).is_bare {
            return Some(quote!(#key,));
        }
        let value = match entry.key_match {
            KeyMatch::Given(_) if entry.is_unchecked => self.marked(entry),
            KeyMatch::Given(field) | KeyMatch::Repeated(field) | KeyMatch::Near(field) => {
                self.field(parent.object, field, entry, parent.entries)
            }
            KeyMatch::New | KeyMatch::Unknown | KeyMatch::Other => self.unknown(&entry.value),
        };
        Some(quote!(#key: #value,))
    }

    /// Prints fields that must not be offered as completions: those that are set outside of the arm, and those that only
    /// the macro sets. `own` are the entries of the struct literal.
    fn hidden_fields(&self, parent: &ObjectNode<'_, '_>, arm: Option<Arm>, own: &[&Entry<'_>]) -> TokenStream {
        let outside = arm.map(|arm| choices::fields_outside(arm, parent.entries)).unwrap_or_default();
        let is_written = |name: &Ident| own.iter().filter_map(|entry| self.key(entry)).any(|key| key == *name);
        let allowed = rules::has_rules(parent.object).then_some("allowed");
        let of_macro = iter::once("other").chain(allowed).map(ident).filter(|name| !is_written(name));
        let names = outside.into_iter().map(field_name).chain(of_macro);
        let unreachable = unreachable();
        quote!(#(#names: #unreachable,)*)
    }

    /// Returns white space in front of the base of a struct literal.
    ///
    /// Between two entries, rust-analyzer inserts a comma with its marker. The padding shrinks with each bare key, so that
    /// the literal does not grow.
    fn padding(&self, object: &Object, own: &[&Entry<'_>]) -> String {
        let is_bare = |entry: &&&Entry<'_>| self.key(entry).is_some() && self.source.at(entry.place).is_bare;
        let width = (object.fields.len() + 16).saturating_sub(own.iter().filter(is_bare).count()) * 32;
        " ".repeat(width)
    }

    /// Returns the key as the name of a field, or `None` if it cannot be one.
    ///
    /// It has the user's span, which hover, definition and highlighting use.
    fn key(&self, entry: &Entry<'_>) -> Option<Ident> {
        let place = self.source.at(entry.place);
        let span = place.spans().0;
        let name = match (&*place.tokens, entry.key_match) {
            // rust-analyzer looks for its marker in the name.
            ([TokenTree::Ident(name)], _) => name.to_string(),
            (_, KeyMatch::Given(field) | KeyMatch::Repeated(field)) => field.rust.to_owned(),
            _ => return None,
        };
        let (plain, unmarked) = (token::unraw(&name), token::unmarked(&name));
        if matches!(plain, "self" | "Self" | "super" | "crate") {
            return None;
        }
        let is_raw = *plain != *name || !unmarked.is_empty() && !token::is_identifier(&unmarked);
        Some(if is_raw { Ident::new_raw(plain, span) } else { Ident::new(plain, span) })
    }

    /// Prints the value of a field, inside `Some` if the field is optional.
    fn field(&self, object: &'static Object, field: &Field, entry: &Entry<'_>, entries: &[Entry<'_>]) -> TokenStream {
        let p = &self.private;
        let is_rust = matches!(entry.value.value, Value::Expression | Value::Misplaced | Value::Broken);
        let r#type = Type::of_entry(object, field, entry, entries, self.source);
        let is_digits = is_rust && r#type.is_digits();
        let value = match &entry.value.value {
            Value::Null if field.required => return unreachable(),
            Value::Null => return quote!(#p::None),
            _ if is_digits || is_rust && entry.is_optional => {
                self.typed(&entry.value, &r#type.optional_if(entry.is_optional), Names::User)
            }
            _ => self.value(field.kind, &entry.value),
        };
        match (is_rust && entry.is_optional, field.required) {
            (true, _) if is_digits => quote!(#p::Option::map(#value, #p::Into::into)),
            (true, _) | (_, true) => value,
            (..) if is_digits => quote!(#p::Some(#p::Into::into(#value))),
            (..) => quote!(#p::Some(#value)),
        }
    }

    /// Prints a value.
    fn value(&self, kind: Kind, node: &Node<'_>) -> TokenStream {
        let p = &self.private;
        match (&node.value, kind) {
            (
                Value::Word(_) | Value::Expression | Value::Misplaced | Value::Refused | Value::Broken,
                Kind::Word(words),
            ) => self.word(words, node),
            (Value::Expression | Value::Misplaced | Value::Broken, _) => self.typed(node, &Type::of(kind), Names::User),
            (Value::Bool(value), Kind::Bool) => quote!(#value),
            (Value::Text(_), Kind::Text(text)) => {
                let (name, value) = (ident(text.name), self.written(node));
                quote!(#p::of::#name(#value))
            }
            (Value::Text(text), Kind::Word(words)) => {
                let (words, text) = (ident(words.name), &**text);
                quote!(#p::#words::unlisted(#text))
            }
            (Value::Decimal(number), Kind::Number(kind)) => {
                let name = ident(kind.name);
                let digits = Literal::u64_unsuffixed(number.digits());
                let scale = Literal::u8_unsuffixed(number.scale());
                quote!(#p::of::#name(#digits, #scale))
            }
            (Value::Object(entries), Kind::Object(object)) => self.object(object, node, entries),
            (Value::Object(entries), Kind::Checked(object)) => {
                let object = self.object(object, node, entries);
                quote!(#p::Checked::new_unchecked(#object))
            }
            (Value::List(nodes), Kind::List(item)) => self.list(*item, node, nodes),
            (Value::Object(_), Kind::Free(free)) => {
                let (name, values) = (ident(free.name), self.run_time(node));
                quote!({ #values #p::#name::new_unchecked("{}") })
            }
            _ => unreachable(),
        }
    }

    /// Prints a list.
    fn list(&self, item: Kind, node: &Node<'_>, nodes: &[Node<'_>]) -> TokenStream {
        let p = &self.private;
        let Some(items) = self.source.built_list(node.place) else {
            let items = nodes.iter().map(|node| self.value(item, node));
            return quote!(#p::owned([#(#items,)*]));
        };
        // The items are statements without a name, so that only the user's names are completed.
        let ty = Type::of(item).full(p);
        let items = self.built_items(nodes, items, |node| {
            let value = self.value(item, node);
            quote!(let _: #ty = #value;)
        });
        quote!({ #items #p::owned::<#ty, 0>([]) })
    }

    /// Prints the items of a list by `item`, in the control flow that builds them.
    fn built_items<'a>(
        &self,
        nodes: &[Node<'a>],
        items: &[Item],
        item: impl Fn(&Node<'a>) -> TokenStream,
    ) -> TokenStream {
        let items = items.iter().map(|built| match built {
            Item::Value(index) => item(&nodes[*index]),
            Item::Spread(index) => self.run_time(&nodes[*index]),
            Item::Flow(ItemFlow { flow, .. }) => control_flow::print(flow, &self.private, |block| {
                let item = block.item.map(|index| item(&nodes[index]));
                control_flow::block(block.span, item.unwrap_or_default())
            }),
        });
        quote!(#(#items)*)
    }
}

/// Prints an expression of any type that has no value.
fn unreachable() -> TokenStream {
    quote!(::core::unreachable!())
}
