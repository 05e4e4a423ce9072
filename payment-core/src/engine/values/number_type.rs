//! The table of checked numbers: `number!` describes each row in the schema and creates its type.

/// Creates the checked numbers. A row: documentation, `pub struct Name: Rule, range, "example";`. A secret number has
/// `secret` at its end.
macro_rules! number {
    ($($(#[doc = $docs:tt])* pub struct $name:ident: $rule:ident, $range:path, $example:tt $(, $secrecy:ident)?;)*) => {
        crate::engine::values::impl_numbers! {$(
            $(#[doc = $docs])*
            ///
            #[doc = concat!("Rule `", $crate::request::rules::rule_rows::rule_name!($rule), "`.")]
            /// Created by `FromStr` and by `TryFrom` of the integers: `value.try_into()?`, `"10.50".parse()?`. A string
            /// such as `"50.000"` is rejected if it can also mean 50000, as it does in Indonesia. Two numbers are equal if
            /// their digits are: `10` is not `10.0`. For `serde` see [`PaymentSession`](crate::session::PaymentSession).
            $name [$($secrecy)?];
        )*}

        $(
            impl crate::engine::schema::Value for $name {
                const KIND: crate::engine::schema::Kind = {
                    static NUMBER: crate::engine::schema::Number = crate::engine::schema::Number {
                        name: stringify!($name),
                        rule: crate::engine::schema::RuleId::$rule,
                        range: $range,
                        example: Some($example),
                        secrecy: crate::engine::values::text_type::secrecy!($($secrecy)?),
                    };
                    crate::engine::schema::Kind::Number(&NUMBER)
                };
            }
        )*
    };
}

pub(crate) use number;
