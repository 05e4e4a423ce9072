//! The inspection of a tree against schema and rules: the same one for the macro's tokens and for JSON.

mod advice;
mod blame;
mod broken_rules;
mod channel;
pub mod choices;
mod decisive;
pub mod edit;
mod enum_values;
mod facts;
mod findings;
mod free;
mod help;
mod help_for_keys;
mod homes;
mod inspector;
#[cfg(feature = "runtime")]
pub(crate) mod json_tree;
mod keys;
mod kinds;
mod label;
pub mod located;
mod moves;
mod objects;
mod remedies;
mod samples;
mod secrets;
mod selections;
mod style_of_keys;
pub mod suggestion;
#[cfg(all(test, feature = "runtime"))]
mod tests;
pub mod tree;
pub mod typed;
mod unchecked_fields;
mod unknown_keys;
pub mod valid;
mod verdict;
mod wrong_kind;

use alloc::vec::Vec;

use choices::Choices;
use inspector::Inspector;
use label::Label;
use tree::{Node, Value};
use typed::TypedObject;

use crate::{
    request::SESSION,
    rules::Waivers,
    schema::{Field, Kind, Object, RuleId, key_style::Style},
};

pub use findings::{Finding, sorted};
#[cfg(feature = "runtime")]
pub use json_tree::undecided_rules;
#[cfg(feature = "runtime")]
pub(crate) use secrets::is_unchecked_card_data;
pub use secrets::{holds_secret, is_card_data, is_secret};
pub use unknown_keys::nearest;

/// The origin of a tree.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Origin {
    /// JSON text that is read at run time.
    Json,
    /// A draft. Its types have checked its values, but not their combinations.
    Draft,
    /// Source code.
    Macro,
}

/// The result of an inspection.
pub struct Inspection<'t> {
    /// The mistakes in the order of the source.
    pub findings: Vec<Finding>,
    /// The number of further mistakes in a JSON text.
    pub omitted: usize,
    /// The rules that are broken, and allowed to be.
    pub waived: Waivers,
    /// The rules that look at a field that is rejected or unchecked: they may be broken once the field is known.
    pub undecided: Waivers,
    /// The request with the types of its values, or `None` if it is not an object.
    pub root: Option<TypedObject<'t>>,
}

impl Default for Inspection<'_> {
    fn default() -> Self {
        Self { findings: Vec::new(), omitted: 0, waived: Waivers::NONE, undecided: Waivers::NONE, root: None }
    }
}

/// Returns all mistakes in `root`, apart from the rules that it may break, and the types of its values.
///
/// `choices` are the choices among the entries of the tree.
pub fn inspect<'t>(
    object: &'static Object,
    root: &'t Node<'t>,
    origin: Origin,
    allowed: Waivers,
    choices: &Choices,
) -> Inspection<'t> {
    let style = if origin == Origin::Macro { Style::of(root) } else { Style::Wire };
    let mut inspector = Inspector { style, ..Inspector::new(object, origin, allowed, choices) };
    let typed = match &root.value {
        Value::Object(entries) => Some(inspector.object(object, entries, root.place)),
        Value::Broken => None,
        _ => {
            inspector.report(RuleId::Json, root.place, "a request must be a JSON object", "write `{ … }`");
            None
        }
    };
    let Inspector { findings, waived, undecided, .. } = inspector;
    let (findings, omitted) = findings.finish();
    Inspection { findings, omitted, waived, undecided, root: typed }
}

/// Returns whether a value of a JSON text, which is at no place of an object or a list, is one that `field` accepts.
pub(crate) fn accepts(field: &'static Field, node: &Node<'_>, allowed: Waivers) -> bool {
    match (field.kind, &node.value) {
        // Only arbitrary JSON with a repeated key has entries.
        (Kind::Free(_), Value::Object(entries)) => entries.is_empty(),
        (_, Value::Object(_) | Value::List(_)) => false,
        _ => {
            let choices = Choices::default();
            let mut inspector = Inspector::new(SESSION, Origin::Json, allowed, &choices);
            inspector.value(field.kind, Label::Field(field), node);
            inspector.findings.is_empty()
        }
    }
}
