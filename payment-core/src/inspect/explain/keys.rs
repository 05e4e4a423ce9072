//! The words of mistakes in keys: unknown, repeated and missing ones, and their signs.

use alloc::{
    borrow::ToOwned,
    format,
    string::{String, ToString},
    vec::Vec,
};

use super::{
    Explainer, Words,
    other_keys::{Move, help_for_other_key, move_here},
    words::{CHECKED, WITHOUT_OPTION, around, with_present_value},
};
use crate::{
    base::wording::{list_in_words, quoted, shorten},
    inspect::{
        check::{Origin, field_of_bare_word, would_accept},
        edit::{Change, Edit},
        help::{Help, Suggestion},
        meant::{Meant, fields_of, find_homes},
        mistake::{Key, UnknownKey},
        secrets::{is_card_data, is_secret},
        tree::{Entry, Value},
    },
    request::request_of,
    schema::{Field, Kind, Object, Parameters, RuleId, Sample, key_style::Style},
};

impl Explainer<'_> {
    pub fn unknown_key(&self, unknown: &UnknownKey<'_>) -> Words {
        let UnknownKey { object, entry, .. } = *unknown;
        let name = if entry.key.is_empty() { "\"\"".to_owned() } else { shorten(&entry.key) };
        let style = if entry.is_identifier { Style::Rust } else { Style::Wire };
        let help = match unknown.meant {
            Some(field) => self.help_for_meant_field(unknown, field, style),
            None if self.is_macro() && entry.key.ends_with('!') => {
                format!("write `{}!: …`", style.quoted_key(entry.key.trim_end_matches('!'))).into()
            }
            None => match &unknown.may_mean {
                Some(Meant::Elsewhere(homes)) => match self.move_into(homes, unknown) {
                    Move::Exact(change) => {
                        Suggestion::new(move_here(homes, style), self.edit_of(unknown, change)).into()
                    }
                    Move::Given(way, field) => {
                        let (name, way) = (style.field_name(field), way.join("."));
                        format!("remove it: `{name}` is already present in `{}`", style.path(&way)).into()
                    }
                    Move::Uncertain => move_here(homes, style).into(),
                },
                Some(meant) => help_for_other_key(object, meant, entry, &self.at.pointer.to_string(), style).into(),
                None => fields_or_unchecked_key(object, entry, style, self.context.origin).into(),
            },
        };
        Words::new(format!("unknown field `{name}`"), help)
    }

    /// Returns the help for a key that is likely to mean a field.
    fn help_for_meant_field(&self, unknown: &UnknownKey<'_>, field: &'static Field, style: Style) -> Help {
        let UnknownKey { object, entry, .. } = *unknown;
        // A key that names a field of an object inside this one says more than that one field is missing.
        let pointer = self.at.pointer.to_string();
        let homes = || find_homes(object, entry, &fields_of(&pointer)).filter(|homes| !homes.inside.is_empty());
        if let Some(homes) = if unknown.is_guess { homes() } else { None } {
            return move_here(&homes, style).into();
        }
        if unknown.given.contains(&field) {
            let text = format!("remove it: `{}` is already present", style.field_name(field));
            return Suggestion::new(text, self.edit_of(unknown, Change::Remove)).into();
        }
        if self.is_macro() && field_of_bare_word(object, entry).is_some() {
            return format!("write `{}: {}`", style.key(field), style.enum_value(&entry.key)).into();
        }
        let is_exact = !entry.is_bare() && would_accept(self.context, &self.at.pointer, field, entry);
        let edit = if is_exact { self.edit_of(unknown, Change::Rename(field)) } else { None };
        let key = match (field.kind, &entry.value.value) {
            // The key would lead to the next mistake.
            (Kind::Object(object), value @ (Value::Text(_) | Value::Number(_))) if self.is_macro() => {
                around(object, value).show_entry(style, field)
            }
            _ => style.key(field),
        };
        Suggestion::new(format!("write `{key}`"), edit).into()
    }

    /// Returns the edit of an entry, if its pointer means only this entry.
    fn edit_of(&self, unknown: &UnknownKey<'_>, change: Change) -> Option<Edit> {
        unknown.is_movable.then(|| Edit::new(change, self.at.pointer.child(&unknown.entry.key)))
    }

    pub fn missing_fields(&self, fields: &[&'static Field], given: &[&'static Field], is_in_arm: bool) -> Words {
        let style = self.at.style;
        let names: Vec<_> = fields.iter().map(|field| style.quoted_name(field)).collect();
        let samples = fields.iter().map(|field| Sample::next_to(field, given).show_entry(style, field));
        let text = format!("add `{}`", samples.collect::<Vec<_>>().join(", "));
        let [field] = *fields else {
            return Words::new(format!("{} are missing", list_in_words(&names, "and")), Suggestion::example(text));
        };
        let sample = Sample::next_to(field, given);
        let pointer = self.at.pointer.clone();
        let parameters =
            Parameters { fields: Vec::from([pointer.child(field.wire).to_string()]), ..Parameters::default() };
        let suggestion = match sample.json() {
            None => Suggestion::example(text),
            // In source code, the place may be an arm.
            Some(_) if is_in_arm => Suggestion::advice(text),
            Some(_) => Suggestion::new(text, Some(Edit::new(Change::Add(field, sample), pointer))),
        };
        Words::new(format!("{} is missing", names[0]), suggestion).with(parameters)
    }

    pub fn null_field(&self, field: &'static Field, given: &[&'static Field], is_repeated: bool) -> Words {
        let message = format!("{} is required, so it cannot be `null`", self.at.style.quoted_name(field));
        let sample = Sample::next_to(field, given);
        let text = format!("write `{}`", sample.show_entry(self.at.style, field));
        let pointer = self.at.pointer.child(field.wire);
        let parameters = Parameters { fields: Vec::from([pointer.to_string()]), ..Parameters::default() };
        let suggestion = match Edit::replace(pointer, &sample) {
            Some(_) if is_repeated => Suggestion::advice(text),
            None => Suggestion::example(text),
            edit => Suggestion::new(text, edit),
        };
        Words::new(message, suggestion).with(parameters)
    }

    pub fn optional_deciding_field(&self, field: &Field, is_literal: bool) -> Words {
        let name = self.at.style.field_name(field);
        let message = format!("`{name}` decides which rules apply, so it cannot be optional");
        Words::new(message, if is_literal { WITHOUT_OPTION.into() } else { self.choose() })
    }

    pub fn optional_required_field(&self, field: &Field, is_literal: bool) -> Words {
        let name = self.at.style.field_name(field);
        let message = format!("`{name}` is required, so it cannot be optional");
        let key = self.at.style.key(field);
        Words::new(message, if is_literal { WITHOUT_OPTION.to_string() } else { with_present_value(key) })
    }

    pub fn optional_literal(&self, key: Key<'_>, is_unchecked: bool) -> Words {
        let message = format!("`{}` has a literal value, so it cannot be optional", self.name_of(key));
        Words::new(message, if is_unchecked { WITHOUT_UNCHECKED_OPTION } else { WITHOUT_OPTION })
    }

    pub fn unchecked_secret(&self, rule: RuleId, key: Key<'_>, secret: &Field, value: &Value<'_>) -> Words {
        let name = self.name_of(key);
        let secret_name = self.at.style.field_name(secret);
        let message = match (key, value) {
            (Key::Field(given), _) if is_secret(given.kind) => format!("`{name}` is secret, so it must be checked"),
            (Key::Field(_), _) | (Key::Written(_), Value::Object(_) | Value::List(_)) => {
                format!("`{name}` contains card data, so it must be checked")
            }
            _ => format!("`{name}` looks like the secret field `{secret_name}`, so it must be checked"),
        };
        let help = match rule {
            RuleId::Syntax => CHECKED.into(),
            RuleId::CardLiteral => {
                let key = self.at.style.key(secret);
                let card = self.at.style.path("paymentMethod.card");
                format!("pass it at run time, for example as `{key}: value.parse()?` in `{card}`")
            }
            _ => format!("move it into `paymentMethod.card.{secret_name}`"),
        };
        Words::new(message, help)
    }

    pub fn unchecked_valid_value(&self, field: &Field) -> Words {
        Words::new(format!("`{}` is valid, so it must be checked", self.at.style.field_name(field)), CHECKED)
    }

    pub fn unchecked_required_field(&self, field: &Field, outer: Option<&'static Field>) -> Words {
        let name = self.at.style.field_name(field);
        let message = format!("`{name}` is required, and its type cannot hold an unchecked value");
        let key = |outer| self.at.style.key(outer);
        let help = match (outer, optional_around(self.context.object)) {
            (Some(outer), _) => format!("write the object unchecked: `{}!: {{ … }}`", key(outer)),
            (None, Some(outer @ Field { kind: Kind::List(_), .. })) => {
                format!("write the object in an unchecked list of the request: `{}!: [{{ … }}]`", key(outer))
            }
            (None, Some(outer)) => {
                format!("write the object in an unchecked field of the request: `{}!: {{ … }}`", key(outer))
            }
            (None, None) => format!("write a string: `{}!: \"…\"`", key(field)),
        };
        Words::new(message, help)
    }

    pub fn unchecked_required_option(&self, field: &Field) -> Words {
        let message = format!("`{}` is required, so it cannot be optional", self.at.style.field_name(field));
        Words::new(message, WITHOUT_UNCHECKED_OPTION)
    }
}

