//! Whether a value may be absent: it is in an optional field, in a required one, or after `key?:`.
//!
//! An expansion names one of these as the parameter `By` of its trait, `ConvertsIntoText<Email, InRequired<_>>`, and rustc infers
//! the way.

use super::{Conversion, ConversionError, Converts};
use crate::engine::schema::Value;

/// In an optional field or a list, where a value converts in the way `By`.
#[derive(Debug)]
pub struct InOptional<By>(By);

/// After `key?:`, where the value in an `Option` converts.
#[derive(Debug)]
pub struct InOption<By>(By);

/// In a required field. `By` is [`Present`] or [`IfPresent`].
#[derive(Debug)]
pub struct InRequired<By>(By);

/// By the value itself.
#[derive(Debug)]
pub struct Present<By>(By);

/// By the value in an `Option`: `None` is a missing field.
#[derive(Debug)]
pub struct IfPresent<By>(By);

/// A value that converts into a field, in one of these cases.
pub trait ConvertsAt<Field, Presence>: Sized {
    const CONVERSION: Conversion<Field, Self>;
}

// Not recommended: the error would otherwise name the traits here instead of the one with notes about the field.
#[diagnostic::do_not_recommend]
impl<Field, By, T: Converts<Field, By>> ConvertsAt<Field, InOptional<By>> for T {
    const CONVERSION: Conversion<Field, Self> = <T as Converts<Field, By>>::CONVERSION;
}

#[diagnostic::do_not_recommend]
impl<Field, By, T: Converts<Field, By>> ConvertsAt<Option<Field>, InOption<By>> for Option<T> {
    const CONVERSION: Conversion<Option<Field>, Self> = Conversion(|value| value.map(T::CONVERSION.0).transpose());
}

#[diagnostic::do_not_recommend]
impl<'a, Field, By, T> ConvertsAt<Option<Field>, InOption<By>> for &'a Option<T>
where
    &'a T: Converts<Field, By>,
{
    const CONVERSION: Conversion<Option<Field>, Self> =
        Conversion(|value| value.as_ref().map(<&T as Converts<Field, By>>::CONVERSION.0).transpose());
}

#[diagnostic::do_not_recommend]
impl<Field, By, T: Converts<Field, By>> ConvertsAt<Field, InRequired<Present<By>>> for T {
    const CONVERSION: Conversion<Field, Self> = <T as Converts<Field, By>>::CONVERSION;
}

#[diagnostic::do_not_recommend]
impl<Field: Value, By, T> ConvertsAt<Field, InRequired<IfPresent<By>>> for T
where
    T: ConvertsAt<Option<Field>, InOption<By>>,
{
    const CONVERSION: Conversion<Field, Self> = Conversion(|value| {
        let convert = <T as ConvertsAt<Option<Field>, InOption<By>>>::CONVERSION.0;
        convert(value)?.ok_or(ConversionError::Missing(Field::KIND))
    });
}
