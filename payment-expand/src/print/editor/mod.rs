//! Prints the expansion for rust-analyzer: the struct literal with the user's tokens, whatever is wrong, and the errors.
//!
//! To complete a name, rust-analyzer expands an invocation twice: as it is, and with a marker at the cursor. It compares
//! both expansions by text offset, so the text before the cursor must be the same in both. `tests/editor` probes the result.

mod field_names;
mod user_tokens;

use payment_core::{
    inspect::{
        tree::{Arm, Node},
        typed::{Cause, InvalidValue, KeyMatch, TypedEntry, TypedNode, TypedObject},
    },
    rules::Waiver,
    schema::{EnumValues, Kind},
};
use proc_macro2::{Ident, TokenStream, TokenTree};
use quote::{ToTokens, quote};

use super::{
    broken::{self, Skeleton},
    control_flow, ident, template,
    types::Type,
    value_printer::ValuePrinter,
};
use crate::{
    names::PrivatePath,
    source::{ArmBlock, Item, ItemControlFlow, Source, Template},
    target::Target,
    token,
};
use field_names::key;
use user_tokens::NamesInScope;

/// Prints a request or part as an expression.
pub fn request(root: &Ident, target: Target, node: Skeleton<'_>, source: &Source, errors: &TokenStream) -> TokenStream {
    let mut request = Editor::new(root, source).request(target, node);
    if source.is_fallible {
        request = quote!(#root::fallible::ConversionErrors::new().convert_at_run_time(#request));
    }
    let errors = at_start(errors);
    let name = broken::part_name(root, source);
    let rules = rule_names(&PrivatePath::full(root), source);
    quote!({ #name #rules let request = #request; #errors request })
}

/// Prints a template as items. The request precedes the struct, because the text of the struct grows with a name.
pub fn template(
    root: &Ident,
    template: &Template,
    target: Target,
    node: Skeleton<'_>,
    source: &Source,
    errors: &TokenStream,
) -> TokenStream {
    let ty = template::checked_request(target, &PrivatePath::full(root));
    let request = Editor::new(root, source).request(target, node);
    let rules = rule_names(&PrivatePath::full(root), source);
    let outline = template::outline(root, template, target, node, source);
    let errors = at_start(errors);
    quote! {
        const _: fn() -> #ty = || { #rules #request };
        #outline
        #errors
    }
}

/// Prints the names of waived rules as paths, so that an editor completes them.
fn rule_names(private: &PrivatePath, source: &Source) -> TokenStream {
    // A keyword cannot be the name of an imported item.
    let names = source.waivers.names.iter().filter(|name| token::is_identifier(&name.to_string()));
    // An empty list is completed where a name would be, so something has to be there.
    let any = Waiver::ALL.first().map(|waiver| ident(waiver.attribute_name()));
    quote!(#(use #private::waivers::#names as _;)* use #private::waivers::#any as _;)
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

pub struct Editor<'s> {
    source: &'s Source,
    /// The path of `payment_core::__private`. An alias would be offered as a completion.
    private: PrivatePath,
}

impl<'s> Editor<'s> {
    fn new(root: &Ident, source: &'s Source) -> Self {
        Self { source, private: PrivatePath::full(root) }
    }

    fn request(&self, target: Target, node: Skeleton<'_>) -> TokenStream {
        let value = node.map_or_else(value_of_any_type, |object| self.object(object));
        target.finish(&self.private, &value)
    }

    /// Prints the struct literal of an object, or one with the fields of an arm.
    fn literal(&self, parent: &TypedObject<'_>, arm: Option<Arm>) -> TokenStream {
        let TypedObject { object, place, entries, .. } = parent;
        let is_own = |entry: &&TypedEntry<'_>| entry.arms().last().copied() == arm && !self.is_offered(entry);
        let own: Vec<_> = entries.iter().filter(is_own).collect();
        let fields = own.iter().filter_map(|entry| self.written_field(parent, entry));
        let hidden = field_names::hidden_fields(parent, arm, &own, self.source);
        let padding = field_names::padding(object, &own, self.source);
        let keyless = own
            .iter()
            .filter(|entry| key(entry, self.source).is_none())
            .map(|entry| self.run_time_values(&entry.value));
        let choices = self.source.choices.directly_in(*place, arm).map(|written| {
            control_flow::print(&written.flow, &self.private, &mut |ArmBlock { span, arm }| {
                let literal = self.literal(parent, Some(*arm));
                control_flow::block(*span, quote!(let _ = #literal;))
            })
        });
        let (p, name) = (&self.private, ident(object.name));
        quote! {
            #p::#name { #(#fields)* #hidden ..{ #padding; #(#keyless)* #(#choices)* #p::blank::<#p::#name>() } }
        }
    }

    /// Returns whether an entry is a preset that the user may write as well: a default, or an open object.
    fn is_offered(&self, entry: &TypedEntry<'_>) -> bool {
        let layers = &self.source.layers;
        let preset = self.source[entry.place()].preset.filter(|preset| layers.is_outer(*preset));
        preset.is_some_and(|preset| preset.is_default || layers.open.contains(&entry.value.place()))
    }

    /// Prints the field that an entry writes, or returns `None` if its key cannot be the name of a field.
    fn written_field(&self, parent: &TypedObject<'_>, entry: &TypedEntry<'_>) -> Option<TokenStream> {
        let key = key(entry, self.source)?;
        if self.source[entry.place()].is_bare {
            return Some(quote!(#key,));
        }
        let value = match entry.key {
            KeyMatch::Field(_) | KeyMatch::Repeated(_) | KeyMatch::Unknown if entry.written.is_unchecked => {
                self.unchecked(entry)
            }
            KeyMatch::Field(field) | KeyMatch::Repeated(field) | KeyMatch::CountsAs(field) => {
                self.field(parent, field, entry)
            }
            KeyMatch::Unknown | KeyMatch::Unchecked => self.unknown(&entry.value),
        };
        Some(quote!(#key: #value,))
    }

    /// Prints the items of a list by `item`, and iterators by `iterator`, in the control flow that builds them.
    ///
    /// Their arguments are indices of the list's nodes.
    fn built_items(
        &self,
        items: &[Item],
        item: impl Fn(usize) -> TokenStream,
        iterator: impl Fn(usize) -> TokenStream,
    ) -> TokenStream {
        let items = items.iter().map(|built| match built {
            Item::Value(index) => item(*index),
            Item::Spread(index) => iterator(*index),
            Item::ControlFlow(ItemControlFlow { flow, .. }) => control_flow::print(flow, &self.private, &mut |block| {
                let item = block.item.map(&item);
                control_flow::block(block.span, item.unwrap_or_default())
            }),
        });
        quote!(#(#items)*)
    }
}

impl ValuePrinter for Editor<'_> {
    fn source(&self) -> &Source {
        self.source
    }

    fn private(&self) -> &PrivatePath {
        &self.private
    }

    fn struct_literal(&self, object: &TypedObject<'_>) -> TokenStream {
        self.literal(object, None)
    }

    fn list(&self, item: Kind, node: &Node<'_>, nodes: &[TypedNode<'_>]) -> TokenStream {
        let p = &self.private;
        let Some(items) = &self.source[node.place].items else {
            let items = nodes.iter().map(|node| self.value(node));
            return quote!(#p::owned([#(#items,)*]));
        };
        // The items are statements without a name, so that only the user's names are completed.
        let ty = Type::of(item).full(p);
        let items = self.built_items(
            items,
            |index| {
                let value = self.value(&nodes[index]);
                quote!(let _: #ty = #value;)
            },
            |index| self.run_time_values(&nodes[index]),
        );
        quote!({ #items #p::owned::<#ty, 0>([]) })
    }

    fn json(&self, ty: &Type, node: &Node<'_>) -> TokenStream {
        let (ty, values) = (ty.full(&self.private), self.written_run_time(node));
        quote!({ #values #ty::new_unchecked("{}") })
    }

    fn text(&self, _: &str, node: &Node<'_>) -> impl ToTokens {
        user_tokens::written(node, self.source)
    }

    fn enum_value(&self, list: &'static EnumValues, value: &str, node: &Node<'_>) -> TokenStream {
        match &*self.source[node.place].tokens {
            [TokenTree::Literal(literal)] => {
                let list = Type::of(Kind::EnumValue(list)).full(&self.private);
                let value = Ident::new(value, literal.span());
                quote!(#list::#value)
            }
            _ => self.expression(Kind::EnumValue(list), node),
        }
    }

    fn run_time_value(&self, kind: Kind, node: &Node<'_>) -> TokenStream {
        self.expression(kind, node)
    }

    fn run_time_of(&self, ty: &Type, node: &Node<'_>) -> TokenStream {
        self.typed(node, ty, NamesInScope::User)
    }

    fn invalid(&self, invalid: &InvalidValue, node: &Node<'_>) -> TokenStream {
        let InvalidValue { kind: Some(kind), cause } = *invalid else { return value_of_any_type() };
        let is_written = match (cause, kind) {
            (Cause::Misplaced | Cause::Unreadable, _) => true,
            // A name that is misspelt is completed.
            (Cause::Rejected, Kind::EnumValue(_)) => {
                !matches!(*self.source[node.place].tokens, [TokenTree::Literal(_) | TokenTree::Group(_)])
            }
            (Cause::Rejected | Cause::Doubtful | Cause::UnknownKey, _) => false,
        };
        if is_written { self.expression(kind, node) } else { value_of_any_type() }
    }
}

/// Prints an expression of any type that has no value.
fn value_of_any_type() -> TokenStream {
    quote!(::core::unreachable!())
}
