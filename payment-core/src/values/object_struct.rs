//! What every object does, written once: `object!` makes a struct of each table.

/// Makes the objects. A table reads like a struct: docs, `required` or `optional`, the field, its type, and the key on
/// the wire. An object `where allowed` has rules about it: it is no JSON before it is checked, and a field of that name
/// holds the rules that it may break.
// Expanded once per object, so keep it small and call shared functions.
macro_rules! object {
    ($($(#[doc = $docs:tt])* pub struct $name:ident $(where $allowed:ident)? {
        $(
            $(#[doc = $field_docs:expr])*
            $(required $required:ident)? $(optional $optional:ident)?: $type:ty = $wire:tt,
        )*
    })*) => {
        $(
            $(#[doc = $docs])*
            #[cfg(feature = "runtime")]
            #[derive(Clone)]
            pub struct $name {
                $($(#[doc = $field_docs])* pub $($required: $type)? $($optional: Option<$type>)?,)*
                /// Fields that this crate does not check.
                pub other: crate::values::OtherFields,
                $(
                    /// The rules that may be broken. They are no part of `==`.
                    pub $allowed: crate::schema::Waivers,
                )?
            }

            /// Stands for the struct where only its schema is wanted.
            #[cfg(not(feature = "runtime"))]
            pub struct $name;
        )*

        const _: () = {
            use crate::{schema::{Field, Kind, Object, Value}, values::object_struct::field_name};

            $(
                impl Value for $name {
                    const KIND: Kind = {
                        static OBJECT: Object = Object {
                            name: stringify!($name),
                            #[cfg(feature = "schema")]
                            docs: concat!($($docs, "\n"),*),
                            fields: &[$(Field {
                                $(rust: field_name(stringify!($required)), required: true,)?
                                $(rust: field_name(stringify!($optional)), required: false,)?
                                wire: $wire,
                                docs: concat!($($field_docs, "\n"),*),
                                kind: <$type as Value>::KIND,
                            },)*],
                        };
                        Kind::Object(&OBJECT)
                    };
                }
            )*

            #[cfg(feature = "runtime")]
            const _: () = {
                #[allow(unused_imports)] // Only objects with rules have waivers.
                use crate::{
                    schema::{Waiver, Waivers},
                    values::{OtherFields, json_value::{JsonValue, Unchecked}, members::{Each, Source}},
                };
                use core::{fmt, hash::{Hash, Hasher}};
                use serde::{Deserialize, Deserializer, Serialize, Serializer};

                $(
                    impl $name {
                        /// With what is required, and nothing else.
                        pub const fn new($($($required: $type,)?)*) -> Self {
                            Self {
                                $($($required,)? $($optional: None,)?)*
                                other: OtherFields::new(),
                                $($allowed: Waivers::NONE,)?
                            }
                        }

                        $(
                            /// Lets the object break a rule.
                            #[must_use]
                            pub const fn allow(mut self, waiver: Waiver) -> Self {
                                self.$allowed = self.$allowed.with(waiver);
                                self
                            }
                        )?
                    }

                    impl PartialEq for $name {
                        fn eq(&self, other: &Self) -> bool {
                            $($(self.$required == other.$required &&)? $(self.$optional == other.$optional &&)?)*
                            self.other == other.other
                        }
                    }

                    impl Eq for $name {}

                    impl Hash for $name {
                        fn hash<H: Hasher>(&self, state: &mut H) {
                            $($(self.$required.hash(state);)? $(self.$optional.hash(state);)?)*
                            self.other.hash(state);
                        }
                    }

                    impl JsonValue for $name {
                        fn other_fields(&self) -> Option<&OtherFields> {
                            Some(&self.other)
                        }

                        fn other_fields_mut(&mut self) -> Option<&mut OtherFields> {
                            Some(&mut self.other)
                        }

                        $(
                            fn waivers(&self) -> Waivers {
                                self.$allowed
                            }

                            fn set_waivers(&mut self, waivers: Waivers) {
                                self.$allowed = waivers;
                            }
                        )?

                        fn each<E: Each>(&self, each: &mut E) {
                            $(
                                $(each.required(concat!(",\"", $wire, "\":"), &self.$required);)?
                                $(each.optional(concat!(",\"", $wire, "\":"), &self.$optional);)?
                            )*
                        }

                        #[allow(unused_variables)]
                        fn blank(unchecked: Unchecked) -> Self {
                            Self {
                                $($($required: JsonValue::blank(unchecked),)? $($optional: None,)?)*
                                other: OtherFields::new(),
                                $($allowed: Waivers::NONE,)?
                            }
                        }

                        fn read<S: Source>(&mut self, source: &mut S) {
                            #[allow(non_camel_case_types)]
                            enum At { $($($required)? $($optional)?),* }
                            #[inline]
                            fn member_named(name: &str) -> Option<At> {
                                match name {
                                    $($wire => Some(At::$($required)? $($optional)?),)*
                                    _ => None,
                                }
                            }
                            while let Some(at) = source.next(member_named) {
                                let is_read = match at {
                                    $(
                                        $(At::$required => source.required(&mut self.$required),)?
                                        $(At::$optional => source.optional(&mut self.$optional),)?
                                    )*
                                };
                                if !is_read || !source.once(at as u32) {
                                    break;
                                }
                            }
                        }
                    }

                    impl fmt::Debug for $name {
                        fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                            crate::values::members::debug(self, f)
                        }
                    }

                    crate::values::object_struct::default!($name $($($required)?)*);
                    crate::values::object_struct::serde!($name $(where $allowed)?);
                )*
            };
        };
    };
}

/// An object without required fields has a default: no field is set.
#[cfg(feature = "runtime")]
macro_rules! default {
    ($name:ident) => {
        impl Default for $name {
            fn default() -> Self {
                Self::new()
            }
        }
    };
    ($name:ident $($required:ident)+) => {};
}

/// JSON in and out for what has no rules of its own inside.
#[cfg(feature = "runtime")]
macro_rules! serde {
    ($name:ident) => {
        impl Serialize for $name {
            fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                crate::values::members::write_object(self, serializer)
            }
        }

        impl<'de> Deserialize<'de> for $name {
            fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                crate::values::deserialize::read_object(deserializer)
            }
        }
    };
    ($name:ident where $allowed:ident) => {};
}

/// Returns a field's name without `r#`.
pub const fn field_name(name: &'static str) -> &'static str {
    match name.as_bytes() {
        [b'r', b'#', ..] => name.split_at(2).1,
        _ => name,
    }
}

pub(crate) use object;
#[cfg(feature = "runtime")]
pub(crate) use {default, serde};
