//! The paths in the code of a file. A path is `crate`, `self` or `super`, and what follows, or what follows `use`.

use std::iter::Peekable;

use proc_macro2::{Delimiter, TokenStream, TokenTree, token_stream::IntoIter};

/// The names of a path from the root of its crate: `["schema", "text", "Text"]`.
pub type Path = Vec<String>;

/// The paths of a file, and apart from them those that it exports, which may lead anywhere.
#[derive(Default)]
pub struct Paths {
    pub used: Vec<Path>,
    pub exported: Vec<Path>,
}

impl Paths {
    /// Returns the paths in the code of a module, except for those of its `mod tests`. Comments are no code.
    pub fn of(code: &str, module: &[&str]) -> Self {
        let module: Path = module.iter().copied().map(str::to_owned).collect();
        let tokens = code.parse::<TokenStream>().unwrap_or_else(|error| panic!("{module:?}: {error}"));
        let mut paths = Self::default();
        paths.walk(tokens, &module);
        paths
    }

    fn walk(&mut self, tokens: TokenStream, module: &[String]) {
        let mut tokens = tokens.into_iter().peekable();
        let mut is_exported = false;
        while let Some(token) = tokens.next() {
            match token {
                TokenTree::Ident(ident) => match &*ident.to_string() {
                    "mod" => self.walk_module(&mut tokens, module),
                    "pub" => {
                        tokens.next_if(|token| matches!(token, TokenTree::Group(_)));
                        is_exported = true;
                    }
                    "use" => {
                        let found = if is_exported { &mut self.exported } else { &mut self.used };
                        follow(&mut tokens, module, found);
                        is_exported = false;
                    }
                    root @ ("crate" | "self" | "super") if is_separator(tokens.peek()) => {
                        extend(root, &mut tokens, module, &mut self.used);
                    }
                    _ => is_exported = false,
                },
                TokenTree::Group(group) => self.walk(group.stream(), module),
                TokenTree::Punct(_) | TokenTree::Literal(_) => {}
            }
        }
    }

    /// Walks through `mod name { … }`, whose paths begin one level deeper.
    fn walk_module(&mut self, tokens: &mut Peekable<IntoIter>, module: &[String]) {
        let Some(TokenTree::Ident(name)) = tokens.next() else { return };
        let body =
            tokens.next_if(|token| matches!(token, TokenTree::Group(group) if group.delimiter() == Delimiter::Brace));
        if let Some(TokenTree::Group(body)) = body.filter(|_| name != "tests") {
            self.walk(body.stream(), &[module, &[name.to_string()]].concat());
        }
    }
}

fn is_separator(token: Option<&TokenTree>) -> bool {
    matches!(token, Some(TokenTree::Punct(punct)) if punct.as_char() == ':')
}

/// Adds the paths that begin at `base`: one for a name, several for `{…}`, and `base` itself for `*`.
fn follow(tokens: &mut Peekable<IntoIter>, base: &[String], found: &mut Vec<Path>) {
    match tokens.next() {
        Some(TokenTree::Ident(name)) => extend(&name.to_string(), tokens, base, found),
        Some(TokenTree::Group(group)) => {
            let mut inner = group.stream().into_iter().peekable();
            while inner.peek().is_some() {
                follow(&mut inner, base, found);
                while inner
                    .next_if(|token| !matches!(token, TokenTree::Punct(punct) if punct.as_char() == ','))
                    .is_some()
                {}
                inner.next();
            }
        }
        // A path of another crate, `::name`, leads nowhere in this one.
        Some(TokenTree::Punct(punct)) if punct.as_char() != '*' => {}
        _ => found.push(base.to_vec()),
    }
}

fn extend(name: &str, tokens: &mut Peekable<IntoIter>, base: &[String], found: &mut Vec<Path>) {
    let path = match name {
        "crate" => Path::new(),
        "self" => base.to_vec(),
        "super" => base[..base.len().saturating_sub(1)].to_vec(),
        _ => [base, &[name.to_owned()]].concat(),
    };
    if is_separator(tokens.peek()) {
        tokens.nth(1);
        follow(tokens, &path, found);
    } else {
        found.push(path);
    }
}
