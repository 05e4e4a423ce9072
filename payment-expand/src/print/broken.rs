//! Prints the expansion of a rejected invocation for rustc: the errors, and the run-time values.
//!
//! The values are printed so that rustc reports their type errors in the same run, and no variable as unused.

use payment_core::{
    inspect::typed::{Cause, TypedNode, TypedObject, TypedValue},
    schema::{Kind, Object},
};
use proc_macro2::{Ident, Span, TokenStream};
use quote::quote;

use super::{
    binding, built_list, fallible, ident,
    path::Path,
    types, user_value, variables,
    visitor::{BuiltList, RunTimeValue, Statements, Visitor},
    walk,
};
use crate::{
    lookahead,
    names::PrivatePath,
    source::Source,
    target::{Purpose, Target},
    token,
};

/// Prints the errors of a request or part, its run-time values, and a value of the same type.
pub fn request(target: Target, node: Skeleton<'_>, source: &Source, errors: &TokenStream) -> TokenStream {
    let values = values(node, source);
    let value = target.finish(&PrivatePath::alias(), &constant(target.kind()));
    let value = fallible::finish(&source.names.with_alias(&value), source);
    quote!({
        #errors
        #values
        #value
    })
}

/// Prints the errors of a part whose name is unknown.
///
/// The value has any type, and the code after it does not count as unreachable.
pub fn unknown_part(root: &Ident, source: &Source, errors: &TokenStream, purpose: Purpose) -> TokenStream {
    let name = (purpose == Purpose::Edit).then(|| part_name(root, source));
    quote!({
        #name
        #errors
        #root::__private::never()
    })
}

/// Prints the name of a part as a path, so that an editor completes it.
pub fn part_name(root: &Ident, source: &Source) -> Option<TokenStream> {
    let name = source.part.as_ref()?;
    Some(quote!(use #root::__private::parts::#name as _;))
}

/// Prints the run-time values, each bound to a variable of its type.
pub fn values(node: Skeleton<'_>, source: &Source) -> TokenStream {
    let begin = fallible::begin(source);
    let mut visitor = Values { source, variables: vec![variable(source)] };
    let values = node.map(|node| walk::walk(node, source, &mut visitor));
    let values = values.unwrap_or_default().into_iter().collect();
    let values = source.names.with_imports(&visitor.variables, values);
    quote!(#begin #values)
}

/// Returns the variable of each value, one after the other.
pub fn variable(source: &Source) -> Ident {
    source.names.variable("v")
}

/// A request that is not valid, with the types of its values. `None` if it is not an object.
pub type Skeleton<'s> = Option<&'s TypedObject<'s>>;

struct Values<'s> {
    source: &'s Source,
    /// The variables that the statements declare.
    variables: Vec<Ident>,
}

impl<'t> Visitor<'t> for Values<'_> {
    type Output = Statements;

    fn run_time_value(&mut self, run_time: RunTimeValue<'t>, path: &Path<'_>) -> Statements {
        value(&run_time, path, self.source).into_iter().collect()
    }

    fn spread(&mut self, list: &BuiltList<'t>, iterator: &TypedNode<'t>, path: &Path<'_>) -> Statements {
        let is_run_time = matches!(iterator.value, TypedValue::RunTime(_));
        is_run_time.then(|| binding::spread(list, iterator.written, path, self.source)).into_iter().collect()
    }

    fn list(&mut self, list: &BuiltList<'t>, items: Statements) -> Statements {
        self.variables.push(variables::of_list(list.node, self.source));
        vec![built_list::declare(list, &items.into_iter().collect(), self.source)]
    }
}

/// Binds a run-time value, or returns `None` if the value is not one.
pub fn value(run_time: &RunTimeValue<'_>, path: &Path<'_>, source: &Source) -> Option<TokenStream> {
    let value = &source[run_time.node.place];
    let is_misplaced = match run_time.cause {
        // A placeholder is a field.
        _ if value.placeholder.is_some() || value.is_missing => return None,
        None => false,
        Some(Cause::Misplaced) if run_time.is_optional => true,
        // A literal will take the place of a misplaced value, so its own mistakes do not matter.
        Some(Cause::Misplaced | Cause::Rejected | Cause::Unreadable | Cause::Doubtful | Cause::UnknownKey) => {
            return None;
        }
    };
    // The number of digits is unknown until the value next to it is right.
    let may_be_digits = run_time.field.is_some_and(|field| types::is_va_number(run_time.object, field));
    let is_open = may_be_digits && !run_time.ty.is_digits();
    if is_misplaced || is_open {
        return of_any_type(run_time, source);
    }
    let name = variable(source);
    let bind = binding::bind(&name, run_time, path, source);
    Some(forget(&name, &bind, source))
}

/// Prints a value that may have any type, because its type is not the mistake. A type that is open becomes the field's.
fn of_any_type(run_time: &RunTimeValue<'_>, source: &Source) -> Option<TokenStream> {
    let tokens = &source[run_time.node.place].tokens;
    let inner = &*token::ungroup_all(tokens);
    if lookahead::is_variable_or_path(inner) {
        // It may be a misspelt enum value, or the beginning of a key.
        let is_value = !lookahead::is_capitalized_path(inner) && source.half_written != Some(run_time.node.place);
        return is_value.then(|| quote!(let _ = &#(#tokens)*;));
    }
    let p = source.names.private(Span::call_site());
    // Enum values in the branches of an expression are not a second mistake.
    let list =
        if let Kind::EnumValue(list) = run_time.kind { Some(user_value::import_enum_values(list, &p)) } else { None };
    let field = run_time.written_type().full(&p);
    Some(quote!(#p::OpenValue::<#field, _>::of({ #list #(#tokens)* }).accept();))
}

/// Ends a value without dropping it, because a constant cannot drop values.
fn forget(name: &Ident, bind: &TokenStream, source: &Source) -> TokenStream {
    let p = source.names.private(Span::call_site());
    quote!(#bind #p::forget(#name);)
}

/// Prints a constant of this kind without content, so that the code after a rejected invocation compiles.
fn constant(kind: Kind) -> TokenStream {
    match kind {
        Kind::Text(text) => {
            let name = ident(text.name);
            quote!(__p::of::#name(""))
        }
        Kind::Number(number) => {
            let name = ident(number.name);
            quote!(__p::of::#name(0, 0))
        }
        Kind::EnumValue(list) => {
            let (list, value) = (ident(list.name), ident(list.name_at(0)));
            quote!(__p::#list::#value)
        }
        Kind::Bool => quote!(false),
        Kind::Object(inner) => object(inner),
        Kind::List(_) => quote!(__p::Cow::Borrowed(&[])),
        Kind::Free(free) => {
            let name = ident(free.name);
            quote!(__p::#name::new_unchecked("{}"))
        }
    }
}

fn object(object: &Object) -> TokenStream {
    let name = ident(object.name);
    let required = object.fields.iter().filter(|field| field.required).map(|field| constant(field.kind));
    let value = quote!(__p::#name::new(#(#required),*));
    if object.is_checked { quote!(__p::Checked::new_unchecked(#value)) } else { value }
}
