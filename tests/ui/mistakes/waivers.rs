//! Attributes that allow rules, in another place or written in another way.

use payment_session::{
    Amount, Checked, Customer, PaymentSession, Product, SplitRouting, payment_part, payment_session,
    request::VirtualAccountOptions,
};

/// A request that breaks `multiple_method`, after an attribute.
macro_rules! request {
    ($($attribute:tt)*) => {
        payment_session! {
            $($attribute)*
            client_reference_id: "A",
            payment_type: MULTIPLE,
            payment_method: { type: CARD },
            mode: API,
            customer_id: "C",
        }
    };
}

/// A request that breaks no rule.
macro_rules! sound {
    ($($attribute:tt)*) => {
        payment_session! {
            $($attribute)*
            client_reference_id: "A",
            amount: { value: 1, currency: IDR },
            payment_method: { type: QR },
            mode: API,
            customer_id: "C",
        }
    };
}

const _: PaymentSession = request! { #![allow(multiple_method)] };
const _: PaymentSession = request! { #![expect(multiple_method, reason = "agreed")] };

// The rule.
const _: PaymentSession = request! { #![allow(multiple_methd)] }; //~
const _: PaymentSession = request! { #![allow(MultipleMethod)] }; //~
const _: PaymentSession = request! { #![allow("multiple_method")] }; //~
const _: PaymentSession = request! { #![allow(multiple-method)] }; //~
const _: PaymentSession = request! { #![allow(multiple_method, dead_code)] }; //~
const _: PaymentSession = request! { #![allow(clippy::all, multiple_method)] }; //~
const _: PaymentSession = sound! { #![allow(reference)] }; //~
const _: PaymentSession = sound! { #![allow(amount.value)] }; //~
const _: PaymentSession = sound! { #![allow(missing_field)] }; //~
const _: PaymentSession = sound! { #![allow(type)] }; //~
const _: PaymentSession = request! { #![allow(rules::multiple_method)] }; //~
const _: PaymentSession = request! { #![deny(multiple_method)] }; //~

// The list.
const _: PaymentSession = sound! { #![allow] }; //~
const _: PaymentSession = sound! { #![allow()] }; //~
const _: PaymentSession = sound! { #![allow(reason = "agreed")] }; //~
const _: PaymentSession = request! { #![allow(multiple_method multiple_mode)] }; //~
const _: PaymentSession = request! { #![allow(multiple_method; multiple_mode)] }; //~
const _: PaymentSession = request! { #![allow(multiple_method,,)] }; //~
const _: PaymentSession = request! { #![allow[multiple_method]] }; //~
const _: PaymentSession = request! { #![allow(multiple_method), allow(multiple_mode)] }; //~

// The reason.
const _: PaymentSession = request! { #![allow(reason = "agreed", multiple_method)] }; //~
const _: PaymentSession = request! { #![allow(multiple_method, reason = 5)] }; //~
const _: PaymentSession = request! { #![allow(multiple_method, because = "agreed")] }; //~

// The attribute.
const _: PaymentSession = request! { #[allow(multiple_method)] }; //~
const _: PaymentSession = request! { #![cfg_attr(all(), allow(multiple_method))] }; //~
const _: PaymentSession = request! { #![alow(multiple_method)] }; //~
const _: PaymentSession = request! { #![allow(multiple_method)], }; //~
const _: PaymentSession = request! { #![allow(multiple_method)]; }; //~
const _: PaymentSession = sound! { #!(allow(multiple_method)) }; //~

// An expected rule that is not broken, also next to errors that cannot be the reason.
const _: PaymentSession = request! { #![expect(multiple_method, multiple_mode)] }; //~
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

// The place.
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

// A rule about another object.
const _: Product = payment_part!(Product {
    #![allow(multiple_mode)] //~
    type: PHYSICAL,
    quantity: 1,
    price: { value: 1, currency: IDR },
});
const _: Checked<SplitRouting> = payment_part!(SplitRouting {
    #![expect(split_amount, transfer_destination)] //~
    merchant_id: "M",
    type: FIXED,
    currency: IDR,
    remarks: "fee",
});
const _: Amount = payment_part!(Amount {
    #![allow(va_channel)] //~
    value: 1,
    currency: IDR,
});
const _: VirtualAccountOptions = payment_part!(VirtualAccountOptions { #![expect(va_channel)] channel: "BCAS" });
const _: Customer = payment_part!(Customer {
    #![expect(transfer_destination)]
    email: "a@b.id",
    refund_preference: { method: TRANSFER_ONLY },
});

fn main() {
    let _ = payment_part!(SplitRouting {
        #![allow(split_amont)] //~
        merchant_id: "M",
        type: FIXED,
        currency: IDR,
        remarks: "fee",
    });
    let _ = payment_part!(
        #![allow(split_amount)] //~
        SplitRouting { merchant_id: "M", type: FIXED, currency: IDR, remarks: "fee" }
    );
}
