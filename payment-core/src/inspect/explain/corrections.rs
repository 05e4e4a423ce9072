//! The values to write instead of rejected ones.

use alloc::{
    format,
    string::{String, ToString},
};

use super::{
    Explainer,
    words::{advice_to_write, around, help_for_advice, may_be_shown, quoted_entry},
};
use crate::{
    base::wording::quoted,
    inspect::{
        help::{Help, Replacement, Suggestion},
        mistake::Label,
        secrets::is_secret,
        tree::Value,
    },
    request::request_of,
    schema::{Advice, Correction, Field, Kind, Number, Object, RuleId, Sample, Text, Thousands, correct},
};

impl Explainer<'_> {
    /// Returns the suggestion to write `value` in place of the one that is checked.
    pub fn write(&self, label: Label, value: &Sample) -> Suggestion {
        Suggestion::advice(advice_to_write(label, self.at.style, &value.show(self.at.style)))
    }

    /// Returns a suggestion whose `value` denotes the same as the one that is checked, and replaces it.
    pub fn rewrite(&self, text: impl Into<String>, label: Label, value: &Sample) -> Suggestion {
        let kind = match (label, label.field().kind) {
            (Label::Item(_), Kind::List(item)) => *item,
            (_, kind) => kind,
        };
        let is_secret = self.at.is_near_secret || is_secret(kind);
        let range = if is_secret { None } else { (self.range_of)(self.place) };
        let written = if self.is_macro() { Some(value.show(self.at.style)) } else { value.json() };
        Suggestion::new(text, range.zip(written).map(|(range, text)| Replacement::new(range, text)))
    }

    /// Returns the help for a value of another type.
    pub fn help_for_type(&self, kind: Kind, label: Label, given: &Value<'_>) -> Help {
        let (style, is_macro) = (self.at.style, self.is_macro());
        let written = |value: &Sample| advice_to_write(label, style, &value.show(style));
        if let (Kind::Object(object), Value::Text(text)) = (kind, given)
            && let Some((telephone, is_certain)) = telephone(object, text)
        {
            // The value may be a secret, so only its author sees it.
            let shown = if is_macro { written(&telephone) } else { written(&Sample::of(kind)) };
            let suggestion =
                if is_certain { self.rewrite(shown, label, &telephone) } else { Suggestion::example(shown) };
            return suggestion.into();
        }
        match (kind, given) {
            (Kind::Number(number), Value::Text(text)) => {
                if let Some(help) = self.without_separators(number, label, text, ", without quotes") {
                    return help;
                }
                if number.read(text).is_ok() {
                    let value = Sample::Number(text.to_string());
                    // A value may be a secret, so it is quoted only where it is in source code.
                    let text = if is_macro && number.rule != RuleId::CardData {
                        format!("{}, without quotes", written(&value))
                    } else {
                        "write it without quotes".into()
                    };
                    return self.rewrite(text, label, &value).into();
                }
                self.example_of_number(number, label)
            }
            (Kind::Bool, Value::Text(text)) if matches!(&**text, "true" | "false") => {
                let value = Sample::Bool(&**text == "true");
                self.rewrite(format!("{}, without quotes", written(&value)), label, &value).into()
            }
            (Kind::Text(text), Value::Number(number)) if text.check(number).is_ok() => {
                let value = Sample::Text(number.to_string());
                let advice = if is_macro && may_be_shown(text, number) {
                    format!("{}, with quotes", written(&value))
                } else {
                    "write it in quotes".into()
                };
                // Only an amount is a number. Of others, the zeros at the start may be lost.
                if text.rule == RuleId::AmountValue {
                    self.rewrite(advice, label, &value).into()
                } else {
                    Suggestion::advice(advice).into()
                }
            }
            (Kind::Text(text), Value::Number(number)) if text.correction(number, None).is_some() => {
                self.help_for_text(text, label, number, None).without_replacements()
            }
            (Kind::Word(words), _) => words.instruction().into(),
            (Kind::Text(text), _) => self.example(label, &format!("\"{}\"", text.example.unwrap_or("…"))),
            (Kind::Object(object) | Kind::Checked(object), value) if is_macro => {
                if let Some(help) = self.thousands_or_fraction(object, label, value) {
                    return help;
                }
                let around = around(object, value);
                let is_sample = around.show(style) == Sample::of(kind).show(style);
                match id_instead(request_of(self.context.object), label, value).filter(|_| around.json().is_none()) {
                    Some((id, text)) => format!("write `{}: {}`", style.key(id), quoted(text)).into(),
                    // Nothing of the value is in it, so its enum values are examples.
                    None if is_sample && object.has_required_word() => self.example(label, &around.show(style)),
                    None => self.write(label, &around).into(),
                }
            }
            // A documented enum value is not a secret.
            (Kind::Object(object) | Kind::Checked(object), Value::Text(word)) => {
                match Sample::around_word(object, word) {
                    Some(around) => self.write(label, &around).into(),
                    None => self.example(label, &Sample::of(kind).show(style)),
                }
            }
            (Kind::List(_), Value::Object(_)) => advice_to_write(label, style, "[{ … }]").into(),
            (Kind::Object(_) | Kind::Checked(_) | Kind::List(_), _) if matches!(label, Label::Field(_)) => {
                self.example(label, &Sample::of(kind).show(style))
            }
            (Kind::Object(_) | Kind::Checked(_) | Kind::Free(_) | Kind::List(_), _) => {
                advice_to_write(label, style, "{ … }").into()
            }
            (Kind::Bool, given) => match meant_boolean(given) {
                Some(value) => self.write(label, &Sample::Bool(value)).into(),
                None => format!("{}, or `false`", advice_to_write(label, style, "true")).into(),
            },
            (Kind::Number(number), _) => self.example_of_number(number, label),
        }
    }

    fn example_of_number(&self, number: &Number, label: Label) -> Help {
        match number.example {
            Some(example) => self.example(label, example),
            None => "write a number".into(),
        }
    }

    /// Returns the advice for `amount: 50.000`, with both meanings of the number.
    fn thousands_or_fraction(&self, object: &Object, label: Label, value: &Value<'_>) -> Option<Help> {
        let Value::Number(written) = value else { return None };
        let both = object.fields.iter().find_map(|field| match field.kind {
            Kind::Number(number) if number.is_ambiguous_literal(written) => number.thousands(written),
            _ => None,
        })?;
        let entry = |number: String| {
            quoted_entry(label, self.at.style, &around(object, &Value::Number(number.into())).show(self.at.style))
        };
        let (thousands, fraction) = (entry(both.digits), entry(both.fraction?));
        Some(format!("write {thousands} for thousands, or {fraction} for a fraction").into())
    }

    /// Returns the advice for a number that may have separators between its thousands, such as `50.000`. In Indonesia it is
    /// fifty thousand, elsewhere fifty, so the advice names both. `end` is the end of its words.
    pub fn without_separators(&self, number: &Number, label: Label, text: &str, end: &str) -> Option<Help> {
        let Thousands { digits, fraction } = number.thousands(text)?;
        let is_macro = self.is_macro();
        Some(match fraction {
            Some(fraction) if is_macro => {
                let (thousands, fraction) =
                    (quoted_entry(label, self.at.style, &digits), quoted_entry(label, self.at.style, &fraction));
                format!("write {thousands} for thousands, or {fraction} for a fraction{end}").into()
            }
            Some(_) => "write it without separators between thousands and without quotes".into(),
            None => {
                let advice = if is_macro {
                    format!("{}, without separators and quotes", advice_to_write(label, self.at.style, &digits))
                } else {
                    "write it without separators between thousands and without quotes".into()
                };
                advice.into()
            }
        })
    }

    /// Returns the help for a rejected string, next to a country code if it is a telephone number.
    pub fn help_for_text(&self, text: &Text, label: Label, written: &str, country_code: Option<&str>) -> Help {
        let is_macro = self.is_macro();
        let entry = |text: &str| quoted_entry(label, self.at.style, &quoted(text));
        // The value may be a secret, so only its author sees it.
        match text.correction(written, country_code) {
            Some(Correction::Exact { text, instruction }) => {
                let advice = if is_macro { format!("write {}", entry(&text)) } else { instruction.into() };
                self.rewrite(advice, label, &Sample::Text(text)).into()
            }
            Some(Correction::Likely { text, .. }) if is_macro => {
                Suggestion::example(format!("write {}", entry(&text))).into()
            }
            Some(Correction::Local { utc, jakarta }) if is_macro => {
                let text = format!("write {} for UTC, or {} for Jakarta (UTC+7)", entry(&utc), entry(&jakarta));
                Suggestion::example(text).into()
            }
            _ => self.advise(text.advice(written, country_code), text.rule, label).into(),
        }
    }

    /// Returns the help for a rejected number.
    pub fn help_for_number(&self, number: &Number, label: Label, written: &str) -> Help {
        let is_year = number.rule == RuleId::CardData && number.range.most == Some(99);
        if is_year && written.len() == 4 && written.bytes().all(|byte| byte.is_ascii_digit()) {
            return "write the last two digits of the year".into();
        }
        self.advise(number.advice(), number.rule, label).into()
    }

    pub fn advise(&self, advice: Advice, rule: RuleId, label: Label) -> Suggestion {
        let text = help_for_advice(advice, rule, self.at.style, self.context.origin, |value| {
            quoted_entry(label, self.at.style, value)
        });
        if matches!(advice, Advice::LikeText(_) | Advice::LikeNumber(_)) {
            Suggestion::example(text)
        } else {
            Suggestion::advice(text)
        }
    }

    /// Returns the advice to write something like `value`. It is not a correction.
    fn example(&self, label: Label, value: &str) -> Help {
        Suggestion::example(format!("write, for example, {}", quoted_entry(label, self.at.style, value))).into()
    }
}

