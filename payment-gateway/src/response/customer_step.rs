//! The step that a customer takes, for a front end.

use alloc::string::String;

use serde::ser::SerializeMap;

use super::{
    EncryptionKey, NextStep, Open, PaymentUrl, QrDetails, QrType, RawJson, ReadError, SessionStatus, Timestamp,
    VirtualAccountDetails,
    read::{self, Members, ReadObject},
};
use payment_core::request::VaChannel;

/// The step that a customer takes: the part of a [`NextStep`] that a front end may see.
///
/// Its JSON has the field `step` and the fields of the variant in camel case. It contains the whole payment URL and the
/// public encryption key, which the customer needs. It contains no credential of the merchant, stored card token, e-mail
/// address or other data of the session. `Debug` redacts the key and the query of the URL.
///
/// # Examples
///
/// ```
/// use payment_session::{SessionResponse, response::CustomerStep};
///
/// # fn main() -> Result<(), Box<dyn std::error::Error>> {
/// let session = SessionResponse::from_json(br#"{"id":"a972","status":"REQUIRE_ACTION",
///     "mode":"REDIRECT",
///     "paymentUrl":"https://pay.example/?token=t",
///     "customer":{"email":"customer@example.com"}}"#)?;
/// let step = CustomerStep::from(session.next_step());
/// let json = r#"{"step":"openUrl","url":"https://pay.example/?token=t"}"#;
/// assert_eq!(serde_json::to_string(&step)?, json);
/// # Ok(())
/// # }
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum CustomerStep {
    /// `openUrl`: open the hosted page, the bank's page for 3-D Secure, or the e-wallet.
    #[non_exhaustive]
    OpenUrl {
        /// The address.
        url: PaymentUrl,
    },
    /// `transfer`: transfer to a virtual account.
    #[non_exhaustive]
    Transfer {
        /// The bank.
        channel: Option<Open<VaChannel>>,
        /// The full number.
        number: Option<String>,
        /// The name that the customer's bank shows.
        name: Option<String>,
        /// The end of the account.
        expiry_at: Option<Timestamp>,
    },
    /// `scanQr`: scan a QR code.
    #[non_exhaustive]
    ScanQr {
        /// The content of the code (QRIS).
        content: Option<String>,
        /// The address of a picture of the code.
        url: Option<PaymentUrl>,
        /// The name of the merchant.
        merchant_name: Option<String>,
        /// The end of the code. A static code has none.
        expiry_at: Option<Timestamp>,
    },
    /// `enterCard`: enter a card, which is encrypted with this key.
    #[non_exhaustive]
    EnterCard {
        /// The public key.
        encryption_key: EncryptionKey,
    },
    /// `chooseMethod`: choose a payment method.
    ChooseMethod,
    /// `wait`: wait for a bank, the gateway or the merchant.
    Wait,
    /// `paid`: nothing, because the payment is complete.
    Paid,
    /// `ended`: the session accepts no payment any more.
    #[non_exhaustive]
    Ended {
        /// The status of the session.
        status: SessionStatus,
    },
}

impl From<NextStep<'_>> for CustomerStep {
    fn from(step: NextStep<'_>) -> Self {
        match step {
            NextStep::SendCustomer(url) => Self::OpenUrl { url: url.clone() },
            NextStep::ShowVirtualAccount(account) => Self::transfer(account),
            NextStep::ShowQr(qr) => Self::scan_qr(qr),
            NextStep::EncryptAndConfirm(key) => Self::EnterCard { encryption_key: key.clone() },
            NextStep::Confirm => Self::ChooseMethod,
            NextStep::Done | NextStep::PaidInPart | NextStep::Refunded => Self::Paid,
            NextStep::Ended(status) => Self::Ended { status },
            // Steps of the merchant. A customer does not learn of an investigation.
            NextStep::Capture(_) | NextStep::Wait | NextStep::InvestigationFailed | NextStep::Unknown(_) => Self::Wait,
        }
    }
}

impl CustomerStep {
    fn transfer(account: &VirtualAccountDetails) -> Self {
        Self::Transfer {
            channel: account.channel.clone(),
            number: account.virtual_account_number.clone(),
            name: account.virtual_account_name.clone(),
            expiry_at: account.expiry_at.clone(),
        }
    }

