//! Run-time strings of unchecked fields.

use alloc::borrow::Cow;

/// A run-time string of an unchecked field, `key!: value`: every `impl Into<Cow<'static, str>>`.
///
/// It exists for the errors of rustc, which name it. You neither import nor implement it.
///
/// # Examples
///
/// ```
/// use payment_session::values::IntoUncheckedText;
///
/// /// The macro accepts these values after `client_reference_id!:`.
/// fn accepted(_: impl IntoUncheckedText) {}
///
/// accepted("INV/1");
/// accepted(format!("INV/{}", 1));
/// ```
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not a string",
    label = "expected `&'static str`, `String` or `Cow<'static, str>`",
    note = "`value.to_string()` converts values that have `Display`"
)]
pub trait IntoUncheckedText {
    /// Converts the value.
    fn into_unchecked_text(self) -> Cow<'static, str>;
}

// Not recommended: the error would otherwise name `Into`.
#[diagnostic::do_not_recommend]
impl<T: Into<Cow<'static, str>>> IntoUncheckedText for T {
    fn into_unchecked_text(self) -> Cow<'static, str> {
        self.into()
    }
}

/// An `Option` of such a string, written as `key!?: value`. You neither import nor implement it.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not an `Option` of a string",
    label = "expected an `Option` of `&'static str`, `String` or `Cow<'static, str>`",
    note = "for a value that is always present, write `key!: value`"
)]
pub trait IntoOptionalUncheckedText {
    /// Converts the value.
    fn into_optional_unchecked_text(self) -> Option<Cow<'static, str>>;
}

#[diagnostic::do_not_recommend]
impl<T: IntoUncheckedText> IntoOptionalUncheckedText for Option<T> {
    fn into_optional_unchecked_text(self) -> Option<Cow<'static, str>> {
        self.map(T::into_unchecked_text)
    }
}
