//! The tables of enum values: `enum_values!` describes each list in the schema and creates its enum.

/// Creates the enums. A variant has the spelling of its enum value. `..Other(Type)` at the end holds names that the
/// documentation does not list, if they have the form after it, and `..Other(Type) unchecked` only those that nobody
/// checks. The options after the rule: `ISO codes of 3 letters, "STANDARD", "their form"`; `sample VALUE` is the one that
/// helps write where the request has none; `called "noun"` is a message's word for a value, instead of "value";
/// `also NAMES` has their aliases.
macro_rules! enum_values {
    ($($(#[doc = $docs:tt])* pub enum $name:ident: $rule:ident $(, ISO codes of $width:literal letters, $standard:literal, $form:literal)? $(, sample $sample:ident)?
    $(, called $noun:literal)? $(, also $aliases:ident)? {
        $($(#[doc = $($value_docs:tt)+])* $value:ident,)*
        $(..$other:ident($type:ty) $($unchecked:ident)? $(, $other_form:path)?)?
    })*) => {
        crate::engine::values::impl_enum_values! {$(
            $(#[doc = $docs])*
            ///
            #[doc = concat!("Rule `", $crate::request::rules::rule_rows::rule_name!($rule), "`.")]
            $name [$($(#[doc = $($value_docs)+])* $value,)* $(..$other($type))?];
        )*}

        const _: () = {
            use crate::engine::schema::{EnumValues, Kind, RuleId, Spellings, Value};

            $(
                impl Value for $name {
                    const KIND: Kind = {
                        const SPELLINGS: Spellings = crate::engine::values::enum_type::spellings!($([$width, $standard, $form])? [$($value [$([$($value_docs)+])*])*]);
                        Kind::EnumValue(&EnumValues {
                            name: stringify!($name),
                            rule: RuleId::$rule,
                            sample: crate::engine::values::text_type::only(&[$(stringify!($sample))?]),
                            spellings: SPELLINGS,
                            aliases: crate::engine::values::enum_type::or_else!([$($aliases)?] &[]),
                            noun: crate::engine::values::enum_type::or_else!([$($noun)?] "value"),
                            open: crate::engine::values::enum_type::is_there!($($other $($unchecked)?)?),
                            other_form: [$($(Some($other_form),)?)? None][0],
                            holds_unchecked: crate::engine::values::enum_type::is_there!($($($unchecked)?)?),
                        })
                    };
                }
            )*
        };
    };
}

/// Creates the enum of a list of ISO codes, from one row per code: `IDR "Indonesian rupiah."`.
macro_rules! iso_codes {
    ($(#[doc = $docs:tt])* pub enum $name:ident: $rule:ident, $standard:literal, $form:literal, $width:literal letters $(, sample $sample:ident)?, also $aliases:ident {
        $($code:ident $code_docs:tt,)*
    }) => {
        crate::engine::values::enum_type::enum_values! {
            $(#[doc = $docs])*
            pub enum $name: $rule, ISO codes of $width letters, $standard, $form $(, sample $sample)?, also $aliases {
                $(#[doc = $code_docs] $code,)*
            }
        }
    };
}

/// Returns the spellings of a list. (There are hundreds of codes, and one `stringify!` for each would slow every build.)
macro_rules! spellings {
    ([$($value:ident [$([$($docs:tt)+])*])*]) => {
        Spellings::Documented(&[$(crate::engine::schema::EnumValue {
            name: stringify!($value),
            #[cfg(feature = "schema")]
            docs: concat!($($($docs)+, "\n"),*),
        },)*])
    };
    ([$width:literal, $standard:literal, $form:literal] [$($value:ident $docs:tt)*]) => {
        Spellings::IsoCodes(crate::engine::schema::IsoCodes {
            width: $width,
            standard: $standard,
            form: $form,
            text: stringify!($($value)*),
        })
    };
}

/// Returns whether a list has an optional part, without another one.
macro_rules! is_there {
    ($part:ident) => {
        true
    };
    ($($parts:ident)*) => {
        false
    };
}

/// Returns an optional part, or what counts without one.
macro_rules! or_else {
    ([] $default:expr) => {
        $default
    };
    ([$part:expr] $default:expr) => {
        $part
    };
}

pub(crate) use {enum_values, is_there, iso_codes, or_else, spellings};
