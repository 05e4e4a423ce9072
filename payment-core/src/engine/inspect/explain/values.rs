//! The words of mistakes in values.

use alloc::{format, string::String};

use super::Explainer;
use crate::engine::{
    inspect::{
        check::is_variable,
        help::{Help, Suggestion, Words},
        shown_values::wrapped_in,
        tree::{ExpressionKind, Value},
    },
    rules::VaNumberFields,
    schema::{self, Kind, NameMatch, Parameters, Sample},
};

impl Explainer<'_> {
    pub fn wrong_value(&self, reason: &str, help: Help, parameters: Parameters) -> Words {
        Words::new(format!("{} {reason}", self.name()), help).with(parameters)
    }

    /// Returns the suggestion for a run-time value where only a literal can decide.
    pub fn literal_instead(&self, kind: Kind, value: &Value<'_>) -> Suggestion {
        let default = || match (kind, value) {
            (Kind::Object(object), value) => {
                self.write(&wrapped_in(object, value)).followed_by(&format!("; {}", self.choose_at_run_time()))
            }
            (Kind::Bool, Value::Name(name)) if matches!(&*name.to_lowercase(), "true" | "false") => {
                self.write(&Sample::Bool(name.eq_ignore_ascii_case("true")))
            }
            (Kind::EnumValue(list), value) => self.write_or_choose(list, value),
            _ => Suggestion::new(self.choose()),
        };
        self.help_for_literal(kind, value).unwrap_or_else(default)
    }

    pub fn run_time_channel(&self, fields: VaNumberFields, value: &Value<'_>) -> Words {
        let channel = fields.channel;
        let name = self.at.style.field_name(channel);
        let message = format!("`{name}` decides how many digits the account number has, so it must be a literal");
        Words::new(message, self.literal_instead(channel.kind, value))
    }

    pub fn choose_at_run_time(&self) -> String {
        format!("to choose at run time, {}", self.choose())
    }

    /// Returns the suggestion for a value that must be a listed one, and not a run-time value.
    fn write_or_choose(&self, list: &schema::EnumValues, value: &Value<'_>) -> Suggestion {
        let name_match = if let Value::Name(name) = value { list.find(name) } else { None };
        let (suggestion, end) = match name_match {
            Some(NameMatch::Same(value) | NameMatch::Alias(value)) => {
                (self.write(&Sample::EnumValue(value.into())), ";")
            }
            Some(NameMatch::Near(value)) => {
                let suggestion = format!("did you mean `{}`?", self.at.style.enum_value(value));
                (Suggestion::new(suggestion).with_changes(self.written(&Sample::EnumValue(value.into()))), "")
            }
            None => (Suggestion::new(list.instruction()).with_changes(self.written(&Sample::of_list(list))), ";"),
        };
        suggestion.followed_by(&format!("{end} {}", self.choose_at_run_time()))
    }

    /// Returns the suggestion for an expression that is nearly a literal: an enum value with a path or in brackets, or a
    /// choice. Returns `None` for any other value.
    fn help_for_literal(&self, kind: Kind, value: &Value<'_>) -> Option<Suggestion> {
        let (style, field) = (self.at.style, *self.at.path.last()?);
        let key = style.key(field);
        let (name, how) = match value {
            Value::Expression(ExpressionKind::If(condition)) => {
                return Some(Suggestion::write(format!(
                    "`if {condition} {{ {key}: …, … }} else {{ … }}` among the entries"
                )));
            }
            Value::Expression(ExpressionKind::Match(value)) => {
                return Some(Suggestion::write(format!(
                    "`match {value} {{ … => {{ {key}: …, … }}, … }}` among the entries"
                )));
            }
            Value::Expression(ExpressionKind::Path(name)) => (&**name, ", without a path"),
            // A name in lower case is a variable.
            Value::Expression(ExpressionKind::InBrackets(name)) if !is_variable(name) || matches!(kind, Kind::Bool) => {
                (&**name, ", without brackets")
            }
            Value::Constant(text) => (&**text, ""),
            _ => return None,
        };
        let meant = match (value_named(kind, name), kind, value) {
            (Some(meant), ..) => meant,
            // A constant with this name may have any other value.
            (None, Kind::EnumValue(list), Value::Constant(_))
                if list.open && list.message_if_misspelt(name).is_none() =>
            {
                Sample::Text(name.into())
            }
            (None, ..) => return None,
        };
        let text = match meant {
            Sample::Object(_) => format!("`{}`", meant.show_entry(style, field)),
            _ => format!("`{}`{how}", meant.show(style)),
        };
        Some(Suggestion::write(text).with_changes(self.written(&meant)))
    }
}

/// Returns the value of this kind that a name certainly means.
fn value_named(kind: Kind, name: &str) -> Option<Sample> {
    match kind {
        Kind::EnumValue(list) => list.find(name)?.certain().map(|value| Sample::EnumValue(value.into())),
        Kind::Bool if matches!(name, "true" | "false") => Some(Sample::Bool(name == "true")),
        Kind::Object(object) => Sample::around_enum_value(object, name),
        _ => None,
    }
}
