//! A template: a struct of what varies, and its request, rendered as far as it is known.

mod holes;
mod render;

use payment_core::node::{Node, Value};
use proc_macro2::{Ident, Span, TokenStream, TokenTree};
use quote::quote;

use crate::{
    print::{broken, parse, rooted, rustc},
    source::{Source, Template},
};
use holes::Hole;

/// The struct and what it can do.
pub fn items(root: &Ident, template: &Template, node: &Node<'_>, source: &Source) -> TokenStream {
    let holes = holes::of(node, source);
    let declaration = declaration(root, template, &holes);
    let rendering = render::of(node, source);
    let session = rustc::session(root, node, source);
    let json = rendering.constant.as_ref().map(|json| {
        quote! {
            /// The request's body: all of it is known.
            pub const JSON: &'static #root::__private::str = #json;
        }
    });
    let write = rendering.statements(root);
    let abilities = abilities(root, template, &holes, json.as_ref(), &write, &session);
    quote!(#declaration #abilities)
}

/// The struct of a template that is refused, so that its users get no second error, behind the errors.
pub fn broken_items(
    root: &Ident,
    template: &Template,
    node: &Node<'_>,
    source: &Source,
    errors: &TokenStream,
) -> TokenStream {
    let holes = holes::of(node, source);
    let declaration = declaration(root, template, &holes);
    // the constants in it are looked at once
    let values = broken::values(root, node, source);
    let write = quote!(let _ = out; let request = self; #values);
    let session = quote!({ let _ = request; #root::__private::broken() });
    let json = matches!(&node.value, Value::Object(_) if holes.is_empty())
        .then(|| quote!(#[doc(hidden)] pub const JSON: &'static #root::__private::str = "";));
    let abilities = abilities(root, template, &holes, json.as_ref(), &write, &session);
    quote!(#errors #declaration #abilities)
}

/// The struct and the types of what it can do, for an editor.
pub fn outline(root: &Ident, template: &Template, node: &Node<'_>, source: &Source) -> TokenStream {
    let mut holes = holes::of(node, source);
    let declaration = declaration(root, template, &holes);
    // the fields are the user's names once, not wherever they are used
    for hole in &mut holes {
        hole.name.set_span(Span::call_site());
    }
    let json = holes.is_empty().then(|| quote!(pub const JSON: &'static #root::__private::str = "";));
    let session = quote!({ let _ = request; #root::__private::broken() });
    let abilities = abilities(root, template, &holes, json.as_ref(), &quote!(let _ = out;), &session);
    quote!(#declaration #abilities)
}

fn declaration(root: &Ident, template: &Template, holes: &[Hole]) -> TokenStream {
    let Template { head, name } = template;
    let fields = holes.iter().map(|Hole { name, r#type, docs }| {
        let r#type = rooted(root, parse(r#type));
        quote!(#[doc = #docs] pub #name: #r#type,)
    });
    quote!(#(#head)* struct #name { #(#fields)* })
}

/// Everything that a template is good for.
fn abilities(
    root: &Ident,
    template: &Template,
    holes: &[Hole],
    json: Option<&TokenStream>,
    write: &TokenStream,
    session: &TokenStream,
) -> TokenStream {
    let name = &template.name;
    let p = quote!(#root::__private);
    let fields: Vec<&Ident> = holes.iter().map(|hole| &hole.name).collect();
    let debug = (!derives_debug(&template.head)).then(|| {
        let shown = name.to_string();
        let labels = fields.iter().map(|field| field.to_string().trim_start_matches("r#").to_owned());
        quote! {
            #[automatically_derived]
            impl #p::fmt::Debug for #name {
                fn fmt(&self, f: &mut #p::fmt::Formatter<'_>) -> #p::fmt::Result {
                    f.debug_struct(#shown)#(.field(#labels, &self.#fields))*.finish()
                }
            }
        }
    });
    quote! {
        #[allow(dead_code)]
        impl #name {
            #json

            /// The request's body: JSON in the documented order, without white space.
            pub fn to_json(&self) -> #p::Vec<#p::u8> {
                let mut out = #p::Vec::new();
                self.write_json(&mut out);
                out
            }

            /// Appends the request's body.
            pub fn write_json(&self, out: &mut #p::Vec<#p::u8>) {
                #write
            }
        }

        #[automatically_derived]
        impl #p::From<#name> for #root::PaymentSession {
            fn from(request: #name) -> Self {
                #session
            }
        }

        #[automatically_derived]
        impl #root::PaymentRequest for #name {
            fn to_json(&self) -> #p::Vec<#p::u8> {
                self.to_json()
            }

            fn write_json(&self, out: &mut #p::Vec<#p::u8>) {
                self.write_json(out);
            }

            fn to_session(&self) -> #root::PaymentSession {
                #p::From::from(#name { #(#fields: #p::Clone::clone(&self.#fields)),* })
            }

            fn made_by_payment_session(&self) -> #p::Made {
                #p::Made
            }
        }

        #[automatically_derived]
        impl #p::serde::Serialize for #name {
            fn serialize<S: #p::serde::Serializer>(&self, serializer: S) -> #p::Result<S::Ok, S::Error> {
                #p::serde::Serialize::serialize(&#root::PaymentRequest::to_session(self), serializer)
            }
        }

        #debug
    }
}

/// Whether the user's own attributes derive `Debug`.
fn derives_debug(head: &[TokenTree]) -> bool {
    fn has(tokens: TokenStream, word: &str) -> bool {
        tokens.into_iter().any(|token| match token {
            TokenTree::Ident(ident) => ident == word,
            TokenTree::Group(group) => has(group.stream(), word),
            _ => false,
        })
    }

    head.iter().any(|token| match token {
        TokenTree::Group(group) => {
            let is_derive = group.stream().into_iter().next().is_some_and(|first| first.to_string() == "derive");
            is_derive && has(group.stream(), "Debug")
        }
        _ => false,
    })
}
