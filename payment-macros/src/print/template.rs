//! A template: a struct of what varies, and its request, rendered as far as it is known.

mod holes;
mod render;

use payment_core::node::{Node, Value};
use proc_macro2::{Ident, Span, TokenStream, TokenTree};
use quote::{ToTokens, quote};

use crate::{
    print::{broken, parse, rooted, rustc},
    source::{Source, Template},
    token,
};
use holes::Hole;

/// The struct and what it can do.
pub fn items(root: &Ident, template: &Template, node: &Node<'_>, source: &Source) -> TokenStream {
    let holes = holes::of(node, source);
    let declaration = declaration(root, template, &holes);
    let rendering = render::of(node, source);
    let session = rustc::session(root, node, source);
    let json = match &rendering.constant {
        None => TokenStream::new(),
        Some(json) => quote! {
            /// The request's body: all of it is known.
            pub const JSON: &'static #root::__private::str = #json;
        },
    };
    let write = rendering.statements(root);
    let abilities = abilities(root, template, &holes, &json, &write, &session);
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
    let json = match &node.value {
        Value::Object(_) if holes.is_empty() => {
            let json = empty_json(root);
            quote!(#[doc(hidden)] #json)
        }
        _ => TokenStream::new(),
    };
    let abilities = abilities(root, template, &holes, &json, &write, &session);
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
    let json = if holes.is_empty() { empty_json(root) } else { TokenStream::new() };
    let session = quote!({ let _ = request; #root::__private::broken() });
    let abilities = abilities(root, template, &holes, &json, &quote!(let _ = out;), &session);
    quote!(#declaration #abilities)
}

fn declaration(root: &Ident, template: &Template, holes: &[Hole]) -> TokenStream {
    let Template { head, name } = template;
    let head = token::stream(head.clone());
    let mut fields = TokenStream::new();
    for Hole { name, r#type, docs } in holes {
        let r#type = rooted(root, parse(r#type));
        quote!(#[doc = #docs] pub #name: #r#type,).to_tokens(&mut fields);
    }
    quote!(#head struct #name { #fields })
}

/// The constant of a template whose body is not told.
fn empty_json(root: &Ident) -> TokenStream {
    quote!(pub const JSON: &'static #root::__private::str = "";)
}

/// Everything that a template is good for.
fn abilities(
    root: &Ident,
    template: &Template,
    holes: &[Hole],
    json: &TokenStream,
    write: &TokenStream,
    session: &TokenStream,
) -> TokenStream {
    let name = &template.name;
    let p = quote!(#root::__private);
    let (mut fields, mut labels) = (Vec::new(), Vec::new());
    for Hole { name, .. } in holes {
        fields.push(name);
        labels.push(token::plain(&name.to_string()).to_owned());
    }
    let debug = match derives_debug(&template.head) {
        true => TokenStream::new(),
        false => {
            let shown = name.to_string();
            quote! {
                #[automatically_derived]
                impl #p::fmt::Debug for #name {
                    fn fmt(&self, f: &mut #p::fmt::Formatter<'_>) -> #p::fmt::Result {
                        f.debug_struct(#shown)#(.field(#labels, &self.#fields))*.finish()
                    }
                }
            }
        }
    };
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
    fn is_debug(token: &TokenTree) -> bool {
        match token {
            TokenTree::Ident(word) => word == "Debug",
            TokenTree::Group(group) => token::position(&token::list(group.stream()), is_debug).is_some(),
            _ => false,
        }
    }

    let is_such = |token: &TokenTree| match token {
        TokenTree::Group(group) => token::is_attribute(group, "derive") && is_debug(token),
        _ => false,
    };
    token::position(head, is_such).is_some()
}
