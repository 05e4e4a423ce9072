//! An invocation in every place of an expression.

use std::pin::pin;
use std::task::{Context, Poll, Waker};

use payment_session::{ClientReferenceId, PaymentSession, payment_session};

use crate::hygiene::{SENT, json, reference};

const CONSTANT: PaymentSession = payment_session! {
    client_reference_id: "1",
    amount: { value: 1, currency: IDR },
    mode: API,
    customer_id: "c",
    auto_confirm: false,
};

static STATIC: PaymentSession = payment_session!(
    client_reference_id: "1",
    amount: { value: 1, currency: IDR },
    mode: API,
    customer_id: "c",
    auto_confirm: false,
);

const ARRAY: [PaymentSession; 2] = [
    payment_session! {
        "clientReferenceId": "1",
        "amount": { "value": 1, "currency": "IDR" },
        "mode": "API",
        "customerId": "c",
        "autoConfirm": false
    },
    CONSTANT,
];

const fn constant() -> PaymentSession {
    payment_session![
        client_reference_id: "1",
        amount: { value: 1, currency: IDR },
        mode: API,
        customer_id: "c",
        auto_confirm: false,
    ]
}

struct Shop;

impl Shop {
    const REQUEST: PaymentSession = constant();
}

#[test]
fn constants() {
    assert_eq!(json(&CONSTANT), SENT);
    assert_eq!(json(&STATIC), SENT);
    assert_eq!(ARRAY.map(|session| json(&session)), [SENT, SENT]);
    assert_eq!(json(&Shop::REQUEST), SENT);
}

#[test]
fn closures() {
    let session = |client_reference_id| {
        payment_session! {
            client_reference_id,
            amount: { value: 1, currency: IDR },
            mode: API,
            customer_id: "c",
            auto_confirm: false,
        }
    };
    assert_eq!(json(&session(reference())), SENT);
}

#[test]
#[allow(clippy::single_match_else)] // The arms of a `match` are tested.
fn match_arms() {
    for method in ["page", "api"] {
        let session = match method {
            "page" => payment_session! {
                client_reference_id: "1",
                amount: { value: 1, currency: IDR },
                mode: REDIRECT,
                redirect_url: {},
                customer_id: "c",
            },
            _ => payment_session! {
                client_reference_id: reference(),
                amount: { value: 1, currency: IDR },
                mode: API,
                customer_id: "c",
                auto_confirm: false,
            },
        };
        assert_eq!(json(&session) == SENT, method == "api");
    }
}

#[test]
fn method_calls() {
    let body = payment_session! {
        client_reference_id: "1",
        amount: { value: 1, currency: IDR },
        mode: API,
        customer_id: "c",
        auto_confirm: false,
    }
    .to_json();
    assert_eq!(body, SENT.as_bytes());
}

fn generic<T: TryInto<ClientReferenceId>>(reference: T) -> Result<PaymentSession, T::Error> {
    Ok(payment_session! {
        client_reference_id: reference.try_into()?,
        amount: { value: 1, currency: IDR },
        mode: API,
        customer_id: "c",
        auto_confirm: false,
    })
}

#[test]
fn generic_functions() {
    assert_eq!(json(&generic("1").expect("a reference")), SENT);
    assert_eq!(json(&generic(String::from("1")).expect("a reference")), SENT);
    assert!(generic("not a reference").is_err());
}

async fn asynchronous(reference: impl Future<Output = ClientReferenceId>) -> PaymentSession {
    payment_session! {
        client_reference_id: reference.await,
        amount: { value: 1, currency: IDR },
        mode: API,
        customer_id: "c",
        auto_confirm: false,
    }
}

#[test]
fn async_functions() {
    let session = pin!(asynchronous(async { reference() }));
    let Poll::Ready(session) = session.poll(&mut Context::from_waker(Waker::noop())) else {
        panic!("no value is awaited");
    };
    assert_eq!(json(&session), SENT);
}

#[test]
fn calls_inside_calls() {
    let session = payment_session! {
        client_reference_id: payment_session! {
            client_reference_id: "1",
            amount: { value: 2, currency: USD },
            mode: API,
            customer_id: "d",
            auto_confirm: false,
        }
        .into_draft()
        .client_reference_id,
        amount: { value: 1, currency: IDR },
        mode: API,
        customer_id: CONSTANT.customer_id.clone().expect("an id"),
        auto_confirm: false,
    };
    assert_eq!(json(&session), SENT);
}

/// Clippy's lints about `if` concern only the user's code, and not the expansion around it.
#[test]
fn values_that_return() {
    fn session(total: Option<payment_session::AmountValue>, stop: bool) -> Option<payment_session::PaymentSession> {
        Some(payment_session! {
            client_reference_id: "1",
            amount: { value: if stop { return None } else { total? }, currency: IDR },
            mode: API,
            customer_id: "c",
            auto_confirm: false,
        })
    }
    assert!(session("1".parse().ok(), true).is_none());
    assert_eq!(json(&session("1".parse().ok(), false).expect("a total")), SENT);
}
