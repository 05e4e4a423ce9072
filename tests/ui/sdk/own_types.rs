//! The types of an SDK: a request that cannot be taken apart, and a number that becomes the reference.

use pay::{Checkout, OrderNumber, types::PaymentSession, try_warung_checkout, warung_checkout, warung_payment};

fn main() {
    let order = OrderNumber { stall: 7, order: 12 };
    let checkout = warung_checkout! {
        client_reference_id: order, //~
        amount: { value: 25000, currency: IDR },
        customer: { email: "ibu@warung.id" },
    };
    let checkout = warung_checkout! {
        client_reference_id: order.into(),
        amount: { value: 25000, currency: IDR },
        customer: { email: "ibu@warung.id" },
    };
    let _ = checkout.into_draft(); //~
    let _: PaymentSession = checkout; //~
    let qr = warung_payment! {
        client_reference_id: order.into(),
        amount: { value: 25000, currency: IDR },
        payment_method: { type: QR },
        mode: API,
        customer_id: "walk-in",
    };
    let _: Checkout = qr; //~
    let _ = try_warung_checkout! {
        client_reference_id: order,
        amount: { value: order, currency: IDR }, //~
        customer: { email: "ibu@warung.id" },
    };
    let names = vec![String::from("Tea")];
    let _ = warung_payment! {
        client_reference_id: "A",
        amount: { value: 25000, currency: IDR },
        payment_method: { type: QR },
        mode: API,
        customer_id: "walk-in",
        order_information: { product_details: names }, //~
    };
}
