//! The source code of a request: the invocation that creates it.

#[doc(hidden)]
pub mod layout;
mod of_json;
mod of_value;

use alloc::{format, string::String, vec::Vec};

use crate::engine::{
    schema::{Waiver, Waivers},
    values::json_value::JsonValue,
};

/// Returns the invocation that creates a request.
pub(crate) fn invocation<T: JsonValue>(macro_name: &str, request: &T, allowed: Waivers) -> String {
    // A request may be read with options that allow rules of other requests.
    let is_useful = |waiver: &Waiver| T::KIND.as_object().is_some_and(|object| waiver.is_useful_in(object));
    let names: Vec<_> = allowed.iter().filter(is_useful).map(Waiver::attribute_name).collect();
    let allow = if names.is_empty() { String::new() } else { format!("    #![allow({})]\n", names.join(", ")) };
    let entries = of_value::code(request).block(0);
    let entries = entries.strip_prefix("{\n").unwrap_or(&entries);
    format!("{macro_name}! {{\n{allow}{entries}")
}
