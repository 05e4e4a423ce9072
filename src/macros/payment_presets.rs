/// Declares a macro that adds entries to every request, for SDKs.
///
/// The declared macro accepts whatever [`payment_session!`](crate::payment_session) accepts: a request, a template, and
/// `#![allow(…)]` before the first entry. It adds the presets before the entries of its users.
///
/// The [fields](crate::payment_session#fields) are those of the base.
///
/// # Examples
///
/// ```
/// payment_session::payment_presets! {
///     /// A payment on the hosted page.
///     macro checkout = payment_session {
///         mode: REDIRECT,
///         redirect_url: { success_return_url: "warung://paid" },
///     }
/// }
///
/// let request = checkout! {
///     client_reference_id: "WRG-1",
///     amount: { value: 25000, currency: IDR },
///     customer: { email: "ibu@warung.id" },
/// };
/// assert!(request.redirect_url.is_some());
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
/// presets = attribute* "macro" name "="
///           ("payment_session" | "try_payment_session") "{" entries "}"
/// ```
///
/// * The entries end with a comma. They can use every syntax of [`payment_session!`](crate::payment_session), but no
///   `#![allow(…)]`.
/// * To offer the macro from your crate, add `#[macro_export]`. In the presets, `$crate` is your crate, as in every exported
///   macro: `redirect_url: $crate::return_urls()`.
/// * In your own crate, use the macro after its declaration, by its name. rustc does not accept `crate::checkout!` for a
///   macro that another macro declares.
///
/// # Errors
///
/// If a user writes a field of the presets again, the error is reported at the user's entry. An error in the presets is
/// reported at the user's whole invocation, because the tokens of the presets are in your source code.
#[macro_export]
macro_rules! payment_presets {
    ($(#[$attribute:meta])* macro $name:ident = $base:ident { $($presets:tt)* }) => {
        // A macro cannot write `$` for the macro that it declares, except as a token that it was given.
        $crate::__declare_presets! { ($) $(#[$attribute])* $name $base { $($presets)* } }
    };
}

/// Declares the macro of `payment_presets!`. Not public API.
#[doc(hidden)]
#[macro_export]
macro_rules! __declare_presets {
    (($dollar:tt) $(#[$attribute:meta])* $name:ident $base:ident { $($presets:tt)* }) => {
        $(#[$attribute])*
        macro_rules! $name {
            ($dollar($dollar tokens:tt)*) => {
                $crate::__add_presets! { $base { $($presets)* } $dollar($dollar tokens)* }
            };
        }
    };
}

/// Adds presets to the entries of a request or template. Not public API.
#[doc(hidden)]
#[macro_export]
macro_rules! __add_presets {
    // Attributes come before all entries, so before the presets. One pattern for all attributes and entries would be
    // ambiguous, so this arm moves one attribute at a time into the brackets.
    (@ $base:ident $presets:tt ($($head:tt)*) [$($waivers:tt)*] #![$($waiver:tt)*] $($rest:tt)*) => {
        $crate::__add_presets! { @ $base $presets ($($head)*) [$($waivers)* #![$($waiver)*]] $($rest)* }
    };
    (@ $base:ident { $($presets:tt)* } () [$($waivers:tt)*] $($entries:tt)*) => {
        $crate::$base! { $($waivers)* $($presets)* $($entries)* }
    };
    (@ $base:ident { $($presets:tt)* } ($($head:tt)+) [$($waivers:tt)*] $($entries:tt)*) => {
        $crate::$base! { $($head)+ { $($waivers)* $($presets)* $($entries)* } }
    };
    // Users begin here.
    ($base:ident $presets:tt $(#[$($attribute:tt)*])* $visibility:vis struct $name:ident { $($entries:tt)* }) => {
        $crate::__add_presets! { @ $base $presets ($(#[$($attribute)*])* $visibility struct $name) [] $($entries)* }
    };
    ($base:ident $presets:tt { $($entries:tt)* }) => {
        $crate::__add_presets! { @ $base $presets () [] $($entries)* }
    };
    // Presets first: of two equal keys, the error is reported at the second one, which is the user's.
    ($base:ident $presets:tt $($entries:tt)*) => {
        $crate::__add_presets! { @ $base $presets () [] $($entries)* }
    };
}
