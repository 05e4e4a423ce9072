//! The requests as invocations of the macro.

use std::error::Error;

use payment_session::{PaymentSession, payment_session};

use crate::order::Order;

pub fn checkout(order: Order) -> Result<PaymentSession, Box<dyn Error>> {
    let email = order.email.clone();
    let first = &order.lines[0];
    /*statement*/
    let session = payment_session! {
        client_reference_id: order.reference.clone(),
        amount: {
            value: order.total.try_into()?,
            /*amount*/
            currency: IDR,
        },
        /*top*/
        payment_type: SINGLE,
        mode: REDIRECT,
        redirect_url: {
            success_return_url: "https://shop.id/paid",
            /*redirect*/
        },
        customer: {
            /*customer*/
            given_name?: order.given_name.clone(),
            email,
            phone_number: {
                /*phone*/
                country_code: "+62",
                number: "81299996666",
            },
            refund_preference: {
                method: TRANSFER_ONLY,
                /*refund*/
                transfer_destination: {
                    channel_code: "014",
                    channel_information: { /*account*/ account_number: "1", account_name: "Budi" },
                },
            },
        },
        order_information: {
            product_details: [
                {
                    type: PHYSICAL,
                    /*product*/
                    name: first.title.parse()?,
                    quantity: first.pieces.try_into()?,
                    price: { value: first.price.try_into()?, /*price*/ currency: IDR },
                },
                { type: DIGITAL, quantity: 2, price: { value: 5, currency: USD } /*product end*/ },
                /*item*/
            ],
            /*information*/
        },
        metadata: {
            "invoice": order.reference.clone(),
            /*metadata*/
            "list": [order.total, /*metadata list*/ "gift"],
        },
        split_routing_configurations: [
            { merchant_id: "main", type: FIXED, fixed_amount: 5, currency: IDR, /*split*/ remarks: order.remarks.clone() },
        ],
        /*last*/
    };
    Ok(session)
}

pub fn account(order: Order) -> PaymentSession {
    payment_session! {
        "clientReferenceId": order.reference,
        "paymentType": "MULTIPLE",
        "paymentMethod": { "type": "VIRTUAL_ACCOUNT" },
        "paymentMethodOptions": {
            "virtualAccount": {
                "channel": "PERMATA",
                /*string nested*/
                "virtualAccountNumber": order.account,
            }
        },
        /*string top*/
        "mode": "API",
        "customer": { "email": order.email, "givenName"?: order.given_name }
    }
}

pub const TOP_UP: PaymentSession = payment_session! {
    client_reference_id: "1751610085",
    /*constant*/
    payment_type: MULTIPLE,
    payment_method: { type: VIRTUAL_ACCOUNT },
    payment_method_options: {
        /*constant options*/
        virtual_account: { /*constant nested*/ channel: BCA },
    },
    mode: API,
    customer: { email: "budi@shop.id" },
};

pub fn wallet(order: &Order) -> PaymentSession {
    payment_session!({
        client_reference_id: "1",
        amount: { value: 1, currency: IDR },
        payment_method: { type: EWALLET },
        payment_method_options: { ewallet: { /*wallet*/ channel: OVO } },
        mode: API,
        /*braces*/
        customer: order.customer.clone()
    })
}

payment_session! {
    /// A top-up through a fixed virtual account.
    pub struct TopUp {
        client_reference_id: _,
        amount: { value: _ as total, /*template amount*/ currency: IDR },
        /*template*/
        payment_type: MULTIPLE,
        payment_method: { type: VIRTUAL_ACCOUNT },
        payment_method_options: { virtual_account: { /*template options*/ channel: MANDIRI } },
        mode: API,
        customer: { email: _, /*template customer*/ given_name?: _ },
        metadata: { "note": _ as note },
    }
}

pub fn body(top_up: &TopUp) -> Vec<u8> {
    /*placeholders*/
    top_up.to_json()
}
