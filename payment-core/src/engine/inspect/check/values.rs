//! Checks of values against their kinds.

use alloc::vec::Vec;
use core::slice;

use super::{Checker, Input, Meaning, enum_values::is_variable, mistake_limit::MOST_MISTAKES};
use crate::engine::{
    inspect::{
        mistake::{KeyName, MistakeKind},
        tree::{Entry, Node, Place, Value},
        typed::{Cause, InvalidValue, TypedNode, TypedValue},
    },
    schema::{Field, Kind, Number, Sample, Secrecy, Text},
};

impl<'t> Checker<'_, 't> {
    /// Checks the value of a field. Returns whether it is an `Option`, and the value.
    pub fn field(&mut self, field: &'static Field, entry: &'t Entry<'t>) -> (bool, TypedValue<'t>) {
        self.within(field.wire, field.rust, |checker| {
            let is_optional = if entry.is_optional { checker.optional_field(field, entry) } else { Ok(false) };
            match is_optional {
                Ok(is_optional) if entry.value.is_null() => (is_optional, TypedValue::Absent),
                Ok(is_optional) => (is_optional, checker.value(field.kind, &entry.value)),
                Err(cause) => (true, TypedValue::Invalid(InvalidValue { kind: Some(field.kind), cause })),
            }
        })
    }

    /// Checks `key?: value`. The value must be a run-time value, and no rule may need to know the field's value.
    ///
    /// Returns whether the value is an `Option`, or the reason why it cannot be one.
    fn optional_field(&mut self, field: &'static Field, entry: &'t Entry<'t>) -> Result<bool, Cause> {
        let is_literal = match (&entry.value.value, field.kind) {
            (Value::Name(name), Kind::EnumValue(list)) => list.position(name).is_some() && !is_variable(name),
            // This is reported.
            (Value::Doubtful, _) => false,
            (value, _) => !value.may_be_run_time(),
        };
        // A required field without a value is reported as such.
        if self.is_deciding() && !(field.required && entry.value.is_null()) {
            self.report(entry.place, MistakeKind::OptionalDecidingField { field, is_literal });
        } else if field.required {
            self.report(
                entry.place,
                MistakeKind::OptionalRequiredField { field, is_literal, is_null: entry.value.is_null() },
            );
        } else if is_literal {
            self.report(entry.place, MistakeKind::OptionalLiteral { key: KeyName::Field(field), is_unchecked: false });
        } else {
            return Ok(true);
        }
        match entry.value.value {
            // Its content is checked as if the `?` were absent.
            Value::Object(_) | Value::List(_) => Ok(false),
            Value::Null if !field.required => Ok(false),
            _ if is_literal => Err(Cause::Rejected),
            _ => Err(Cause::Misplaced),
        }
    }

    /// Returns whether a rule between fields looks at this value, or inside it.
    pub fn is_deciding(&self) -> bool {
        let path = &self.path[self.current.start..];
        self.current.facts.iter().any(|fact| fact.needs_literal(path))
    }

    /// Checks a value at the place of a value of this kind.
    pub fn value(&mut self, kind: Kind, node: &'t Node<'t>) -> TypedValue<'t> {
        let verdict = match self.context.input {
            Input::Draft => self.value_of_draft(kind, node),
            Input::Json | Input::Macro => self.written_value(kind, node),
        };
        verdict.unwrap_or_else(|cause| TypedValue::Invalid(InvalidValue { kind: Some(kind), cause }))
    }

    /// Returns the value of a draft. Its type has checked it, apart from the objects in it.
    fn value_of_draft(&mut self, kind: Kind, node: &'t Node<'t>) -> Meaning<'t> {
        Ok(match (kind, &node.value) {
            (Kind::Bool, Value::Bool(value)) => TypedValue::Bool(*value),
            (Kind::Text(kind), Value::Text(text)) => TypedValue::Text(kind, text),
            (Kind::EnumValue(list), Value::Text(name)) => match list.position(name) {
                Some(at) => TypedValue::EnumValue(list, list.name_at(at)),
                None => TypedValue::Unlisted(list, name),
            },
            (_, Value::Object(_) | Value::List(_)) => return self.written_value(kind, node),
            _ => TypedValue::RunTime(kind),
        })
    }

    /// Returns the meaning of a value in source code or JSON, or of an object or list in a draft.
    fn written_value(&mut self, kind: Kind, node: &'t Node<'t>) -> Meaning<'t> {
        if self.report_card_literal(kind, node) {
            return Err(Cause::Rejected);
        }
        match (kind, &node.value) {
            (_, Value::Unreadable) => Err(Cause::Unreadable),
            (_, Value::Doubtful) => Err(Cause::Doubtful),
            (_, Value::InvalidText) => Ok(TypedValue::InvalidText),
            (Kind::Bool, Value::Bool(value)) => Ok(TypedValue::Bool(*value)),
            (Kind::EnumValue(list), Value::Name(written) | Value::Text(written)) => {
                self.enum_value(list, written, node)
            }
            (Kind::Text(kind), Value::Text(written)) => self.text(kind, written, node.place),
            (Kind::Number(kind), Value::Number(written)) => self.number(kind, written, node.place),
            (Kind::Object(object), Value::Object(entries)) => {
                Ok(TypedValue::Object(self.object(object, entries, node.place)))
            }
            (Kind::List(item), Value::List(nodes)) => Ok(TypedValue::List(item, self.list(*item, nodes))),
            (Kind::Free(free), Value::Object(entries)) => {
                self.free_object(entries);
                Ok(TypedValue::Free(free))
            }
            (_, Value::Name(_) | Value::Constant(_) | Value::Expression(_)) => self.run_time_value(kind, node),
            _ => self.value_of_other_type(kind, node),
        }
    }

    fn text(&mut self, text: &'static Text, written: &'t str, place: Place) -> Meaning<'t> {
        text.check(written).map(|()| TypedValue::Text(text, written)).map_err(|reason| {
            let next_to = self.current.next_to;
            self.report(place, MistakeKind::WrongText { text, written, reason, next_to });
            Cause::Rejected
        })
    }

    fn number(&mut self, number: &'static Number, written: &'t str, place: Place) -> Meaning<'t> {
        if self.is_macro() && number.is_ambiguous_literal(written) {
            self.report(place, MistakeKind::AmbiguousNumber { number, written });
            return Err(Cause::Rejected);
        }
        number.read(written).map(|value| TypedValue::Number(number, value)).map_err(|reason| {
            self.report(place, MistakeKind::WrongNumber { number, written, reason });
            Cause::Rejected
        })
    }

    fn list(&mut self, item: Kind, nodes: &'t [Node<'t>]) -> Vec<TypedNode<'t>> {
        let mut items = Vec::new();
        for (at, written) in nodes.iter().enumerate() {
            let value = self.within_item(at, |checker| checker.value(item, written));
            // A help asks whether they have a currency, but a text may have thousands that are not valid.
            if self.is_macro() || self.mistakes.is_empty() || items.len() < MOST_MISTAKES {
                items.push(TypedNode { written, value });
            }
        }
        items
    }

    /// Reports a value of another type.
    fn value_of_other_type(&mut self, kind: Kind, node: &'t Node<'t>) -> Meaning<'t> {
        self.report(node.place, MistakeKind::WrongType { kind, value: &node.value });
        // Nothing in the value that was probably meant is a second mistake, but the macro needs to know its types.
        self.silently(|checker| checker.probably_meant(kind, node)).0.ok_or(Cause::Rejected)
    }

    /// Returns the value that was probably meant: an object at a list's place as a list of it, a list of one object at an
    /// object's place as that object. Only in source code, and where no rule between fields looks at it.
    fn probably_meant(&mut self, kind: Kind, node: &'t Node<'t>) -> Option<TypedValue<'t>> {
        if !self.is_macro() || self.is_deciding() {
            return None;
        }
        match (kind, &node.value) {
            (Kind::List(item), Value::Object(_)) => {
                Some(TypedValue::List(item, self.list(*item, slice::from_ref(node))))
            }
            (Kind::Object(_), Value::List(items)) => match &**items {
                [item @ Node { value: Value::Object(_), .. }] => self.written_value(kind, item).ok(),
                _ => None,
            },
            _ => None,
        }
    }

    /// Reports card data that is a literal in source code. Returns whether it is reported.
    fn report_card_literal(&mut self, kind: Kind, node: &'t Node<'t>) -> bool {
        let is_card_data = matches!(kind, Kind::Text(text) if text.secrecy == Secrecy::Card);
        let is_literal = matches!(node.value, Value::Constant(_)) || !node.value.may_be_run_time();
        if !is_card_data || !self.is_macro() || !is_literal || matches!(node.value, Value::Doubtful) {
            return false;
        }
        self.report(node.place, MistakeKind::CardLiteral);
        true
    }

    /// Checks a value that only the running program knows.
    pub fn run_time_value(&mut self, kind: Kind, node: &'t Node<'t>) -> Meaning<'t> {
        if let (Kind::Object(object), Value::Name(name)) = (kind, &node.value)
            && !is_variable(name)
            && Sample::around_enum_value(object, name).is_some()
        {
            return self.value_of_other_type(kind, node);
        }
        if self.is_deciding() {
            self.report(node.place, MistakeKind::RunTimeDecision { kind, value: &node.value });
            Err(Cause::Misplaced)
        } else {
            Ok(TypedValue::RunTime(kind))
        }
    }
}
