//! The table of JSON objects with any content: `free!` describes each row in the schema and creates its type.

/// Creates the types. A row: documentation, name, the rule that anything but an object breaks, the level in a request.
macro_rules! free {
    ($($(#[doc = $docs:tt])* pub struct $name:ident: $rule:ident, level $level:literal;)*) => {
        crate::engine::values::impl_free_json! {$(
            $(#[doc = $docs])*
            ///
            #[doc = concat!("Rule `", $crate::request::rules::rule_rows::rule_name!($rule), "`.")]
            /// The JSON is kept as it is written, numbers to the last digit. Two are equal if they have the same fields, in
            /// any order. Numbers are equal if their digits are.
            $name [$rule, $level];
        )*}

        const _: () = {
            use crate::engine::schema::{Free, Kind, RuleId, Value};

            $(
                impl Value for $name {
                    const KIND: Kind = {
                        static FREE: Free = Free { name: stringify!($name), rule: RuleId::$rule };
                        Kind::Free(&FREE)
                    };
                }
            )*
        };
    };
}

pub(crate) use free;
