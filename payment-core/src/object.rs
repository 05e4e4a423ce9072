//! What every object does, written once: `object!` makes a struct of each table.

/// Makes the objects. A table reads like a struct: docs, `required` or `optional`, the field, its type (`[T]` is a
/// list, `(T<U>)` a type of more than one word), and the key on the wire. `where scope` names the facts that
/// combination rules about such an object look at: it is no JSON before it is checked.
macro_rules! object {
    ($($(#[doc = $docs:literal])* pub struct $name:ident $(where $scope:ident)? {
        $($(#[doc = $field_docs:literal])* $presence:ident $field:ident: $type:tt = $wire:literal,)*
    })*) => {$(
        $(#[doc = $docs])*
        #[cfg(feature = "runtime")]
        #[derive(Clone, Debug, PartialEq)]
        pub struct $name {
            $($(#[doc = $field_docs])* pub $field: crate::object::type_of!($presence $type),)*
        }

        /// Stands for the struct where only its schema is wanted.
        #[cfg(not(feature = "runtime"))]
        pub struct $name;

        impl crate::schema::Value for $name {
            const KIND: crate::schema::Kind = {
                static OBJECT: crate::schema::Object = crate::schema::Object {
                    name: stringify!($name),
                    docs: concat!($($docs, "\n"),*),
                    fields: &[$(crate::schema::Field {
                        rust: crate::object::plain(stringify!($field)),
                        wire: $wire,
                        required: crate::object::by_presence!($presence true, false),
                        docs: concat!($($field_docs, "\n"),*),
                        kind: crate::object::kind_of!($type),
                    },)*],
                    scope: crate::word::option!($(&crate::facts::$scope::SCOPE)?),
                };
                crate::schema::Kind::Object(&OBJECT)
            };

            #[cfg(feature = "runtime")]
            fn room(&self) -> usize {
                2 $(+ crate::object::by_presence!($presence
                    $wire.len() + 4 + self.$field.room(),
                    self.$field.as_ref().map_or(0, |value| $wire.len() + 4 + value.room())))*
            }

            #[cfg(feature = "runtime")]
            fn render(&self, out: &mut alloc::vec::Vec<u8>) {
                let start = out.len();
                $(crate::object::by_presence!($presence
                    { out.extend_from_slice(concat!(",\"", $wire, "\":").as_bytes()); self.$field.render(out); },
                    if let Some(value) = &self.$field {
                        out.extend_from_slice(concat!(",\"", $wire, "\":").as_bytes());
                        value.render(out);
                    });)*
                crate::json::close_object(start, out);
            }
        }

        #[cfg(feature = "runtime")]
        impl $name {
            #[doc(hidden)]
            pub const EMPTY: Self = Self { $($field: crate::object::empty!($presence $type)),* };
        }

        #[cfg(feature = "runtime")]
        impl crate::json::Members for $name {
            fn write<M: serde::ser::SerializeMap>(&self, map: &mut M) -> Result<(), M::Error> {
                $(crate::object::by_presence!($presence
                    map.serialize_entry($wire, &self.$field)?,
                    if let Some(value) = &self.$field { map.serialize_entry($wire, value)?; });)*
                Ok(())
            }

            fn empty() -> Self {
                Self::EMPTY
            }

            fn read<'de, M: serde::de::MapAccess<'de>>(&mut self, mut map: M) -> Result<(), M::Error> {
                #[allow(non_camel_case_types)]
                #[derive(Clone, Copy)]
                enum Slot { $($field),* }
                let slot_of = |name: &str| match name {
                    $($wire => Some(Slot::$field),)*
                    _ => None,
                };
                let mut seen = 0_u32;
                while let Some(slot) = map.next_key_seed(crate::json::Key(slot_of))? {
                    let bit = 1 << slot as u32;
                    if seen & bit != 0 {
                        return Err(crate::json::twice());
                    }
                    seen |= bit;
                    match slot {
                        $(Slot::$field => map.next_value_seed(crate::object::by_presence!($presence
                            crate::json::Required(&mut self.$field),
                            crate::json::Optional(&mut self.$field)))?,)*
                    }
                }
                $(crate::object::by_presence!($presence
                    if seen & 1 << Slot::$field as u32 == 0 {
                        return Err(serde::de::Error::missing_field($wire));
                    },
                    {});)*
                Ok(())
            }
        }

        crate::object::constructor!($name () () $($presence $field $type)*);
        crate::object::serde!($name $(where $scope)?);
    )*};
}

/// What may stand at a field's place.
macro_rules! kind_of {
    ([$($item:tt)*]) => { crate::schema::Kind::List(&<$($item)* as crate::schema::Value>::KIND) };
    (($($type:tt)*)) => { <$($type)* as crate::schema::Value>::KIND };
    ($type:ident) => { <$type as crate::schema::Value>::KIND };
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

macro_rules! by_presence {
    (required $required:expr, $optional:expr) => {
        $required
    };
    (optional $required:expr, $optional:expr) => {
        $optional
    };
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
macro_rules! constructor {
    ($name:ident ($($field:ident: $type:ty,)*) ($($empty:ident)*)) => {
        #[cfg(feature = "runtime")]
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
macro_rules! serde {
    ($name:ident) => {
        #[cfg(feature = "runtime")]
        const _: () = {
            impl serde::Serialize for $name {
                fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                    crate::json::write_object(self, serializer)
                }
            }

            impl<'de> serde::Deserialize<'de> for $name {
                fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                    crate::json::read_object(deserializer)
                }
            }

            impl crate::json::Read for $name {
                fn read_required<'de, D: serde::Deserializer<'de>>(&mut self, deserializer: D) -> Result<(), D::Error> {
                    crate::json::fill(self, deserializer)
                }

                fn read_optional<'de, D: serde::Deserializer<'de>>(
                    place: &mut Option<Self>,
                    deserializer: D,
                ) -> Result<(), D::Error> {
                    crate::json::fill_optional(place, deserializer)
                }
            }
        };
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

pub(crate) use {by_presence, constructor, kind_of, object, serde};
#[cfg(feature = "runtime")]
pub(crate) use {empty, type_of};
