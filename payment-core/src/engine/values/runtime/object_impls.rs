//! The structs of objects.

/// Creates the structs of objects, with their implementations.
// Expanded once per object, so keep it small and call shared functions.
macro_rules! impl_objects {
    ($($(#[doc = $($docs:tt)+])* $name:ident [
        $(where $allowed:ident)?
        $(
            $(#[doc = $($field_docs:tt)+])*
            $(required $required:ident)? $(optional $optional:ident)?: $type:ty = $wire:tt,
        )*
    ];)*) => {
        $(
            $(#[doc = $($docs)+])*
            #[derive(Clone)]
            pub struct $name {
                $($(#[doc = $($field_docs)+])* pub $($required: $type)? $($optional: Option<$type>)?,)*
                /// Fields that this crate does not check.
                pub other: crate::engine::values::OtherFields,
                $(
                    /// The rules that may be broken. They are no part of `==`.
                    pub $allowed: crate::engine::schema::Waivers,
                )?
            }
        )*

        const _: () = {
            #[allow(unused_imports)] // Only objects with rules have waivers.
            use crate::engine::{schema::{Waiver, Waivers}, values::{OtherFields, json_value::{FieldVisitor, JsonValue, FieldSource, WriteJson, UncheckedPermit}}};
            use core::{fmt, hash::{Hash, Hasher}};

            $(
                impl $name {
                    /// Creates an object from its required fields. All other fields are unset.
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

                impl WriteJson for $name {
                    fn size_hint(&self) -> usize {
                        crate::engine::values::write_object::object_size(self)
                    }

                    fn write_value(&self, out: &mut alloc::vec::Vec<u8>) {
                        crate::engine::values::write_object::write_object(self, out);
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

                    fn visit_fields<'v, V: FieldVisitor<'v>>(&'v self, visitor: &mut V) {
                        $(
                            $(visitor.required(concat!(",\"", $wire, "\":"), &self.$required);)?
                            $(visitor.optional(concat!(",\"", $wire, "\":"), &self.$optional);)?
                        )*
                    }

                    #[allow(unused_variables)]
                    fn blank(unchecked: UncheckedPermit) -> Self {
                        Self {
                            $($($required: JsonValue::blank(unchecked),)? $($optional: None,)?)*
                            other: OtherFields::new(),
                            $($allowed: Waivers::NONE,)?
                        }
                    }

                    fn read<S: FieldSource>(&mut self, source: &mut S) {
                        #[allow(non_camel_case_types)]
                        enum FieldName { $($($required)? $($optional)?),* }
                        #[inline]
                        fn field_named(name: &str) -> Option<FieldName> {
                            match name {
                                $($wire => Some(FieldName::$($required)? $($optional)?),)*
                                _ => None,
                            }
                        }
                        while let Some(field) = source.next(field_named) {
                            let is_read = match field {
                                $(
                                    $(FieldName::$required => source.required(&mut self.$required),)?
                                    $(FieldName::$optional => source.optional(&mut self.$optional),)?
                                )*
                            };
                            if !is_read || !source.once(field as u32) {
                                break;
                            }
                        }
                    }
                }

                impl fmt::Debug for $name {
                    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                        crate::engine::values::write_object::debug_object(self, f)
                    }
                }

                crate::engine::values::object_impls::default!($name $($($required)?)*);
                crate::engine::values::object_impls::serde!($name $(where $allowed)?);
            )*
        };
    };
}

/// Implements `Default` for an object without required fields: no field is set.
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

/// Implements serde's traits for an object without rules of its own.
macro_rules! serde {
    ($name:ident) => {
        impl serde::Serialize for $name {
            fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                crate::engine::values::write_object::serialize(self, serializer)
            }
        }

        impl<'de> serde::Deserialize<'de> for $name {
            fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                crate::engine::values::read_object::read(deserializer)
            }
        }
    };
    ($name:ident where $allowed:ident) => {};
}

pub(crate) use {default, impl_objects, serde};
