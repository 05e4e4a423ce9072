//! Addresses of url.

use url::Url;

use super::convert;
use crate::{Invalid, ReturnUrl};

convert! {
    /// As url writes it (`https://merchant.com` with a `/` behind it). What has no `://`, as `mailto:`, is refused, and
    /// so is what is longer than 255 characters.
    ///
    /// ```
    /// # use payment_core as payment_session;
    /// use payment_session::ReturnUrl;
    /// use url::Url;
    ///
    /// let page = Url::parse("https://merchant.com/shop/")?.join("../paid?order=1")?;
    /// assert_eq!(ReturnUrl::try_from(page)?.as_ref(), "https://merchant.com/paid?order=1");
    /// assert!(ReturnUrl::try_from(Url::parse("mailto:shop@merchant.com")?).is_err());
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    try Url => ReturnUrl | Invalid: |url| url.as_str().try_into();
}
