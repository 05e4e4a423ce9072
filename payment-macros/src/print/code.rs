//! An expansion in the making.
//!
//! It is text, which rustc's own lexer turns into tokens much faster than an unoptimised macro puts them together, and
//! which takes much less to compile than `quote!`.

use std::fmt;

use proc_macro2::{Group, Ident, Span, TokenStream, TokenTree};
use quote::ToTokens;

use crate::token;

/// Text, and the tokens that stand where `$` is in it, each for one: the user's, and others that have a place.
pub struct Code {
    text: String,
    inserted: Vec<TokenTree>,
}

impl Code {
    pub fn new() -> Self {
        Self { text: String::new(), inserted: Vec::new() }
    }

    pub fn put(&mut self, text: &str) {
        self.text.push_str(text);
    }

    /// The same of `format_args!`: a text for each call of this would be dropped at each.
    pub fn print(&mut self, text: fmt::Arguments<'_>) {
        print(&mut self.text, text);
    }

    pub fn insert(&mut self, token: TokenTree) {
        self.text.push_str(" $ ");
        self.inserted.push(token);
    }

    pub fn slice(&mut self, tokens: &[TokenTree]) {
        for token in tokens {
            self.insert(token.clone());
        }
    }

    pub fn name(&mut self, name: &Ident) {
        self.insert(name.clone().into());
    }

    pub fn stream(&mut self, stream: TokenStream) {
        for token in stream {
            self.insert(token);
        }
    }

    /// Declares the alias `__p`.
    pub fn alias(&mut self, root: &Ident) {
        self.put("use");
        self.name(root);
        self.put("::__private as __p;");
    }

    /// The tokens, in which `__p` is an alias.
    pub fn tokens(&self) -> TokenStream {
        Filler { inserted: &self.inserted, path: None }.fill(parse(&self.text))
    }

    /// The tokens, for where there is no alias: `__p` is its full path.
    pub fn rooted(&self, root: &Ident) -> TokenStream {
        let mut path = TokenStream::from(TokenTree::Ident(root.clone()));
        parse("::__private").to_tokens(&mut path);
        Filler { inserted: &self.inserted, path: Some(path) }.fill(parse(&self.text))
    }
}

struct Filler<'c> {
    /// What is still to be inserted.
    inserted: &'c [TokenTree],
    path: Option<TokenStream>,
}

impl Filler<'_> {
    fn fill(&mut self, text: TokenStream) -> TokenStream {
        let mut filled = TokenStream::new();
        for token in text {
            match &token {
                TokenTree::Punct(mark) if mark.as_char() == '$' => {
                    if let [next, rest @ ..] = self.inserted {
                        next.to_tokens(&mut filled);
                        self.inserted = rest;
                    }
                }
                TokenTree::Ident(name) if self.path.is_some() && name == "__p" => self.path.to_tokens(&mut filled),
                // what stands behind all that is inserted is taken as it is
                TokenTree::Group(group) if !self.inserted.is_empty() || self.path.is_some() => {
                    Group::new(group.delimiter(), self.fill(group.stream())).to_tokens(&mut filled);
                }
                _ => token.to_tokens(&mut filled),
            }
        }
        filled
    }
}

pub fn print(code: &mut String, text: fmt::Arguments<'_>) {
    code.push_str(&fmt::format(text));
}

/// Text that the printer has made. rustc reads it itself: `proc_macro2` would read it first, unoptimised.
pub fn parse(text: &str) -> TokenStream {
    if proc_macro::is_available() {
        return match text.parse::<proc_macro::TokenStream>() {
            Ok(tokens) => tokens.into(),
            Err(_) => TokenStream::new(),
        };
    }
    text.parse().unwrap_or_default()
}

/// The same, with each token at a place.
pub fn parse_at(text: &str, span: Span) -> Vec<TokenTree> {
    respanned(parse(text), span)
}

fn respanned(tokens: TokenStream, span: Span) -> Vec<TokenTree> {
    let mut respanned_tokens = token::list(tokens);
    for token in &mut respanned_tokens {
        if let TokenTree::Group(group) = token {
            let inner = token::stream(&respanned(group.stream(), span));
            *token = Group::new(group.delimiter(), inner).into();
        }
        token.set_span(span);
    }
    respanned_tokens
}
