//! The customer's device.

use super::{AcceptLanguage, BrowserHeight, BrowserWidth, CookieToken, DeviceId, DeviceType, IpAddress, UserAgent};
use crate::{
    engine::values::object_struct::object,
    request::{CARD_DATA, Country},
};

object! {
    with_card_data CARD_DATA;

    /// The customer's device, for the bank's assessment of the risk.
    ///
    /// The documentation states no lengths. A string that is not known is sent empty, like the `type` in its own example,
    /// and a country that is not known is not sent. [`Default`] creates such a device. `Debug` redacts all strings.
    #[page(CardEncryption)]
    ///
    /// # Examples
    ///
    /// Take the values from the HTTP request that brings the card form:
    ///
    /// ```
    /// use payment_session::{Invalid, encrypt::DeviceInformations};
    /// use std::net::IpAddr;
    ///
    /// fn device(agent: &str, from: IpAddr, width: u32) -> Result<DeviceInformations, Invalid> {
    ///     Ok(DeviceInformations {
    ///         user_agent: agent.parse()?,
    ///         ip_address: from.into(),
    ///         browser_width: width.into(),
    ///         ..DeviceInformations::default()
    ///     })
    /// }
    /// # assert!(device("Mozilla/5.0", IpAddr::from([127, 0, 0, 1]), 1234).is_ok());
    /// ```
    pub struct DeviceInformations {
        /// `type`, required: the kind of the device. It may be empty.
        /// Rule `text`.
        /// Page: [Card Encryption].
        required r#type: DeviceType = "type",
        /// `userAgent`, required: the header `User-Agent` of the customer's browser. It may be empty.
        /// Rule `text`.
        /// Page: [Card Encryption].
        required user_agent: UserAgent = "userAgent",
        /// `ipAddress`, required: the IP address of the customer. It may be empty.
        /// Rule `text`.
        /// Page: [Card Encryption].
        required ip_address: IpAddress = "ipAddress",
        /// `acceptLanguage`, required: the header `Accept-Language` of the customer's browser. It may be empty.
        /// Rule `text`.
        /// Page: [Card Encryption].
        required accept_language: AcceptLanguage = "acceptLanguage",
        /// `cookieToken`, required: a token from a cookie of your page. It may be empty.
        /// Rule `text`.
        /// Page: [Card Encryption].
        required cookie_token: CookieToken = "cookieToken",
        /// `deviceId`, required: your id of the device, a UUID in the documentation's example. It may be empty.
        /// Rule `text`.
        /// Page: [Card Encryption].
        required device_id: DeviceId = "deviceId",
        /// `browserWidth`, required: the width of the browser's window in pixels, digits. It may be empty.
        /// Rule `text`.
        /// Page: [Card Encryption].
        required browser_width: BrowserWidth = "browserWidth",
        /// `browserHeight`, required: the height of the browser's window in pixels, digits. It may be empty.
        /// Rule `text`.
        /// Page: [Card Encryption].
        required browser_height: BrowserHeight = "browserHeight",
        /// `country`, optional: the customer's country, an ISO 3166-1 alpha-2 code.
        /// Rule `country`.
        /// Page: [Card Encryption].
        optional country: Country = "country",
    }
}

/// A device of which nothing is known.
impl Default for DeviceInformations {
    fn default() -> Self {
        crate::engine::values::json_value::JsonValue::blank(crate::engine::values::json_value::UncheckedPermit(()))
    }
}