/// The advice for `key!?:` where no `Option` is allowed.
const WITHOUT_UNCHECKED_OPTION: &str = "write `!:` instead of `!?:`";

pub fn repeated_key(key: &str, is_chosen: bool) -> Words {
    let help = if is_chosen { "put both into one choice: `if … { … } else { … }`" } else { "remove one of them" };
    Words::new(format!("`{}` is given twice", shorten(key)), help)
}

pub fn unquoted_json_key(key: &str) -> Words {
    let name = shorten(key);
    Words::new(format!("the key `{name}` must be a string here"), format!("write `\"{name}\": …`"))
}

pub fn unquoted_unchecked_key(key: &str) -> Words {
    let message = format!("`{key}` is not a documented field, so its key must be a string");
    Words::new(message, format!("write `\"{key}\"!: …`"))
}

pub fn unchecked_in_json(key: &str) -> Words {
    Words::new(format!("`{}` is not checked here, so it needs no `!`", shorten(key)), CHECKED)
}

/// Returns the advice for a key that resembles no field. It lists the fields of `object`. In source code it also shows the
/// form of an unchecked field.
fn fields_or_unchecked_key(object: &'static Object, entry: &Entry<'_>, style: Style, origin: Origin) -> String {
    let fields: Vec<_> = object.fields.iter().map(|field| style.key(field)).collect();
    let fields = format!("use one of `{}`", fields.join("`, `"));
    if origin != Origin::Macro || entry.key.is_empty() || is_card_data(object, &entry.key, &entry.value.value) {
        return fields;
    }
    format!("{fields}; to send an undocumented field unchecked, write `{}!: …`", quoted(&shorten(&entry.key)))
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

    find(request_of(part), part, None)
}
