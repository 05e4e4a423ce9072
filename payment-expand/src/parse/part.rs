//! Parses a part: `Name { … }`.

use payment_core::{
    base::spelling,
    inspect::tree::{Node, Value},
    request::SESSION,
    schema::{Kind, Object},
};
use proc_macro2::{Delimiter, Group, Ident, TokenTree};

use super::Parser;
use crate::{
    lookahead,
    target::Target,
    token::{self, is_punct},
};

impl Parser {
    /// Parses a part. Returns the object to create, or `None` if its name is unknown, and the node of the object.
    pub(super) fn part(&mut self, invocation: &[TokenTree]) -> (Option<Target>, Node<'static>) {
        let invocation = &*token::ungroup_all(invocation);
        let [path @ .., TokenTree::Ident(name)] = self.head(invocation) else {
            return (None, Node { value: Value::Broken, place: 0 });
        };
        if !path.is_empty() {
            self.error(path, "the name of an object is written without a path", format!("write `{name}`"));
        }
        self.source.part = Some(name.clone());
        let target = self.target(name);
        let (group, rest) = self.braces_of_part(&invocation[path.len() + 1..]);
        let Some(group) = group else {
            let message = format!("expected `{{ … }}` after `{name}`");
            self.error(&[name.clone().into()], &message, format!("write `{name} {{ key: value, … }}`"));
            // The object is known, and an editor expands it. It needs no further error.
            let place = self.source.spans.add(&[name.clone().into()]);
            self.silence_since(place);
            return (target, Node { value: Value::Object(Vec::new()), place });
        };
        match rest {
            [] => {}
            [comma] if is_punct(Some(comma), ',') => {}
            rest => self.error(rest, "unexpected tokens after the object", "remove them"),
        }
        let place = self.source.spans.add(&[group.clone().into()]);
        let entries = match target {
            Some(target) => {
                let inner = self.inside_braces(group);
                self.entries_after_waivers(place, &inner, Some(target.kind()))
            }
            None => {
                // Without the object, the entries cannot be checked.
                self.silently(|parser| parser.entries_after_waivers(place, &token::inside(group), None))
            }
        };
        (target, Node { value: Value::Object(entries), place })
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
    fn head<'t>(&mut self, invocation: &'t [TokenTree]) -> &'t [TokenTree] {
        let is_other = |token: &TokenTree| !matches!(token, TokenTree::Ident(_)) && !is_punct(Some(token), ':');
        let length = invocation.iter().position(is_other).unwrap_or(invocation.len());
        let is_key = lookahead::begins_with_key(invocation) && !matches!(invocation.get(2), Some(TokenTree::Group(_)));
        // `Name: { … }` has a name and a colon too many.
        let length = if length > 1 && matches!(invocation[length - 1], TokenTree::Punct(_)) { 1 } else { length };
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

    /// Finds the object of this name. Reports an unknown name, and returns the nearest object or `None`.
    fn target(&mut self, name: &Ident) -> Option<Target> {
        let written = token::unmarked(&name.to_string());
        let mut kinds = Vec::new();
        collect_objects(SESSION, &mut kinds);
        if let Some((kind, _)) = kinds.iter().find(|(kind, known)| *known == written && is_object(*kind)) {
            return Some(Target::Part(*kind));
        }
        let names: Vec<_> = kinds.iter().filter(|(kind, _)| is_object(*kind)).map(|(_, name)| *name).collect();
        let nearest = spelling::nearest(&written, &names);
        let (message, help) = if matches!(&*written, "SessionDraft" | "PaymentSession") {
            (format!("`{written}` is a whole request"), "write `payment_session! { … }`".to_owned())
        } else if kinds.iter().any(|(_, known)| *known == written) {
            let help = format!("write the object in its place, or create a value with `{written}::from_serialize`");
            (format!("`{written}` is free JSON and has no parts"), help)
        } else {
            let help = match nearest.or_else(|| related(&written, &names)) {
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

/// Returns whether an object of this name is part of a request.
pub(super) fn is_part(name: &str) -> bool {
    let mut kinds = Vec::new();
    collect_objects(SESSION, &mut kinds);
    kinds.iter().any(|(kind, known)| *known == name && is_object(*kind))
}

/// Returns whether a kind is an object of the schema.
fn is_object(kind: Kind) -> bool {
    matches!(kind, Kind::Object(_) | Kind::Checked(_))
}

/// Adds the objects inside another one to `kinds`, each once with its name. Free JSON is included.
fn collect_objects(object: &'static Object, kinds: &mut Vec<(Kind, &'static str)>) {
    for field in object.fields {
        let kind = match field.kind {
            Kind::List(item) => *item,
            kind => kind,
        };
        let (name, inner) = match kind {
            Kind::Object(inner) | Kind::Checked(inner) => (inner.name, Some(inner)),
            Kind::Free(free) => (free.name, None),
            _ => continue,
        };
        if kinds.iter().any(|(_, known)| *known == name) {
            continue;
        }
        kinds.push((kind, name));
        if let Some(inner) = inner {
            collect_objects(inner, kinds);
        }
    }
}
