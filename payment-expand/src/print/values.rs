//! Prints values: literals, variables of run-time values, and the struct literals and lists around them.

mod free_json;

use payment_core::{
    inspect::tree::{Entry, Node, Value},
    rules,
    schema::{Field, Kind, Object},
};
use proc_macro2::{Literal, Span, TokenStream};
use quote::{ToTokens, quote, quote_spanned};

use super::{
    choices::{self, Given},
    field_name, ident, marks,
    types::Type,
    variables,
};
use crate::source::Source;

/// Prints values, with a variable for each run-time value.
#[derive(Clone, Copy)]
pub struct ValuePrinter<'s> {
    pub source: &'s Source,
}

impl ValuePrinter<'_> {
    /// Prints the struct literal of an object.
    fn object(self, object: &'static Object, entries: &[Entry<'_>]) -> TokenStream {
        let set = choices::fields_in(None, entries);
        let unset = object.fields.iter().filter(|field| !choices::contains(&set, field));
        let fields = set.iter().copied().chain(unset);
        let names = fields.clone().map(field_name);
        let values = fields.map(|field| match choices::given(field, None, entries) {
            Some(Given::Entry(entry)) => self.field(object, field, entry, entries),
            Some(Given::Choice(choice)) => variables::of_choice(choice, field, self.source).into_token_stream(),
            None => quote!(__p::None),
        });
        let other = self.other(entries);
        let allowed = rules::has_rules(object).then(|| marks::allowed(self.source));
        let name = ident(object.name);
        quote!(__p::#name { #(#names: #values,)* other: #other, #allowed })
    }

    /// Prints the value of a field, inside `Some` if the field is optional.
    pub fn field(
        self,
        object: &'static Object,
        field: &Field,
        entry: &Entry<'_>,
        entries: &[Entry<'_>],
    ) -> TokenStream {
        // `of::Name("…")` and `some::Name("…")` are the shortest expansions of a literal.
        let module = ident(if field.required { "of" } else { "some" });
        match (&entry.value.value, field.kind) {
            (Value::Text(text), Kind::Text(kind)) => {
                let (name, text) = (ident(kind.name), &**text);
                return quote!(__p::#module::#name(#text));
            }
            (Value::Decimal(number), Kind::Number(kind)) => {
                let name = ident(kind.name);
                let digits = Literal::u64_unsuffixed(number.digits());
                let scale = Literal::u8_unsuffixed(number.scale());
                return quote!(__p::#module::#name(#digits, #scale));
            }
            _ => {}
        }
        let value = self.value(field.kind, &entry.value);
        let is_expression = matches!(entry.value.value, Value::Expression);
        if is_expression && entry.is_unchecked {
            let name = Type::of(field.kind);
            return match (field.required, entry.is_optional) {
                (true, _) => quote!(#name::new_unchecked(#value)),
                (false, true) => quote!(__p::Option::map(#value, #name::new_unchecked)),
                (false, false) => quote!(__p::Some(#name::new_unchecked(#value))),
            };
        }
        let is_digits = is_expression && Type::of_entry(object, field, entry, entries, self.source).is_digits();
        match (field.required, entry.is_optional) {
            (true, _) | (_, true) if !is_digits => value,
            (_, true) => quote!(__p::Option::map(#value, __p::Into::into)),
            (..) if is_digits => quote!(__p::Some(__p::Into::into(#value))),
            (..) => quote!(__p::Some(#value)),
        }
    }

    /// Prints a value.
    pub fn value(self, kind: Kind, node: &Node<'_>) -> TokenStream {
        match (&node.value, kind) {
            (Value::Expression, _) => variables::of_value(node, self.source),
            (Value::Bool(value), _) => quote!(#value),
            (Value::Word(word), Kind::Word(words)) => {
                let (words, word) = (ident(words.name), ident(word));
                quote!(__p::#words::#word)
            }
            (Value::Text(name), Kind::Word(words)) => {
                let (words, name) = (ident(words.name), &**name);
                quote!(__p::#words::unlisted(#name))
            }
            (Value::Object(entries), Kind::Object(object)) => self.object(object, entries),
            (Value::Object(entries), Kind::Checked(object)) => {
                let object = self.object(object, entries);
                quote!(__p::Checked::new_unchecked(#object))
            }
            (Value::List(items), Kind::List(item)) => self.list(*item, node, items),
            (Value::Object(_), Kind::Free(free)) => self.free(free, node),
            // The inspection has refused all other values.
            _ => TokenStream::new(),
        }
    }

    /// Prints a list: a constant if it consists of literals, and a vector otherwise.
    fn list(self, item: Kind, node: &Node<'_>, nodes: &[Node<'_>]) -> TokenStream {
        if self.source.built_list(node.place).is_some() {
            let list = variables::of_list(node, self.source);
            return quote!(__p::Cow::Owned(#list));
        }
        let items = nodes.iter().map(|node| self.value(item, node));
        if nodes.iter().all(is_literal) {
            return quote!(__p::list(const { &[#(#items),*] }));
        }
        // In a constant, which cannot allocate, rustc blames the list.
        quote_spanned!(self.span(node)=> __p::Cow::Owned(__p::values::lists::create_at_run_time([#(#items),*])))
    }

    /// Returns the span at which rustc reports errors in the code for `node`.
    fn span(self, node: &Node<'_>) -> Span {
        self.source.at(node.place).start()
    }
}

/// Returns whether a value consists of literals.
fn is_literal(node: &Node<'_>) -> bool {
    match &node.value {
        Value::Expression => false,
        Value::List(nodes) => nodes.iter().all(is_literal),
        Value::Object(entries) => entries.iter().all(is_literal_entry),
        _ => true,
    }
}

/// Returns whether an entry always has the same literal value.
fn is_literal_entry(entry: &Entry<'_>) -> bool {
    !entry.is_optional && entry.arms.is_empty() && is_literal(&entry.value)
}
