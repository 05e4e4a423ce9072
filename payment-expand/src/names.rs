//! The names that an expansion uses next to the user's tokens.
//!
//! Hygiene hides a variable from the user's tokens. It does not hide an item, and it does not let a variable have the name
//! of a constant, static or tuple struct that is in scope. Therefore:
//!
//! * Paths next to the user's tokens are full paths. The alias `__p` exists only in blocks without such tokens.
//! * Each variable's name is also that of an imported function: a variable may have the name of a function, and this
//!   function is nearer than any item of the user. One statement at the start of the block imports all of them, because
//!   rustc takes longer for each statement.
//! * Names begin with more underscores than any name in the invocation, so that no import hides a name of the user.

use proc_macro2::{Ident, Span, TokenStream, TokenTree};
use quote::{ToTokens, quote};
use syn::token::PathSep;

/// The names of an expansion.
pub struct Names {
    /// `$crate` of the public macro.
    root: Ident,
    /// The start of each variable's name.
    prefix: String,
}

impl Names {
    /// Creates names that `tokens`, the tokens of the invocation, do not contain.
    pub fn new(root: &Ident, tokens: &[TokenTree]) -> Self {
        let underscores = tokens.iter().map(leading_underscores).max().unwrap_or_default();
        Self { root: root.clone(), prefix: "_".repeat(underscores.max(1) + 1) }
    }

    /// Returns the path of `payment_core::__private`, at `span`.
    pub fn private(&self, span: Span) -> PrivatePath {
        PrivatePath::at(&self.root, span)
    }

    /// Creates a variable. The user's code cannot use it.
    pub fn variable(&self, name: &str) -> Ident {
        Ident::new(&format!("{}{name}", self.prefix), Span::mixed_site())
    }

    /// Prints the import that lets the block around it declare a variable.
    pub fn free(&self, variable: &Ident) -> TokenStream {
        let root = &self.root;
        quote!(use #root::__private::variable as #variable;)
    }

    /// Returns the name of the type alias `ValueType` at `span`, which may be the user's.
    pub fn value_type(&self, span: Span) -> Ident {
        Ident::new(&format!("{}ValueType", self.prefix), span)
    }

    /// Prints statements that declare these variables, after the import that lets them do so and use the alias `ValueType`.
    pub fn with_imports(&self, variables: &[Ident], statements: TokenStream) -> TokenStream {
        if statements.is_empty() {
            return statements;
        }
        let (root, value_type) = (&self.root, self.value_type(Span::call_site()));
        quote!(use #root::__private::{ValueType as #value_type #(, variable as #variables)*}; #statements)
    }

    /// Prints a value that contains none of the user's tokens. It can use the alias `__p` of `payment_core::__private`.
    pub fn with_alias(&self, value: &TokenStream) -> TokenStream {
        let root = &self.root;
        quote!({ use #root::__private as __p; #value })
    }

    /// Prints statements that contain none of the user's tokens, as [`with_alias`](Self::with_alias).
    pub fn statements_with_alias(&self, statements: &TokenStream) -> TokenStream {
        let block = self.with_alias(statements);
        // Without the semicolon, clippy takes the block for the value of the user's block around it.
        quote!(#block;)
    }
}

/// The path of `payment_core::__private`.
///
/// It is not a `TokenStream`, because a macro that prints one inside another copies it in the compiler each time.
pub enum PrivatePath {
    /// The alias `__p`, at this span.
    Alias(Span),
    /// `$crate::__private`, at this span.
    Full(Ident, Span),
}

impl PrivatePath {
    /// Creates the full path from `$crate` of the public macro.
    pub fn full(root: &Ident) -> Self {
        Self::at(root, Span::call_site())
    }

    fn at(root: &Ident, span: Span) -> Self {
        let mut root = root.clone();
        root.set_span(root.span().located_at(span));
        Self::Full(root, span)
    }

    /// Creates the alias that [`Names::with_alias`] declares.
    pub fn alias() -> Self {
        Self::Alias(Span::call_site())
    }
}

impl ToTokens for PrivatePath {
    fn to_tokens(&self, tokens: &mut TokenStream) {
        match self {
            Self::Alias(span) => Ident::new("__p", *span).to_tokens(tokens),
            Self::Full(root, span) => {
                root.to_tokens(tokens);
                PathSep { spans: [*span; 2] }.to_tokens(tokens);
                Ident::new("__private", *span).to_tokens(tokens);
            }
        }
    }
}

/// Names for a source that is not expanded.
impl Default for Names {
    fn default() -> Self {
        Self::new(&Ident::new("root", Span::call_site()), &[])
    }
}

/// Returns the largest number of underscores that a name in these tokens begins with.
///
/// The text of all tokens would be easier to search, but takes rustc longer to print.
fn leading_underscores(token: &TokenTree) -> usize {
    match token {
        TokenTree::Ident(name) => {
            let name = name.to_string();
            name.len() - name.trim_start_matches('_').len()
        }
        TokenTree::Group(group) => {
            group.stream().into_iter().map(|token| leading_underscores(&token)).max().unwrap_or_default()
        }
        _ => 0,
    }
}
