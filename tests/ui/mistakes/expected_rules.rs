//! Rules that are expected to be broken.

use payment_session::{PaymentSession, payment_session};

// An expected rule that is not broken, also next to errors that cannot be the reason.
const _: PaymentSession = payment_session! {
    #![expect(multiple_method, multiple_mode)] //~
    client_reference_id: "A",
    payment_type: MULTIPLE,
    payment_method: { type: CARD },
    mode: API,
    customer_id: "C",
};
const _: PaymentSession = payment_session! {
    #![expect(multiple_method)] //~
    client_reference_id: "A B", //~
    amount: { value: 0, currency: IDR }, //~
    payment_method: { type: QR },
    mode: API,
    customer: { email: "nobody" }, //~
};

// An expected rule that may be broken when the other error is corrected.
const _: PaymentSession = payment_session! {
    #![expect(multiple_method, multiple_mode)]
    client_reference_id: "A",
    payment_type: MULTIPEL, //~
    payment_method: { type: CARD },
    mode: API,
    customer_id: "C",
};
const _: PaymentSession = payment_session! {
    #![expect(multiple_method)]
    client_reference_id: "A",
    amount: { value: 1, currency: IDR },
    kind: MULTIPLE, //~
    payment_method: { type: CARD },
    mode: API,
    customer_id: "C",
};
const _: PaymentSession = payment_session! {
    #![expect(transfer_destination)]
    client_reference_id: "A",
    amount: { value: 1, currency: IDR },
    payment_method: { type: QR },
    mode: API,
    customer: { email: "a@b.id", refund_preference: { method: TRANSFER } }, //~
};
const _: PaymentSession = payment_session! {
    #![expect(va_channel)]
    client_reference_id: "A",
    amount: { value: 1, currency: IDR },
    payment_method: { type: VIRTUAL_ACCOUNT },
    payment_method_options: { virtual_account: { channel: "bca-s" } }, //~
    mode: API,
    customer_id: "C",
};

fn main() {}
