//! The macros between the public macros and the procedural macros, for rust-analyzer. Not public API.
//!
//! The leading `!` asks for the editor's expansion: a struct literal with the user's own tokens, even after an error.
//! rustc gets a smaller expansion.

macro_rules! editor_calls {
    ($dollar:tt $($name:ident)*) => {$(
        #[doc(hidden)]
        #[macro_export]
        macro_rules! $name {
            ($dollar($dollar call:tt)*) => { $dollar crate::__private::$name! { ! $dollar($dollar call)* } };
        }
    )*};
}

editor_calls!($
    payment_session_call payment_refund_call payment_part_call
    try_payment_session_call try_payment_refund_call try_payment_part_call
);
