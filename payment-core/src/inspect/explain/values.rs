//! The words of mistakes in values.

use alloc::{format, string::String};

use super::{
    Explainer,
    words::{advice_to_write, name_of},
};
use crate::{
    inspect::{
        check::is_variable,
        help::{Help, Said},
        mistake::{Label, WrongValue},
        sample::around,
        tree::{Hint, Value},
    },
    schema::{self, Field, Kind, Meant, Number, Parameters, Sample},
};

impl Explainer<'_> {
    /// Returns the words about a value that is rejected for a reason.
    pub fn rejection(&self, label: Label, reason: &str, help: Help, parameters: Parameters) -> Said {
        Said::new(format!("{} {reason}", name_of(label, self.at.style)), help).with(parameters)
    }

    pub fn wrong_value(&self, label: Label, value: &WrongValue<'_>) -> Said {
        match value {
            WrongValue::Type { kind, value } => self.wrong_type(*kind, label, value),
            WrongValue::WordForObject { object, word } => {
                let help = Sample::around_word(object, word).map(|around| self.write(label, &around).into());
                let reason = "must be an object, not an enum value";
                self.rejection(label, reason, help.unwrap_or_default(), Parameters::default())
            }
            WrongValue::Text { text, written, reason, country_code } => {
                let help = self.help_for_text(text, label, written, *country_code);
                self.rejection(label, reason, help, text.parameters(written))
            }
            WrongValue::Number { number, written, reason } => {
                self.rejection(label, reason, self.help_for_number(number, label, written), number.parameters())
            }
            WrongValue::AmbiguousNumber { number, written } => {
                let help = self.without_separators(number, label, written, "").unwrap_or_default();
                self.rejection(label, Number::IS_AMBIGUOUS, help, number.parameters())
            }
            WrongValue::EnumValue { words, written, reason } => self.wrong_enum_value(words, label, *written, *reason),
            WrongValue::CardLiteral => {
                let reason = "is card data, which must not appear in source code";
                let help = "pass it at run time, for example as `value.parse()?`".into();
                self.rejection(label, reason, help, Parameters::default())
            }
            WrongValue::RunTimeDecision { kind, value } => self.run_time_decision(*kind, label, value),
        }
    }

    fn run_time_decision(&self, kind: Kind, label: Label, value: &Value<'_>) -> Said {
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
