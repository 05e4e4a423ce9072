/// Declares macros that add entries to every request, for SDKs.
///
/// Each accepts whatever its base accepts: a request, a template, and `#![allow(…)]` before the first entry. The base is one
/// of [`payment_session!`](crate::payment_session), [`try_payment_session!`](crate::try_payment_session),
/// [`payment_refund!`](crate::payment_refund) and [`try_payment_refund!`](crate::try_payment_refund), or a macro with presets
/// of another crate, on which your users need not depend.
///
/// The [fields](crate::payment_session#the-request) are those of the base.
///
/// # Examples
///
/// ```
/// payment_session::payment_presets! {
///     /// A payment on the hosted page.
///     macro checkout = payment_session;
///     /// The same from plain values.
///     macro try_checkout = try_payment_session;
///     {
///         mode: REDIRECT,                                                     // fixed
///         default statement_descriptor: "Warung",                             // unless the user writes it
///         metadata: { "sdk": "warung/1.0", .. },                              // users add entries
///         redirect_url: { default success_return_url: "warung://paid", .. },
///     }
/// }
///
/// let request = checkout! {
///     client_reference_id: "WRG-1",
///     amount: { value: 25000, currency: IDR },
///     customer: { email: "ibu@warung.id" },
///     metadata: { "table": 7 },
/// };
/// let body = String::from_utf8(request.to_json()).unwrap();
/// assert!(body.contains(r#""metadata":{"sdk":"warung/1.0","table":7}"#));
///
/// let total: u32 = 25_000;
/// let later = try_checkout! {
///     client_reference_id: "WRG-2",
///     amount: { value: total, currency: IDR },
///     customer: { email: "ibu@warung.id" },
///     statement_descriptor: "Warung Ibu",
/// };
/// assert_eq!(later.unwrap().statement_descriptor.as_ref().unwrap().as_ref(), "Warung Ibu");
///
/// checkout! {
///     /// A meal, paid on the hosted page.
///     struct Meal {
///         client_reference_id: _,
///         amount: { value: _ as total, currency: IDR },
///         customer: { email: _ },
///     }
/// }
/// ```
///
/// # Grammar
///
/// ```text
/// presets = (head ";")+ "{" preset* "}" | head ("," name "=" base)* "{" preset* "}"
/// head    = attribute* "macro" name "=" base
/// base    = "payment_session" | "try_payment_session" | "payment_refund" | "try_payment_refund" | path
/// preset  = ("default"? entry | choice) ","?
/// ```
///
/// * An entry is fixed: your users cannot write its field.
/// * `default key: value` gives way to your user's entry, also to `null`, to `key?:`, and to a misspelt key, which is an error
///   of its own. An arm of an `if` or `match` that lacks the field gets the default, and so does an `if` without `else`.
/// * An object of presets that ends in `..` is open: your users add entries, in literal braces. It can have defaults, and
///   open objects inside it. Lists are not joined. A default and `..` in an object that is fixed are errors.
/// * Presets can use every syntax of the base, but no `#![allow(…)]`. A default or an open object neither lies in an `if` or
///   `match` among entries nor contains one.
/// * An outer macro is a user of its base: an object that it writes without `..` is fixed for its own users.
/// * To offer a macro from your crate, add `#[macro_export]`. In the presets, `$crate` is your crate, as in every exported
///   macro: `redirect_url: $crate::return_urls()`.
/// * In your own crate, use the macro after its declaration, by its name. rustc does not accept `crate::checkout!` for a
///   macro that another macro declares.
///
/// # Errors
///
/// Presets are checked where you declare them, for each macro: whatever no user could repair is an error there. What your
/// presets lack may be anything. The type of a run-time value is checked there if all its names belong to `$crate`.
///
/// A field that is fixed is an error at your user's key, which names your macro, without leading underscores: `__pay` is
/// `pay!`. A rule that a user breaks together with presets is reported at the user's token, with a note of what your macro
/// sets, and its help changes only what the user can change.
#[macro_export]
macro_rules! payment_presets {
    ($($(#[$($attribute:tt)*])* macro $name:ident = $base:ident $(:: $inner:ident)*;)+ { $($presets:tt)* }) => {
        // A macro cannot write `$` for the macro that it declares, except as a token that it was given.
        $crate::__declare_presets! {
            ($) { $($presets)* } $({ $(#[$($attribute)*])* } $name [$base $(:: $inner)*];)+
        }
    };
    ($(#[$($attribute:tt)*])* macro $($rest:tt)*) => {
        $crate::__short_presets! { { $(#[$($attribute)*])* } $($rest)* }
    };
}

/// Asks the base of a macro for [`__declare_macro!`]: a macro of this crate, or one with presets of its own, which adds them.
/// So the users of the macro need not know its base. Not public API.
#[doc(hidden)]
#[macro_export]
macro_rules! __derive_macro {
    ([payment_session] $($declaration:tt)*) => { $crate::__declare_macro! { payment_session {} $($declaration)* } };
    ([try_payment_session] $($declaration:tt)*) => { $crate::__declare_macro! { try_payment_session {} $($declaration)* } };
    ([payment_refund] $($declaration:tt)*) => { $crate::__declare_macro! { payment_refund {} $($declaration)* } };
    ([try_payment_refund] $($declaration:tt)*) => { $crate::__declare_macro! { try_payment_refund {} $($declaration)* } };
    ([$($base:tt)*] $($declaration:tt)*) => { $($base)*! { @derive $($declaration)* } };
}
