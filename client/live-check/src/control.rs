//! Requests that must pass: the files of `controls/`.

use std::time::Duration;

use jiff::Timestamp;
use payment_session::PaymentSession;
use serde::Deserialize;
use serde_json::{Value, json};

use crate::{limits::Limits, send_error::SendError};

/// The values of a request.
#[derive(Clone, Debug)]
pub struct Context {
    /// `clientReferenceId`.
    pub reference: String,
    /// `expiryAt`.
    pub expiry: Timestamp,
    /// The smallest amounts of the merchant.
    pub limits: Limits,
}

/// A request that must pass. No such request has card data.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Control {
    /// The hosted page, on which the customer chooses a method. It can be cancelled.
    Page,
    /// A card on the merchant's own page, before the card is known. It can be cancelled.
    Card,
    /// A QR code that is paid once.
    Qr,
    /// A virtual account that is paid once.
    VirtualAccount,
    /// An e-wallet on the hosted page.
    Ewallet,
    /// A static QR code.
    StaticQr,
    /// A static virtual account with an amount.
    ClosedAccount,
    /// A static virtual account with a number of the merchant's choice.
    NumberedAccount,
    /// A static virtual account at BRI with a number of seven digits.
    BriAccount,
}

impl Control {
    const fn file(self) -> &'static str {
        match self {
            Self::Page => include_str!("../controls/page.json"),
            Self::Card => include_str!("../controls/card.json"),
            Self::Qr => include_str!("../controls/qr.json"),
            Self::VirtualAccount => include_str!("../controls/virtual-account.json"),
            Self::Ewallet => include_str!("../controls/ewallet.json"),
            Self::StaticQr => include_str!("../controls/static-qr.json"),
            Self::ClosedAccount => include_str!("../controls/closed-account.json"),
            Self::NumberedAccount => include_str!("../controls/numbered-account.json"),
            Self::BriAccount => include_str!("../controls/bri-account.json"),
        }
    }

    /// Returns the smallest amount of the request's method, in rupiahs.
    fn amount(self, limits: &Limits) -> Result<u64, SendError> {
        let (amount, method) = match self {
            Self::Page => (limits.smallest(), "any payment method"),
            Self::Card => (limits.card, "cards"),
            Self::Qr | Self::StaticQr => (limits.qr, "QR codes"),
            Self::Ewallet => (limits.ewallet, "e-wallets"),
            Self::VirtualAccount | Self::ClosedAccount | Self::NumberedAccount | Self::BriAccount => {
                (limits.virtual_account, "virtual accounts")
            }
        };
        amount.ok_or(SendError::NotOffered(method))
    }

    /// Returns the body of the request, with the values of `context`. `change` changes it before they are filled in.
    ///
    /// # Errors
    ///
    /// Returns an error if the merchant does not have the method.
    ///
    /// # Panics
    ///
    /// Panics if the file is not JSON.
    pub fn body(self, context: &Context, change: impl FnOnce(&mut Value)) -> Result<Value, SendError> {
        let amount = self.amount(&context.limits)?;
        let mut body = serde_json::from_str(self.file()).expect("a control request is JSON");
        change(&mut body);
        fill(&mut body, context, amount);
        Ok(body)
    }

    /// Creates the request.
    ///
    /// # Errors
    ///
    /// Returns an error if the merchant does not have the method.
    ///
    /// # Panics
    ///
    /// Panics if the file breaks a rule.
    pub fn request(self, context: &Context) -> Result<PaymentSession, SendError> {
        let body = self.body(context, |_| ())?.to_string();
        Ok(PaymentSession::from_json(body.as_bytes()).unwrap_or_else(|violations| panic!("{self:?}: {violations}")))
    }
}

/// Replaces the texts in braces, such as `{amount}`.
fn fill(value: &mut Value, context: &Context, amount: u64) {
    match value {
        Value::Object(fields) => fields.values_mut().for_each(|value| fill(value, context, amount)),
        Value::Array(items) => items.iter_mut().for_each(|value| fill(value, context, amount)),
        Value::String(text) => {
            let filled = match text.as_str() {
                "{amount}" => json!(amount),
                "{amount + 1}" => json!(amount + 1),
                "{amount + 0.5}" => json!(u32::try_from(amount).map_or(0.0, f64::from) + 0.5),
                "{expiry}" => json!(context.expiry.to_string()),
                "{expiry .000Z}" => json!(context.expiry.to_string().replace('Z', ".000Z")),
                // The same instant in Jakarta
                "{expiry +07:00}" => {
                    json!((context.expiry + Duration::from_secs(7 * 60 * 60)).to_string().replace('Z', "+07:00"))
                }
                other => json!(other.replace("{reference}", &context.reference)),
            };
            *value = filled;
        }
        _ => {}
    }
}
