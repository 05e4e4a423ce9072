//! Conversions of `url` addresses.

use url::Url;

use super::convert;
use crate::{engine::values::Invalid, request::ReturnUrl};

convert! {
    /// Converts an address as `url` writes it: `https://merchant.com` gets a `/` at its end. An address without `://`,
    /// such as `mailto:`, or with more than 255 characters is rejected.
    ///
    /// ```
    /// use payment_session::request::ReturnUrl;
    /// use url::Url;
    ///
    /// let page = Url::parse("https://merchant.com/paid?order=1").unwrap();
    /// assert_eq!(ReturnUrl::try_from(page)?.as_ref(), "https://merchant.com/paid?order=1");
    ///
    /// let mail = Url::parse("mailto:shop@merchant.com").unwrap();
    /// assert!(ReturnUrl::try_from(mail).is_err());
    /// # Ok::<(), payment_session::Invalid>(())
    /// ```
    try Url => ReturnUrl | Invalid: |url| url.as_str().try_into();
}
