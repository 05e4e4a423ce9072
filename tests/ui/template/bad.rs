//! Invalid templates. Each still declares its struct, so `main` uses them all without a second error.

use payment_session::{ClientReferenceId, Email, PaymentRequest, PaymentSession, payment_session};

payment_session! {
    struct Deciding {
        client_reference_id: _, amount: { value: 1, currency: IDR }, customer_id: "c",
        mode: _, // decides whether a redirectUrl is needed
    }
}

payment_session! {
    struct Looked {
        client_reference_id: _, amount: { value: 1, currency: IDR }, mode: API, auto_confirm: false, customer_id: "c",
        payment_method: _, // rules look into it
    }
}

payment_session! {
    struct Twice {
        client_reference_id: _, amount: { value: 1, currency: IDR }, mode: API, auto_confirm: false,
        customer: { email: _ },
        order_information: {
            product_details: [],
            billing_info: { given_name: "A", email: _ }, // the customer's is named so
        },
    }
}

payment_session! {
    struct Nameless {
        client_reference_id: "1", amount: { value: 1, currency: IDR }, mode: API, auto_confirm: false, customer_id: "c",
        metadata: { "invoiceNo": _ }, // a key of metadata is not a name
        order_information: { product_details: [_] }, // an item has no name either
    }
}

payment_session! {
    struct Required {
        client_reference_id: "1", amount: { value: 1, currency: IDR }, mode: API, auto_confirm: false,
        customer: { email?: _ }, // required
    }
}

payment_session! {
    struct Maybe { // without amount, if it is left out
        client_reference_id: "1", amount?: _, mode: API, auto_confirm: false, customer_id: "c",
    }
}

payment_session! {
    struct Empty {} // all that `{}` breaks
}

payment_session! {
    struct Literal {
        client_reference_id: _, amount: { value: 1, currency: IDR }, mode: API, auto_confirm: false,
        customer: { email: "nobody" }, // no @
    }
}

payment_session! {
    struct Constant {
        client_reference_id: REFERENCE, // a `&str` is not a reference
        amount: { value: 1, currency: IDR }, mode: API, auto_confirm: false, customer_id: "c",
    }
}

const REFERENCE: &str = "1";

fn send(request: &impl PaymentRequest) -> Vec<u8> {
    request.to_json()
}

fn main() {
    let reference: ClientReferenceId = "1".parse().unwrap();
    let email: Email = "a@b.id".parse().unwrap();
    let _ = send(&Twice { client_reference_id: reference.clone(), email });
    let _ = Literal { client_reference_id: reference }.to_json();
    let _: PaymentSession = Maybe { amount: None }.into();
    println!("{:?} {}", Empty {}, Empty::JSON);
}
