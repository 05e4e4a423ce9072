//! `?:` where a rule requires the field, and incomplete forms of it.

use payment_session::{Amount, Customer, GivenName, RedirectUrl, payment_session, request::TransferDestination};

fn main() {
    let (amount, customer) = (None::<Amount>, None::<Customer>);
    let (url, destination) = (None::<RedirectUrl>, None::<TransferDestination>);
    let _ = payment_session! {
        client_reference_id: "A", payment_method: { type: QR }, mode: API, customer_id: "C",
        amount?: amount, //~ needed
    };
    let _ = payment_session! {
        client_reference_id: "A", amount: { value: 1, currency: IDR }, customer_id: "C",
        "redirectUrl"?: url, //~ needed
    };
    let _ = payment_session! {
        client_reference_id: "A", amount: { value: 1, currency: IDR }, redirect_url: {},
        customer?: customer, //~ needed
    };
    let _ = payment_session! {
        client_reference_id: "A", amount: { value: 1, currency: IDR }, redirect_url: {},
        customer: {
            email: "a@b.id",
            refund_preference: {
                method: TRANSFER_ONLY,
                transfer_destination?: destination, //~ needed
            },
        },
    };
    let given_name = None::<GivenName>;
    let _ = payment_session! {
        client_reference_id: "A", amount: { value: 1, currency: IDR }, redirect_url: {},
        customer: {
            email: "a@b.id",
            given_name?, //~ no shorthand
        },
    };
    let _ = given_name;
    let _ = payment_session! {
        client_reference_id: "A", amount: { value: 1, currency: IDR }, redirect_url: {},
        customer: {
            email: "a@b.id",
            surname?: _, //~ no template
        },
    };
    let is_qr = true;
    let _ = payment_session! {
        client_reference_id: "A", amount: { value: 1, currency: IDR }, redirect_url: {}, customer_id: "C",
        payment_method: {
            type: if is_qr { QR } else { CARD }, //~ decides; its enum values are not a second mistake
        },
    };
}
