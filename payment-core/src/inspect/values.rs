//! Checks of values against their kinds.

use alloc::{
    format,
    string::{String, ToString},
    vec::Vec,
};
use core::mem;

use super::{
    Inspector, Origin,
    label::Label,
    tree::{Entry, Node, Value},
    words::is_variable,
};
use crate::schema::{Field, Kind, Number, RuleId, Secrecy, Text};

impl Inspector<'_> {
    /// Inspects the value of a field.
    pub(super) fn field(&mut self, field: &'static Field, entry: &mut Entry<'_>) {
        self.within(field.wire, field.rust, |inspector| {
            if entry.is_optional {
                inspector.optional_field(field, entry);
            }
            if !matches!(entry.value.value, Value::Null) {
                inspector.value(field.kind, Label::Field(field), &mut entry.value);
            }
        });
    }

    /// Inspects `key?: value`. The value must be a run-time value, and no rule may need to know the field's value.
    fn optional_field(&mut self, field: &'static Field, entry: &mut Entry<'_>) {
        let is_literal = match (&entry.value.value, field.kind) {
            (Value::Name(name), Kind::Word(words)) => self.is_word(words, name),
            (value, _) => !value.may_be_run_time(),
        };
        let name = self.style.field_name(field);
        if self.is_deciding() {
            let message = format!("`{name}` decides which rules apply, so it cannot be optional");
            let help = if is_literal { WITHOUT_OPTION } else { CHOOSE };
            self.report(RuleId::DecidingValue, entry.place, message, help);
        } else if field.required {
            let message = format!("`{name}` is required, so it cannot be optional");
            self.report(field.rule_if_missing(), entry.place, message, format!("write `{}`", self.style.sample(field)));
        } else if is_literal {
            self.report_optional_literal(name, entry.place);
        } else {
            return;
        }
        match entry.value.value {
            // Its content is inspected as if the `?` were absent.
            Value::Object(_) | Value::List(_) => entry.is_optional = false,
            _ if is_literal => entry.value.value = Value::Refused,
            _ => entry.value.value = Value::Misplaced,
        }
    }

    /// Reports `key?:` in front of a literal: only a run-time value can be an `Option`.
    pub(super) fn report_optional_literal(&mut self, name: &str, key: usize) {
        let message = format!("`{name}` has a literal value, so it cannot be optional");
        self.report(RuleId::Syntax, key, message, WITHOUT_OPTION);
    }

    /// Returns whether a combination rule looks at this value, or inside it.
    pub(super) fn is_deciding(&self) -> bool {
        let path = &self.path[self.start..];
        self.facts.iter().any(|fact| match fact.path.strip_prefix(path) {
            Some([]) => fact.test.decides() || fact.test.looks_inside(),
            Some(_) => !path.is_empty(),
            None => false,
        })
    }

    /// Inspects a value at the place of a value of this kind.
    pub(super) fn value(&mut self, kind: Kind, label: Label, node: &mut Node<'_>) {
        let is_nested = matches!(node.value, Value::Object(_) | Value::List(_));
        // The types of a draft's values have checked them.
        if self.origin == Origin::Draft && !is_nested || self.report_card_literal(kind, label, node) {
            return;
        }
        match (kind, &mut node.value) {
            (_, Value::Broken | Value::Doubtful | Value::Refused | Value::Misplaced) | (Kind::Bool, Value::Bool(_)) => {
            }
            (Kind::Word(words), Value::Name(written)) => {
                let written = mem::take(written);
                self.bare_word(words, label, written, node);
            }
            (Kind::Word(words), Value::Text(written)) => {
                let written = mem::take(written);
                self.quoted_word(words, label, written, node);
            }
            (Kind::Text(text), Value::Text(_)) => self.text(text, label, node),
            (Kind::Number(number), Value::Number(_)) => self.number(number, label, node),
            (Kind::Object(object) | Kind::Checked(object), Value::Object(entries)) => {
                self.object(object, entries, node.place);
            }
            (Kind::List(item), Value::List(nodes)) => self.list(*item, label, nodes),
            (Kind::Free(_), Value::Object(entries)) => self.free_object(entries),
            (_, Value::Name(_) | Value::Constant(_) | Value::Expression | Value::Block) => {
                self.run_time_value(kind, label, node);
            }
            _ => self.value_of_other_type(kind, label, node),
        }
    }

    /// Inspects a string.
    fn text(&mut self, text: &'static Text, label: Label, node: &mut Node<'_>) {
        let Value::Text(written) = &node.value else { return };
        if let Err(reason) = text.check(written) {
            let explain = |inspector: &Self| (reason.into_owned(), inspector.help_for_text(text, label, written));
            self.refuse(text.rule, label, node.place, explain);
            node.value = Value::Refused;
        }
    }

    /// Inspects a number.
    fn number(&mut self, number: &'static Number, label: Label, node: &mut Node<'_>) {
        let Value::Number(written) = &node.value else { return };
        match number.read(written) {
            Ok(decimal) => node.value = Value::Decimal(decimal),
            Err(reason) => {
                let explain = |inspector: &Self| (reason.into(), inspector.help_for_number(number, label, written));
                self.refuse(number.rule, label, node.place, explain);
                node.value = Value::Refused;
            }
        }
    }

    /// Inspects the items of a list.
    fn list(&mut self, item: Kind, list: Label, nodes: &mut [Node<'_>]) {
        let label = Label::Item(list.field());
        for (at, node) in nodes.iter_mut().enumerate() {
            self.within(&at.to_string(), "", |inspector| inspector.value(item, label, node));
        }
    }

    /// Reports a value of another type.
    fn value_of_other_type(&mut self, kind: Kind, label: Label, node: &mut Node<'_>) {
        let rule = if let Kind::Free(free) = kind { free.rule } else { RuleId::Type };
        let written = mem::replace(&mut node.value, Value::Refused);
        self.refuse_type(rule, kind, label, &written, node.place);
        if let Some(meant) = self.probably_meant(kind, written, node.place) {
            node.value = meant;
            // Nothing in it is a second mistake, but the macro needs to know its types.
            self.silently(|inspector| inspector.value(kind, label, node));
        }
    }

    /// Returns the value that was probably meant: an object at a list's place as a list of it, a list of one object at an
    /// object's place as that object. Only in source code, and where no combination rule looks at it.
    fn probably_meant<'a>(&self, kind: Kind, written: Value<'a>, place: usize) -> Option<Value<'a>> {
        if self.origin != Origin::Macro || self.is_deciding() {
            return None;
        }
        match (kind, written) {
            (Kind::List(_), value @ Value::Object(_)) => Some(Value::List(Vec::from([Node { value, place }]))),
            (Kind::Object(_) | Kind::Checked(_), Value::List(mut items)) => match &mut *items {
                [Node { value: Value::Object(entries), .. }] => Some(Value::Object(mem::take(entries))),
                _ => None,
            },
            _ => None,
        }
    }

    /// Reports card data that is a literal in source code. Returns whether it is reported.
    fn report_card_literal(&mut self, kind: Kind, label: Label, node: &mut Node<'_>) -> bool {
        let is_card = matches!(kind, Kind::Text(text) if text.secrecy == Secrecy::Card);
        let is_reported = matches!(node.value, Value::Doubtful | Value::Refused | Value::Misplaced);
        let is_literal = matches!(node.value, Value::Constant(_)) || !node.value.may_be_run_time();
        if !is_card || self.origin != Origin::Macro || is_reported || !is_literal {
            return false;
        }
        let message = format!("{} is card data, which must not appear in source code", label.name(self.style));
        let help = "pass it at run time, for example as `value.parse()?`";
        self.report(RuleId::CardLiteral, node.place, message, help);
        node.value = Value::Refused;
        true
    }

    /// Inspects a value that only the running program knows.
    pub(super) fn run_time_value(&mut self, kind: Kind, label: Label, node: &mut Node<'_>) {
        if let (Kind::Object(object) | Kind::Checked(object), Value::Name(word)) = (kind, &node.value)
            && !is_variable(word)
            && let Some(around) = self.style.sample_around_word(object, word)
        {
            let help = label.advice_to_write(self.style, &around);
            self.refuse(RuleId::Type, label, node.place, |_| ("must be an object, not an enum value".into(), help));
            node.value = Value::Refused;
            return;
        }
        if self.is_deciding() {
            let help = match (kind, &node.value) {
                (Kind::Object(object), value) => {
                    let around = self.style.sample_around(object, value);
                    format!("{}, or check a `SessionDraft`", label.advice_to_write(self.style, &around))
                }
                (Kind::Bool, Value::Name(name)) if matches!(&*name.to_lowercase(), "true" | "false") => {
                    label.advice_to_write(self.style, &name.to_lowercase())
                }
                (Kind::Word(words), value) => {
                    let meant = |name: &str| words.nearest(name).or_else(|| words.related_to(name));
                    let related = if let Value::Name(name) = value { meant(name) } else { None };
                    let advice = match related {
                        Some(word) => label.advice_to_write(self.style, &self.style.enum_value(word)),
                        None => format!("write {}", words.names_in_words()),
                    };
                    format!("{advice}; to choose at run time, {CHOOSE}")
                }
                _ => CHOOSE.into(),
            };
            let message = format!("{} decides which rules apply, so it must be a literal", label.name(self.style));
            self.report(RuleId::DecidingValue, node.place, message, help);
            node.value = Value::Misplaced;
        } else {
            node.value = Value::Expression;
        }
    }

    /// Reports a value. `explain` returns the reason and the help, if they are needed.
    pub(super) fn refuse(
        &mut self,
        rule: RuleId,
        label: Label,
        place: usize,
        explain: impl FnOnce(&Self) -> (String, String),
    ) {
        if !self.omits(rule, place) {
            let (reason, help) = explain(self);
            self.report(rule, place, format!("{} {reason}", label.name(self.style)), help);
        }
    }

    fn refuse_type(&mut self, rule: RuleId, kind: Kind, label: Label, written: &Value<'_>, place: usize) {
        let wanted = match kind {
            Kind::Text(_) => "a string",
            Kind::Word(_) => "an enum value",
            Kind::Number(_) => "a number",
            Kind::Bool => "`true` or `false`",
            Kind::Object(_) | Kind::Checked(_) | Kind::Free(_) => "an object",
            Kind::List(_) => "a list",
        };
        let given = match (kind, written) {
            (Kind::Object(object) | Kind::Checked(object), Value::Text(word))
                if self.origin == Origin::Macro && self.style.sample_around_word(object, word).is_some() =>
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
        self.refuse(rule, label, place, |inspector| {
            (format!("must be {wanted}, not {given}"), inspector.help_for_type(kind, label, written))
        });
    }
}

/// The advice for `key?:` where no `Option` is allowed.
const WITHOUT_OPTION: &str = "write `:` instead of `?:`";

/// The advice where only a literal can decide.
pub(super) const CHOOSE: &str = "choose between invocations with `match`, or check a `SessionDraft`";
