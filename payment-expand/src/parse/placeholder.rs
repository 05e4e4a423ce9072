//! Parses the placeholders of templates, and names them.

use payment_core::{
    inspect::{
        self, Explanation,
        tree::{Entry, ExpressionKind, Place, Value},
    },
    schema::{Kind, key_style::Style},
};
use proc_macro2::{Ident, TokenTree};

use super::{Parser, key::has_key};
use crate::token;

/// Returns whether a name can be the name of a struct or a field, and is not a keyword.
pub(super) fn is_valid_name(name: &Ident) -> bool {
    token::is_identifier(&name.to_string())
}

impl Parser {
    /// Parses a placeholder. Without a `name`, it is named after its key later.
    pub(super) fn placeholder(&mut self, place: Place, name: Option<&Ident>) -> Value<'static> {
        if self.source.template.is_none() {
            let help = "write a value, or declare a template: `struct Name { key: value, … }`";
            self.error_at(place, "a placeholder can be used only in a template", help);
            self.source[place].is_missing = true;
            return Value::Unreadable;
        }
        if let Some(name) = name {
            // `gen` is a keyword since edition 2024.
            let name = if name == "gen" { Ident::new_raw("gen", name.span()) } else { name.clone() };
            self.name_placeholder(place, name);
        }
        Value::Expression(ExpressionKind::Other)
    }

    /// Parses the name after `_ as`.
    pub(super) fn named_placeholder(
        &mut self,
        place: Place,
        kw_as: &[TokenTree],
        name: &[TokenTree],
    ) -> Value<'static> {
        let (blamed, message) = match name {
            [TokenTree::Ident(name)] if is_valid_name(name) => return self.placeholder(place, Some(name)),
            [] => (kw_as, "expected a placeholder name after `as`".into()),
            name => (name, format!("`{}` is not a valid placeholder name", token::text(name))),
        };
        self.error(blamed, &message, "write `_ as name`, where `name` is an identifier and not a keyword");
        self.source[place].is_missing = true;
        Value::Unreadable
    }

    /// Names a placeholder that has no name after its key. Under a repeated key, it becomes a missing value.
    pub(super) fn name_after_key(&mut self, entry: &mut Entry<'_>, object: Option<Kind>, before: &[Entry<'_>]) {
        let place = entry.value.place;
        if !self.is_unnamed_placeholder(place) {
            return;
        }
        if matches!(object, Some(Kind::Free(_))) && !entry.is_identifier {
            return self.report_nameless(place);
        }
        // A misspelt key is one mistake, so the struct gets the field with the right name.
        let meant = object.and_then(Kind::as_object).and_then(|object| inspect::named_field(object, &entry.key));
        let name = meant.map_or_else(|| Style::Rust.path(&entry.key), |field| field.rust.into());
        if let Some(first) = self.placeholders.get(token::unraw(&name)).copied() {
            if has_key(before, &name) || has_key(before, &entry.key) {
                self.source[place].is_missing = true;
                return;
            }
            if name == *entry.key {
                self.take_name_from_misspelt_key(&name, first, before);
            }
        }
        let parse = |name: &str| syn::parse_str::<Ident>(name).ok();
        match parse(&name).or_else(|| parse(&format!("r#{name}"))) {
            Some(mut name) => {
                name.set_span(self.source[entry.place].spans().0);
                self.name_placeholder(place, name);
            }
            // `self` and similar keywords cannot be the name of a field.
            None => self.report_nameless(place),
        }
    }

    /// Takes the name from the placeholder of a misspelt key, if the right key follows. `before` does not have the right key.
    fn take_name_from_misspelt_key(&mut self, name: &str, first: Place, before: &[Entry<'_>]) {
        let value = &mut self.source[first];
        if value.tokens.len() == 1 && before.iter().any(|entry| entry.value.place == first) {
            value.placeholder = None;
            value.is_missing = true;
            self.placeholders.remove(token::unraw(name));
        }
    }

    /// Reports a placeholder without a name, in a list or in arbitrary JSON.
    pub(super) fn report_nameless(&mut self, place: Place) {
        self.error_at(place, "this placeholder requires a name", "write `_ as name`");
        self.source[place].is_missing = true;
    }

    /// Returns whether the value at this place is a placeholder without a name.
    pub(super) fn is_unnamed_placeholder(&self, place: Place) -> bool {
        self.source.template.is_some()
            && self.source[place].placeholder.is_none()
            && matches!(&*self.source[place].tokens, [TokenTree::Ident(placeholder)] if placeholder == "_")
    }

    /// Names a placeholder, and reports a name that is used twice.
    pub(super) fn name_placeholder(&mut self, place: Place, name: Ident) {
        let first = *self.placeholders.entry(token::unraw(&name.to_string()).to_owned()).or_insert(place);
        if first != place {
            let message = format!("the placeholder name `{name}` is used twice");
            let error = Explanation::syntax_error(place, message, "rename one of them: `_ as name`");
            self.errors.push(Explanation { other: Some(first), ..error });
        }
        self.source[place].placeholder = Some(name);
    }
}
