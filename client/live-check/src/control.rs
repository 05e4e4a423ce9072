//! The requests that must pass.

use jiff::Timestamp;
use payment_session::{
    AmountValue, ClientReferenceId, PaymentSession, RedirectUrl, payment_part, payment_session,
    request::{ExpiryAt, OrderInformation},
};

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
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
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
    /// All controls.
    pub const ALL: [Self; 9] = [
        Self::Page,
        Self::Card,
        Self::Qr,
        Self::VirtualAccount,
        Self::Ewallet,
        Self::StaticQr,
        Self::ClosedAccount,
        Self::NumberedAccount,
        Self::BriAccount,
    ];

    /// Returns whether the request uses up a static number or code.
    pub const fn is_static(self) -> bool {
        matches!(self, Self::StaticQr | Self::ClosedAccount | Self::NumberedAccount | Self::BriAccount)
    }

    /// Returns the smallest amount of the request's method, in rupiahs.
    ///
    /// # Errors
    ///
    /// Returns an error if the merchant does not have the method.
    pub fn amount(self, limits: &Limits) -> Result<u64, SendError> {
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

    /// Creates the request.
    ///
    /// # Errors
    ///
    /// Returns an error if the merchant does not have the method.
    ///
    /// # Panics
    ///
    /// Panics if the context has values that are not a reference, an amount or a time.
    pub fn request(self, context: &Context) -> Result<PaymentSession, SendError> {
        let reference: ClientReferenceId = context.reference.parse().expect("the reference is valid");
        let amount: AmountValue = self.amount(&context.limits)?.to_string().parse().expect("a minimum is valid");
        let expiry: ExpiryAt = context.expiry.to_string().parse().expect("the time has whole seconds");
        Ok(match self {
            Self::Page => page(reference, amount, expiry),
            Self::Card => card(reference, amount, expiry),
            Self::Qr => qr(reference, amount, expiry),
            Self::VirtualAccount => virtual_account(reference, amount, expiry),
            Self::Ewallet => ewallet(reference, amount, expiry),
            Self::StaticQr => static_qr(reference),
            Self::ClosedAccount => closed_account(reference, amount),
            Self::NumberedAccount => numbered_account(reference, amount),
            Self::BriAccount => bri_account(reference, amount),
        })
    }
}

fn page(reference: ClientReferenceId, amount: AmountValue, expiry: ExpiryAt) -> PaymentSession {
    payment_session! {
        client_reference_id: reference,
        amount: { value: amount, currency: IDR },
        mode: REDIRECT,
        redirect_url: return_urls(),
        customer: {
            given_name: "Live",
            email: "live-check@example.com",
            phone_number: { country_code: "+62", number: "89699990001" },
        },
        order_information: order(),
        auto_confirm: false,
        expiry_at: expiry,
    }
}

fn card(reference: ClientReferenceId, amount: AmountValue, expiry: ExpiryAt) -> PaymentSession {
    payment_session! {
        client_reference_id: reference,
        amount: { value: amount, currency: IDR },
        payment_method: { type: CARD },
        payment_method_options: { card: { capture_method: "automatic", three_ds_method: CHALLENGE } },
        mode: API,
        redirect_url: return_urls(),
        customer: { email: "live-check@example.com" },
        order_information: order(),
        auto_confirm: false,
        expiry_at: expiry,
    }
}

fn qr(reference: ClientReferenceId, amount: AmountValue, expiry: ExpiryAt) -> PaymentSession {
    payment_session! {
        client_reference_id: reference,
        amount: { value: amount, currency: IDR },
        payment_method: { type: QR },
        mode: API,
        redirect_url: return_urls(),
        customer: { email: "live-check@example.com" },
        order_information: order(),
        expiry_at: expiry,
    }
}

fn virtual_account(reference: ClientReferenceId, amount: AmountValue, expiry: ExpiryAt) -> PaymentSession {
    payment_session! {
        client_reference_id: reference,
        amount: { value: amount, currency: IDR },
        payment_method: { type: VIRTUAL_ACCOUNT },
        payment_method_options: { virtual_account: { channel: PERMATA } },
        mode: API,
        redirect_url: return_urls(),
        customer: { email: "live-check@example.com" },
        order_information: order(),
        expiry_at: expiry,
    }
}

fn ewallet(reference: ClientReferenceId, amount: AmountValue, expiry: ExpiryAt) -> PaymentSession {
    payment_session! {
        client_reference_id: reference,
        amount: { value: amount, currency: IDR },
        payment_method: { type: EWALLET },
        payment_method_options: { ewallet: { channel: SHOPEEPAY, expiry_at: expiry.clone() } },
        mode: REDIRECT,
        redirect_url: return_urls(),
        customer: { email: "live-check@example.com" },
        order_information: order(),
        expiry_at: expiry,
    }
}

fn static_qr(reference: ClientReferenceId) -> PaymentSession {
    payment_session! {
        client_reference_id: reference,
        payment_type: MULTIPLE,
        payment_method: { type: QR },
        mode: API,
        redirect_url: return_urls(),
        customer: { email: "live-check@example.com" },
        order_information: order(),
    }
}

fn closed_account(reference: ClientReferenceId, amount: AmountValue) -> PaymentSession {
    payment_session! {
        client_reference_id: reference,
        amount: { value: amount, currency: IDR },
        payment_type: MULTIPLE,
        payment_method: { type: VIRTUAL_ACCOUNT },
        payment_method_options: { virtual_account: { channel: PERMATA } },
        mode: API,
        redirect_url: return_urls(),
        customer: { email: "live-check@example.com" },
        order_information: order(),
    }
}

fn numbered_account(reference: ClientReferenceId, amount: AmountValue) -> PaymentSession {
    payment_session! {
        client_reference_id: reference,
        amount: { value: amount, currency: IDR },
        payment_type: MULTIPLE,
        payment_method: { type: VIRTUAL_ACCOUNT },
        payment_method_options: { virtual_account: { channel: PERMATA, virtual_account_number: "00000097" } },
        mode: API,
        redirect_url: return_urls(),
        customer: { email: "live-check@example.com" },
        order_information: order(),
    }
}

fn bri_account(reference: ClientReferenceId, amount: AmountValue) -> PaymentSession {
    payment_session! {
        client_reference_id: reference,
        amount: { value: amount, currency: IDR },
        payment_type: MULTIPLE,
        payment_method: { type: VIRTUAL_ACCOUNT },
        payment_method_options: { virtual_account: { channel: BRI, virtual_account_number: "0000098" } },
        mode: API,
        redirect_url: return_urls(),
        customer: { email: "live-check@example.com" },
        order_information: order(),
    }
}

fn return_urls() -> RedirectUrl {
    payment_part!(RedirectUrl {
        success_return_url: "https://example.com/success",
        failure_return_url: "https://example.com/failure",
        expiration_return_url: "https://example.com/expired",
    })
}

fn order() -> OrderInformation {
    payment_part!(OrderInformation {
        product_details: [{ type: DIGITAL, name: "Check", quantity: 1, price: { value: 10000, currency: IDR } }],
        billing_info: { given_name: "Live", email: "live-check@example.com", country: "ID" },
    })
}
