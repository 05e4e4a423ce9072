//! The words of mistakes in values.

use alloc::{format, string::String};

use super::{
    Explainer,
    words::{advice_to_write, around, name_of},
};
use crate::{
    inspect::{
        check::is_variable,
        help::{Help, Said},
        mistake::Label,
        tree::{Hint, Value},
    },
    schema::{self, Field, Kind, Meant, Number, Object, Parameters, Sample, Text},
};

impl Explainer<'_> {
    /// Returns the words about a value that is rejected for a reason.
    fn rejection(&self, label: Label, reason: &str, help: Help, parameters: Parameters) -> Said {
        Said::new(format!("{} {reason}", name_of(label, self.at.style)), help).with(parameters)
    }

    pub fn wrong_kind(&self, kind: Kind, label: Label, value: &Value<'_>) -> Said {
        let wanted = match kind {
            Kind::Text(_) => "a string",
            Kind::Word(_) => "an enum value",
            Kind::Number(_) => "a number",
            Kind::Bool => "`true` or `false`",
            Kind::Object(_) | Kind::Checked(_) | Kind::Free(_) => "an object",
            Kind::List(_) => "a list",
        };
        let given = match (kind, value) {
            (Kind::Object(object) | Kind::Checked(object), Value::Text(word))
                if self.is_macro() && Sample::around_word(object, word).is_some() =>
            {
                "an enum value"
            }
            (_, Value::Null) => "`null`",
            (_, Value::Bool(_)) => "a boolean",
            (_, Value::Number(_)) => "a number",
            (_, Value::Text(_)) => "a string",
            (_, Value::List(_)) => "a list",
            _ => "an object",
        };
        let parameters = if let Kind::Word(words) = kind { words.parameters() } else { Parameters::default() };
        let reason = format!("must be {wanted}, not {given}");
        self.rejection(label, &reason, self.help_for_type(kind, label, value), parameters)
    }

    pub fn word_for_object(&self, object: &Object, label: Label, word: &str) -> Said {
        let help = Sample::around_word(object, word).map(|around| self.write(label, &around).into());
        let reason = "must be an object, not an enum value";
        self.rejection(label, reason, help.unwrap_or_default(), Parameters::default())
    }

    pub fn wrong_text(
        &self,
        text: &Text,
        label: Label,
        written: &str,
        reason: &str,
        country_code: Option<&str>,
    ) -> Said {
        let help = self.help_for_text(text, label, written, country_code);
        self.rejection(label, reason, help, text.parameters(written))
    }

    pub fn wrong_number(&self, number: &Number, label: Label, written: &str, reason: &str) -> Said {
        self.rejection(label, reason, self.help_for_number(number, label, written), number.parameters())
    }

    pub fn ambiguous_number(&self, number: &Number, label: Label, written: &str) -> Said {
        let reason = "has a point that may begin a fraction or separate thousands";
        let help = self.without_separators(number, label, written, "").unwrap_or_default();
        self.rejection(label, reason, help, number.parameters())
    }

    pub fn card_literal(&self, label: Label) -> Said {
        let name = name_of(label, self.at.style);
        let message = format!("{name} is card data, which must not appear in source code");
        Said::new(message, "pass it at run time, for example as `value.parse()?`")
    }

    pub fn run_time_decision(&self, kind: Kind, label: Label, value: &Value<'_>) -> Said {
        let style = self.at.style;
        let default = || match (kind, value) {
            (Kind::Object(object), value) => {
                let around = around(object, value).show(style);
                format!("{}; to choose at run time, {}", advice_to_write(label, style, &around), self.choose())
            }
            (Kind::Bool, Value::Name(name)) if matches!(&*name.to_lowercase(), "true" | "false") => {
                advice_to_write(label, style, &name.to_lowercase())
            }
            (Kind::Word(words), value) => self.write_or_choose(words, label, value),
            _ => self.choose(),
        };
        let help = self.help_for_literal(kind, label, value).unwrap_or_else(|| default().into());
        let name = name_of(label, style);
        Said::new(format!("{name} decides which rules apply, so it must be a literal"), help)
    }

    pub fn run_time_channel(&self, channel: &'static Field, value: &Value<'_>) -> Said {
        let name = self.at.style.field_name(channel);
        let message = format!("`{name}` decides how many digits the account number has, so it must be a literal");
        let label = Label::Field(channel);
        let default = || match channel.kind {
            Kind::Word(words) => self.write_or_choose(words, label, value),
            _ => self.choose(),
        };
        let help = self.help_for_literal(channel.kind, label, value).unwrap_or_else(|| default().into());
        Said::new(message, help)
    }

    /// Returns the advice for a value that must be a listed one, and not a run-time value.
    fn write_or_choose(&self, words: &schema::Words, label: Label, value: &Value<'_>) -> String {
        let style = self.at.style;
        let meant = if let Value::Name(name) = value { words.meant(name) } else { None };
        let advice = match meant {
            Some(Meant::Same(word) | Meant::Usual(word)) => {
                format!("{};", advice_to_write(label, style, &style.enum_value(word)))
            }
            Some(Meant::Near(word)) => format!("did you mean `{}`?", style.enum_value(word)),
            None => format!("{};", words.instruction()),
        };
        format!("{advice} to choose at run time, {}", self.choose())
    }

    /// Returns the help for an expression that is nearly a literal: an enum value with a path or in brackets, or a choice.
    /// Returns `None` for any other value.
    fn help_for_literal(&self, kind: Kind, label: Label, value: &Value<'_>) -> Option<Help> {
        let (style, field) = (self.at.style, label.field());
        let key = style.key(field);
        let (word, how) = match value {
            Value::Expression(Hint::If(condition)) => {
                return Some(format!("write `if {condition} {{ {key}: …, … }} else {{ … }}` among the entries").into());
            }
            Value::Expression(Hint::Match(value)) => {
                return Some(format!("write `match {value} {{ … => {{ {key}: …, … }}, … }}` among the entries").into());
            }
            Value::Expression(Hint::Path(name)) => (&**name, ", without a path"),
            // A name in lower case is a variable.
            Value::Expression(Hint::InBrackets(name)) if !is_variable(name) || matches!(kind, Kind::Bool) => {
                (&**name, ", without brackets")
            }
            Value::Constant(text) => (&**text, ""),
            _ => return None,
        };
        let meant = match (meant(kind, word), kind, value) {
            (Some(meant), ..) => meant,
            // A constant with this name may have any other value.
            (None, Kind::Word(words), Value::Constant(_))
                if words.open && words.message_if_misspelt(word).is_none() =>
            {
                Sample::Text(word.into())
            }
            (None, ..) => return None,
        };
        let text = match meant {
            Sample::Object(_) => format!("write `{}`", meant.show_entry(style, field)),
            _ => format!("write `{}`{how}", meant.show(style)),
        };
        Some(text.into())
    }
}

/// Returns the value of this kind that a name certainly means.
fn meant(kind: Kind, name: &str) -> Option<Sample> {
    match kind {
        Kind::Word(words) => words.meant(name)?.certain().map(|word| Sample::Word(word.into())),
        Kind::Bool if matches!(name, "true" | "false") => Some(Sample::Bool(name == "true")),
        Kind::Object(object) | Kind::Checked(object) => Sample::around_word(object, name),
        _ => None,
    }
}

pub fn number_next_to_choice(key: &str) -> Said {
    let message = format!("`{key}` is next to a choice of channels whose numbers have different lengths");
    Said::new(message, format!("write `{key}` in each arm, after its channel"))
}
