//! The ways in which a value converts into a field.
//!
//! Each way is one implementation for all fields. The parameter `By` of [`Converts`] keeps the implementations apart, which
//! would overlap otherwise. No value converts in two ways, so rustc can infer it.

use alloc::{borrow::Cow, boxed::Box, rc::Rc, sync::Arc};
use core::str::FromStr;

use super::{Conversion, Converts, Rejection};
use crate::engine::{
    checked::Violations,
    values::{Invalid, MetadataValue},
};

/// By `TryFrom` of the field.
#[derive(Debug)]
pub enum ByTryFrom {}

/// By the value of a reference, which is an integer or a `&str`.
#[derive(Debug)]
pub enum ByCopy {}

/// By a clone of the value of a reference, which has the field's type.
#[derive(Debug)]
pub enum ByClone {}

/// By the text of a string type that no field has a `TryFrom` of.
#[derive(Debug)]
pub enum ByText {}

/// By a `Result` of the field.
#[derive(Debug)]
pub enum ByResult {}

/// Conversions whose error is a [`Rejection`].
pub trait RejectsFrom<T>: Sized {
    fn rejecting_from(value: T) -> Result<Self, Rejection>;
}

impl<T, Field: TryFrom<T>> RejectsFrom<T> for Field
where
    Field::Error: Into<Rejection>,
{
    fn rejecting_from(value: T) -> Result<Self, Rejection> {
        Self::try_from(value).map_err(Into::into)
    }
}

// Not recommended: the error would otherwise name `TryFrom` and `Rejection` instead of the field.
//
// `TryFrom` seems redundant. Without it, rustc reports only the first of several equal mistakes in a function: a bound on
// an associated type is normalized once for each pair of types, and its failure is then known.
#[diagnostic::do_not_recommend]
impl<T, Field: TryFrom<T> + RejectsFrom<T>> Converts<Field, ByTryFrom> for T {
    const CONVERSION: Conversion<Field, Self> = Conversion(Field::rejecting_from);
}

#[diagnostic::do_not_recommend]
impl<T: Plain, Field: TryFrom<T> + RejectsFrom<T>> Converts<Field, ByCopy> for &T {
    const CONVERSION: Conversion<Field, Self> = Conversion(|value| Field::rejecting_from(*value));
}

#[diagnostic::do_not_recommend]
impl<Field: Clone> Converts<Field, ByClone> for &Field {
    const CONVERSION: Conversion<Field, Self> = Conversion(|value| Ok(value.clone()));
}

#[diagnostic::do_not_recommend]
impl<T: TextHolder, Field: FromStr<Err: Into<Rejection>>> Converts<Field, ByText> for T {
    const CONVERSION: Conversion<Field, Self> = Conversion(|text| text.as_ref().parse().map_err(Into::into));
}

#[diagnostic::do_not_recommend]
impl<Field, E: ErrorOf<Field>> Converts<Field, ByResult> for Result<Field, E> {
    const CONVERSION: Conversion<Field, Self> = Conversion(|result| result.map_err(Into::into));
}

/// The error of a conversion into `Field`. That of an object has the places of its fields, so it is not [`Invalid`].
pub trait ErrorOf<Field>: Into<Rejection> {}

impl<Field> ErrorOf<Field> for Violations {}
impl<Field: FromStr> ErrorOf<Field> for Invalid {}
impl ErrorOf<MetadataValue> for Invalid {}

/// A value that a row lends. (Of other types that are `Copy`, some fields have a `TryFrom` of the reference.)
pub trait Plain: Copy {}

macro_rules! plain {
    ($($plain:ty)*) => {
        $(impl Plain for $plain {})*
    };
}

plain!(&str u8 u16 u32 u64 u128 usize i8 i16 i32 i64 i128 isize);

/// A string type, or references to one.
pub trait TextHolder: AsRef<str> {}

impl TextHolder for Box<str> {}
impl TextHolder for Rc<str> {}
impl TextHolder for Arc<str> {}
impl TextHolder for Cow<'_, str> {}
impl<T: TextHolder> TextHolder for &T {}