/// Returns the field of `request` that a string in place of an object is meant for: `customer_id` for `customer: "C-1"`.
fn id_instead<'v>(request: &Object, label: Label, given: &'v Value<'_>) -> Option<(&'static Field, &'v str)> {
    let (Label::Field(field), Value::Text(text)) = (label, given) else { return None };
    let id = request.by_wire(&format!("{}Id", field.wire))?;
    matches!(id.kind, Kind::Text(kind) if may_be_shown(kind, text)).then_some((id, &**text))
}

/// Returns the boolean that a value means.
fn meant_boolean(given: &Value<'_>) -> Option<bool> {
    match given {
        Value::Text(text) => match &*text.trim().to_ascii_lowercase() {
            "true" | "yes" | "on" | "1" => Some(true),
            "false" | "no" | "off" | "0" => Some(false),
            _ => None,
        },
        Value::Number(number) => match &**number {
            "1" => Some(true),
            "0" => Some(false),
            _ => None,
        },
        _ => None,
    }
}

/// Returns the telephone number that a string in place of its object means, and whether it certainly denotes the same.
fn telephone(object: &Object, written: &str) -> Option<(Sample, bool)> {
    let (code, number) = (object.by_rust("country_code")?, object.by_rust("number")?);
    let (country, digits, is_certain) = correct::telephone(written)?;
    let Kind::Text(kind) = number.kind else { return None };
    let is_valid = may_be_shown(kind, &digits);
    let fields = [(code, Sample::Text(country.into())), (number, Sample::Text(digits))];
    is_valid.then(|| (Sample::Object(fields.into()), is_certain))
}
