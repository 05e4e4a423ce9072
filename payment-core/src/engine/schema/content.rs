//! The content of a value, as far as rules look at it.

/// The content of a value, as far as rules look at it.
#[doc(hidden)]
#[derive(Clone, Copy, Debug)]
pub enum Content<'v> {
    Bool(bool),
    /// An enum value or a string that is no secret.
    Text(&'v str),
    Object,
    /// A run-time value that the macro does not know.
    RunTime,
    /// Any other value: only its presence matters.
    Other,
}
