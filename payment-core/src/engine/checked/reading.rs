//! Requests and their objects from JSON.

use alloc::string::ToString;

use zeroize::Zeroizing;

use super::{ReadOptions, Violations, accepted_fields, escaped_secrets, from_tree};
use crate::engine::{
    inspect::{
        Context, Input, inspect,
        json_tree::{self, Detail},
    },
    json::{LEVELS, serialize},
    rules::HeldFacts,
    values::{
        json_value::{JsonValue, UncheckedPermit},
        read_object,
    },
};

/// Reads a request that keeps every rule, by one typed pass. If it is rejected, an inspection finds all its violations.
pub fn read_checked<T: JsonValue + HeldFacts>(body: &[u8]) -> Result<T, Violations> {
    let text = match core::str::from_utf8(body) {
        Ok(text) => text,
        Err(error) => return Err(Violations::of_bytes(body, error.valid_up_to())),
    };
    let request = T::KIND.as_object().expect("a request is an object");
    if escaped_secrets::may_have_escapes(text, request) {
        return read_text(text, &ReadOptions::new());
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

/// Reads a request with options.
pub fn read_with<T: JsonValue + HeldFacts>(body: &[u8], options: &ReadOptions) -> Result<T, Violations> {
    if *options == ReadOptions::new() { read_checked(body) } else { read(body, options) }
}

/// Reads a request from a value that serializes as its JSON.
pub fn read_serialized<T: JsonValue + HeldFacts>(request: &(impl serde::Serialize + ?Sized)) -> Result<T, Violations> {
    // The text may hold secrets, so it is wiped.
    match serialize::to_string(request, LEVELS).map(Zeroizing::new) {
        Ok(json) => read_checked(json.as_bytes()).map_err(Violations::without_positions),
        Err(error) => Err(Violations::of_unserializable(&error)),
    }
}

/// Returns the options that the JSON of a request needs to be read, from those that its value needs.
pub fn options_to_read<T: JsonValue + HeldFacts>(json: &[u8], needed: ReadOptions) -> ReadOptions {
    let mut options = needed;
    // Each option changes the fields that rules can look at, so more than one turn may be needed.
    while let Err(violations) = read_with::<T>(json, &options) {
        let more = options.accepting(&violations);
        if more == options {
            break;
        }
        options = more;
    }
    options
}

/// Reads an object, with all its violations if it is rejected.
pub fn read<T: JsonValue>(body: &[u8], options: &ReadOptions) -> Result<T, Violations> {
    let text = core::str::from_utf8(body).map_err(|error| Violations::of_bytes(body, error.valid_up_to()))?;
    read_text(text, options)
}

/// Reads an object from a text. Strings with escapes are copied only into buffers that are wiped.
pub fn read_text<T: JsonValue>(text: &str, options: &ReadOptions) -> Result<T, Violations> {
    let object = T::KIND.as_object().expect("only objects are read");
    let mut root =
        json_tree::read(text, object, Detail::All).map_err(|error| Violations::of_syntax_error(text, &error))?;
    accepted_fields::mark_unchecked(object, &mut root, options);
    let context = Context::new(object, Input::Json, options.allowed());
    let inspection = inspect(context, &root);
    match Violations::of_inspection(text, context, &inspection) {
        Some(violations) => Err(violations),
        None => {
            let read = inspection.root.and_then(|root| from_tree::read(&root, text, options));
            read.ok_or_else(|| Violations::of_disagreement(text))
        }
    }
}
