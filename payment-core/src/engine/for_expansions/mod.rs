//! The items that expansions use, under short names.

pub(crate) mod run_time_value;
mod template;

pub use alloc::{borrow::Cow, vec::Vec};
pub use core::{
    clone::Clone,
    convert::{From, Into},
    fmt,
    mem::forget,
    option::Option::{self, None, Some},
    primitive::{bool, str, u8},
    result::Result,
    stringify,
};

pub use serde;

pub use run_time_value::{OpenValue, ValueType};
pub use template::{AppendJson, IntoRequest, template_json};

pub use crate::__template;
use crate::engine::values::json_value::{JsonValue, UncheckedPermit, WriteJson};
pub use crate::engine::{
    checked::*,
    fallible::{Append, At, Fill},
    rules::{Waiver, Waivers},
    values::{self, *},
};

/// The fields that an object without unchecked fields has. Rustc compiles a constant faster than a call of `new`, and an
/// invocation has one for each object.
pub const NO_OTHER_FIELDS: OtherFields = OtherFields::new();

/// Creates a list of literals.
pub const fn list<T: Clone>(items: &'static [T]) -> Cow<'static, [T]> {
    Cow::Borrowed(items)
}

/// Creates a list in an editor's expansion.
pub fn owned<T: Clone, const N: usize>(items: [T; N]) -> Cow<'static, [T]> {
    Cow::Owned(items.into())
}

/// Converts a value of any type in an editor's expansion of `try_payment_session!`.
pub fn converted<T, F>(_: T) -> F {
    unreachable!("editors do not run what they analyse")
}

/// Creates the fields of an object that nothing checks.
pub fn other<const N: usize>(fields: [(&'static str, Option<MetadataValue>); N]) -> OtherFields {
    fields.into_iter().filter_map(|(name, value)| Some((name, value?))).collect()
}

/// Ends an object that has only optional fields. See [`crate::json::close_object`].
pub fn close_object(start: usize, out: &mut Vec<u8>) {
    crate::engine::json::close_object(start, out);
}

/// Creates the base of a struct literal in an editor's expansion.
pub fn blank<T: JsonValue>() -> T {
    T::blank(UncheckedPermit(()))
}

/// An item that may have the name of a variable: see `payment-expand/src/names.rs`.
pub const fn variable() {}

/// Is false. rustc ignores its value when it decides which code can be reached.
pub const NEVER: bool = false;

/// Creates a value where none is needed.
pub const fn never<T>() -> T {
    unreachable!()
}

/// The type of an expression that does not return. Stable Rust has `!` only as the return type of a function.
///
/// An arm of `match` without a block expands to `{ let _: Never = expression; }`.
pub type Never = <fn() -> ! as Returns>::Output;

/// A function without arguments.
pub trait Returns {
    /// The type that it returns.
    type Output;
}

impl<Output> Returns for fn() -> Output {
    type Output = Output;
}

/// Appends the JSON of a value.
pub fn write_json(value: &impl WriteJson, out: &mut Vec<u8>) {
    value.write_value(out);
}

/// Returns the number of bytes of a value's JSON: exact, or a little more.
pub fn size_hint(value: &impl WriteJson) -> usize {
    value.size_hint()
}
