//! Holes of templates, and what they are named.

use payment_core::{
    inspect::{
        self,
        tree::{Entry, Node, Value},
    },
    schema::{Kind, key_style::Style},
};
use proc_macro2::{Ident, TokenTree};

use super::{Reader, is_end, keys};
use crate::{split, token};

/// Whether a struct or a field can be called so: no keyword can.
pub(super) fn is_name(name: &Ident) -> bool {
    syn::parse_str::<Ident>(&name.to_string()).is_ok()
}

impl Reader {
    /// A placeholder in a template, which is named after its key unless it says how.
    pub(super) fn placeholder(&mut self, place: usize, name: Option<&Ident>) -> Value<'static> {
        if self.source.template.is_none() {
            let help = "write a value, or declare a template: `struct Name { key: value, … }`";
            self.source.error_at(place, "a placeholder can be used only in a template", help);
            self.source.mark_missing(place);
            return Value::Broken;
        }
        if let Some(name) = name {
            // a keyword from edition 2024 on
            let name = if name == "gen" { Ident::new_raw("gen", name.span()) } else { name.clone() };
            self.name_placeholder(place, name);
        }
        Value::Expression
    }

    /// Names a placeholder that has no name yet after its key. Under a key that is there already it is none.
    pub(super) fn name_after_key(&mut self, entry: &Entry<'_>, object: Option<Kind>, before: &[Entry<'_>]) {
        let place = entry.value.place;
        if !self.is_unnamed_placeholder(place) {
            return;
        }
        let key = self.source.at(entry.place).spans().0;
        match object {
            Some(Kind::Free(_)) if !entry.is_identifier => self.nameless(place),
            object => {
                // a misspelt key is one mistake: the code that fills the template has the right name
                let meant = match object {
                    Some(Kind::Object(object) | Kind::Checked(object)) => inspect::nearest(object, &entry.key),
                    _ => None,
                };
                let name = match meant {
                    Some(field) => field.rust.into(),
                    None => Style::rust_name(&entry.key),
                };
                if keys::has_key(before, &name) || keys::has_key(before, &entry.key) {
                    return self.source.mark_missing(place);
                }
                if name == *entry.key {
                    self.take_name(&name, before);
                }
                let parse = |name: &str| syn::parse_str::<Ident>(name).ok();
                match parse(&name).or_else(|| parse(&format!("r#{name}"))) {
                    Some(mut name) => {
                        name.set_span(key);
                        self.name_placeholder(place, name);
                    }
                    // no field can be called so
                    None => self.nameless(place),
                }
            }
        }
    }

    /// A misspelt key before the right one lends its placeholder no name.
    fn take_name(&mut self, name: &str, before: &[Entry<'_>]) {
        for entry in before {
            let place = entry.value.place;
            let is_alone = self.source.at(place).tokens.len() == 1;
            if is_alone
                && matches!(&self.source.at(place).placeholder, Some(placeholder) if placeholder == name)
                && *entry.key != *name
            {
                self.source.unname_placeholder(place);
            }
        }
    }

    /// A list's items and the members of free JSON have no name to lend.
    pub(super) fn nameless(&mut self, place: usize) {
        self.source.error_at(place, "this placeholder requires a name", "write `_ as name`");
        self.source.mark_missing(place);
    }

    pub(super) fn is_unnamed_placeholder(&self, place: usize) -> bool {
        let place = self.source.at(place);
        self.source.template.is_some()
            && place.placeholder.is_none()
            && matches!(&*place.tokens, [TokenTree::Ident(placeholder)] if placeholder == "_")
    }

    fn name_placeholder(&mut self, place: usize, name: Ident) {
        let shown = name.to_string();
        if let Some(other) = self.source.name_placeholder(place, name) {
            let message = format!("the placeholder name `{shown}` is used twice");
            self.source.clash(place, other, &message, "rename one of them: `_ as name`");
        }
    }

    /// The tokens after `as`, which are not a name.
    pub(super) fn misnamed_placeholder(
        &mut self,
        place: usize,
        r#as: &[TokenTree],
        name: &[TokenTree],
    ) -> Value<'static> {
        let (blamed, message) = match name {
            [] => (r#as, "expected a placeholder name after `as`".into()),
            name => (name, format!("`{}` is not a valid placeholder name", token::text(name))),
        };
        self.source.error(blamed, &message, "write `_ as name`, where `name` is an identifier and not a keyword");
        self.source.mark_missing(place);
        Value::Broken
    }

    /// `_: Type` or `_ as name: Type`: the placeholder, and the tokens after the type.
    pub(super) fn typed_placeholder<'t>(
        &mut self,
        tokens: &'t [TokenTree],
    ) -> Option<(&'t [TokenTree], &'t [TokenTree])> {
        let length = match tokens {
            [TokenTree::Ident(placeholder), TokenTree::Ident(r#as), _, ..] if placeholder == "_" && r#as == "as" => 3,
            [TokenTree::Ident(placeholder), ..] if placeholder == "_" => 1,
            _ => return None,
        };
        let (placeholder, rest) = tokens.split_at(length);
        if self.source.template.is_none() || split::colon(rest).is_none() {
            return None;
        }
        let (r#type, rest) = rest.split_at((0..rest.len()).find(|at| is_end(&rest[*at..])).unwrap_or(rest.len()));
        let help = format!("remove `{}`", token::text(r#type));
        self.source.error(r#type, "a placeholder cannot have a type annotation", help);
        Some((placeholder, rest))
    }

    /// `_ name`, where `as` is missing; returns the tokens after it.
    pub(super) fn placeholder_without_as<'t>(
        &mut self,
        entry: &mut Entry<'static>,
        rest: &'t [TokenTree],
    ) -> Option<&'t [TokenTree]> {
        let [TokenTree::Ident(placeholder), TokenTree::Ident(name), after @ ..] = rest else { return None };
        if placeholder != "_" || !is_end(after) || name == "as" {
            return None;
        }
        let place = self.source.place(&rest[1..2]);
        self.source.mark_missing(place);
        self.source.error_at(place, "expected `as` before a placeholder name", format!("write `_ as {name}`"));
        entry.value = Node { value: Value::Broken, place };
        if self.source.template.is_some() {
            self.source.name_placeholder(place, name.clone());
        }
        Some(after)
    }
}
