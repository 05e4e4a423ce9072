//! A name for the type `!`, which stable Rust has only as the return type of a function.

/// The type of an expression that does not return.
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