    fn scan_qr(qr: &QrDetails) -> Self {
        let is_static = matches!(qr.qr_type, Some(Open::Known(QrType::STATIC)));
        Self::ScanQr {
            content: qr.qr_content.clone(),
            url: qr.qr_url.as_deref().and_then(PaymentUrl::parse),
            merchant_name: qr.merchant_name.clone(),
            // A static code does not expire, although the documentation's example has a time.
            expiry_at: qr.expiry_at.clone().filter(|_| !is_static),
        }
    }

    /// Reads a step from its JSON, for example in a front end that is written in Rust.
    ///
    /// # Errors
    ///
    /// Returns the reason if the text is not a step of this version.
    ///
    /// # Examples
    ///
    /// ```
    /// use payment_session::response::{CustomerStep, ReadError};
    ///
    /// let step = CustomerStep::from_json(br#"{"step":"scanQr","content":"00020101"}"#)?;
    /// assert!(matches!(step, CustomerStep::ScanQr { content: Some(_), .. }));
    ///
    /// let later = CustomerStep::from_json(br#"{"step":"tapCard"}"#);
    /// assert_eq!(later, Err(ReadError::MissingField)); // a step of a later version
    /// # Ok::<(), ReadError>(())
    /// ```
    pub fn from_json(json: &[u8]) -> Result<Self, ReadError> {
        read::read_body(json)
    }

    const fn name(&self) -> &'static str {
        match self {
            Self::OpenUrl { .. } => "openUrl",
            Self::Transfer { .. } => "transfer",
            Self::ScanQr { .. } => "scanQr",
            Self::EnterCard { .. } => "enterCard",
            Self::ChooseMethod => "chooseMethod",
            Self::Wait => "wait",
            Self::Paid => "paid",
            Self::Ended { .. } => "ended",
        }
    }
}

impl serde::Serialize for CustomerStep {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(None)?;
        map.serialize_entry("step", self.name())?;
        match self {
            Self::OpenUrl { url } => map.serialize_entry("url", url.as_str())?,
            Self::Transfer { channel, number, name, expiry_at } => {
                serialize_some(&mut map, "channel", channel.as_ref())?;
                serialize_some(&mut map, "number", number.as_ref())?;
                serialize_some(&mut map, "name", name.as_ref())?;
                serialize_some(&mut map, "expiryAt", expiry_at.as_ref())?;
            }
            Self::ScanQr { content, url, merchant_name, expiry_at } => {
                serialize_some(&mut map, "content", content.as_ref())?;
                serialize_some(&mut map, "url", url.as_ref().map(PaymentUrl::as_str).as_ref())?;
                serialize_some(&mut map, "merchantName", merchant_name.as_ref())?;
                serialize_some(&mut map, "expiryAt", expiry_at.as_ref())?;
            }
            Self::EnterCard { encryption_key } => map.serialize_entry("encryptionKey", encryption_key.expose())?,
            Self::Ended { status } => map.serialize_entry("status", status)?,
            Self::ChooseMethod | Self::Wait | Self::Paid => {}
        }
        map.end()
    }
}

fn serialize_some<M: SerializeMap>(
    map: &mut M,
    name: &str,
    value: Option<&impl serde::Serialize>,
) -> Result<(), M::Error> {
    match value {
        Some(value) => map.serialize_entry(name, value),
        None => Ok(()),
    }
}

impl<'de> serde::Deserialize<'de> for CustomerStep {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let json = RawJson::deserialize(deserializer)?;
        read::read_json(json.as_json()).map_err(serde::de::Error::custom)
    }
}

impl ReadObject for CustomerStep {
    fn of(members: &mut Members<'_>) -> Option<Self> {
        let step: String = members.take(&["step"])?;
        Some(match &*step {
            "openUrl" => Self::OpenUrl { url: members.take(&["url"])? },
            "transfer" => Self::Transfer {
                channel: members.take(&["channel"]),
                number: members.take(&["number"]),
                name: members.take(&["name"]),
                expiry_at: members.take(&["expiryAt"]),
            },
            "scanQr" => Self::ScanQr {
                content: members.take(&["content"]),
                url: members.take(&["url"]),
                merchant_name: members.take(&["merchantName"]),
                expiry_at: members.take(&["expiryAt"]),
            },
            "enterCard" => Self::EnterCard { encryption_key: members.take(&["encryptionKey"])? },
            "chooseMethod" => Self::ChooseMethod,
            "wait" => Self::Wait,
            "paid" => Self::Paid,
            "ended" => Self::Ended { status: members.take::<Open<SessionStatus>>(&["status"])?.known()? },
            _ => return None,
        })
    }
}
