//! Prints the bindings of run-time values: `let __v3: Email = customer.email;`.
//!
//! The bindings keep the order of the source, and rustc reports a value of the wrong type at the user's expression.

use payment_core::{
    inspect::{
        tree::{Arm, Node},
        typed::{TypedEntry, TypedNode, TypedObject},
    },
    schema::Kind,
};
use proc_macro2::{Ident, Span, TokenStream, TokenTree};
use quote::{quote, quote_spanned};
use syn::token::Semi;

use super::{
    built_list, fallible,
    field_choice::FieldChoice,
    ident,
    path::Path,
    struct_literal::ForRustc,
    types::{Type, kind_name},
    user_value,
    value_printer::ValuePrinter,
    variables,
    visitor::{BuiltList, RunTimeValue, Statements, Visitor},
    walk,
};
use crate::{
    lookahead,
    source::{Snippet, Source},
    token,
};

/// Binds all run-time values, and builds the lists that have control flow. Placeholders need no binding, because they are
/// fields of the template.
pub fn statements(root: &TypedObject<'_>, source: &Source) -> TokenStream {
    let mut bindings = Bindings { source, values: ForRustc::new(source), variables: Vec::new() };
    let statements = walk::walk(root, source, &mut bindings).into_iter().collect();
    source.names.with_imports(&bindings.variables, statements)
}

struct Bindings<'s> {
    source: &'s Source,
    values: ForRustc<'s>,
    /// The variables that the statements declare.
    variables: Vec<Ident>,
}

