//! Conversions of `http` URIs.

use alloc::string::ToString;

use http::Uri;

use super::convert;
use crate::{engine::values::Invalid, request::ReturnUrl};

convert! {
    /// Converts an address as `http` writes it: `https://merchant.com` gets a `/` at its end, and a `Uri` has no fragment.
    /// An address without a scheme, such as `/paid`, or with more than 255 characters is rejected.
    ///
    /// ```
    /// use http::Uri;
    /// use payment_session::request::ReturnUrl;
    ///
    /// let page = Uri::from_static("https://merchant.com/paid?order=1");
    /// assert_eq!(ReturnUrl::try_from(page)?.as_ref(), "https://merchant.com/paid?order=1");
    /// assert!(ReturnUrl::try_from(Uri::from_static("/paid")).is_err());
    /// # Ok::<(), payment_session::Invalid>(())
    /// ```
    try Uri => ReturnUrl | Invalid: |uri| uri.to_string().try_into();
}
