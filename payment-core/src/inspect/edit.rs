//! The changes that a suggestion makes.

use alloc::{
    string::{String, ToString},
    vec::Vec,
};

use core::fmt;

use super::{
    tree::{Entry, Place},
    typed::{Typed, TypedNode, TypedObject},
};
use crate::{
    base::pointer::{Pointer, key_of_segment},
    schema::{Field, Sample},
};

/// The changes that correct a mistake: a JSON Patch (RFC 6902).
///
/// Its pointers name places in the text that was checked. It never contains the value of a secret field.
#[derive(Clone, PartialEq, Eq)]
pub struct Edit {
    steps: Vec<Step>,
}

/// An operation of a JSON Patch (RFC 6902). The paths are JSON pointers, and the values are JSON.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
#[allow(missing_docs)] // RFC 6902 describes the fields.
pub enum Operation {
    /// Adds a field to an object.
    Add { path: String, value: String },
    /// Removes a field.
    Remove { path: String },
    /// Replaces a value.
    Replace { path: String, value: String },
    /// Moves a value to another key or object.
    Move { from: String, path: String },
}

/// One change of an [`Edit`].
#[doc(hidden)]
#[derive(Clone, Debug)]
pub struct Step {
    pub change: Change,
    /// The pointer of the value or, for [`Change::Add`], of the object.
    pub pointer: Pointer,
}

#[doc(hidden)]
#[derive(Clone, Debug)]
pub enum Change {
    /// Replaces the value.
    Replace(Sample),
    /// Removes the entry.
    Remove,
    /// Writes the key of this field in place of another one.
    Rename(&'static Field),
    /// Adds a field to the object.
    Add(&'static Field, Sample),
    /// Moves the entry into another object, as this field.
    Move { object: Pointer, field: &'static Field },
}

impl Step {
    fn operation(&self) -> Operation {
        let path = || self.pointer.to_string();
        let json = |value: &Sample| value.json().unwrap_or_default();
        match &self.change {
            Change::Replace(value) => Operation::Replace { path: path(), value: json(value) },
            Change::Remove => Operation::Remove { path: path() },
            Change::Rename(field) => {
                let from = path();
                let object = from.rsplit_once('/').map_or("", |(object, _)| object);
                Operation::Move { path: alloc::format!("{object}/{}", field.wire), from }
            }
            Change::Add(field, value) => {
                Operation::Add { path: self.pointer.child(field.wire).to_string(), value: json(value) }
            }
            Change::Move { object, field } => {
                Operation::Move { from: path(), path: object.child(field.wire).to_string() }
            }
        }
    }
}

impl PartialEq for Step {
    fn eq(&self, other: &Self) -> bool {
        self.operation() == other.operation()
    }
}

impl Eq for Step {}

impl fmt::Debug for Edit {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_list().entries(self.operations()).finish()
    }
}

impl Edit {
    pub(crate) fn new(change: Change, pointer: Pointer) -> Self {
        Self { steps: Vec::from([Step { change, pointer }]) }
    }

    /// Creates an edit that makes all these changes.
    pub(crate) fn of(edits: Vec<Self>) -> Self {
        Self { steps: edits.into_iter().flat_map(|edit| edit.steps).collect() }
    }

    /// Creates an edit that writes `value`, or returns `None` if the value has gaps.
    pub(crate) fn replace(pointer: Pointer, value: &Sample) -> Option<Self> {
        value.json()?;
        Some(Self::new(Change::Replace(value.clone()), pointer))
    }

    /// Returns the operations of the patch, in order.
    pub fn operations(&self) -> Vec<Operation> {
        self.steps.iter().map(Step::operation).collect()
    }

    /// Returns the changes.
    #[doc(hidden)]
    pub fn steps(&self) -> &[Step] {
        &self.steps
    }

    /// Moves the edit with its object to another place in a text.
    pub(crate) fn move_under(&mut self, outer: &Pointer) {
        for step in &mut self.steps {
            step.pointer = outer.join(step.pointer.to_string());
            if let Change::Move { object, .. } = &mut step.change {
                *object = outer.join(object.to_string());
            }
        }
    }
}

/// The value at a JSON pointer.
pub struct Located<'t> {
    /// The entry that has the value, or `None` if the value is the request or an item of a list.
    pub entry: Option<&'t Entry<'t>>,
    /// The place of the value.
    pub place: Place,
}

impl<'t> Located<'t> {
    /// Finds the value at a pointer in an edit of a mistake, which is reported at the place `blamed`.
    ///
    /// The entries of several arms may have the same pointer. The mistake is in one of these arms.
    pub fn find(root: &TypedObject<'t>, pointer: &Pointer, blamed: Place) -> Option<Self> {
        let mut found = Self { entry: None, place: root.place };
        let (mut entries, mut items) = (root.entries.as_slice(), [].as_slice());
        for segment in pointer.to_string().split('/').skip(1) {
            let key = key_of_segment(segment);
            let mut same = entries.iter().filter(|entry| entry.wire_name() == key);
            let first = same.next();
            let entry = same.rfind(|entry| entry.place() <= blamed).or(first);
            let node: &TypedNode<'t> = match entry {
                Some(entry) => &entry.value,
                None => items.get(segment.parse::<usize>().ok()?)?,
            };
            found = Self { entry: entry.map(|entry| entry.written), place: node.place() };
            (entries, items) = match &node.value {
                Typed::Object(object) | Typed::Checked(object) => (object.entries.as_slice(), [].as_slice()),
                Typed::List(_, items) => ([].as_slice(), items.as_slice()),
                _ => Default::default(),
            };
        }
        Some(found)
    }
}

