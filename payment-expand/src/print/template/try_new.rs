//! Prints `Template::try_new`, which converts plain values as `try_payment_session!` does.

use proc_macro2::{Ident, Span, TokenStream, TokenTree};
use quote::{format_ident, quote};

use super::fields::Field;
use crate::{
    names::PrivatePath,
    print::{fallible, ident, types::Type, variables},
    source::Source,
};

const DOCS: &str = " Creates the template from values that convert into its fields, in the order of the fields.

It accepts the same values as `try_payment_session!`, and an `Option` for an optional field. More than seven values are
one tuple.

# Errors

Returns all values that are rejected, each with its JSON pointer.";

/// The number of parameters that clippy accepts. An `allow` would conflict with the `forbid` of a user.
const MOST_PARAMETERS: usize = 7;

/// Prints the method, or nothing for a template without fields.
///
/// The parameters have the names of the fields. It is in a constant, where an import makes each of these names free.
pub fn implementation(template: &Ident, fields: &[Field], source: &Source) -> Option<TokenStream> {
    if fields.is_empty() {
        return None;
    }
    let p = source.names.private(Span::call_site());
    let rejections = variables::of_rejections(source);
    let parameters: Vec<_> = fields.iter().enumerate().map(|(at, field)| Parameter::new(at, field, &p)).collect();
    let names: Vec<_> = fields.iter().map(|field| &field.name).collect();
    let ways: Vec<_> = parameters.iter().filter_map(|parameter| parameter.way.as_ref()).collect();
    let bounds = parameters.iter().map(|parameter| &parameter.bound);
    let values: Vec<_> = parameters.iter().map(|parameter| parameter.value(&rejections, &p)).collect();
    let try_new = Ident::new("try_new", Span::call_site().located_at(template.span()));
    let parameters = if fields.len() > MOST_PARAMETERS {
        quote!((#(#names),*): (#(impl #bounds),*))
    } else {
        quote!(#(#names: impl #bounds),*)
    };
    Some(quote! {
        const _: () = {
            use #p::{Fill as _, variable as #rejections, #(variable as #names),*};
            impl #template {
                #[doc = #DOCS]
                pub fn #try_new<#(#ways),*>(#parameters) -> #p::Result<Self, #p::Violations> {
                    let mut #rejections = #p::fallible::Rejections::new();
                    #(let #names = #values;)*
                    #rejections.convert_at_run_time(Self { #(#names),* })
                }
            }
        };
    })
}

/// A parameter of the method.
struct Parameter<'f> {
    field: &'f Field,
    /// The trait of the values that convert. rustc shows it at the placeholder.
    bound: TokenStream,
    /// The generic parameter of the way in which they convert, unless there is only one.
    way: Option<Ident>,
    /// The method of the trait, for a string that is not checked.
    into: Option<Ident>,
}

impl<'f> Parameter<'f> {
    fn new(at: usize, field: &'f Field, private: &PrivatePath) -> Self {
        let span = field.name.span();
        if let Some((bound, into)) = into_unchecked_text(&field.ty) {
            return Self { field, bound: at_span(span, quote!(#private::#bound)), way: None, into: Some(into) };
        }
        let way = format_ident!("By{at}");
        let bound = fallible::conversion(&field.ty, field.is_required, &quote!(#way), private);
        let bound = at_span(span, quote!(#private::fallible::#bound));
        Self { field, bound, way: (!field.ty.is_list()).then_some(way), into: None }
    }

    /// Prints the value of the field.
    fn value(&self, rejections: &Ident, private: &PrivatePath) -> TokenStream {
        let Self { field: Field { name, pointer, .. }, bound, into, .. } = self;
        match into {
            Some(into) => quote!(#bound::#into(#name)),
            None => quote! {
                <_ as #bound>::CONVERSION.slot(#name).fill_field(&mut #rejections, #private::At::fixed(#pointer))
            },
        }
    }
}

/// Prints the tokens of a bound at the placeholder.
fn at_span(placeholder: Span, bound: TokenStream) -> TokenStream {
    let span = Span::call_site().located_at(placeholder);
    let at_span = |mut token: TokenTree| {
        token.set_span(span.resolved_at(token.span()));
        token
    };
    bound.into_iter().map(at_span).collect()
}

/// Returns the trait of strings that are not checked, and its method, or `None` for any other type.
fn into_unchecked_text(written: &Type) -> Option<(Ident, Ident)> {
    let is_text = |ty: &Type| matches!(ty, Type::UncheckedText);
    let (bound, into) = match written {
        Type::Option(ty) if is_text(ty) => ("IntoOptionalUncheckedText", "into_optional_unchecked_text"),
        ty if is_text(ty) => ("IntoUncheckedText", "into_unchecked_text"),
        _ => return None,
    };
    Some((ident(bound), ident(into)))
}
