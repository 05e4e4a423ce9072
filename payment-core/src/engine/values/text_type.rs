//! The table of checked strings: `text!` describes each row in the schema and creates its type.

/// Creates the checked strings. A row: documentation,
/// `pub struct Name: Rule, fewest..=most characters, form, "example";`. A row without a limit has no `..=most`. A secret
/// string has `secret` or `card_data` after its rule (see [`crate::schema::Secrecy`]). Examples are the documentation's own.
// Expanded once per type, so keep it small and call shared functions.
macro_rules! text {
    ($($(#[doc = $docs:tt])* pub struct $name:ident: $rule:ident $(, $secrecy:ident)?, $min:literal $(..=$max:literal)?, $form:path $(, $example:tt)?;)*) => {
        crate::engine::values::impl_texts! {$(
            $(#[doc = $docs])*
            ///
            #[doc = concat!("Rule `", $crate::request::rules::rule_rows::rule_name!($rule), "`" $(, ", characters: ", stringify!($min), " to ", stringify!($max))?, ".")]
            /// Created by `FromStr` and by `TryFrom` of `&str`, `String` and `&String`: `value.try_into()?`, `value.parse()?`.
            $name [$($secrecy)?];
        )*}

        const _: () = {
            use crate::engine::{schema::{RuleId, Text, TextValue}, values::text_type::only};

            $(
                impl TextValue for $name {
                    const TEXT: Text = Text {
                        name: stringify!($name),
                        rule: RuleId::$rule,
                        min: $min,
                        max: [$($max,)? usize::MAX][0],
                        form: $form,
                        example: only(&[$($example)?]),
                        secrecy: crate::engine::values::text_type::secrecy!($($secrecy)?),
                    };
                }
            )*
        };
    };
}

/// Returns the value of an optional part of a row. (A macro would be expanded for each row.)
pub const fn only(text: &[&'static str]) -> Option<&'static str> {
    match text {
        [text, ..] => Some(*text),
        [] => None,
    }
}

macro_rules! secrecy {
    () => {
        crate::engine::schema::Secrecy::Open
    };
    (secret) => {
        crate::engine::schema::Secrecy::Secret
    };
    (card_data) => {
        crate::engine::schema::Secrecy::Card
    };
}

pub(crate) use {secrecy, text};
