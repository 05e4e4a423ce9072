//! Empty strings that mean an absent value.

use alloc::{borrow::Cow, boxed::Box, string::String};

/// Returns the text, or `None` if it is empty or absent.
///
/// Databases and forms often store `""` where a customer gave nothing. After `?:`, such a field is left out. Nothing else
/// treats `""` as absent: some fields of a request may be empty.
///
/// # Examples
///
/// ```
/// # use payment_core as payment_session;
/// use payment_session::values::non_empty;
///
/// assert_eq!(non_empty("Ana"), Some("Ana"));
/// assert_eq!(non_empty(""), None);
/// assert_eq!(non_empty(Some(String::new())), None);
/// assert_eq!(non_empty(None::<String>), None);
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
    pub trait Sealed {}

    impl<T: Sealed> Sealed for Option<T> {}
}

macro_rules! texts {
    ($([$($lifetime:lifetime)?] $text:ty;)*) => {$(
        impl$(<$lifetime>)? sealed::Sealed for $text {}

        impl$(<$lifetime>)? MaybeText for $text {
            type Text = Self;

            fn text(self) -> Option<Self> {
                Some(self)
            }
        }

        impl$(<$lifetime>)? MaybeText for Option<$text> {
            type Text = $text;

            fn text(self) -> Option<$text> {
                self
            }
        }
    )*};
}

texts! {
    [] String;
    [] Box<str>;
    ['a] &'a String;
    ['a] &'a str;
    ['a] Cow<'a, str>;
}
