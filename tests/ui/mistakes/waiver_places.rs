//! Attributes that allow rules, in another place.

use payment_session::{PaymentSession, payment_session};

const _: PaymentSession = payment_session! {
    client_reference_id: "A",
    #![allow(multiple_method)] //~
    payment_type: MULTIPLE,
    payment_method: { type: CARD },
    mode: API,
    customer_id: "C",
};
const _: PaymentSession = payment_session! {
    client_reference_id: "A",
    payment_type: MULTIPLE,
    payment_method: { #![allow(multiple_method)] type: CARD }, //~
    mode: API,
    customer_id: "C",
};
const _: PaymentSession = payment_session! {
    client_reference_id: "A",
    payment_type: MULTIPLE,
    #[allow(multiple_method)] //~
    payment_method: { type: CARD },
    mode: API,
    customer_id: "C",
};
const _: PaymentSession = payment_session! {
    client_reference_id: "A",
    payment_type: MULTIPLE,
    payment_method: { type: CARD },
    mode: API,
    customer_id: "C"
    #![allow(multiple_method)] //~
};
const _: PaymentSession = payment_session! {
    #![allow(multiple_method)] //~
    {
        client_reference_id: "A",
        payment_type: MULTIPLE,
        payment_method: { type: CARD },
        mode: API,
        customer_id: "C",
    }
};
payment_session! {
    #[allow(multiple_method)] //~
    #[derive(Clone)]
    struct Outer {
        client_reference_id: _,
        payment_type: MULTIPLE,
        payment_method: { type: CARD },
        mode: API,
        customer_id: "C",
    }
}
payment_session! {
    #![expect(multiple_method)] //~
    struct Inner {
        client_reference_id: _,
        payment_type: MULTIPLE,
        payment_method: { type: CARD },
        mode: API,
        customer_id: "C",
    }
}
payment_session! {
    struct Unneeded {
        #![expect(multiple_method)] //~
        client_reference_id: _,
        amount: { value: 1, currency: IDR },
        payment_method: { type: QR },
        mode: API,
        customer_id: "C",
    }
}

fn main() {}
