//! Mistakes in `Name { … }`.

use std::slice;

use payment_core::{
    base::spelling,
    inspect::tree::{Node, Value},
    schema::Kind,
};
use proc_macro2::{Ident, TokenTree};

use crate::{
    macros::PART_MACRO,
    parse::{Parser, part::is_object},
    source::Source,
    target::{RequestMacro, Target},
    token::{self, is_punct},
};

impl Parser {
    /// Reports tokens that are not a name and braces, and parses the part that they mean.
    pub(in crate::parse) fn recover_part(&mut self, tokens: &[TokenTree]) -> (Option<Target>, Node<'static>) {
        if let [part @ .., comma] = tokens
            && is_punct(Some(comma), ',')
        {
            return self.part(part);
        }
        let blamed: Vec<_> = tokens.first().map(|token| token::opening(token).0).into_iter().collect();
        self.error(
            &blamed,
            "expected the name of an object and `{ … }`",
            format!("write `{PART_MACRO}!(Name {{ key: value, … }})`"),
        );
        let [name @ TokenTree::Ident(ident), rest @ ..] = tokens else {
            return (None, Node { value: Value::Unreadable, place: Source::INVOCATION });
        };
        // An editor completes the name, and the entries of the object.
        self.source.part = Some(ident.clone());
        let target = self.silently(|parser| parser.target(ident));
        let braces = rest.iter().find_map(|token| match token {
            TokenTree::Group(group) if token::is_braces(token) => Some(group),
            _ => None,
        });
        let node = match braces {
            Some(group) => self.object_of_part(target, group),
            None => Node { value: Value::Object(Vec::new()), place: self.source.add(slice::from_ref(name)) },
        };
        self.silence_since(node.place);
        (target, node)
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
        let (message, help) = if let Some(request) = RequestMacro::named(written) {
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
        kind.as_object().map(Target::Part)
    }
}

/// Returns the longest name that an unknown one begins with: `SplitRouting` for `SplitRoutingConfiguration`. Otherwise
/// returns the first name that begins with the unknown one: `PhoneNumber` for `Phone`.
fn related(written: &str, names: &[&'static str]) -> Option<&'static str> {
    let beginnings = names.iter().copied().filter(|name| spelling::begins_with(written, name));
    let longest = beginnings.max_by_key(|name| name.len());
    longest.or_else(|| names.iter().copied().find(|name| written.len() > 2 && spelling::begins_with(name, written)))
}
