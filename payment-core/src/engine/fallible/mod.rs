//! Conversions of plain values, for the expansions of `try_payment_session!` and `try_payment_part!`.
//!
//! Each run-time value becomes one statement:
//!
//! ```text
//! let value = <_ as ConvertsRequired<Email, _>>::CONVERSION.slot(row.email).fill_field(&mut rejections, At::fixed("/customer/email"));
//! ```
//!
//! Only the path of `CONVERSION` has a bound, so that rustc reports a value of the wrong type at the user's expression.
//! A bound on an argument would let rustc suggest to borrow the value.
//!
//! `fill_field` has an inherent form for values that already have the field's type. Method resolution prefers that form, and it
//! unifies a type that is still open with the field's type: `"…".parse()?`, `None` and `iterator.collect()` need no
//! annotation.
//!
//! The traits are hidden, because rustdoc would list them on every type that users have.

mod at;
mod items;
mod lists;
mod metadata;
mod rejections;
mod template_values;
#[cfg(test)]
mod tests;
mod ways;

use core::convert::Infallible;

use crate::engine::{
    checked::Violations,
    schema::{Kind, Value},
    values::{Invalid, blank::Blank},
};

pub use {
    at::At,
    items::{Append, Items},
    lists::{ConvertsIntoList, ConvertsIntoOptionalList},
    metadata::{ConvertsIntoMetadata, ConvertsIntoOptionalMetadata},
    rejections::Rejections,
    template_values::TemplateValues,
    ways::{ByClone, ByCopy, ByResult, ByText, ByTryFrom, IfPresent, Present},
};

/// A value that converts into a field of the type `Field`, as `try_payment_session!` accepts it.
///
/// `By` is the way in which it converts, which rustc infers. Implemented for
///
/// * every `T` with `Field: TryFrom<T>` whose error is [`Invalid`], [`Violations`] or [`Infallible`] ([`ByTryFrom`]);
/// * a reference to an integer, a `&str` or a value of the field's type ([`ByCopy`], [`ByClone`]);
/// * `Box<str>`, `Rc<str>`, `Arc<str>`, `Cow<str>` and references to them ([`ByText`]);
/// * a `Result` of the field's type, such as that of `try_payment_part!` ([`ByResult`]).
///
/// Implement `TryFrom` for your own types.
#[doc(hidden)]
#[diagnostic::on_unimplemented(
    message = "`{Self}` does not convert into `{Field}`",
    label = "expected `{Field}` or a value that converts into it",
    note = "strings convert from strings, references and ids of customers from integers too, and numbers from integers and decimals in strings; for an `f64`, write `format!(\"{{value:.2}}\")`",
    note = "an instant converts from a string in UTC; a date and time without an offset needs one first, for example `naive.and_utc()`, and a timestamp its unit, for example `DateTime::from_timestamp(seconds, 0)`",
    note = "an amount or another object is written as `{{ … }}`, or comes from `payment_part!(…)`; metadata converts from a map or a `serde_json::Value`",
    note = "`let text: String = value.into();` turns a generic value into a string",
    note = "types of `chrono`, `jiff`, `time`, `uuid`, `url` and `rust_decimal` convert with the feature of that name",
    note = "for an `Option`, write `key?: value`; where the field is required, unwrap it or choose with `if let`"
)]
pub trait Converts<Field, By>: Sized {
    #[doc(hidden)]
    const CONVERSION: Conversion<Field, Self>;
}

/// An `Option` that converts into an optional field, written as `key?: value`.
#[doc(hidden)]
#[diagnostic::on_unimplemented(
    message = "`{Self}` does not convert into `Option<{Field}>`",
    label = "expected an `Option` of `{Field}`, or of a value that converts into it",
    note = "strings convert from strings, references and ids of customers from integers too, and numbers from integers and decimals in strings; for an `f64`, write `format!(\"{{value:.2}}\")`",
    note = "an instant converts from a string in UTC; a date and time without an offset needs one first, for example `naive.and_utc()`, and a timestamp its unit, for example `DateTime::from_timestamp(seconds, 0)`",
    note = "an amount or another object is written as `{{ … }}`, or comes from `payment_part!(…)`; metadata converts from a map or a `serde_json::Value`",
    note = "`let text: String = value.into();` turns a generic value into a string",
    note = "types of `chrono`, `jiff`, `time`, `uuid`, `url` and `rust_decimal` convert with the feature of that name",
    note = "for a value that is always present, write `key: value`"
)]
pub trait ConvertsOption<Field, By>: Sized {
    #[doc(hidden)]
    const CONVERSION: Conversion<Option<Field>, Self>;
}

