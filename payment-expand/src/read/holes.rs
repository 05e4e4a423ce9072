//! Holes of templates, and what they are named.

use payment_core::{
    inspect,
    node::{Entry, Node, Value},
    schema::Kind,
};
use proc_macro2::{Ident, TokenTree};

use super::{Reader, is_end, keys};
use crate::{split, token};

/// Whether a struct or a field can be called so: no keyword can.
pub(super) fn is_name(name: &Ident) -> bool {
    syn::parse_str::<Ident>(&name.to_string()).is_ok()
}

impl Reader {
    /// A hole in a template, which is named after its key unless it says how.
    pub(super) fn hole(&mut self, place: usize, name: Option<&Ident>) -> Value<'static> {
        if self.source.template.is_none() {
            let help = "write a value, or declare a template: `struct Name { key: value, … }`";
            self.source.slip_at(place, "a placeholder can be used only in a template", help);
            self.source.mark_hollow(place);
            return Value::Broken;
        }
        if let Some(name) = name {
            // a keyword from edition 2024 on
            let name = if name == "gen" { Ident::new_raw("gen", name.span()) } else { name.clone() };
            self.name_hole(place, name);
        }
        Value::Expression
    }

    /// Names a hole that has no name yet after its key. Under a key that is there already it is none.
    pub(super) fn name_after_key(&mut self, entry: &Entry<'_>, object: Option<Kind>, before: &[Entry<'_>]) {
        let place = entry.value.place;
        if !self.is_unnamed_hole(place) {
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
                    None => inspect::Style::rust_name(&entry.key),
                };
                if keys::has_key(before, &name) || keys::has_key(before, &entry.key) {
                    return self.source.mark_hollow(place);
                }
                if name == *entry.key {
                    self.take_name(&name, before);
                }
                let parse = |name: &str| syn::parse_str::<Ident>(name).ok();
                match parse(&name).or_else(|| parse(&format!("r#{name}"))) {
                    Some(mut name) => {
                        name.set_span(key);
                        self.name_hole(place, name);
                    }
                    // no field can be called so
                    None => self.nameless(place),
                }
            }
        }
    }

    /// A misspelt key before the right one lends its hole no name.
    fn take_name(&mut self, name: &str, before: &[Entry<'_>]) {
        for entry in before {
            let place = entry.value.place;
            let is_alone = self.source.at(place).tokens.len() == 1;
            if is_alone && matches!(&self.source.at(place).hole, Some(hole) if hole == name) && *entry.key != *name {
                self.source.unname_hole(place);
            }
        }
    }

    /// A list's items and the members of free JSON have no name to lend.
    pub(super) fn nameless(&mut self, place: usize) {
        self.source.slip_at(place, "this placeholder requires a name", "write `_ as name`");
        self.source.mark_hollow(place);
    }

    pub(super) fn is_unnamed_hole(&self, place: usize) -> bool {
        let place = self.source.at(place);
        self.source.template.is_some()
            && place.hole.is_none()
            && matches!(&*place.tokens, [TokenTree::Ident(hole)] if hole == "_")
    }

    fn name_hole(&mut self, place: usize, name: Ident) {
        let shown = name.to_string();
        if let Some(other) = self.source.name_hole(place, name) {
            let message = format!("the placeholder name `{shown}` is used twice");
            self.source.clash(place, other, &message, "rename one of them: `_ as name`");
        }
    }

    /// What stands behind `as`, and is no name.
    pub(super) fn misnamed_hole(&mut self, place: usize, r#as: &[TokenTree], name: &[TokenTree]) -> Value<'static> {
        let (blamed, message) = match name {
            [] => (r#as, "expected a placeholder name after `as`".into()),
            name => (name, format!("`{}` is not a valid placeholder name", token::text(name))),
        };
        self.source.slip(blamed, &message, "write `_ as name`, where `name` is an identifier and not a keyword");
        self.source.mark_hollow(place);
        Value::Broken
    }

    /// `_: Type` or `_ as name: Type`: how many tokens the hole takes, and how many with its type.
    pub(super) fn typed_hole(&mut self, rest: &[TokenTree]) -> Option<(usize, usize)> {
        let length = match rest {
            [TokenTree::Ident(hole), TokenTree::Ident(r#as), _, ..] if hole == "_" && r#as == "as" => 3,
            [TokenTree::Ident(hole), ..] if hole == "_" => 1,
            _ => return None,
        };
        if self.source.template.is_none() || split::colon(&rest[length..]).is_none() {
            return None;
        }
        let mut end = length;
        while !is_end(&rest[end..]) {
            end += 1;
        }
        let r#type = &rest[length..end];
        self.source.slip(
            r#type,
            "a placeholder cannot have a type annotation",
            &format!("remove `{}`", token::text(r#type)),
        );
        Some((length, end))
    }

    /// `_ name`, where `as` is forgotten: gives what is left.
    pub(super) fn hole_without_as<'t>(
        &mut self,
        entry: &mut Entry<'static>,
        rest: &'t [TokenTree],
    ) -> Option<&'t [TokenTree]> {
        let [TokenTree::Ident(hole), TokenTree::Ident(name), behind @ ..] = rest else { return None };
        if hole != "_" || !is_end(behind) || name == "as" {
            return None;
        }
        let place = self.source.place(&rest[1..2]);
        self.source.mark_hollow(place);
        self.source.slip_at(place, "expected `as` before a placeholder name", &format!("write `_ as {name}`"));
        entry.value = Node { value: Value::Broken, place };
        if self.source.template.is_some() {
            self.source.name_hole(place, name.clone());
        }
        Some(behind)
    }
}
