//! Several mistakes in one invocation: one error each, in the order of the source.

use payment_session::payment_session;

fn main() {
    let reference = String::from("A");
    let total = 5_u64;
    let _ = payment_session! {
        client_referense_id: "A", //~ a misspelt key
        amount: { value: 1, currency: IRD }, //~ a misspelt enum value
        customer_id: 5, //~ a string
        redirect_url: {},
    };
    let _ = payment_session! {
        client_reference_id: "A", redirect_url: {},
        amount: { value: "1", currency: IDR }, //~ a number
        customer: {
            email: "a", //~ no @
            given_nam: "A", //~ a misspelt key
        },
        mode = REDIRECT, //~ a colon
    };
    let _ = payment_session! {
        "clientReferenceId": "A" //~ a comma
        "amount": { "value": -1, "currency": "idr" }, //~ no minus sign //~ upper case
        "customer": { "name": "A" }, //~ no email //~ no such key
        "redirectUrl": {},
    };
    let _ = payment_session! {
        client_reference_id: reference, //~ a `String`
        amount: { value: total, currency: IDR }, //~ a `u64`
        customer_id: "C", redirect_url: {},
    };
    let _ = payment_session! {
        client_reference_id: reference, //~ a `String`, as well
        amount: { value: total, currency: IRD }, //~ a `u64` //~ a misspelt enum value
        customer_id: "C",
        mode: REDIRECT, //~ needs an address
    };
    let _ = payment_session! {
        client_reference_id: "A",
        payment_type: MULTIPLE,
        payment_method: { type: CARD }, //~ not with MULTIPLE
        mode: REDIRECT, //~ not with MULTIPLE //~ needs an address
        customer_id: "C",
        customer: { email: "a@b.id" }, //~ next to `customer_id`
    };
    let _ = payment_session! {
        client_reference_id: "A", amount: { value: 1, currency: IDR }, customer_id: "C", mode: API,
        payment_method: { type: CARD, card: { number: "4111", cvc: "1" } }, //~ card data //~ card data //~ fields next to it
        payment_method_options: { qr: {}, ewallet: {} }, //~ not with CARD //~ this as well
    };
}
