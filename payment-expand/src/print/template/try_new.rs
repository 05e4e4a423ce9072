//! Prints `Template::try_new`, which converts plain values as the request's `try_` macro does.

use proc_macro2::{Ident, Span, TokenStream, TokenTree};
use quote::{format_ident, quote};

use super::fields::TemplateField;
use crate::{
    names::PrivatePath,
    print::{fallible, ident, types::Type, variables},
    source::{Source, Template},
    target::Target,
};

/// The number of parameters above which clippy reports a function.
const MOST_PARAMETERS: usize = 7;

/// Prints the method. Its parameters are the placeholders, in their order.
///
/// It is in a constant, where an import makes the names of its variables free.
pub fn method(template: &Template, target: Target, fields: &[TemplateField], source: &Source) -> TokenStream {
    let p = source.names.private(Span::call_site());
    let (errors, filled) = (variables::of_errors(source), source.names.variable("template"));
    let conversions: Vec<_> = fields.iter().enumerate().map(|(at, field)| Conversion::new(at, field, &p)).collect();
    let ways = conversions.iter().filter_map(|conversion| conversion.way.as_ref());
    let bounds = conversions.iter().map(|conversion| &conversion.bound);
    let types: Vec<_> = (0..fields.len()).map(|at| format_ident!("V{at}")).collect();
    let parameters: Vec<_> = conversions.iter().map(|conversion| &conversion.parameter).collect();
    let converted = conversions.iter().map(|conversion| conversion.print(&errors, &p));
    let names = fields.iter().map(|field| &field.name);
    let allow = (fields.len() > MOST_PARAMETERS).then(|| quote!(#[allow(clippy::too_many_arguments)]));
    let try_new = Ident::new("try_new", Span::call_site().located_at(template.name.span()));
    let (template, docs) = (&template.name, docs(target));
    quote! {
        const _: () = {
            use #p::{Fill as _, variable as #errors, variable as #filled #(, variable as #parameters)*};
            impl #template {
                #[doc = #docs]
                #allow
                pub fn #try_new<#(#types: #bounds,)* #(#ways),*>(
                    #(#parameters: #types),*
                ) -> #p::Result<Self, #p::Violations> {
                    let mut #errors = #p::fallible::ConversionErrors::new();
                    let #filled = Self { #(#names: #converted),* };
                    #errors.convert_at_run_time(#filled)
                }
            }
        };
    }
}

/// Returns the documentation of the method.
fn docs(target: Target) -> String {
    let macro_name = target.macro_name();
    format!(
        " Creates the template from plain values, which convert into its fields. They have the order of the fields.

They are those that `try_{macro_name}!` accepts, and an `Option` for an optional field.

# Errors

Returns all values that are rejected, each with its JSON pointer."
    )
}

/// The conversion of a value into a field.
struct Conversion<'f> {
    field: &'f TemplateField,
    /// The parameter of the method, which has the name of the field.
    parameter: Ident,
    /// The trait of the values that convert. rustc shows it at the placeholder.
    bound: TokenStream,
    /// The generic parameter of the way in which they convert, unless there is only one.
    way: Option<Ident>,
    /// The method of the trait, for a string that is not checked.
    into: Option<Ident>,
}

impl<'f> Conversion<'f> {
    fn new(at: usize, field: &'f TemplateField, private: &PrivatePath) -> Self {
        let span = field.name.span();
        let mut parameter = field.name.clone();
        parameter.set_span(Span::call_site());
        if let Some((bound, into)) = into_unchecked_text(&field.ty) {
            let bound = at_span(span, quote!(#private::#bound));
            return Self { field, parameter, bound, way: None, into: Some(into) };
        }
        let way = format_ident!("By{at}");
        let bound = fallible::conversion(field.kind, &field.ty, field.is_required, &quote!(#way), private);
        let bound = at_span(span, quote!(#private::fallible::#bound));
        Self { field, parameter, bound, way: (!field.ty.is_list()).then_some(way), into: None }
    }

    fn print(&self, errors: &Ident, private: &PrivatePath) -> TokenStream {
        let Self { field: TemplateField { pointer, .. }, parameter, bound, into, .. } = self;
        match into {
            Some(into) => quote!(#bound::#into(#parameter)),
            None => quote! {
                <_ as #bound>::CONVERSION.slot(#parameter).fill_field(&mut #errors, #private::At::fixed(#pointer))
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
