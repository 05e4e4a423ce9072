//! What every object does, written once: `object!` makes a struct of each table.

/// Makes the objects. A table reads like a struct: docs, `required` or `optional`, the field, its type (`[T]` is a
/// list, `(T<U>)` a type of more than one word), and the key on the wire. `where scope` names the facts that
/// combination rules about such an object look at: it is no JSON before it is checked.
// what can be is done by functions for all objects: these are compiled for each, in every clean build
macro_rules! object {
    ($($(#[doc = $docs:literal])* pub struct $name:ident $(where $scope:ident)? {
        $($(#[doc = $field_docs:literal])* $presence:ident $field:ident: $type:tt = $wire:literal,)*
    })*) => {
        $(
            $(#[doc = $docs])*
            #[cfg(feature = "runtime")]
            #[derive(Clone, Debug, PartialEq)]
            pub struct $name {
                $($(#[doc = $field_docs])* pub $field: crate::object::type_of!($presence $type),)*
            }

            /// Stands for the struct where only its schema is wanted.
            #[cfg(not(feature = "runtime"))]
            pub struct $name;
        )*

        const _: () = {
            use crate::{object::{plain, presence}, schema::{Field, Kind, Object, Value}};
            #[cfg(feature = "runtime")]
            use {
                alloc::vec::Vec,
                crate::json::{self, Each, Members, Source},
                serde::{Deserialize, Deserializer, Serialize, Serializer},
            };

            $(
                impl Value for $name {
                    const KIND: Kind = {
                        static OBJECT: Object = Object {
                            name: stringify!($name),
                            #[cfg(feature = "runtime")]
                            docs: concat!($($docs, "\n"),*),
                            fields: &[$(Field {
                                rust: plain(stringify!($field)),
                                wire: $wire,
                                required: presence::$presence,
                                docs: concat!($($field_docs, "\n"),*),
                                kind: crate::object::kind_of!($type),
                            },)*],
                            scope: crate::object::scope!($($scope)?),
                        };
                        Kind::Object(&OBJECT)
                    };

                    #[cfg(feature = "runtime")]
                    fn room(&self) -> usize {
                        json::room(self)
                    }

                    #[cfg(feature = "runtime")]
                    fn render(&self, out: &mut Vec<u8>) {
                        json::render(self, out);
                    }
                }
            )*

            #[cfg(feature = "runtime")]
            const _: () = {$(
                impl $name {
                    #[doc(hidden)]
                    pub const EMPTY: Self = Self { $($field: crate::object::empty!($presence $type)),* };
                }

                impl Members for $name {
                    fn each<E: Each>(&self, each: &mut E) {
                        $(each.$presence(concat!(",\"", $wire, "\":"), &self.$field);)*
                    }

                    fn empty() -> Self {
                        Self::EMPTY
                    }

                    fn read<S: Source>(&mut self, source: &mut S) {
                        #[allow(non_camel_case_types)]
                        enum At { $($field),* }
                        #[inline]
                        fn find(name: &str) -> Option<At> {
                            match name {
                                $($wire => Some(At::$field),)*
                                _ => None,
                            }
                        }
                        while let Some(at) = source.next(find)
                            && match at {
                                $(At::$field => source.$presence(&mut self.$field),)*
                            }
                            && source.once(at as u32)
                        {}
                    }
                }

                crate::object::constructor!($name () () $($presence $field $type)*);
                crate::object::serde!($name $(where $scope)?);
            )*};
        };
    };
}

/// What may stand at a field's place.
macro_rules! kind_of {
    ([$($item:tt)*]) => { crate::schema::Kind::List(&<$($item)* as crate::schema::Value>::KIND) };
    (($($type:tt)*)) => { <$($type)* as crate::schema::Value>::KIND };
    ($type:ident) => { <$type as crate::schema::Value>::KIND };
}

/// The facts that are asked of such an object, if any are.
macro_rules! scope {
    () => {
        None
    };
    ($scope:ident) => {
        Some(&crate::facts::$scope::SCOPE)
    };
}

/// The type of a field: as written in a table, or as an `Option` of it.
#[cfg(feature = "runtime")]
macro_rules! type_of {
    (required $type:tt) => { crate::object::type_of!($type) };
    (optional $type:tt) => { Option<crate::object::type_of!($type)> };
    ([$($item:tt)*]) => { alloc::borrow::Cow<'static, [$($item)*]> };
    (($($type:tt)*)) => { $($type)* };
    ($type:ident) => { $type };
}

/// Whether a member must be there, by the word in front of it.
#[allow(non_upper_case_globals)]
pub mod presence {
    pub const required: bool = true;
    pub const optional: bool = false;
}

/// What stands in a struct that is to be filled, of plain constructors only: so it may be the base of constants.
#[cfg(feature = "runtime")]
macro_rules! empty {
    (optional $type:tt) => {
        None
    };
    (required [$($item:tt)*]) => {
        alloc::borrow::Cow::Borrowed(&[])
    };
    (required $type:ident) => {
        $type::EMPTY
    };
}

/// `new`, which takes what is required.
#[cfg(feature = "runtime")]
macro_rules! constructor {
    ($name:ident ($($field:ident: $type:ty,)*) ($($empty:ident)*)) => {
        impl $name {
            /// With what is required, and nothing else.
            #[allow(clippy::new_without_default)]
            pub const fn new($($field: $type),*) -> Self {
                Self { $($field,)* $($empty: None),* }
            }
        }
    };
    ($name:ident ($($done:tt)*) ($($empty:ident)*) required $field:ident $type:tt $($rest:tt)*) => {
        crate::object::constructor!($name ($($done)* $field: crate::object::type_of!($type),) ($($empty)*) $($rest)*);
    };
    ($name:ident ($($done:tt)*) ($($empty:ident)*) optional $field:ident $type:tt $($rest:tt)*) => {
        crate::object::constructor!($name ($($done)*) ($($empty)* $field) $($rest)*);
    };
}

/// JSON in and out for what has no rules of its own inside.
#[cfg(feature = "runtime")]
macro_rules! serde {
    ($name:ident) => {
        impl Serialize for $name {
            fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                json::write_object(self, serializer)
            }
        }

        impl<'de> Deserialize<'de> for $name {
            fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                json::read_object(deserializer)
            }
        }

        impl json::Read for $name {
            fn read_optional<'de, D: Deserializer<'de>>(
                place: &mut Option<Self>,
                deserializer: D,
            ) -> Result<(), D::Error> {
                json::fill_optional(place, deserializer)
            }
        }
    };
    ($name:ident where $scope:ident) => {};
}

/// A field's name without `r#`.
pub const fn plain(name: &'static str) -> &'static str {
    match name.as_bytes() {
        [b'r', b'#', ..] => name.split_at(2).1,
        _ => name,
    }
}

#[cfg(feature = "runtime")]
pub(crate) use {constructor, empty, serde, type_of};
pub(crate) use {kind_of, object, scope};