#[cfg(feature = "runtime")]
mod runtime {
    use alloc::string::String;

    use serde::{Serialize, Serializer, ser::SerializeStruct};
    use serde_json::value::RawValue;

    use super::{Edit, Operation};
    use crate::json::patch;

    impl Edit {
        /// Returns the corrected text. Every byte that the edit does not concern stays as it is.
        ///
        /// Returns `None` if the text is not the one that was checked: if it is not JSON, or has nothing at a path.
        ///
        /// # Examples
        ///
        /// ```
        /// # use payment_core as payment_session;
        /// use payment_session::PaymentSession;
        ///
        /// let body = r#"{ "clientReferenceId": "INV-1", "customerID": "C-1", "redirectUrl": {},
        ///   "amount": { "value": 10.0, "currency": "IDR" } }"#;
        /// let violations = PaymentSession::from_json(body.as_bytes()).unwrap_err();
        /// let edit = violations[0].suggestions()[0].edit().unwrap();
        /// assert_eq!(edit.apply(body), Some(body.replace("customerID", "customerId")));
        /// ```
        pub fn apply(&self, text: &str) -> Option<String> {
            self.operations().iter().try_fold(String::from(text), |text, operation| operation.apply(&text))
        }
    }

    impl Operation {
        fn apply(&self, text: &str) -> Option<String> {
            let change = match self {
                Self::Add { path, value } => patch::TextChange::Add { path, value },
                Self::Remove { path } => patch::TextChange::Remove { path },
                Self::Replace { path, value } => patch::TextChange::Replace { path, value },
                Self::Move { from, path } => patch::TextChange::Move { from, path },
            };
            patch::changed(text, &change)
        }
    }

    /// Serializes as the list of its operations: a JSON Patch document.
    impl Serialize for Edit {
        fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
            serializer.collect_seq(self.operations())
        }
    }

    /// Serializes as an object with the fields of RFC 6902: `op`, and `from`, `path` and `value` where they apply.
    impl Serialize for Operation {
        fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
            let (op, from, path, value) = match self {
                Self::Add { path, value } => ("add", None, path, Some(value)),
                Self::Remove { path } => ("remove", None, path, None),
                Self::Replace { path, value } => ("replace", None, path, Some(value)),
                Self::Move { from, path } => ("move", Some(from), path, None),
            };
            let count = 2 + usize::from(from.is_some()) + usize::from(value.is_some());
            let mut object = serializer.serialize_struct("Operation", count)?;
            object.serialize_field("op", op)?;
            if let Some(from) = from {
                object.serialize_field("from", from)?;
            }
            object.serialize_field("path", path)?;
            if let Some(value) = value {
                let value: &RawValue = serde_json::from_str(value).map_err(serde::ser::Error::custom)?;
                object.serialize_field("value", value)?;
            }
            object.end()
        }
    }
}
