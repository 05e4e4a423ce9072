//! The ways in which a value converts into a field.
//!
//! Each way is one implementation for all fields. The parameter `By` of [`Converts`] keeps the implementations apart, which
//! would overlap otherwise. No value converts in two ways, so rustc can infer it.

use alloc::{borrow::Cow, boxed::Box, rc::Rc, sync::Arc};
use core::str::FromStr;

use super::{Conversion, ConversionError, Converts};
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

/// Conversions whose error is a [`ConversionError`].
pub trait ConvertsFrom<T>: Sized {
    fn convert_from(value: T) -> Result<Self, ConversionError>;
}

impl<T, Field: TryFrom<T>> ConvertsFrom<T> for Field
where
    Field::Error: Into<ConversionError>,
{
    fn convert_from(value: T) -> Result<Self, ConversionError> {
        Self::try_from(value).map_err(Into::into)
    }
}

// Not recommended: the error would otherwise name `TryFrom` and `ConversionError` instead of the field.
//
// `TryFrom` seems redundant. Without it, rustc reports only the first of several equal mistakes in a function: a bound on
// an associated type is normalized once for each pair of types, and its failure is then known.
#[diagnostic::do_not_recommend]
impl<T, Field: TryFrom<T> + ConvertsFrom<T>> Converts<Field, ByTryFrom> for T {
    const CONVERSION: Conversion<Field, Self> = Conversion(Field::convert_from);
}

#[diagnostic::do_not_recommend]
impl<T: Plain, Field: TryFrom<T> + ConvertsFrom<T>> Converts<Field, ByCopy> for &T {
    const CONVERSION: Conversion<Field, Self> = Conversion(|value| Field::convert_from(*value));
}

#[diagnostic::do_not_recommend]
impl<Field: Clone> Converts<Field, ByClone> for &Field {
    const CONVERSION: Conversion<Field, Self> = Conversion(|value| Ok(value.clone()));
}

#[diagnostic::do_not_recommend]
impl<T: TextHolder, Field: FromStr<Err: Into<ConversionError>>> Converts<Field, ByText> for T {
    const CONVERSION: Conversion<Field, Self> = Conversion(|text| text.as_ref().parse().map_err(Into::into));
}

#[diagnostic::do_not_recommend]
impl<Field, E: ErrorOf<Field>> Converts<Field, ByResult> for Result<Field, E> {
    const CONVERSION: Conversion<Field, Self> = Conversion(|result| result.map_err(Into::into));
}

/// The error of a conversion into `Field`. That of an object has the places of its fields, so it is not [`Invalid`].
pub trait ErrorOf<Field>: Into<ConversionError> {}

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
