//! The words of mistakes in keys: repeated and missing ones, and their signs.

use alloc::{
    format,
    string::{String, ToString},
    vec::Vec,
};

use super::{
    Explainer,
    words::{CHECKED, WITHOUT_OPTION},
};
use crate::{
    base::{
        pointer::Pointer,
        wording::{list_in_words, shorten},
    },
    inspect::{
        help::{Said, Suggestion, with_present_value},
        mistake::Key,
        secrets::is_secret,
        tree::Value,
    },
    request::request_of,
    schema::{Field, Kind, Object, Parameters, RuleId, Sample},
};

impl Explainer<'_> {
    pub fn missing_fields(&self, fields: &[&'static Field], given: &[&'static Field]) -> Said {
        let style = self.at.style;
        let names: Vec<_> = fields.iter().map(|field| style.quoted_name(field)).collect();
        let samples = fields.iter().map(|field| Sample::next_to(field, given).show_entry(style, field));
        let text = format!("add `{}`", samples.collect::<Vec<_>>().join(", "));
        let [field] = *fields else {
            return Said::new(format!("{} are missing", list_in_words(&names, "and")), Suggestion::example(text));
        };
        let suggestion = suggestion_of(&Sample::next_to(field, given), text);
        Said::new(format!("{} is missing", names[0]), suggestion).with(parameters_of(field, &self.at.pointer))
    }

    pub fn null_field(&self, field: &'static Field, given: &[&'static Field]) -> Said {
        let message = format!("{} is required, so it cannot be `null`", self.at.style.quoted_name(field));
        let sample = Sample::next_to(field, given);
        let suggestion = suggestion_of(&sample, format!("write `{}`", sample.show_entry(self.at.style, field)));
        Said::new(message, suggestion).with(parameters_of(field, &self.at.pointer))
    }

    pub fn optional_deciding_field(&self, field: &Field, is_literal: bool) -> Said {
        let name = self.at.style.field_name(field);
        let message = format!("`{name}` decides which rules apply, so it cannot be optional");
        Said::new(message, if is_literal { WITHOUT_OPTION.into() } else { self.choose() })
    }

    pub fn optional_required_field(&self, field: &Field, is_literal: bool) -> Said {
        let name = self.at.style.field_name(field);
        let message = format!("`{name}` is required, so it cannot be optional");
        let key = self.at.style.key(field);
        Said::new(message, if is_literal { WITHOUT_OPTION.to_string() } else { with_present_value(key) })
    }

    pub fn optional_literal(&self, key: Key<'_>, is_unchecked: bool) -> Said {
        let message = format!("`{}` has a literal value, so it cannot be optional", self.name_of(key));
        Said::new(message, if is_unchecked { WITHOUT_UNCHECKED_OPTION } else { WITHOUT_OPTION })
    }

    pub fn unchecked_secret(&self, rule: RuleId, key: Key<'_>, secret: &Field, value: &Value<'_>) -> Said {
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
        Said::new(message, help)
    }

    pub fn unchecked_valid_value(&self, field: &Field) -> Said {
        Said::new(format!("`{}` is valid, so it must be checked", self.at.style.field_name(field)), CHECKED)
    }

    pub fn unchecked_required_field(&self, field: &Field, outer: Option<&'static Field>) -> Said {
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
        Said::new(message, help)
    }

    pub fn unchecked_required_option(&self, field: &Field) -> Said {
        let message = format!("`{}` is required, so it cannot be optional", self.at.style.field_name(field));
        Said::new(message, WITHOUT_UNCHECKED_OPTION)
    }
}

/// The advice for `key!?:` where no `Option` is allowed.
const WITHOUT_UNCHECKED_OPTION: &str = "write `!:` instead of `!?:`";

/// Returns the parameters of a message about a field of an object.
fn parameters_of(field: &Field, object: &Pointer) -> Parameters {
    Parameters { fields: Vec::from([object.child(field.wire).to_string()]), ..Parameters::default() }
}

/// Returns the suggestion to write a sample, which is an example if it has gaps.
fn suggestion_of(sample: &Sample, text: String) -> Suggestion {
    if sample.is_certain() { Suggestion::advice(text) } else { Suggestion::example(text) }
}

pub fn repeated_key(key: &str, is_chosen: bool) -> Said {
    let help = if is_chosen { "put both into one choice: `if … { … } else { … }`" } else { "remove one of them" };
    Said::new(format!("`{}` is given twice", shorten(key)), help)
}

pub fn unquoted_json_key(key: &str) -> Said {
    let name = shorten(key);
    Said::new(format!("the key `{name}` must be a string here"), format!("write `\"{name}\": …`"))
}

pub fn unquoted_unchecked_key(key: &str) -> Said {
    let key = shorten(key);
    let message = format!("`{key}` is not a documented field, so its key must be a string");
    Said::new(message, format!("write `\"{key}\"!: …`"))
}

pub fn unchecked_in_json(key: &str) -> Said {
    Said::new(format!("`{}` is not checked here, so it needs no `!`", shorten(key)), CHECKED)
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
