//! The tables of response objects: `response_struct!` creates a struct from each table.

/// Creates the structs. A table has the documentation page of its object, then its examples. A row has the documentation,
/// the field, its type, and its names on the wire: the documented one first, then another spelling that the gateway uses.
/// `keeps json` adds a private field with the JSON of the object.
///
/// The types implement `read::ReadField`: `Option<T>` and `Vec<T>` where a field may be absent.
// Documentation and names are passed as they are (`tt`), because parsing each would make every clean build slower.
macro_rules! response_struct {
    ($($(#[doc = $docs:tt])* #[page($page:ident)] $(#[doc = $examples:tt])* pub struct $name:ident $(keeps $json:ident)? {
        $($(# $field_docs:tt)* $field:ident: $type:ty = $wire:tt $(| $other:tt)?,)*
    })*) => {$(
        $(#[doc = $docs])*
        ///
        #[doc = payment_core::page_link!($page)]
        $(#[doc = $examples])*
        #[derive(Clone, Debug, PartialEq)]
        #[non_exhaustive]
        pub struct $name {
            $($(# $field_docs)* pub $field: $type,)*
            /// The fields that are not documented, or not of the documented type.
            pub other: payment_core::values::OtherFields<crate::response::RawJson>,
            $($json: crate::response::json::SourceJson,)?
        }

        impl Eq for $name {}

        impl $name {
            /// Reads the object from one JSON text in UTF-8, without the envelope of a response.
            ///
            /// # Errors
            ///
            /// Returns the reason if the text is not an object with the required fields.
            pub fn from_json(json: &[u8]) -> Result<Self, crate::response::ReadError> {
                crate::response::read::read_body(json)
            }
        }

        impl crate::response::read::ReadObject for $name {
            fn of(members: &mut crate::response::read::Members<'_>) -> Option<Self> {
                Some(Self {
                    $($field: crate::response::read::ReadField::take(members, &[$wire $(, $other)?])?,)*
                    $($json: members.source_json(),)?
                    other: members.rest(),
                })
            }
        }
    )*};
}

pub(crate) use response_struct;
