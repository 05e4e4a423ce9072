//! Prints `Template::try_new`, which converts plain values as the request's `try_` macro does, and the struct of these values.

use proc_macro2::{Ident, Span, TokenStream, TokenTree};
use quote::{format_ident, quote, quote_spanned};
use syn::Token;

use super::fields::TemplateField;
use crate::{
    names::PrivatePath,
    print::{fallible, ident, types::Type, variables},
    source::{Source, Template},
    target::Target,
    token,
};

/// Prints the struct of the values: it has the fields of the template, and any types.
pub fn values(template: &Template, fields: &[TemplateField]) -> TokenStream {
    let docs = format!(" The values of a [`{0}`], which [`{0}::try_new`] checks.", template.name);
    let (visibility, name) = (&template.visibility, values_name(template));
    let types: Vec<_> = types(fields).collect();
    let fields = fields.iter().zip(&types).map(|(TemplateField { name, .. }, ty)| {
        let docs = format!(" The value of the field `{}`.", token::unraw(&name.to_string()));
        quote!(#[doc = #docs] pub #name: #ty,)
    });
    quote!(#[doc = #docs] #visibility struct #name<#(#types),*> { #(#fields)* })
}

/// Prints the conversion of the values, and the method.
///
/// They are in a constant, where an import makes the names of their variables free.
pub fn method(template: &Template, target: Target, fields: &[TemplateField], source: &Source) -> TokenStream {
    let p = source.names.private(Span::call_site());
    let rejections = variables::of_rejections(source);
    let conversions: Vec<_> = fields.iter().enumerate().map(|(at, field)| Conversion::new(at, field, &p)).collect();
    let ways: Vec<_> = conversions.iter().filter_map(|conversion| conversion.way.as_ref()).collect();
    let bounds = conversions.iter().map(|conversion| &conversion.bound);
    let converted = conversions.iter().map(|conversion| conversion.print(&rejections, &p));
    let names = fields.iter().map(|field| &field.name);
    let types: Vec<_> = types(fields).collect();
    // rustc shows the implementation and the bound at the name of the template.
    let span = Span::call_site().located_at(template.name.span());
    let (impl_token, try_new) = (Token![impl](span), Ident::new("try_new", span));
    let (template, values) = (&template.name, values_name(template));
    let docs = docs(&values, target);
    let values = quote_spanned!(span=> #values<#(#types),*>);
    let located = source.names.private(span);
    let template_values = quote_spanned!(span=> #located::fallible::TemplateValues);
    let bound = quote_spanned!(span=> #template_values<Self, By>);
    quote! {
        const _: () = {
            use #p::{Fill as _, variable as #rejections, variable as template, variable as values};
            #impl_token<#(#types: #bounds,)* #(#ways),*> #template_values<#template, (#(#ways,)*)> for #values {
                fn convert(self) -> #p::Result<#template, #p::Violations> {
                    let mut #rejections = #p::fallible::Rejections::new();
                    let template = #template { #(#names: #converted),* };
                    #rejections.convert_at_run_time(template)
                }
            }
            impl #template {
                #[doc = #docs]
                pub fn #try_new<By>(values: impl #bound) -> #p::Result<Self, #p::Violations> {
                    #template_values::convert(values)
                }
            }
        };
    }
}

/// Returns the documentation of the method. `values` is the struct of the values.
fn docs(values: &Ident, target: Target) -> String {
    let macro_name = target.macro_name();
    format!(
        " Creates the template from [`{values}`], which convert into its fields.

They are those that `try_{macro_name}!` accepts, and an `Option` for an optional field.

# Errors

Returns all values that are rejected, each with its JSON pointer."
    )
}

/// Returns the name of the struct of the values: `TopUpValues` for `TopUp`.
fn values_name(template: &Template) -> Ident {
    let span = Span::call_site().located_at(template.name.span());
    format_ident!("{}Values", template.name, span = span)
}

/// Returns the generic parameters of the struct of the values.
fn types(fields: &[TemplateField]) -> impl Iterator<Item = Ident> {
    (0..fields.len()).map(|at| format_ident!("V{at}"))
}

/// The conversion of a value into a field.
struct Conversion<'f> {
    field: &'f TemplateField,
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
        if let Some((bound, into)) = into_unchecked_text(&field.ty) {
            return Self { field, bound: at_span(span, quote!(#private::#bound)), way: None, into: Some(into) };
        }
        let way = format_ident!("By{at}");
        let bound = fallible::conversion(field.kind, &field.ty, field.is_required, &quote!(#way), private);
        let bound = at_span(span, quote!(#private::fallible::#bound));
        Self { field, bound, way: (!field.ty.is_list()).then_some(way), into: None }
    }

    fn print(&self, rejections: &Ident, private: &PrivatePath) -> TokenStream {
        let Self { field: TemplateField { name, pointer, .. }, bound, into, .. } = self;
        match into {
            Some(into) => quote!(#bound::#into(self.#name)),
            None => quote! {
                <_ as #bound>::CONVERSION.slot(self.#name).fill_field(&mut #rejections, #private::At::fixed(#pointer))
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
