//! The words of signs where they make no sense: `key?:` and `key!:`.

use alloc::{format, string::String, vec::Vec};

use super::Explainer;
use crate::engine::{
    base::wording::shorten,
    inspect::{
        help::{Change, Suggestion, Words, present_value},
        mistake::KeyName,
        secrets::is_secret,
        tree::Value,
    },
    schema::{Field, Kind, NameMatch, Object, RuleId, Sample},
};

impl Explainer<'_> {
    /// Returns the suggestion to write a sign after the key, instead of another one.
    pub fn sign(&self, right: &'static str, wrong: &str) -> Suggestion {
        Suggestion::write(format!("`{right}` instead of `{wrong}`")).with_changes(self.signed(right, None))
    }

    /// Returns the change to a sign after the key, and to another value.
    fn signed(&self, sign: &'static str, value: Option<Sample>) -> Vec<Change> {
        let entry = || self.at.pointer.clone();
        let value = value.map(|value| Change::Write { entry: entry(), value });
        [Change::Sign { entry: entry(), sign }].into_iter().chain(value).collect()
    }

    pub fn optional_deciding_field(&self, field: &Field, is_literal: bool) -> Words {
        let name = self.at.style.field_name(field);
        let message = format!("`{name}` decides which rules apply, so it cannot be optional");
        if is_literal {
            return Words::new(message, self.sign(":", "?:"));
        }
        Words::new(message, Suggestion::new(self.choose()).with_changes(self.signed(":", Some(Sample::Gap))))
    }

    pub fn optional_required_field(&self, field: &Field, is_literal: bool, is_null: bool) -> Words {
        let name = self.at.style.field_name(field);
        let message = format!("`{name}` is required, so it cannot be optional");
        let help = match (is_literal, is_null) {
            (true, true) => self.value_instead_of_null(field),
            (true, false) => self.sign(":", "?:"),
            (false, _) => present_value(self.at.style.key(field), self.at.pointer.clone()),
        };
        Words::new(message, help)
    }

    pub fn optional_literal(&self, key: KeyName<'_>, is_unchecked: bool) -> Words {
        let message = format!("`{}` has a literal value, so it cannot be optional", self.name_of(key));
        Words::new(message, if is_unchecked { self.sign("!:", "!?:") } else { self.sign(":", "?:") })
    }

    pub fn unchecked_secret(&self, rule: RuleId, key: KeyName<'_>, secret: &Field, value: &Value<'_>) -> Words {
        let name = self.name_of(key);
        let secret_name = self.at.style.field_name(secret);
        let path = self.context.object.request.card_data.path;
        let message = match (key, value) {
            (KeyName::Field(given), _) if is_secret(given.kind) => {
                format!("`{name}` is secret, so it must be checked")
            }
            (KeyName::Field(_), _) | (KeyName::Unknown(_), Value::Object(_) | Value::List(_)) => {
                format!("`{name}` contains card data, so it must be checked")
            }
            _ => format!("`{name}` looks like the secret field `{secret_name}`, so it must be checked"),
        };
        let help = match rule {
            RuleId::Syntax => return Words::new(message, self.sign(":", "!:")),
            RuleId::CardLiteral => {
                let key = self.at.style.key(secret);
                let outer = self.at.style.path(path);
                format!("pass it at run time, for example as `{key}: value.parse()?` in `{outer}`")
            }
            _ => format!("move it into `{path}.{secret_name}`"),
        };
        Words::new(message, help)
    }

    pub fn unchecked_valid_value(&self, field: &'static Field, is_null: bool) -> Words {
        let name = self.at.style.quoted_name(field);
        if is_null && field.required {
            let message = format!("{name} is required, so it cannot be `null`");
            return Words::new(message, self.value_instead_of_null(field));
        }
        Words::new(format!("{name} is valid, so it must be checked"), self.sign(":", "!:"))
    }

    fn value_instead_of_null(&self, field: &Field) -> Suggestion {
        Suggestion::write(format!("`{}: …`", self.at.style.key(field)))
            .with_changes(self.signed(":", Some(Sample::Gap)))
    }

    pub fn unchecked_required_field(&self, field: &Field) -> Words {
        // The innermost optional object around it.
        let outer = self.at.path.iter().rev().skip(1).find(|field| !field.required);
        let name = self.at.style.quoted_name(field);
        let key = |outer| self.at.style.key(outer);
        let help = match (outer, optional_around(self.context.object)) {
            (Some(outer), _) => {
                let pointer = &self.at.pointer;
                let signs = [(pointer.clone(), ":"), (pointer.up_to(outer.wire), "!:")];
                let changes = signs.map(|(entry, sign)| Change::Sign { entry, sign });
                let code = format!("`{}!: {{ … }}`", key(outer));
                Suggestion::write(format!("the object unchecked, without marks in it: {code}")).with_changes(changes)
            }
            (None, Some(outer)) => {
                let (noun, value) =
                    if let Kind::List(_) = outer.kind { ("list", "[{ … }]") } else { ("field", "{ … }") };
                let code = format!("`{}!: {value}`", key(outer));
                Suggestion::write(format!("the object in an unchecked {noun} of the request: {code}"))
            }
            (None, None) => {
                let message = format!("{name} is required, so its unchecked value must be a string");
                let help = Suggestion::write(format!("a string: `{}!: \"…\"`", key(field)))
                    .with_changes(self.written(&Sample::TextGap));
                return Words::new(message, help);
            }
        };
        Words::new(format!("{name} is required, and its type cannot hold an unchecked value"), help)
    }

    pub fn unchecked_enum_value(&self, field: &'static Field, name: &str) -> Words {
        let Kind::EnumValue(list) = field.kind else { unreachable!("an enum value has a list") };
        let style = self.at.style;
        let same = list.find(name).and_then(NameMatch::certain);
        let is_valid = list.open && list.message_if_misspelt(name).is_none();
        let (sign, value) = match same {
            Some(listed) => (":", Sample::EnumValue(listed.into())),
            None if is_valid => (":", Sample::Text(name.into())),
            None => ("!:", Sample::Text(name.into())),
        };
        let help = Suggestion::write(format!("`{}{sign} {}`", style.key(field), value.show(style)));
        Words::new("a word after `!:` is a string", help.with_changes(self.signed(sign, Some(value))))
    }

    fn name_of(&self, key: KeyName<'_>) -> String {
        match key {
            KeyName::Field(field) => self.at.style.field_name(field).into(),
            KeyName::Unknown(key) => shorten(key),
        }
    }
}

/// Returns the innermost optional field on the way from a request to one of its objects.
fn optional_around(object: &'static Object) -> Option<&'static Field> {
    fn find(outermost: &'static Object, wanted: &Object, outer: Option<&'static Field>) -> Option<&'static Field> {
        outermost.fields.iter().find_map(|field| {
            let inner = field.kind.object()?;
            let outer = if field.required { outer } else { Some(field) };
            if inner.name == wanted.name { outer } else { find(inner, wanted, outer) }
        })
    }

    find(object.request.object(), object, None)
}
