//! Conversions of plain values, for the expansions of `try_payment_session!` and `try_payment_part!`.
//!
//! Each run-time value becomes one statement:
//!
//! ```text
//! let value = <_ as Converts<Email>>::CONVERSION.slot(row.email).fill_field(&mut refusals, At::fixed("/customer/email"));
//! ```
//!
//! Only the path of `CONVERSION` has a bound, so that rustc reports a value of the wrong type at the user's expression.
//! A bound on an argument would let rustc suggest to borrow the value.
//!
//! `fill_field` has an inherent form for values that already have the field's type. Method resolution prefers that form, and it
//! unifies a type that is still open with the field's type: `"…".parse()?`, `None` and `iterator.collect()` need no
//! annotation.

mod at;
mod items;
mod metadata;
mod parts;
mod refusals;
#[cfg(test)]
mod tests;

use core::convert::Infallible;

use crate::{
    request::{AccountDigits, Digits},
    session::Violations,
    values::{
        Checked, Invalid,
        json_value::{JsonValue, Unchecked},
    },
};

pub use {
    at::At,
    items::{Append, Items},
    metadata::{ConvertsIntoMetadata, ConvertsIntoOptionalMetadata},
    refusals::Refusals,
};

/// A value that converts into a field of the type `Field`: what `try_payment_session!` accepts there.
///
/// Implemented for every `T` with `Field: TryFrom<T>` whose error is [`Invalid`], [`Violations`] or [`Infallible`], and
/// for the `Result` of `try_payment_part!`. Implement `TryFrom` for your own types.
#[diagnostic::on_unimplemented(
    message = "`{Self}` does not convert into `{Field}`",
    label = "expected `{Field}` or a value that converts into it",
    note = "strings convert from `String` and `&str`, numbers from integers and strings, other fields from their own type",
    note = "for an `Option` in an optional field, write `key?: value`; clone a value behind a reference"
)]
pub trait Converts<Field>: Sized {
    #[doc(hidden)]
    const CONVERSION: Conversion<Field, Self>;
}

// Not recommended: the error would otherwise speak of `TryFrom` and `Refusal` instead of the field.
//
// `TryFrom` seems redundant. Without it, rustc reports only the first of several equal mistakes in a function: a bound on
// an associated type is normalized once for each pair of types, and its failure is then known.
#[diagnostic::do_not_recommend]
impl<T, Field: TryFrom<T> + RefusesFrom<T>> Converts<Field> for T {
    const CONVERSION: Conversion<Field, Self> = Conversion(Field::refusing_from);
}

/// An `Option` that converts into an optional field, written as `key?: value`.
#[diagnostic::on_unimplemented(
    message = "`{Self}` does not convert into `Option<{Field}>`",
    label = "expected an `Option` of `{Field}`, or of a value that converts into it",
    note = "strings convert from `String` and `&str`, numbers from integers and strings, other fields from their own type",
    note = "for a value that is always present, write `key: value`"
)]
pub trait ConvertsOption<Field>: Sized {
    #[doc(hidden)]
    const CONVERSION: Conversion<Option<Field>, Self>;
}

// Not recommended: the error would otherwise speak of the value in the `Option`, and then of this trait.
#[diagnostic::do_not_recommend]
impl<Field, T: Converts<Field>> ConvertsOption<Field> for Option<T> {
    const CONVERSION: Conversion<Option<Field>, Self> = Conversion(|value| value.map(T::CONVERSION.0).transpose());
}

/// Conversions whose error is a [`Refusal`].
pub trait RefusesFrom<T>: Sized {
    fn refusing_from(value: T) -> Result<Self, Refusal>;
}

impl<T, Field: TryFrom<T>> RefusesFrom<T> for Field
where
    Field::Error: Into<Refusal>,
{
    fn refusing_from(value: T) -> Result<Self, Refusal> {
        Self::try_from(value).map_err(Into::into)
    }
}

#[diagnostic::do_not_recommend]
impl<T> Converts<Checked<T>> for Result<Checked<T>, Violations> {
    const CONVERSION: Conversion<Checked<T>, Self> = Conversion(|part| part.map_err(Refusal::Violations));
}

/// The reason why a value did not convert.
#[derive(Debug)]
pub enum Refusal {
    /// A single value breaks a rule.
    Invalid(Invalid),
    /// An object breaks rules; their pointers begin at the object.
    Violations(Violations),
}

impl From<Invalid> for Refusal {
    fn from(invalid: Invalid) -> Self {
        Self::Invalid(invalid)
    }
}

impl From<Violations> for Refusal {
    fn from(violations: Violations) -> Self {
        Self::Violations(violations)
    }
}

impl From<Infallible> for Refusal {
    fn from(never: Infallible) -> Self {
        match never {}
    }
}

type Convert<Field, T> = fn(T) -> Result<Field, Refusal>;

/// The conversion of a value of the type `T` into a field.
pub struct Conversion<Field, T>(Convert<Field, T>);

impl<Field, T> Conversion<Field, T> {
    /// Puts a value on its way into a field.
    pub fn slot(self, value: T) -> Slot<Field, T> {
        Slot(value, self.0)
    }

    /// Puts the values of an iterator on their way into a list, written as `..iterator`.
    pub fn items<I: IntoIterator<Item = T>>(self, values: I) -> Items<Field, T, I> {
        Items(values, self.0)
    }
}

/// A value of the type `T` on its way into a field.
// The function pointer carries the conversion, so that `fill_field` needs no bound on `T`.
pub struct Slot<Field, T>(T, Convert<Field, T>);

impl<F> Slot<F, F> {
    /// Returns the value, which has the field's type.
    pub fn fill_field(self, _: &mut Refusals, _: At) -> F {
        self.0
    }
}

/// Filling a field with a value of another type.
pub trait Fill<Field> {
    /// Converts the value. One that does not convert is recorded, and a blank value takes its place.
    // The blank value keeps the request's literal as it is, and a list's length the index of its next item.
    fn fill_field(self, refusals: &mut Refusals, at: At) -> Field;
}

impl<Field: Blank, T> Fill<Field> for Slot<Field, T> {
    fn fill_field(self, refusals: &mut Refusals, at: At) -> Field {
        let Self(value, convert) = self;
        convert(value).unwrap_or_else(|refusal| {
            refusals.record(refusal, at);
            Field::blank()
        })
    }
}

/// A type with a value that takes the place of a rejected one. It never leaves the expansion.
pub trait Blank {
    fn blank() -> Self;
}

impl<T: JsonValue> Blank for T {
    fn blank() -> Self {
        <T as JsonValue>::blank(Unchecked(()))
    }
}

impl<T> Blank for Option<T> {
    fn blank() -> Self {
        None
    }
}

impl Blank for crate::values::MetadataValue {
    fn blank() -> Self {
        false.into()
    }
}

impl<const N: usize> Blank for Digits<N> {
    fn blank() -> Self {
        Self::blank()
    }
}

impl Blank for AccountDigits {
    fn blank() -> Self {
        Self::blank()
    }
}
