//! The one difference between a control request and its variant.

use payment_session::{
    PaymentSession,
    rules::{Waiver, Waivers},
};
use serde_json::Value;

use crate::control::Context;

/// A change of one field.
#[derive(Clone, Copy, Debug)]
pub enum Change {
    /// Sets the field at a JSON pointer. Its object exists in the control request.
    Set(&'static str, fn(&Context) -> Value),
    /// Removes the field at a JSON pointer.
    Remove(&'static str),
}

impl Change {
    /// Returns the JSON pointer of the field.
    pub const fn pointer(&self) -> &'static str {
        match self {
            Self::Set(pointer, _) | Self::Remove(pointer) => pointer,
        }
    }

    /// Returns the name of the field.
    pub fn field(&self) -> &'static str {
        self.pointer().rsplit('/').next().unwrap_or_default()
    }

    /// Returns the variant of a control request. It passes the checks through waivers and unchecked fields.
    ///
    /// # Panics
    ///
    /// Panics if the control request does not have the object of the field.
    pub fn apply(&self, control: &PaymentSession, context: &Context) -> PaymentSession {
        let mut body: Value = serde_json::from_slice(&control.to_json()).expect("a request is JSON");
        let (parent, field) = self.pointer().rsplit_once('/').expect("a pointer begins with a slash");
        let object = body.pointer_mut(parent).and_then(Value::as_object_mut);
        let object = object.unwrap_or_else(|| panic!("the control request has no object `{parent}`"));
        match self {
            Self::Set(_, value) => object.insert(field.to_owned(), value(context)),
            Self::Remove(_) => object.remove(field),
        };
        PaymentSession::from_json_with(body.to_string().as_bytes(), everything())
            .unwrap_or_else(|violations| panic!("the variant at `{}` cannot be sent: {violations}", self.pointer()))
    }
}

/// Returns the options that accept a request that breaks our rules.
fn everything() -> Waivers {
    let options = Waivers::UNKNOWN_FIELDS.union(Waivers::UNCHECKED_VALUES);
    Waiver::ALL.iter().fold(options, |options, waiver| options.with(*waiver))
}

/// Returns the JSON pointers of the fields in which two values differ.
pub fn diff(one: &Value, other: &Value) -> Vec<String> {
    let mut found = Vec::new();
    compare(one, other, String::new(), &mut found);
    found
}

fn compare(one: &Value, other: &Value, at: String, found: &mut Vec<String>) {
    match (one, other) {
        (Value::Object(left), Value::Object(right)) => {
            let names = left.keys().chain(right.keys().filter(|name| !left.contains_key(*name)));
            for name in names {
                let at = format!("{at}/{name}");
                match (left.get(name), right.get(name)) {
                    (Some(left), Some(right)) => compare(left, right, at, found),
                    _ => found.push(at),
                }
            }
        }
        (Value::Array(left), Value::Array(right)) if left.len() == right.len() => {
            for (index, (left, right)) in left.iter().zip(right).enumerate() {
                compare(left, right, format!("{at}/{index}"), found);
            }
        }
        _ if one == other => {}
        _ => found.push(at),
    }
}
