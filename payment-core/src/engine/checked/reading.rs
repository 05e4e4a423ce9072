//! Requests and their objects from JSON.

use alloc::{format, string::ToString, vec::Vec};

use serde::{Deserialize, Deserializer, de};
use zeroize::Zeroizing;

use super::{Violation, Violations, accepted_fields, escaped_secrets, from_tree};
use crate::engine::{
    inspect::{
        Context, Input, inspect,
        json_tree::{self, Detail},
    },
    json::{LEVELS, serialize},
    rules::{ObjectFacts, RuleId, Waivers},
    values::{
        Checked,
        json_value::{JsonValue, UncheckedPermit},
        read_object,
    },
};

/// Reads a request that keeps every rule, by one typed pass. If it is rejected, an inspection finds all its violations.
pub fn read_checked<T: JsonValue + ObjectFacts>(body: &[u8]) -> Result<T, Violations> {
    let text = match core::str::from_utf8(body) {
        Ok(text) => text,
        Err(error) => return Err(Violations::of_bytes(body, error.valid_up_to())),
    };
    let request = T::KIND.as_object().expect("a request is an object");
    if escaped_secrets::may_have_escapes(text, request) {
        return read_text(text, Waivers::NONE);
    }
    let mut draft = T::blank(UncheckedPermit(()));
    let mut deserializer = serde_json::Deserializer::from_str(text);
    let read = read_object::fill(&mut draft, &mut deserializer).and_then(|()| deserializer.end());
    let rejection = match read {
        Ok(()) if T::keeps_all(draft.facts()) => return Ok(draft),
        Ok(()) => "a rule between fields is broken".to_string(),
        Err(error) => error.to_string(),
    };
    // The memory is needed for the tree.
    drop(draft);
    Err(Violations::of_text(text, request, rejection))
}

/// Reads a request that may break what is waived.
pub fn read_with<T: JsonValue + ObjectFacts>(body: &[u8], waivers: Waivers) -> Result<T, Violations> {
    if waivers.is_empty() { read_checked(body) } else { read(body, waivers) }
}

/// Reads a request from a value that serializes as its JSON.
pub fn read_serialized<T: JsonValue + ObjectFacts>(
    request: &(impl serde::Serialize + ?Sized),
) -> Result<T, Violations> {
    // The text may hold secrets, so it is wiped. Smaller buffers that `serde_json` has outgrown are not.
    match serialize::to_string(request, LEVELS).map(Zeroizing::new) {
        Ok(json) => read_checked(json.as_bytes()).map_err(Violations::without_positions),
        Err(error) => Err(Violations::rejected_text("", 0, error.to_string()).without_positions()),
    }
}

/// Returns the waivers that the JSON of a request needs to be read, from those that its value needs.
pub fn waivers_to_read<T: JsonValue + ObjectFacts>(json: &[u8], needed: Waivers) -> Waivers {
    let mut waivers = needed;
    // Each waiver changes the fields that rules can look at, so more than one turn may be needed.
    while let Err(violations) = read_with::<T>(json, waivers) {
        let more = accepting(waivers, &violations);
        if more == waivers {
            break;
        }
        waivers = more;
    }
    waivers
}

/// Returns waivers that accept more of these violations, as far as waivers can.
///
/// An unchecked field may keep a rule from being broken, so that the rule need not be waived. Rules are therefore
/// waived only after all other violations are accepted.
fn accepting(waivers: Waivers, violations: &Violations) -> Waivers {
    let (mut fields, mut rules) = (waivers, waivers);
    for rule in violations.iter().filter_map(Violation::rule).map(|rule| rule.id) {
        match rule.waiver() {
            Some(waiver) if !waivers.contains(waiver) => rules = rules.with(waiver),
            _ if rule == RuleId::UnknownField => fields = fields.union(Waivers::UNKNOWN_FIELDS),
            _ => fields = fields.union(Waivers::UNCHECKED_VALUES),
        }
    }
    if fields == waivers { rules } else { fields }
}

/// Reads an object, with all its violations if it is rejected.
pub fn read<T: JsonValue>(body: &[u8], waivers: Waivers) -> Result<T, Violations> {
    let text = core::str::from_utf8(body).map_err(|error| Violations::of_bytes(body, error.valid_up_to()))?;
    read_text(text, waivers)
}

/// Reads an object from a text. Strings with escapes are copied only into buffers that are wiped.
pub fn read_text<T: JsonValue>(text: &str, waivers: Waivers) -> Result<T, Violations> {
    let object = T::KIND.as_object().expect("only objects are read");
    let mut root =
        json_tree::read(text, object, Detail::All).map_err(|error| Violations::of_syntax_error(text, &error))?;
    accepted_fields::mark_unchecked(object, &mut root, waivers);
    let context = Context::new(object, Input::Json, waivers.rules());
    let inspection = inspect(context, &root);
    match Violations::of_inspection(text, context, &inspection) {
        Some(violations) => Err(violations),
        None => {
            let read = inspection.root.and_then(|root| from_tree::read(&root, text, waivers));
            // A mistake of this crate.
            read.ok_or_else(|| {
                Violations::rejected_text(text, 0, "a value was accepted that its type cannot hold".into())
            })
        }
    }
}

/// Checks the rules between the fields of an object.
pub fn into_checked<T: ObjectFacts + JsonValue>(value: T) -> Result<Checked<T>, Violations> {
    match Violations::of_draft(&value) {
        None => Ok(Checked::new_unchecked(value)),
        Some(violations) => Err(violations),
    }
}

impl<'de, T: ObjectFacts + JsonValue> Deserialize<'de> for Checked<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let value: T = read_object::read(deserializer)?;
        let facts = value.facts();
        if T::keeps_all(facts) {
            return Ok(Self::new_unchecked(value));
        }
        into_checked(value).map_err(|violations| {
            let messages = violations.iter().map(|violation| format!("{} ({})", violation.message(), violation.id()));
            de::Error::custom(messages.collect::<Vec<_>>().join("; "))
        })
    }
}