// Not recommended: the error would otherwise name the value in the `Option`, and then this trait.
#[diagnostic::do_not_recommend]
impl<Field, By, T: Converts<Field, By>> ConvertsOption<Field, By> for Option<T> {
    const CONVERSION: Conversion<Option<Field>, Self> = Conversion(|value| value.map(T::CONVERSION.0).transpose());
}

#[diagnostic::do_not_recommend]
impl<'a, Field, By, T> ConvertsOption<Field, By> for &'a Option<T>
where
    &'a T: Converts<Field, By>,
{
    const CONVERSION: Conversion<Option<Field>, Self> =
        Conversion(|value| value.as_ref().map(<&T as Converts<Field, By>>::CONVERSION.0).transpose());
}

/// A value of a required field, or an `Option` of it: `None` is a missing field.
#[doc(hidden)]
#[diagnostic::on_unimplemented(
    message = "`{Self}` does not convert into `{Field}`",
    label = "expected `{Field}` or a value that converts into it",
    note = "strings convert from strings, references and ids of customers from integers too, and numbers from integers and decimals in strings; for an `f64`, write `format!(\"{{value:.2}}\")`",
    note = "an instant converts from a string in UTC; a date and time without an offset needs one first, for example `naive.and_utc()`, and a timestamp its unit, for example `DateTime::from_timestamp(seconds, 0)`",
    note = "an amount or another object is written as `{{ … }}`, or comes from `payment_part!(…)`; metadata converts from a map or a `serde_json::Value`",
    note = "`let text: String = value.into();` turns a generic value into a string",
    note = "types of `chrono`, `jiff`, `time`, `uuid`, `url` and `rust_decimal` convert with the feature of that name"
)]
pub trait ConvertsRequired<Field, By>: Sized {
    #[doc(hidden)]
    const CONVERSION: Conversion<Field, Self>;
}

#[diagnostic::do_not_recommend]
impl<Field, By, T: Converts<Field, By>> ConvertsRequired<Field, Present<By>> for T {
    const CONVERSION: Conversion<Field, Self> = <T as Converts<Field, By>>::CONVERSION;
}

#[diagnostic::do_not_recommend]
impl<Field: Value, By, T: ConvertsOption<Field, By>> ConvertsRequired<Field, IfPresent<By>> for T {
    const CONVERSION: Conversion<Field, Self> = Conversion(|value| {
        <T as ConvertsOption<Field, By>>::CONVERSION.0(value)?.ok_or(Rejection::Missing(Field::KIND))
    });
}

/// The reason why a value did not convert.
#[derive(Debug)]
pub enum Rejection {
    /// A single value breaks a rule.
    Invalid(Invalid),
    /// An object breaks rules; their pointers begin at the object.
    Violations(Violations),
    /// A required field is absent.
    Missing(Kind),
}

impl From<Invalid> for Rejection {
    fn from(invalid: Invalid) -> Self {
        Self::Invalid(invalid)
    }
}

impl From<Violations> for Rejection {
    fn from(violations: Violations) -> Self {
        Self::Violations(violations)
    }
}

impl From<Infallible> for Rejection {
    fn from(never: Infallible) -> Self {
        match never {}
    }
}

type Convert<Field, T> = fn(T) -> Result<Field, Rejection>;

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
    pub fn fill_field(self, _: &mut Rejections, _: At) -> F {
        self.0
    }
}

/// Filling a field with a value of another type.
pub trait Fill<Field> {
    /// Converts the value. One that does not convert is recorded, and a blank value takes its place.
    // The blank value keeps the request's literal as it is, and a list's length the index of its next item.
    fn fill_field(self, rejections: &mut Rejections, at: At) -> Field;
}

impl<Field: Blank, T> Fill<Field> for Slot<Field, T> {
    fn fill_field(self, rejections: &mut Rejections, at: At) -> Field {
        let Self(value, convert) = self;
        convert(value).unwrap_or_else(|rejection| {
            rejections.record(rejection, at);
            Field::blank()
        })
    }
}
