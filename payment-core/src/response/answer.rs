//! What every object of an answer does, written once: `answer!` makes a struct of each table.

/// Makes the structs. A table reads like a struct: docs, the field, its type, and its names on the wire: the documented
/// one first, then other spellings that the gateway uses.
///
/// Types are those that have [`Member`](super::read::Member): `Option<T>` and `Vec<T>` where a member may be absent.
macro_rules! answer {
    ($($(#[doc = $docs:literal])* pub struct $name:ident {
        $($(#[doc = $field_docs:literal])* $field:ident: $type:ty = $($wire:literal)|+,)*
    })*) => {$(
        $(#[doc = $docs])*
        #[derive(Clone, Debug, PartialEq)]
        #[non_exhaustive]
        pub struct $name {
            $($(#[doc = $field_docs])* pub $field: $type,)*
            /// Members that are not documented, or not of the documented type.
            pub other: crate::OtherMembers,
        }

        impl $name {
            /// Reads the object alone: one JSON text in UTF-8, nothing after it.
            pub fn from_json(json: &[u8]) -> Result<Self, crate::Unreadable> {
                crate::response::read::whole(json)
            }
        }

        impl crate::response::read::Read for $name {
            fn read(json: &str) -> crate::response::read::Reading<Self> {
                crate::response::read::object(json, |members| Self {
                    $($field: members.take(&[$($wire),+]),)*
                    other: members.rest(),
                })
            }
        }
    )*};
}

pub(crate) use answer;
