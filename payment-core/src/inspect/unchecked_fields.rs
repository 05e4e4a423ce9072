//! Unchecked fields: `key!: value`.

use alloc::{format, string::String};

use super::{
    Origin,
    enum_values::is_variable,
    inspector::Inspector,
    is_secret,
    label::Label,
    secrets::secret_field,
    tree::{Entry, Node, Value},
    typed::{Cause, Flaw, Json, Typed},
};
use crate::{
    base::wording::shorten,
    request::SESSION,
    schema::{Field, Kind, Object, RuleId, Secrecy},
};

/// The advice where `!` is wrong.
const CHECKED: &str = "write `:` instead of `!:`";

impl Inspector<'_> {
    /// Inspects an unchecked entry of a documented field. Its value is arbitrary JSON, but the `!` itself may be wrong.
    ///
    /// Returns whether the value is an `Option`, and the value.
    pub(super) fn unchecked_field<'t>(
        &mut self,
        object: &'static Object,
        field: &'static Field,
        entry: &'t Entry<'t>,
    ) -> (bool, Typed<'t>) {
        let rejected = Typed::Invalid(Flaw { kind: Some(field.kind), cause: Cause::Rejected });
        self.within(field.wire, field.rust, |inspector| {
            let is_macro = inspector.origin == Origin::Macro;
            if inspector.report_secret(object, Some(field), entry)
                || is_macro && inspector.report_wrong_unchecked_field(field, entry)
            {
                return (entry.is_optional, rejected);
            }
            let value = match (inspector.free(&entry.value).value, field.kind) {
                (Json::Text(text), Kind::Text(kind)) if entry.is_unchecked_text(field) => Typed::Text(kind, text),
                (Json::RunTime, Kind::Text(kind)) if entry.is_unchecked_text(field) => Typed::UncheckedText(kind),
                (Json::Invalid(flaw), _) => Typed::Invalid(Flaw { kind: Some(field.kind), ..flaw }),
                (json, _) => Typed::Other(json),
            };
            (entry.is_optional, value)
        })
    }

    /// Inspects the value of an unchecked entry that is not documented: it is arbitrary JSON.
    pub(super) fn undocumented_entry<'t>(
        &mut self,
        object: &'static Object,
        entry: &'t Entry<'t>,
    ) -> (bool, Typed<'t>) {
        self.within(&entry.key, "", |inspector| {
            if inspector.report_secret(object, None, entry) {
                return (entry.is_optional, Typed::Invalid(Flaw { kind: None, cause: Cause::Rejected }));
            }
            if entry.is_optional && !entry.value.value.may_be_run_time() {
                let message = format!("`{}` has a literal value, so it cannot be optional", shorten(&entry.key));
                inspector.report(RuleId::Syntax, entry.place, message, "write `!:` instead of `!?:`");
                return (entry.is_optional, Typed::Invalid(Flaw { kind: None, cause: Cause::Rejected }));
            }
            (entry.is_optional, Typed::Other(inspector.free(&entry.value).value))
        })
    }

    /// Reports an unchecked, undocumented key that is not a string: nobody knows its spelling on the wire.
    pub(super) fn report_unquoted_key(&mut self, entry: &Entry<'_>) {
        if entry.is_identifier {
            let message = format!("`{}` is not a documented field, so its key must be a string", entry.key);
            self.report(RuleId::Syntax, entry.place, message, format!("write `\"{}\"!: …`", entry.key));
        }
    }

    /// Reports `!` where nothing is checked.
    pub(super) fn report_unchecked_in_json(&mut self, name: &str, entry: &Entry<'_>) {
        if entry.is_unchecked {
            let message = format!("`{name}` is not checked here, so it needs no `!`");
            self.report(RuleId::Syntax, entry.place, message, CHECKED);
        }
    }

    /// Reports a secret in an unchecked entry of `object`. Returns whether there is one.
    fn report_secret(&mut self, object: &'static Object, given: Option<&'static Field>, entry: &Entry<'_>) -> bool {
        let found = secret_field(object, given.map_or(&entry.key, |field| field.wire), &entry.value.value);
        let Some(field) = given.filter(|field| is_secret(field.kind)).or(found) else { return false };
        let is_macro = self.origin == Origin::Macro;
        let rule = match (given, field.kind) {
            (Some(_), _) if is_macro => RuleId::Syntax,
            (None, _) if is_macro => RuleId::CardLiteral,
            (_, Kind::Text(text)) if text.secrecy == Secrecy::Secret => text.rule,
            _ => RuleId::CardData,
        };
        let name = given.map_or_else(|| shorten(&entry.key), |field| self.style.field_name(field).into());
        let secret = self.style.field_name(field);
        let message = match (given, &entry.value.value) {
            (Some(given), _) if is_secret(given.kind) => format!("`{name}` is secret, so it must be checked"),
            (Some(_), _) | (None, Value::Object(_) | Value::List(_)) => {
                format!("`{name}` contains card data, so it must be checked")
            }
            _ => format!("`{name}` looks like the secret field `{secret}`, so it must be checked"),
        };
        let help = match rule {
            RuleId::Syntax => CHECKED.into(),
            RuleId::CardLiteral => {
                let key = self.style.key(field);
                let card = self.style.path("paymentMethod.card");
                format!("pass it at run time, for example as `{key}: value.parse()?` in `{card}`")
            }
            _ => format!("move it into `paymentMethod.card.{secret}`"),
        };
        let is_literal = matches!(entry.value.value, Value::Text(_) | Value::Number(_) | Value::Constant(_));
        let place = if rule == RuleId::CardLiteral && is_literal { entry.value.place } else { entry.place };
        self.report(rule, place, message, help);
        true
    }

    /// Reports a wrong `!`. Returns whether there is one.
    fn report_wrong_unchecked_field(&mut self, field: &'static Field, entry: &Entry<'_>) -> bool {
        let name = self.style.field_name(field);
        let (message, help) = if entry.is_optional && !entry.value.value.may_be_run_time() {
            let message = format!("`{name}` has a literal value, so it cannot be optional");
            (message, "write `!:` instead of `!?:`".into())
        } else if self.is_accepted(field, &entry.value) {
            (format!("`{name}` is valid, so it must be checked"), CHECKED.into())
        } else if field.required && !entry.is_unchecked_text(field) {
            let message = format!("`{name}` is required, and its type cannot hold an unchecked value");
            (message, self.place_for_unchecked_value(field))
        } else if field.required && entry.is_optional {
            (format!("`{name}` is required, so it cannot be optional"), "write `!:` instead of `!?:`".into())
        } else {
            return false;
        };
        self.report(RuleId::Syntax, entry.place, message, help);
        true
    }

    /// Returns whether a literal would be valid without `!`. `null` would be left out.
    fn is_accepted(&mut self, field: &'static Field, node: &Node<'_>) -> bool {
        match (&node.value, field.kind) {
            (Value::Null, _) => return true,
            (Value::Name(word), Kind::Word(words)) => return !is_variable(word) && words.position(word).is_some(),
            (value, _) if !is_literal(value) => return false,
            _ => {}
        }
        let (waived, undecided) = (self.waived, self.undecided);
        let reported = self.findings.len();
        self.value(field.kind, Label::Field(field), node);
        let is_accepted = self.findings.len() == reported;
        self.findings.truncate(reported);
        (self.waived, self.undecided) = (waived, undecided);
        is_accepted
    }

    /// Returns the advice for an unchecked required field: an unchecked field around it, or a string in its place.
    fn place_for_unchecked_value(&self, field: &'static Field) -> String {
        let key = |outer| self.style.key(outer);
        match (self.optional_object(), optional_around(self.root)) {
            (Some(outer), _) => format!("write the object unchecked: `{}!: {{ … }}`", key(outer)),
            (None, Some(outer @ Field { kind: Kind::List(_), .. })) => {
                format!("write the object in an unchecked list of the request: `{}!: [{{ … }}]`", key(outer))
            }
            (None, Some(outer)) => {
                format!("write the object in an unchecked field of the request: `{}!: {{ … }}`", key(outer))
            }
            (None, None) => format!("write a string: `{}!: \"…\"`", key(field)),
        }
    }

    /// Returns the innermost optional field on the way to the value that is inspected.
    fn optional_object(&self) -> Option<&'static Field> {
        let (mut kind, mut found) = (Kind::Object(self.root), None);
        for name in &self.path[..self.path.len() - 1] {
            let Some(object) = kind.object() else { break };
            // The places in lists have no name.
            let Some(field) = object.by_rust(name) else { continue };
            if !field.required {
                found = Some(field);
            }
            kind = field.kind;
        }
        found
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

    find(SESSION, part, None)
}

/// Returns whether everything in a value is literal. A name after `!:` is a variable.
fn is_literal(value: &Value<'_>) -> bool {
    match value {
        Value::Bool(_) | Value::Number(_) | Value::Text(_) => true,
        Value::List(nodes) => nodes.iter().all(|node| is_literal(&node.value)),
        Value::Object(entries) => entries.iter().all(|entry| is_literal(&entry.value.value)),
        _ => false,
    }
}
