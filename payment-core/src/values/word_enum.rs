//! The tables of enum values: `words!` describes each list in the schema and creates its enum.

/// Creates the enums. A variant has the spelling of its enum value. `..Other(Type)` at the end holds names that the
/// documentation does not list, and `..Other(Type) unchecked` only those that nobody checks. `letters 3` after the rule says that each name has three letters. `sample WORD` is the value
/// that helps suggest instead of the first.
macro_rules! words {
    ($($(#[doc = $docs:tt])* pub enum $name:ident: $rule:ident $(, letters $width:literal)? $(, sample $sample:ident)? {
        $($(#[doc = $($word_docs:tt)+])* $word:ident,)*
        $(..$other:ident($type:ty) $($unchecked:ident)?)?
    })*) => {
        crate::values::impl_words! {$(
            $(#[doc = $docs])*
            ///
            #[doc = concat!("Rule `", crate::schema::rule_rows::rule_name!($rule), "`.")]
            $name [$($(#[doc = $($word_docs)+])* $word,)* $(..$other($type))?];
        )*}

        const _: () = {
            use crate::schema::{Kind, RuleId, Spelt, Value, Words};

            $(
                impl Value for $name {
                    const KIND: Kind = {
                        const SPELT: Spelt = crate::values::word_enum::spelt!($($width)? [$($word [$([$($word_docs)+])*])*]);
                        Kind::Word(&Words {
                            name: stringify!($name),
                            rule: RuleId::$rule,
                            sample: crate::values::text_type::only(&[$(stringify!($sample))?]),
                            spelt: SPELT,
                            open: crate::values::word_enum::is_there!($($other $($unchecked)?)?),
                            holds_unchecked: crate::values::word_enum::is_there!($($($unchecked)?)?),
                        })
                    };
                }
            )*
        };
    };
}

/// Creates the enum of a list of codes, from one row per code: `IDR "Indonesian rupiah."`.
macro_rules! codes {
    ($(#[doc = $docs:tt])* pub enum $name:ident: $rule:ident, letters $width:literal, sample $sample:ident {
        $($code:ident $code_docs:tt,)*
    }) => {
        crate::values::word_enum::words! {
            $(#[doc = $docs])*
            pub enum $name: $rule, letters $width, sample $sample {
                $(#[doc = $code_docs] $code,)*
            }
        }
    };
}

/// Returns the spellings of a list. (There are hundreds of codes, and one `stringify!` for each would slow every build.)
macro_rules! spelt {
    ([$($word:ident [$([$($docs:tt)+])*])*]) => {
        Spelt::Words(&[$(crate::schema::Word {
            name: stringify!($word),
            #[cfg(feature = "schema")]
            docs: concat!($($($docs)+, "\n"),*),
        },)*])
    };
    ($width:literal [$($word:ident $docs:tt)*]) => {
        Spelt::Codes(crate::schema::Codes { width: $width, text: stringify!($($word)*) })
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

pub(crate) use {codes, is_there, spelt, words};
