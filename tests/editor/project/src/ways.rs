//! Requests with waivers and unchecked fields, and requests whose values convert.

use payment_session::{
    Checked, Customer, PaymentSession, SplitRouting, Violations, payment_part, payment_presets, payment_session,
    try_payment_part, try_payment_session,
};

use crate::order::Order;

pub fn subscription(order: &Order) -> PaymentSession {
    payment_session! {
        #![allow(multiple_method, /*rule*/ save_method, reason = "agreed")]
        /*attribute*/
        client_reference_id!: order.reference.to_string(),
        payment_type: MULTIPLE,
        payment_method: { type: CARD, /*waived method*/ },
        mode: API,
        /*waived*/
        customer: {
            email: order.email.clone(),
            /*waived customer*/
            "tier"!: order.total,
        },
        statement_descriptor!?: order.note.clone(),
        "campaign"!: { "id": order.total, /*marked json*/ "name": "x" },
    }
}

payment_session! {
    /// A template that is allowed to break a rule.
    pub struct Subscription {
        #![allow(multiple_method, /*template rule*/)]
        client_reference_id: _,
        payment_type: MULTIPLE,
        payment_method: { type: CARD },
        mode: API,
        /*waived template*/
        customer_id: _,
        "tier"!: _ as tier,
    }
}

pub fn share() -> Checked<SplitRouting> {
    payment_part!(SplitRouting {
        #![allow(split_amount, /*part rule*/)]
        merchant_id: "main",
        /*waived part*/
        type: FIXED,
        currency: IDR,
        remarks: "fee",
    })
}

pub fn form(order: Order, name: &str) -> Result<PaymentSession, Violations> {
    try_payment_session! {
        client_reference_id: name,
        amount: { value: order.total, /*try amount*/ currency: IDR },
        /*try*/
        mode: REDIRECT,
        redirect_url: {},
        customer: {
            /*try customer*/
            given_name?: order.given_name,
            email: name.trim(),
        },
        order_information: {
            product_details: [
                for line in order.lines {
                    type: PHYSICAL,
                    /*try loop*/
                    name: line.title,
                    quantity: line.pieces,
                    price: { value: line.price, currency: IDR },
                }
            ],
        },
    }
}

pub fn payer(name: &str) -> Result<Customer, Violations> {
    try_payment_part!(Customer { /*try part*/ email: name.trim() })
}

payment_presets! {
    /// A payment on the page of the shop.
    macro on_our_page = payment_session, try_on_our_page = try_payment_session {
        mode: API,
        /*presets*/
        auto_confirm: false,
        default statement_descriptor: "Page",
        customer: { default given_name: "Guest", surname: "Page", /*open presets*/ .. },
    }
}

pub fn sell(order: Order) -> PaymentSession {
    on_our_page! {
        client_reference_id: order.reference,
        amount: { value: 1, /*own preset amount*/ currency: IDR },
        /*own preset*/
        customer: { /*own open preset*/ email: order.email },
    }
}

pub fn try_sell(order: Order) -> Result<PaymentSession, Violations> {
    try_on_our_page! {
        client_reference_id: order.reference,
        amount: { value: 2, currency: IDR },
        /*own try preset*/
        customer: { email: order.email },
    }
}
