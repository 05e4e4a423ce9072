//! Conversions of plain values, for the expansions of `try_payment_session!` and `try_payment_part!`.
//!
//! Each run-time value becomes one statement:
//!
//! ```text
//! let value = <_ as ConvertsIntoText<Email, InRequired<_>>>::CONVERSION.slot(row.email).fill_field(&mut errors, At::fixed("/customer/email"));
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

mod errors;
mod lists;
mod metadata;
mod presence;
#[cfg(test)]
mod tests;
mod ways;

use core::convert::Infallible;

use crate::engine::{
    checked::Violations,
    schema::Kind,
    values::{Invalid, json_value::Blank},
};

pub use {
    errors::{At, ConversionErrors},
    lists::{Append, ConvertsIntoList, ConvertsIntoOptionalList, ListSlot},
    metadata::{ConvertsIntoMetadata, ConvertsIntoOptionalMetadata},
    presence::{ConvertsAt, IfPresent, InOption, InOptional, InRequired, Present},
    ways::{ByClone, ByCopy, ByResult, ByText, ByTryFrom},
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
// Its errors are those of the traits of `conversions!`, which have notes for each kind of field.
#[doc(hidden)]
pub trait Converts<Field, By>: Sized {
    #[doc(hidden)]
    const CONVERSION: Conversion<Field, Self>;
}

/// The reason why a value did not convert.
// Hidden, because rustc's errors show the path of a type that a visible variant is named like.
#[doc(hidden)]
#[derive(Debug)]
pub enum ConversionError {
    /// A single value breaks a rule.
    Invalid(Invalid),
    /// An object breaks rules; their pointers begin at the object.
    Violations(Violations),
    /// A required field is absent.
    Missing(Kind),
}

impl From<Invalid> for ConversionError {
    fn from(invalid: Invalid) -> Self {
        Self::Invalid(invalid)
    }
}

impl From<Violations> for ConversionError {
    fn from(violations: Violations) -> Self {
        Self::Violations(violations)
    }
}

impl From<Infallible> for ConversionError {
    fn from(never: Infallible) -> Self {
        match never {}
    }
}

type ConvertFn<Field, T> = fn(T) -> Result<Field, ConversionError>;

/// The conversion of a value of the type `T` into a field.
pub struct Conversion<Field, T>(ConvertFn<Field, T>);

impl<Field, T> Conversion<Field, T> {
    /// Puts a value on its way into a field.
    pub fn slot(self, value: T) -> Slot<Field, T> {
        Slot(value, self.0)
    }

    /// Puts the values of an iterator on their way into a list, written as `..iterator`.
    pub fn items<I: IntoIterator<Item = T>>(self, values: I) -> ListSlot<Field, T, I> {
        ListSlot(values, self.0)
    }
}

/// A value of the type `T` on its way into a field.
// The function pointer carries the conversion, so that `fill_field` needs no bound on `T`.
pub struct Slot<Field, T>(T, ConvertFn<Field, T>);

impl<F> Slot<F, F> {
    /// Returns the value, which has the field's type.
    pub fn fill_field(self, _: &mut ConversionErrors, _: At) -> F {
        self.0
    }
}

/// Filling a field with a value of another type.
pub trait Fill<Field> {
    /// Converts the value. One that does not convert is recorded, and a blank value takes its place.
    // The blank value keeps the request's literal as it is, and a list's length the index of its next item.
    fn fill_field(self, errors: &mut ConversionErrors, at: At) -> Field;
}

impl<Field: Blank, T> Fill<Field> for Slot<Field, T> {
    fn fill_field(self, errors: &mut ConversionErrors, at: At) -> Field {
        let Self(value, convert) = self;
        convert(value).unwrap_or_else(|error| {
            errors.record(error, at);
            Field::blank()
        })
    }
}

/// Declares a trait for each kind of field. A row: the trait, and its notes for a value that does not convert. The module that
/// has the rows exports `fallible`, too.
///
/// The parameter `By` says whether the value may be absent, such as `InRequired<_>`.
macro_rules! conversions {
    ($($(#[doc = $docs:literal])* $trait:ident: $($note:literal)+;)*) => {$(
        $(#[doc = $docs])*
        #[doc(hidden)]
        #[diagnostic::on_unimplemented(
            message = "`{Self}` does not convert into `{Field}`",
            label = "expected `{Field}` or a value that converts into it",
            $(note = $note,)+
            note = "`key?: value` is for an `Option`, and `key: value` for any other value and for required fields"
        )]
        pub trait $trait<Field, By>: Sized {
            #[doc(hidden)]
            const CONVERSION: $crate::engine::fallible::Conversion<Field, Self>;
        }

        #[diagnostic::do_not_recommend]
        impl<Field, By, T: $crate::engine::fallible::ConvertsAt<Field, By>> $trait<Field, By> for T {
            const CONVERSION: $crate::engine::fallible::Conversion<Field, Self> = T::CONVERSION;
        }
    )*};
}

pub(crate) use conversions;
