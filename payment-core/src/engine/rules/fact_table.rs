//! The tables of facts: `subjects!` declares the objects that rules are about, and the facts that the rules ask for.

/// Declares a [`Subject`](crate::engine::schema::Subject) for each object, and a module for each object that names its
/// facts. `rules TABLE;` names the table of rules.
///
/// A row: name, path from the object, test of the value there. It is written once: its path is followed in trees of tokens
/// and of JSON, and in the structs. `decided by` names a fact about each field that decides which other fields the object
/// needs.
macro_rules! subjects {
    (rules $rules:ident; $($variant:ident, $module:ident: $object:ident $(decided by $($deciding:ident),+)? {
        $($name:ident: $first:ident $(. $path:ident)* => $test:ident $($arg:ident)* $(($($field:ident),*))?;)*
    })*) => {
        enum Number { $($variant),* }

        /// The objects by their names in the rules.
        #[allow(non_upper_case_globals)]
        pub mod subjects {
            use super::{Number, $rules, $($module),*};
            use $crate::engine::schema::{FactSet, Subject, Value};

            $(
                pub static $variant: Subject = Subject {
                    number: Number::$variant as usize,
                    object: || <super::$object as Value>::KIND.as_object().unwrap_or_else(|| unreachable!()),
                    facts: $module::FACTS,
                    deciding: FactSet::EMPTY$($(.union($module::$deciding))+)?,
                    rules: $rules,
                };
            )*
        }

        $(
            impl $crate::engine::schema::HasRules for $object {
                const SUBJECT: &'static $crate::engine::schema::Subject = &subjects::$variant;
            }
        )*

        $(
            pub mod $module {
                // Tests of digits name a static of the table.
                #[allow(unused_imports)]
                use super::*;
                use $crate::engine::{schema::{Fact, FactSet}, values::object_struct::field_name};

                #[allow(non_camel_case_types, clippy::upper_case_acronyms)]
                enum Position { $($name),* }

                $(pub const $name: FactSet = FactSet::at(Position::$name as usize);)*

                pub(super) const FACTS: &[Fact] = &[$(Fact {
                    path: &[field_name(stringify!($first)) $(, field_name(stringify!($path)))*],
                    test: $crate::engine::rules::test!($test $($arg)* $(($($field),*))?),
                }),*];
            }
        )*

        #[cfg(feature = "runtime")]
        $crate::engine::rules::impl_held_facts! {$(
            $module: $object {
                $($name: $first $(. $path)* => $test $($arg)* $(($($field),*))?;)*
            }
        )*}
    };
}

/// Returns the test of a row.
macro_rules! test {
    (present) => {
        $crate::engine::schema::Test::Present
    };
    (enum_value) => {
        $crate::engine::schema::Test::EnumValue
    };
    (is $value:ident) => {
        $crate::engine::schema::Test::Is(stringify!($value))
    };
    (is_false) => {
        $crate::engine::schema::Test::False
    };
    (is_true) => {
        $crate::engine::schema::Test::True
    };
    (is_not $value:ident) => {
        $crate::engine::schema::Test::Not(stringify!($value))
    };
    (has($($field:ident),+)) => {
        $crate::engine::schema::Test::Has(&[$(stringify!($field)),+])
    };
    (wrong_digits $digits:ident($text:ident, $channel:ident)) => {
        $crate::engine::schema::Test::WrongDigits {
            text: stringify!($text),
            channel: stringify!($channel),
            digits: &$digits,
        }
    };
}

pub(crate) use {subjects, test};
