//! The traits by which rustc reports a value that does not convert.

/// Declares a trait for each kind of field. A row: the trait, and its notes for a value that does not convert. The module that
/// has the rows exports `fallible`, too.
///
/// The parameter `By` says whether the value may be absent, such as `InRequired<_>`.
macro_rules! conversions {
    ($($(#[doc = $docs:literal])* $trait:ident: $($note:literal)+;)*) => {$(
        $(#[doc = $docs])*
        #[doc(hidden)]
        #[diagnostic::on_unimplemented(
            message = "`{Self}` does not convert into `{Field}`",
            label = "expected `{Field}` or a value that converts into it",
            $(note = $note,)+
            note = "`key?: value` is for an `Option`, and `key: value` for any other value and for required fields"
        )]
        pub trait $trait<Field, By>: Sized {
            #[doc(hidden)]
            const CONVERSION: $crate::engine::fallible::Conversion<Field, Self>;
        }

        #[diagnostic::do_not_recommend]
        impl<Field, By, T: $crate::engine::fallible::ConvertsAt<Field, By>> $trait<Field, By> for T {
            const CONVERSION: $crate::engine::fallible::Conversion<Field, Self> = T::CONVERSION;
        }
    )*};
}

pub(crate) use conversions;
