//! An example shop that depends only on the SDK, and not on the crate that its macros come from.

/// The macros that the shop uses.
pub mod till {
    /// The macro, re-exported twice.
    pub use pay::warung_payment as start;
    pub use pay::{types::payment_part as part, types::PaymentSession, warung_checkout};
}

/// A name that only this crate can use.
mod base {
    pub(crate) use pay::__warung_checkout as checkout;
}

pay::types::payment_presets! {
    /// A payment at the corner shop: the SDK's presets, and the shop's own.
    #[macro_export]
    macro corner = base::checkout {
        amount: { currency: IDR, .. },
        default statement_descriptor: "Corner",
        metadata: { "shop": "corner", .. },
        customer: { default given_name: $crate::guest(), .. },
    }
}

/// Returns the name of a customer who does not say theirs.
///
/// # Panics
///
/// Never: the name is valid.
pub fn guest() -> GivenName {
    "Tamu".parse().expect("a name")
}

use pay::types::{
    request::{Digits, ProductName, Quantity},
    AmountValue, ClientReferenceId, Email, GivenName, PaymentSession, Price,
};
use pay::Checkout;

/// A request without run-time values.
pub static OPEN: PaymentSession = pay::warung_payment! {
    "clientReferenceId": "WRG-open",
    "paymentType": "MULTIPLE",
    "paymentMethod": { "type": "VIRTUAL_ACCOUNT" },
    "paymentMethodOptions": { "virtualAccount": { "channel": "PERMATA", "virtualAccountNumber": "00000001" } },
    "mode": "API",
    "customer": { "email": "a@b.id" }
};

till::start! {
    /// A template of the shop, declared with the SDK's macro.
    pub struct QrPayment {
        client_reference_id: _,
        amount: { value: _ as total, currency: IDR },
        payment_method: { type: QR },
        mode: API,
        customer: { email: _ },
    }
}

till::warung_checkout! {
    /// A template with the SDK's presets.
    pub struct Dinner {
        client_reference_id: _,
        amount: { value: _ as total, currency: IDR },
        customer: { email: _ },
    }
}

/// Creates a fixed account from run-time values.
pub fn top_up(reference: ClientReferenceId, email: Email, number: Digits<8>) -> PaymentSession {
    till::start! {
        client_reference_id: reference,
        payment_type: MULTIPLE,
        payment_method: { type: VIRTUAL_ACCOUNT },
        payment_method_options: { virtual_account: { channel: PERMATA, virtual_account_number: number } },
        mode: API,
        customer: { email },
    }
}

/// Creates a payment on the hosted page from run-time values.
pub fn checkout(reference: ClientReferenceId, total: AmountValue, email: Email) -> Checkout {
    till::warung_checkout! {
        client_reference_id: reference,
        amount: { value: total, currency: IDR },
        customer: { email },
    }
}

/// The price of a plate.
pub const PLATE: Price = till::part!(Price { value: 15_000, currency: IDR });

/// Creates the order of a table from a list of plates.
pub fn table(plates: Vec<(ProductName, Quantity)>, is_packed: bool) -> PaymentSession {
    till::start! {
        client_reference_id: "WRG-table",
        amount: { value: 15_000, currency: IDR },
        payment_method: { type: QR },
        mode: API,
        customer_id: "walk-in",
        order_information: {
            product_details: [
                for (name, quantity) in plates { type: PHYSICAL, name, quantity, price: PLATE }
                if is_packed { type: SERVICE, name: "box", quantity: 1, price: { value: 1_000, currency: IDR } }
            ],
        },
    }
}
