//! The declaration of macros with presets, which is the same for each table. `__derive_macro!` is the table's: it knows the
//! names of the macros that have no presets.

/// Reads the short form of the macro above it. Not public API.
#[doc(hidden)]
#[macro_export]
macro_rules! __short_presets {
    ($attributes:tt $($name:ident = $base:ident $(:: $inner:ident)*),+ { $($presets:tt)* }) => {
        $crate::__declare_presets! {
            ($) { $($presets)* } $($attributes $name [$base $(:: $inner)*];)+
        }
    };
}

/// Declares macros with presets. Not public API.
#[doc(hidden)]
#[macro_export]
macro_rules! __declare_presets {
    ($dollar:tt $presets:tt $($attributes:tt $name:ident $base:tt;)+) => {$(
        $crate::__derive_macro! { $base $dollar $attributes $name $presets }
    )+};
}

/// Checks presets, and declares their macro. `$layers` are those of its base. Not public API.
#[doc(hidden)]
#[macro_export]
macro_rules! __declare_macro {
    ($called:ident { $($layers:tt)* } ($dollar:tt) { $($attribute:tt)* } $name:ident $presets:tt) => {
        $crate::$called! { $($layers)* @declare $name $presets }
        $($attribute)*
        macro_rules! $name {
            ($dollar($dollar tokens:tt)*) => {
                $crate::$called! { $($layers)* @presets $name $presets $dollar($dollar tokens)* }
            };
        }
    };
}
