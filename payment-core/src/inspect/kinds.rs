//! Checks of values against their kinds.

use alloc::{
    format,
    string::{String, ToString},
    vec::Vec,
};
use core::{fmt::Display, slice};

use super::{
    Origin,
    enum_values::is_variable,
    inspector::Inspector,
    label::Label,
    tree::{Entry, Node, Place, Value},
    typed::{Cause, Flaw, Typed, TypedNode, TypedObject},
    verdict::{Explanation, Verdict},
};
use crate::schema::{Field, Kind, Number, Object, Parameters, RuleId, Sample, Secrecy, Text};

impl Inspector<'_> {
    /// Inspects the value of a field. Returns whether it is an `Option`, and the value.
    pub(super) fn field<'t>(&mut self, field: &'static Field, entry: &'t Entry<'t>) -> (bool, Typed<'t>) {
        self.within(field.wire, field.rust, |inspector| {
            let is_optional = if entry.is_optional { inspector.optional_field(field, entry) } else { Ok(false) };
            match is_optional {
                Ok(is_optional) if entry.value.is_null() => (is_optional, Typed::Absent),
                Ok(is_optional) => (is_optional, inspector.value(field.kind, Label::Field(field), &entry.value)),
                Err(cause) => (true, Typed::Invalid(Flaw { kind: Some(field.kind), cause })),
            }
        })
    }

    /// Inspects `key?: value`. The value must be a run-time value, and no rule may need to know the field's value.
    ///
    /// Returns whether the value is an `Option`, or the reason why it cannot be one.
    fn optional_field(&mut self, field: &'static Field, entry: &Entry<'_>) -> Result<bool, Cause> {
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
            let key = self.style.key(field);
            let help = if is_literal { WITHOUT_OPTION.to_string() } else { with_present_value(key) };
            self.report(field.rule_if_missing(), entry.place, message, help);
        } else if is_literal {
            self.report_optional_literal(name, entry.place);
        } else {
            return Ok(true);
        }
        match entry.value.value {
            // Its content is inspected as if the `?` were absent.
            Value::Object(_) | Value::List(_) => Ok(false),
            _ if is_literal => Err(Cause::Rejected),
            _ => Err(Cause::Misplaced),
        }
    }

    /// Reports `key?:` in front of a literal: only a run-time value can be an `Option`.
    pub(super) fn report_optional_literal(&mut self, name: &str, key: Place) {
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
    pub(super) fn value<'t>(&mut self, kind: Kind, label: Label, node: &'t Node<'t>) -> Typed<'t> {
        let verdict = match self.origin {
            Origin::Draft => self.checked_value(kind, label, node),
            Origin::Json | Origin::Macro => self.unchecked_value(kind, label, node),
        };
        match verdict {
            Ok(value) => value,
            Err(cause) => Typed::Invalid(Flaw { kind: Some(kind), cause }),
        }
    }

    /// Returns the value of a draft. Its type has checked it, apart from the objects in it.
    fn checked_value<'t>(&mut self, kind: Kind, label: Label, node: &'t Node<'t>) -> Verdict<'t> {
        Ok(match (kind, &node.value) {
            (Kind::Bool, Value::Bool(value)) => Typed::Bool(*value),
            (Kind::Text(kind), Value::Text(text)) => Typed::Text(kind, text),
            (Kind::Word(words), Value::Text(name)) => match words.position(name) {
                Some(at) => Typed::EnumValue(words, words.name_at(at)),
                None => Typed::Unlisted(words, name),
            },
            (_, Value::Object(_) | Value::List(_)) => return self.unchecked_value(kind, label, node),
            _ => Typed::RunTime(kind),
        })
    }

    fn unchecked_value<'t>(&mut self, kind: Kind, label: Label, node: &'t Node<'t>) -> Verdict<'t> {
        if self.report_card_literal(kind, label, node) {
            return Err(Cause::Rejected);
        }
        match (kind, &node.value) {
            (_, Value::Broken) => Err(Cause::Unreadable),
            (_, Value::Doubtful) => Err(Cause::Doubtful),
            (_, Value::Kept) => Ok(Typed::Kept),
            (Kind::Bool, Value::Bool(value)) => Ok(Typed::Bool(*value)),
            (Kind::Word(words), Value::Name(written)) => self.bare_word(words, label, written, node),
            (Kind::Word(words), Value::Text(written)) => self.quoted_word(words, label, written, node),
            (Kind::Text(kind), Value::Text(written)) => self.text(kind, label, written, node.place),
            (Kind::Number(kind), Value::Number(written)) => self.number(kind, label, written, node.place),
            (Kind::Object(object), Value::Object(entries)) => {
                Ok(Typed::Object(self.object(object, entries, node.place)))
            }
            (Kind::Checked(object), Value::Object(entries)) => {
                Ok(Typed::Checked(self.object(object, entries, node.place)))
            }
            (Kind::List(item), Value::List(nodes)) => Ok(Typed::List(item, self.list(*item, label, nodes))),
            (Kind::Free(free), Value::Object(entries)) => Ok(Typed::Free(free, self.free_object(entries))),
            (_, Value::Name(_) | Value::Constant(_) | Value::Expression | Value::Block) => {
                self.run_time_value(kind, label, node)
            }
            _ => self.value_of_other_type(kind, label, node),
        }
    }

    /// Inspects a string.
    fn text<'t>(&mut self, kind: &'static Text, label: Label, written: &'t str, place: Place) -> Verdict<'t> {
        kind.check(written).map(|()| Typed::Text(kind, written)).map_err(|reason| {
            let explain = |inspector: &mut Self| Explanation {
                reason: reason.into_owned(),
                help: inspector.help_for_text(kind, label, written),
                parameters: kind.parameters(written),
            };
            self.reject(kind.rule, label, place, explain)
        })
    }

    /// Inspects a number.
    fn number<'t>(&mut self, kind: &'static Number, label: Label, written: &str, place: Place) -> Verdict<'t> {
        kind.read(written).map(|number| Typed::Number(kind, number)).map_err(|reason| {
            let explain = |inspector: &mut Self| Explanation {
                reason: reason.into(),
                help: inspector.help_for_number(kind, label, written),
                parameters: kind.parameters(),
            };
            self.reject(kind.rule, label, place, explain)
        })
    }

    /// Inspects the items of a list.
    fn list<'t>(&mut self, item: Kind, list: Label, nodes: &'t [Node<'t>]) -> Vec<TypedNode<'t>> {
        let label = Label::Item(list.field());
        let mut items = Vec::new();
        for (at, written) in nodes.iter().enumerate() {
            let value = self.within(&at.to_string(), "", |inspector| inspector.value(item, label, written));
            // A text may have thousands of items that are not valid, and nothing needs them.
            if self.origin == Origin::Macro || self.findings.is_empty() {
                items.push(TypedNode { written, value });
            }
        }
        items
    }

    /// Reports a value of another type.
    fn value_of_other_type<'t>(&mut self, kind: Kind, label: Label, node: &'t Node<'t>) -> Verdict<'t> {
        let rule = if let Kind::Free(free) = kind { free.rule } else { RuleId::Type };
        let cause = self.reject_type(rule, kind, label, node);
        // Nothing in the value that was probably meant is a second mistake, but the macro needs to know its types.
        self.silently(|inspector| inspector.probably_meant(kind, label, node)).ok_or(cause)
    }

    /// Returns the value that was probably meant: an object at a list's place as a list of it, a list of one object at an
    /// object's place as that object. Only in source code, and where no combination rule looks at it.
    fn probably_meant<'t>(&mut self, kind: Kind, label: Label, node: &'t Node<'t>) -> Option<Typed<'t>> {
        if self.origin != Origin::Macro || self.is_deciding() {
            return None;
        }
        match (kind, &node.value) {
            (Kind::List(item), Value::Object(_)) => {
                Some(Typed::List(item, self.list(*item, label, slice::from_ref(node))))
            }
            (Kind::Object(object), Value::List(items)) => {
                Some(Typed::Object(self.only_object(object, items, node.place)?))
            }
            (Kind::Checked(object), Value::List(items)) => {
                Some(Typed::Checked(self.only_object(object, items, node.place)?))
            }
            _ => None,
        }
    }

    /// Returns the only item of a list, if it is an object.
    fn only_object<'t>(
        &mut self,
        object: &'static Object,
        items: &'t [Node<'t>],
        place: Place,
    ) -> Option<TypedObject<'t>> {
        match items {
            [Node { value: Value::Object(entries), .. }] => Some(self.object(object, entries, place)),
            _ => None,
        }
    }

    /// Reports card data that is a literal in source code. Returns whether it is reported.
    fn report_card_literal(&mut self, kind: Kind, label: Label, node: &Node<'_>) -> bool {
        let is_card = matches!(kind, Kind::Text(text) if text.secrecy == Secrecy::Card);
        let is_literal = matches!(node.value, Value::Constant(_)) || !node.value.may_be_run_time();
        if !is_card || self.origin != Origin::Macro || !is_literal || matches!(node.value, Value::Doubtful) {
            return false;
        }
        let message = format!("{} is card data, which must not appear in source code", label.name(self.style));
        let help = "pass it at run time, for example as `value.parse()?`";
        self.report(RuleId::CardLiteral, node.place, message, help);
        true
    }

    /// Inspects a value that only the running program knows.
    pub(super) fn run_time_value<'t>(&mut self, kind: Kind, label: Label, node: &Node<'_>) -> Verdict<'t> {
        if let (Kind::Object(object) | Kind::Checked(object), Value::Name(word)) = (kind, &node.value)
            && !is_variable(word)
            && let Some(around) = Sample::around_word(object, word)
        {
            return Err(self.reject(RuleId::Type, label, node.place, |inspector| Explanation {
                reason: "must be an object, not an enum value".into(),
                help: inspector.write(label, &around).into(),
                parameters: Parameters::default(),
            }));
        }
        if self.is_deciding() {
            let help = match (kind, &node.value) {
                (Kind::Object(object), value) => {
                    let around = Sample::around(object, value).show(self.style);
                    format!("{}; to choose at run time, {CHOOSE}", label.advice_to_write(self.style, &around))
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
            Err(Cause::Misplaced)
        } else {
            Ok(Typed::RunTime(kind))
        }
    }
}

/// The advice for `key?:` where no `Option` is allowed.
const WITHOUT_OPTION: &str = "write `:` instead of `?:`";

/// The choice by an `Option`.
pub(super) const IF_LET: &str = "`if let Some(value) = … { … } else { … }`";

/// Returns the advice for `key?:` where a value must be present.
pub(super) fn with_present_value(key: impl Display) -> String {
    format!("write `{key}:` with a value that is always present, or choose with {IF_LET}")
}

/// The advice where only a literal can decide.
pub(super) const CHOOSE: &str = "write `if … { … } else { … }` or `match` among the entries, or check a `SessionDraft`";
