//! The facade of the second table: an order of a shop.
#![forbid(unsafe_code)]

pub use second_table_core::{__private, fallible, field_type, json_schema, source_code};
pub use second_table_core::{
    Checked, Invalid, Line, Order, ReadOptions, Violation, Violations, request, rules, schema, values,
};
pub use second_table_macros::{order_call, order_part_call, try_order_call, try_order_part_call};

/// Creates a checked order.
#[macro_export]
macro_rules! order {
    ($($call:tt)*) => { $crate::order_call! { $crate $($call)* } };
}

/// Creates an object of an order.
#[macro_export]
macro_rules! order_part {
    ($($call:tt)*) => { $crate::order_part_call! { $crate $($call)* } };
}

/// Creates an order from values that convert.
#[macro_export]
macro_rules! try_order {
    ($($call:tt)*) => { $crate::try_order_call! { $crate $($call)* } };
}

/// Creates an object of an order from values that convert.
#[macro_export]
macro_rules! try_order_part {
    ($($call:tt)*) => { $crate::try_order_part_call! { $crate $($call)* } };
}

#[path = "../../../src/macros/declare_presets.rs"]
mod declare_presets;

/// Declares macros with presets.
#[macro_export]
macro_rules! order_presets {
    ($(#[$($attribute:tt)*])* macro $($rest:tt)*) => {
        $crate::__short_presets! { { $(#[$($attribute)*])* } $($rest)* }
    };
}

/// Asks the base of a macro for its declaration.
#[doc(hidden)]
#[macro_export]
macro_rules! __derive_macro {
    ([order] $($declaration:tt)*) => { $crate::__declare_macro! { order {} $($declaration)* } };
    ([try_order] $($declaration:tt)*) => { $crate::__declare_macro! { try_order {} $($declaration)* } };
    ([$($base:tt)*] $($declaration:tt)*) => { $($base)*! { @derive $($declaration)* } };
}