impl<'t> Visitor<'t> for Bindings<'_> {
    type Output = Statements;

    fn run_time_value(&mut self, run_time: RunTimeValue<'t>, path: &Path<'_>) -> Statements {
        if self.source[run_time.node.place].placeholder.is_some() {
            return Statements::new();
        }
        let variable = variables::bound(run_time.node, self.source);
        let statement = bind(&variable, &run_time, path, self.source);
        self.variables.push(variable);
        vec![statement]
    }

    fn item(&mut self, list: &BuiltList<'t>, item: &TypedNode<'t>) -> Statements {
        vec![built_list::push(list, &self.values.value(item), self.source)]
    }

    fn spread(&mut self, list: &BuiltList<'t>, iterator: &TypedNode<'t>, path: &Path<'_>) -> Statements {
        vec![spread(list, iterator.written, path, self.source)]
    }

    fn list(&mut self, list: &BuiltList<'t>, items: Statements) -> Statements {
        self.variables.push(variables::of_list(list.node, self.source));
        vec![built_list::declare(list, &items.into_iter().collect(), self.source)]
    }

    fn other_variable(&mut self, entry: &TypedEntry<'t>) -> Statements {
        self.variables.push(variables::of_other(entry, self.source));
        vec![variables::declare_other(entry, self.source)]
    }

    fn other(&mut self, entry: &TypedEntry<'t>) -> Statements {
        if entry.arms().is_empty() {
            return Statements::new();
        }
        let (variable, value) = (variables::of_other(entry, self.source), self.values.other_value(entry));
        vec![self.source.names.statements_with_alias(&quote!(#variable = #value;))]
    }

    fn arm(&mut self, choice: &FieldChoice<'_, 't>, arm: Arm) -> Statements {
        vec![choice.assign(arm, self.source, |field, entry| self.values.field(choice.parent.object, field, entry))]
    }

    fn choice(&mut self, choice: &FieldChoice<'_, 't>, arms: Statements) -> Statements {
        self.variables.extend(choice.variables(self.source));
        vec![choice.declare(&arms.into_iter().collect(), self.source)]
    }
}

/// Prints `..iterator` for the list at `path`.
pub fn spread(list: &BuiltList<'_>, iterator: &Node<'_>, path: &Path<'_>, source: &Source) -> TokenStream {
    let iterator = &source[iterator.place];
    if source.is_fallible {
        fallible::append(list, iterator, path, source)
    } else {
        built_list::append(list, iterator, source)
    }
}

/// Prints `let name: Type = value;` for a variable whose name is imported.
pub fn bind(name: &Ident, run_time: &RunTimeValue<'_>, path: &Path<'_>, source: &Source) -> TokenStream {
    let value = &source[run_time.node.place];
    let (start, end) = value.ends();
    let ty = || run_time.written_type().spanned(&source.names.private(start), start);
    if user_value::diverges(&token::ungroup_all(&value.tokens)) {
        let (ty, value) = (ty(), user_value::diverging(value, source));
        return quote!(let #name: #ty = #value;);
    }
    if source.is_fallible && !matches!(run_time.ty, Type::UncheckedText) {
        return fallible::bind(name, run_time, value, path, source);
    }
    if let Some(check) = type_check(run_time, value, source) {
        let argument = user_value::argument(run_time, value, source);
        return quote!(let #name = #check.of #argument.take(););
    }
    let converted = if run_time.ty.takes_into() {
        converted(run_time, value, source)
    } else {
        user_value::one_expression(run_time, value, source)
    };
    let (ty, end) = (ty(), Semi { spans: [end] });
    quote!(let #name: #ty = #converted #end)
}

/// Prints a value that is converted, also inside an `Option`.
fn converted(run_time: &RunTimeValue<'_>, value: &Snippet, source: &Source) -> TokenStream {
    let start = value.start();
    let p = source.names.private(start);
    let into = match (run_time.ty.is_metadata_value(), run_time.is_optional) {
        (true, false) => quote_spanned!(start=> #p::IntoMetadata::into_metadata),
        (true, true) => quote_spanned!(start=> #p::IntoOptionalMetadata::into_optional_metadata),
        (false, false) => quote_spanned!(start=> #p::IntoUncheckedText::into_unchecked_text),
        (false, true) => quote_spanned!(start=> #p::IntoOptionalUncheckedText::into_optional_unchecked_text),
    };
    let argument = user_value::argument(run_time, value, source);
    quote!(#into #argument)
}

/// Prints `<_ as IsText<Field, _>>::TYPE`, which reports a value of another type with help; see
/// `payment_core::__private::field_type`. Returns `None` if the value is converted, or if rustc must know its type.
fn type_check(run_time: &RunTimeValue<'_>, value: &Snippet, source: &Source) -> Option<TokenStream> {
    let p = source.names.private(Span::call_site());
    let field = match &run_time.ty {
        Type::List(item) => item.full(&p),
        ty => ty.full(&p),
    };
    let check = match (run_time.kind, run_time.is_optional) {
        _ if run_time.ty.takes_into() => return None,
        (Kind::Text(_) | Kind::Number(_) | Kind::EnumValue(_), true) => "IsOptionOf",
        (_, true) => return None,
        (Kind::Text(_) | Kind::Number(_) | Kind::EnumValue(_), _)
            if !run_time.ty.is_digits() && is_constant(&value.tokens) =>
        {
            "IsConstant"
        }
        (Kind::List(_), _) if !may_be_coerced(&value.tokens) => "IsListOf",
        _ => &format!("Is{}", kind_name(run_time.kind, &run_time.ty)?),
    };
    let (check, inferred) = (ident(check), user_value::inferred_type(value, source));
    Some(quote!(<#inferred as #p::field_type::#check<#field, _>>::TYPE))
}

/// Returns whether a value is written as the path of a constant: its last name has no lower-case letter.
fn is_constant(value: &[TokenTree]) -> bool {
    let is_capital = |name: &Ident| name.to_string().chars().all(|c| !c.is_lowercase());
    lookahead::is_capitalized_path(value) && matches!(value, [.., TokenTree::Ident(name)] if is_capital(name))
}

/// Returns whether the value of a list may be `Cow::Borrowed(&[…])`, whose array is coerced to a slice.
fn may_be_coerced(value: &[TokenTree]) -> bool {
    value.iter().any(|token| match token {
        TokenTree::Ident(name) => name == "Borrowed",
        TokenTree::Group(group) => may_be_coerced(&token::inside(group)),
        _ => false,
    })
}
