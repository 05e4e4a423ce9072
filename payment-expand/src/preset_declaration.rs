//! Declares a macro with presets whose base is asked for it.
//!
//! A base is a path, which only its author's crate may be able to name. So `payment_presets!` calls the base once, with
//! `@derive`, and the base passes its presets on to the macro that it declares.

use payment_core::base::wording::list_in_words;
use proc_macro2::{Ident, Span, TokenStream, TokenTree};
use quote::{format_ident, quote, quote_spanned};

use crate::{macros::Macro, parse, target::RequestMacro};

/// Prints the declaration of a macro, if an invocation asks for one.
pub fn print(invoked: Macro, root: &Ident, tokens: &[TokenTree]) -> Option<TokenStream> {
    let (layers, [dollar, attributes, name, presets]) = parse::derivation(tokens)? else { return None };
    let Some(called) = invoked.name() else {
        let names = RequestMacro::all().map(|request| request.macro_name);
        let names: Vec<_> = names.flat_map(|name| [format!("`{name}`"), format!("`try_{name}`")]).collect();
        let error = format!("a part cannot have presets\nhelp: use {}", list_in_words(&names, "or"));
        return Some(quote_spanned!(name.span()=> ::core::compile_error! { #error }));
    };
    let called = format_ident!("{called}", span = Span::call_site());
    Some(quote!(#root::__declare_macro! { #called { #(#layers)* } #dollar #attributes #name #presets }))
}
