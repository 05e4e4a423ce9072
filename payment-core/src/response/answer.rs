//! The tables of response objects: `answer!` creates a struct from each table.

/// Makes the structs. A table reads like a struct: docs, the field, its type, and its names on the wire: the documented
/// one first, then another spelling that the gateway uses.
///
/// Types are those that have [`Member`](super::read::Member): `Option<T>` and `Vec<T>` where a member may be absent.
// docs and names go through as they are (`tt`): parsing each would cost every clean build
macro_rules! answer {
    ($($(# $docs:tt)* pub struct $name:ident {
        $($(# $field_docs:tt)* $field:ident: $type:ty = $wire:tt $(| $other:tt)?,)*
    })*) => {$(
        $(# $docs)*
        #[derive(Clone, Debug, PartialEq)]
        #[non_exhaustive]
        pub struct $name {
            $($(# $field_docs)* pub $field: $type,)*
            /// Fields that are not documented, or not of the documented type.
            pub other: crate::response::OtherMembers,
        }

        impl $name {
            /// Reads the object from one JSON text in UTF-8.
            ///
            /// # Errors
            ///
            /// Returns the reason if the text is not such an object.
            pub fn from_json(json: &[u8]) -> Result<Self, crate::response::ReadError> {
                crate::response::read::read_body(json)
            }
        }

        impl crate::response::read::Object for $name {
            fn of(members: &mut crate::response::read::Members<'_>) -> Option<Self> {
                Some(Self {
                    $($field: crate::response::read::Member::take(members, &[$wire $(, $other)?])?,)*
                    other: members.rest(),
                })
            }
        }
    )*};
}

pub(crate) use answer;
