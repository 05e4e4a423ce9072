//! The customer's device.

use super::{AcceptLanguage, BrowserHeight, BrowserWidth, CookieToken, DeviceId, DeviceType, IpAddress, UserAgent};
use crate::{request::Country, values::object_struct::object};

object! {
    /// The customer's device, for the bank's assessment of the risk.
    ///
    /// The documentation states no lengths. A text that is not known goes out empty, as the `type` of its own example
    /// does, and a country that is not known is left out: [`Default`] has all so. The texts print redacted.
    #[page(CardEncryption)]
    pub struct DeviceInformations {
        /// `type`, required, may be empty.
        /// Rule `text`.
        /// Page: [Card Encryption].
        required r#type: DeviceType = "type",
        /// `userAgent`, required, may be empty.
        /// Rule `text`.
        /// Page: [Card Encryption].
        required user_agent: UserAgent = "userAgent",
        /// `ipAddress`, required, may be empty.
        /// Rule `text`.
        /// Page: [Card Encryption].
        required ip_address: IpAddress = "ipAddress",
        /// `acceptLanguage`, required, may be empty.
        /// Rule `text`.
        /// Page: [Card Encryption].
        required accept_language: AcceptLanguage = "acceptLanguage",
        /// `cookieToken`, required, may be empty.
        /// Rule `text`.
        /// Page: [Card Encryption].
        required cookie_token: CookieToken = "cookieToken",
        /// `deviceId`, required, may be empty.
        /// Rule `text`.
        /// Page: [Card Encryption].
        required device_id: DeviceId = "deviceId",
        /// `browserWidth`, required, digits, may be empty.
        /// Rule `text`.
        /// Page: [Card Encryption].
        required browser_width: BrowserWidth = "browserWidth",
        /// `browserHeight`, required, digits, may be empty.
        /// Rule `text`.
        /// Page: [Card Encryption].
        required browser_height: BrowserHeight = "browserHeight",
        /// `country`, optional, an ISO 3166-1 alpha-2 code.
        /// Rule `country`.
        /// Page: [Card Encryption].
        optional country: Country = "country",
    }
}

/// Nothing of it is known.
impl Default for DeviceInformations {
    fn default() -> Self {
        crate::values::json_value::JsonValue::blank(crate::values::json_value::Unchecked(()))
    }
}
