//! The names of the kinds of fields, in the names of traits that have notes for a value of another type.

use payment_core::schema::{Denotation, Kind};

use super::types::Type;

/// Returns the end of the names: `Text` of `IsText` and `ConvertsIntoText`. `None` is a kind that has other traits.
pub fn kind_name(kind: Kind, ty: &Type) -> Option<&'static str> {
    if ty.is_digits() {
        return Some("VaNumber");
    }
    Some(match kind {
        Kind::Text(text) => match text.denotes() {
            Denotation::Id => "Id",
            Denotation::Url => "Url",
            Denotation::Instant => "Instant",
            Denotation::Number => "Number",
            _ => "Text",
        },
        Kind::EnumValue(_) => "EnumValue",
        Kind::Number(_) => "Number",
        Kind::Bool => "Bool",
        Kind::Object(object) if object.is_money() => "Money",
        Kind::Object(_) => "Object",
        Kind::Free(_) => "Json",
        Kind::List(_) => return None,
    })
}
