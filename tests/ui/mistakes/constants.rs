//! Run-time values in constants, which hold only literals.

use payment_session::{PaymentSession, payment_session, request::ProductName};

const INVOICE: &str = "INV-1";
const NAME: Option<ProductName> = None;

const METADATA: PaymentSession = payment_session! {
    client_reference_id: "1", amount: { value: 1, currency: IDR }, redirect_url: {}, customer_id: "C",
    metadata: { //~ is put together
        "shop": "west",
        "invoice": INVOICE, //~ is converted
    },
};

const LIST: PaymentSession = payment_session! {
    client_reference_id: "1", amount: { value: 1, currency: IDR }, redirect_url: {}, customer_id: "C",
    order_information: {
        product_details: [{ type: DIGITAL, quantity: 1, price: { value: 1, currency: IDR }, name?: NAME }], //~ is allocated
    },
};

const TEXT: PaymentSession = payment_session! {
    client_reference_id: INVOICE.parse().unwrap(), //~ is checked //~ and unwrapped
    amount: { value: 1, currency: IDR }, redirect_url: {}, customer_id: "C",
};

fn main() {}
