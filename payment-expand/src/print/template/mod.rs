//! Prints a template: a struct with a field for each placeholder, and its implementations.
//!
//! The implementations are those of `__template!` in payment-core (`engine/for_expansions/template.rs`). This module only prints the
//! bodies of two functions for it, and `try_new`, whose values differ from template to template.

mod fields;
mod try_new;
mod write_json;

use payment_core::inspect::typed::TypedObject;
use proc_macro2::{Ident, Span, TokenStream};
use quote::quote;
use syn::{Attribute, Path, Token, punctuated::Punctuated};

use super::{
    broken::{self, Skeleton},
    types::Type,
    valid, variables,
};
use crate::{
    names::PrivatePath,
    source::{Source, Template},
    target::Target,
    token,
};
use fields::TemplateField;

/// Prints the struct of a valid template and its implementations.
pub fn items(
    root: &Ident,
    template: &Template,
    target: Target,
    node: &TypedObject<'_>,
    source: &Source,
) -> TokenStream {
    let fields = fields::of_placeholders(node, source);
    let json = write_json::template_json(node, source);
    let bodies =
        Bodies { json: json.constant, write_json: json.statements, into_request: valid::request(target, node, source) };
    let declaration = declaration(root, template, &fields);
    let implementations = implementations(root, template, target, &fields, &bodies, source);
    quote!(#declaration #implementations)
}

/// Prints the errors of a rejected template, and its struct, so that uses of the template are not errors as well.
pub fn broken_items(
    root: &Ident,
    template: &Template,
    target: Target,
    node: Skeleton<'_>,
    source: &Source,
    errors: &TokenStream,
) -> TokenStream {
    let fields = node.map(|node| fields::of_placeholders(node, source)).unwrap_or_default();
    // rustc checks the values in the body of one function.
    let values = broken::values(node, source);
    let out = variables::of_output(source);
    let is_constant = fields.is_empty() && node.is_some();
    let bodies = Bodies {
        json: is_constant.then(String::new),
        write_json: quote!({ let _ = #out; #values }),
        into_request: broken_request(root),
    };
    let declaration = declaration(root, template, &fields);
    let implementations = implementations(root, template, target, &fields, &bodies, source);
    quote!(#errors #declaration #implementations)
}

/// Prints the struct and methods without a body, for an editor.
pub fn outline(root: &Ident, template: &Template, target: Target, node: Skeleton<'_>, source: &Source) -> TokenStream {
    let mut fields = node.map(|node| fields::of_placeholders(node, source)).unwrap_or_default();
    let declaration = declaration(root, template, &fields);
    // Only the declaration of a field has the user's span, so that an editor finds one definition.
    for field in &mut fields {
        field.name.set_span(Span::call_site());
    }
    let out = variables::of_output(source);
    let bodies = Bodies {
        json: fields.is_empty().then(String::new),
        write_json: quote!({
            let _ = #out;
        }),
        into_request: broken_request(root),
    };
    let implementations = implementations(root, template, target, &fields, &bodies, source);
    quote!(#declaration #implementations)
}

/// Prints the body of a template's conversion that returns no request.
fn broken_request(root: &Ident) -> TokenStream {
    quote!({ let _ = self; #root::__private::never() })
}

/// Prints the type of the checked request.
pub fn checked_request(target: Target, private: &PrivatePath) -> TokenStream {
    match target.wrapper() {
        Some(wrapper) => quote!(#private::#wrapper),
        None => Type::of(target.kind()).full(private),
    }
}

fn declaration(root: &Ident, template: &Template, fields: &[TemplateField]) -> TokenStream {
    let private = PrivatePath::full(root);
    let Template { attributes, visibility, name } = template;
    let fields = fields.iter().map(|TemplateField { name, ty, docs, .. }| {
        let ty = ty.full(&private);
        // rustdoc would show an empty last line.
        let docs = docs.trim_end_matches('\n');
        quote!(#[doc = #docs] pub #name: #ty,)
    });
    quote!(#(#attributes)* #visibility struct #name { #(#fields)* })
}

/// The parts that differ from template to template.
struct Bodies {
    /// The JSON, if nothing in it varies.
    json: Option<String>,
    /// The block of `fn write_json(&self, out: &mut Vec<u8>)`, where `out` is [`variables::of_output`].
    write_json: TokenStream,
    /// The block of `fn into_request(self) -> Self::Request`.
    into_request: TokenStream,
}

fn implementations(
    root: &Ident,
    template: &Template,
    target: Target,
    fields: &[TemplateField],
    bodies: &Bodies,
    source: &Source,
) -> TokenStream {
    let Template { attributes, name, .. } = template;
    let out = variables::of_output(source);
    let try_new = (!fields.is_empty()).then(|| try_new::method(template, target, fields, source));
    let labels = fields.iter().map(|TemplateField { name, .. }| {
        let label = name.to_string();
        let label = token::unraw(&label);
        quote!(#name: #label,)
    });
    let debug = if derives_debug(attributes) { quote!(derived) } else { quote!(redacted) };
    let Bodies { json, write_json, into_request } = bodies;
    let request = checked_request(target, &PrivatePath::full(root));
    let further = target.further().into_iter();
    let attributes = attributes_of_implementations(attributes);
    let try_new = try_new.map(|method| quote!(#attributes #method));
    let json = json.iter();
    quote! {
        #try_new
        #root::__private::__template!(
            template = #name { #(#labels)* },
            attributes = [#attributes],
            debug = #debug,
            json = [#(#json)*],
            write_json(self, #out) = #write_json,
            request = #request,
            into_request(self) = #into_request,
            further = [#(#root::__private::#further)*],
        );
    }
}

/// Prints the attributes of a template that its implementations have as well.
fn attributes_of_implementations(attributes: &[Attribute]) -> TokenStream {
    let has = |attribute: &&Attribute, names: [&str; 2]| names.iter().any(|name| attribute.path().is_ident(name));
    // If `#[cfg]` removes the struct, it removes the implementations. A lint that the user allows can be about them.
    let repeated = attributes.iter().filter(|attribute| has(attribute, ["cfg", "allow"]));
    // The implementations use a deprecated template.
    let may_be_deprecated = attributes.iter().any(|attribute| has(&attribute, ["deprecated", "cfg_attr"]));
    let allow = may_be_deprecated.then(|| quote!(#[allow(deprecated)]));
    quote!(#(#repeated)* #allow)
}

fn derives_debug(attributes: &[Attribute]) -> bool {
    let derives = attributes.iter().filter(|attribute| attribute.path().is_ident("derive"));
    derives
        .filter_map(|derive| derive.parse_args_with(Punctuated::<Path, Token![,]>::parse_terminated).ok())
        .any(|traits| traits.iter().any(|path| path.segments.last().is_some_and(|segment| segment.ident == "Debug")))
}
