//! Empty strings that mean an absent value.

/// Returns the text, or `None` if it is empty or absent.
///
/// Databases and forms often store `""` where a customer left an input empty. After `?:`, such a field is left out.
/// Nothing else treats `""` as absent: some fields of a request may be empty.
///
/// # Examples
///
/// ```
/// use payment_session::values::non_empty;
///
/// assert_eq!(non_empty("Ana"), Some("Ana"));
/// assert_eq!(non_empty(""), None);
/// assert_eq!(non_empty(Some(String::new())), None);
/// assert_eq!(non_empty(None::<String>), None);
/// assert_eq!(non_empty(&Some(String::from("Ana"))), Some("Ana"));
/// ```
///
/// Use it after `?:` in an invocation: `given_name?: non_empty(row.given_name)`.
pub fn non_empty<T: MaybeText>(text: T) -> Option<T::Text> {
    text.text().filter(|text| !text.as_ref().is_empty())
}

/// A string, or an `Option` of a string; see [`non_empty`].
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not a string, nor an `Option` of a string",
    label = "expected `String`, `&str`, `Option<String>` or the like"
)]
pub trait MaybeText: sealed::Sealed {
    /// The string.
    type Text: AsRef<str>;

    /// Returns the string, if there is one.
    fn text(self) -> Option<Self::Text>;
}

mod sealed {
    use alloc::{borrow::Cow, boxed::Box, rc::Rc, string::String, sync::Arc};

    /// A string.
    pub trait StringLike: AsRef<str> {}

    impl StringLike for str {}
    impl StringLike for String {}
    impl StringLike for Box<str> {}
    impl StringLike for Rc<str> {}
    impl StringLike for Arc<str> {}
    impl StringLike for Cow<'_, str> {}
    impl<T: StringLike + ?Sized> StringLike for &T {}

    pub trait Sealed {}

    impl<T: StringLike> Sealed for T {}
    impl<T: StringLike> Sealed for Option<T> {}
    impl<T: StringLike> Sealed for &Option<T> {}
}

use sealed::StringLike;

impl<T: StringLike> MaybeText for T {
    type Text = Self;

    fn text(self) -> Option<Self> {
        Some(self)
    }
}

impl<T: StringLike> MaybeText for Option<T> {
    type Text = T;

    fn text(self) -> Self {
        self
    }
}

impl<'a, T: StringLike> MaybeText for &'a Option<T> {
    type Text = &'a str;

    fn text(self) -> Option<&'a str> {
        self.as_ref().map(AsRef::as_ref)
    }
}
