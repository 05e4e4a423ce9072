//! Mistakes in `Name { … }`.

use payment_core::{
    base::spelling,
    inspect::tree::{Node, Value},
    schema::Kind,
};
use proc_macro2::{Delimiter, Group, Ident, TokenTree};

use crate::{
    lookahead,
    parse::{Parser, part::is_object},
    source::Source,
    target::{Request, Target},
    token::{self, is_punct},
};

impl Parser {
    /// Reports the mistakes in a part, and parses it as if it were right.
    pub(in crate::parse) fn recover_part(&mut self, tokens: &[TokenTree]) -> (Option<Target>, Node<'static>) {
        let [path @ .., TokenTree::Ident(name)] = self.path_of_part(tokens) else {
            return (None, Node { value: Value::Broken, place: Source::INVOCATION });
        };
        if !path.is_empty() {
            self.error(path, "the name of an object is written without a path", format!("write `{name}`"));
        }
        self.source.part = Some(name.clone());
        let target = self.target(name);
        let (group, rest) = self.braces_of_part(&tokens[path.len() + 1..]);
        let Some(group) = group else { return (target, self.name_without_braces(name)) };
        match rest {
            [] => {}
            [comma] if is_punct(Some(comma), ',') => {}
            rest => self.error(rest, "unexpected tokens after the object", "remove them"),
        }
        (target, self.object_of_part(target, group))
    }

    /// `Name`
    fn name_without_braces(&mut self, name: &Ident) -> Node<'static> {
        let message = format!("expected `{{ … }}` after `{name}`");
        self.error(&[name.clone().into()], message, format!("write `{name} {{ key: value, … }}`"));
        // The object is known, and an editor expands it. It needs no further error.
        let place = self.source.add(&[name.clone().into()]);
        self.silence_since(place);
        Node { value: Value::Object(Vec::new()), place }
    }

    /// Finds the braces after the name of an object, and reports signs before them and other delimiters.
    fn braces_of_part<'t>(&mut self, tokens: &'t [TokenTree]) -> (Option<&'t Group>, &'t [TokenTree]) {
        let length = tokens.iter().take_while(|token| matches!(token, TokenTree::Punct(_))).count();
        let (signs, rest) = tokens.split_at(length);
        let [token @ TokenTree::Group(group), rest @ ..] = rest else { return (None, rest) };
        if !signs.is_empty() {
            let found = token::text(signs);
            self.error(signs, format!("expected `{{`, found `{found}`"), format!("remove `{found}`"));
        } else if !matches!(group.delimiter(), Delimiter::Brace | Delimiter::None) {
            let (open, found) = token::opening(token);
            self.error(&[open], format!("expected `{{`, found `{found}`"), "write an object in braces");
        }
        (Some(group), rest)
    }

    /// Returns the tokens up to the object's name. Returns no tokens if the name is missing, and reports that.
    fn path_of_part<'t>(&mut self, invocation: &'t [TokenTree]) -> &'t [TokenTree] {
        let is_other = |token: &TokenTree| !matches!(token, TokenTree::Ident(_)) && !is_punct(Some(token), ':');
        let length = invocation.iter().position(is_other).unwrap_or(invocation.len());
        let is_key = lookahead::begins_with_key(invocation) && !matches!(invocation.get(2), Some(TokenTree::Group(_)));
        // `Name: { … }` has a name and a colon too many.
        let length = if matches!(invocation[..length], [.., TokenTree::Punct(_)]) { 1 } else { length };
        let has_name = matches!(invocation[..length].last(), Some(TokenTree::Ident(_)));
        if !has_name || is_key {
            let found = match invocation.first() {
                Some(token) => format!(", found `{}`", token::opening(token).1),
                None => String::new(),
            };
            let blamed: Vec<_> = invocation.first().map(|token| token::opening(token).0).into_iter().collect();
            let message = format!("expected the name of an object{found}");
            self.error(&blamed, &message, "write `payment_part!(Name { key: value, … })`");
            return &[];
        }
        &invocation[..length]
    }

    /// Reports an unknown name, and returns the nearest object or `None`.
    pub(in crate::parse) fn unknown_part(
        &mut self,
        name: &Ident,
        written: &str,
        kinds: &[(Kind, &'static str)],
    ) -> Option<Target> {
        let names: Vec<_> = kinds.iter().filter(|(kind, _)| is_object(*kind)).map(|(_, name)| *name).collect();
        let nearest = spelling::nearest(written, &names);
        let (message, help) = if let Some(request) = Request::named(written) {
            (format!("`{written}` is a whole request"), format!("write `{}! {{ … }}`", request.macro_name))
        } else if kinds.iter().any(|(_, known)| **known == *written) {
            let help = format!("write the object in its place, or create a value with `{written}::from_serialize`");
            (format!("`{written}` is arbitrary JSON and has no parts"), help)
        } else {
            let help = match nearest.or_else(|| related(written, &names)) {
                Some(name) => format!("write `{name}`"),
                None => format!("write one of `{}`", names.join("`, `")),
            };
            (format!("a request has no object `{written}`"), help)
        };
        self.error(&[name.clone().into()], &message, &help);
        // The entries are checked as if the name were right.
        let (kind, _) = kinds.iter().find(|(_, known)| Some(*known) == nearest)?;
        Some(Target::Part(*kind))
    }
}

/// Returns the longest name that an unknown one begins with: `SplitRouting` for `SplitRoutingConfiguration`. Otherwise
/// returns the first name that begins with the unknown one: `PhoneNumber` for `Phone`.
fn related(written: &str, names: &[&'static str]) -> Option<&'static str> {
    let beginnings = names.iter().copied().filter(|name| spelling::begins_with(written, name));
    let longest = beginnings.max_by_key(|name| name.len());
    longest.or_else(|| names.iter().copied().find(|name| written.len() > 2 && spelling::begins_with(name, written)))
}
