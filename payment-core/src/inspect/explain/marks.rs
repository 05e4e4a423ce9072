//! The words of marks where they make no sense: `key?:` and `key!:`.

use alloc::{
    format,
    string::{String, ToString},
};

use super::{
    Explainer,
    words::{CHECKED, WITHOUT_OPTION},
};
use crate::{
    base::wording::{quoted, shorten},
    inspect::{
        help::{Said, with_present_value},
        mistake::{Key, Mark},
        secrets::is_secret,
        tree::Value,
    },
    schema::{Field, Kind, Meant, Object, RuleId},
};

/// The advice for `key!?:` where no `Option` is allowed.
const WITHOUT_UNCHECKED_OPTION: &str = "write `!:` instead of `!?:`";

impl Explainer<'_> {
    pub fn mark(&self, mark: &Mark<'_>) -> Said {
        match mark {
            Mark::OptionalDecidingField { field, is_literal } => self.optional_deciding_field(field, *is_literal),
            Mark::OptionalRequiredField { field, is_literal } => self.optional_required_field(field, *is_literal),
            Mark::OptionalLiteral { key, is_unchecked } => self.optional_literal(*key, *is_unchecked),
            Mark::UncheckedInJson { key } => {
                Said::new(format!("`{}` is not checked here, so it needs no `!`", shorten(key)), CHECKED)
            }
            Mark::UncheckedSecret { rule, key, secret, value } => self.unchecked_secret(*rule, *key, secret, value),
            Mark::UncheckedValidValue { field } => {
                Said::new(format!("{} is valid, so it must be checked", self.at.style.quoted_name(field)), CHECKED)
            }
            Mark::UncheckedRequiredField { field, outer } => self.unchecked_required_field(field, *outer),
            Mark::UncheckedRequiredOption { field } => {
                let message = format!("{} is required, so it cannot be optional", self.at.style.quoted_name(field));
                Said::new(message, WITHOUT_UNCHECKED_OPTION)
            }
            Mark::UncheckedWord { field, word } => self.unchecked_word(field, word),
        }
    }

    fn optional_deciding_field(&self, field: &Field, is_literal: bool) -> Said {
        let name = self.at.style.field_name(field);
        let message = format!("`{name}` decides which rules apply, so it cannot be optional");
        Said::new(message, if is_literal { WITHOUT_OPTION.into() } else { self.choose() })
    }

    fn optional_required_field(&self, field: &Field, is_literal: bool) -> Said {
        let name = self.at.style.field_name(field);
        let message = format!("`{name}` is required, so it cannot be optional");
        let key = self.at.style.key(field);
        Said::new(message, if is_literal { WITHOUT_OPTION.to_string() } else { with_present_value(key) })
    }

    fn optional_literal(&self, key: Key<'_>, is_unchecked: bool) -> Said {
        let message = format!("`{}` has a literal value, so it cannot be optional", self.name_of(key));
        Said::new(message, if is_unchecked { WITHOUT_UNCHECKED_OPTION } else { WITHOUT_OPTION })
    }

    fn unchecked_secret(&self, rule: RuleId, key: Key<'_>, secret: &Field, value: &Value<'_>) -> Said {
        let name = self.name_of(key);
        let secret_name = self.at.style.field_name(secret);
        let protected = self.context.object.request.protected;
        let path = protected.map_or("", |protected| protected.path);
        let message = match (key, value) {
            (Key::Field(given), _) if is_secret(given.kind) => format!("`{name}` is secret, so it must be checked"),
            (Key::Field(_), _) | (Key::Written(_), Value::Object(_) | Value::List(_)) => {
                let data = protected.map_or("a secret", |protected| protected.data);
                format!("`{name}` contains {data}, so it must be checked")
            }
            _ => format!("`{name}` looks like the secret field `{secret_name}`, so it must be checked"),
        };
        let help = match rule {
            RuleId::Syntax => CHECKED.into(),
            RuleId::CardLiteral => {
                let key = self.at.style.key(secret);
                let outer = self.at.style.path(path);
                format!("pass it at run time, for example as `{key}: value.parse()?` in `{outer}`")
            }
            _ => format!("move it into `{path}.{secret_name}`"),
        };
        Said::new(message, help)
    }

    fn unchecked_required_field(&self, field: &Field, outer: Option<&'static Field>) -> Said {
        let name = self.at.style.quoted_name(field);
        let key = |outer| self.at.style.key(outer);
        let help = match (outer, optional_around(self.context.object)) {
            (Some(outer), _) => format!("write the object unchecked: `{}!: {{ … }}`", key(outer)),
            (None, Some(outer @ Field { kind: Kind::List(_), .. })) => {
                format!("write the object in an unchecked list of the request: `{}!: [{{ … }}]`", key(outer))
            }
            (None, Some(outer)) => {
                format!("write the object in an unchecked field of the request: `{}!: {{ … }}`", key(outer))
            }
            (None, None) => {
                let message = format!("{name} is required, so its unchecked value must be a string");
                return Said::new(message, format!("write a string: `{}!: \"…\"`", key(field)));
            }
        };
        Said::new(format!("{name} is required, and its type cannot hold an unchecked value"), help)
    }

    fn unchecked_word(&self, field: &'static Field, word: &str) -> Said {
        let Kind::Word(words) = field.kind else { unreachable!("an enum value has a list") };
        let style = self.at.style;
        let same = words.meant(word).and_then(Meant::certain);
        let is_valid = words.open && words.message_if_misspelt(word).is_none();
        let (sign, value) = match same {
            Some(listed) => ("", style.enum_value(listed)),
            None if is_valid => ("", quoted(word)),
            None => ("!", quoted(word)),
        };
        Said::new("a word after `!:` is a string", format!("write `{}{sign}: {value}`", style.key(field)))
    }

    /// Returns the name of a key in a message.
    fn name_of(&self, key: Key<'_>) -> String {
        match key {
            Key::Field(field) => self.at.style.field_name(field).into(),
            Key::Written(key) => shorten(key),
        }
    }
}

/// Returns the innermost optional field on the way from a request to one of its objects.
fn optional_around(part: &'static Object) -> Option<&'static Field> {
    fn find(object: &'static Object, part: &Object, outer: Option<&'static Field>) -> Option<&'static Field> {
        object.fields.iter().find_map(|field| {
            let inner = field.kind.object()?;
            let outer = if field.required { outer } else { Some(field) };
            if inner.name == part.name { outer } else { find(inner, part, outer) }
        })
    }

    find(part.request.object(), part, None)
}
