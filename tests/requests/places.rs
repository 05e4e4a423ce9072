//! Each form of the macros in each place of an expression.

#![deny(warnings, clippy::pedantic, missing_docs)]

use std::{
    future::ready,
    pin::pin,
    task::{Context, Poll, Waker},
};

use payment_session::{
    CustomerId, PaymentSession, Violations, payment_session, request::ProductDescription, try_payment_session,
};

use crate::hygiene::{SENT, json};

fn id(text: &str) -> CustomerId {
    text.parse().expect("an id")
}

fn description(text: &str) -> ProductDescription {
    text.parse().expect("a description")
}

macro_rules! literals_and_values {
    ($value:expr) => {
        Ok::<_, Violations>(payment_session! {
            client_reference_id: "1",
            amount: { value: 1, currency: IDR },
            mode: API,
            customer_id: id($value),
            auto_confirm: false,
        })
    };
}

macro_rules! plain_values {
    ($value:expr) => {
        try_payment_session! {
            client_reference_id: "1",
            amount: { value: 1, currency: IDR },
            redirect_url: {},
            customer: { email: "a@b.id", given_name?: Some($value) },
        }
    };
}

macro_rules! escape_hatches {
    ($value:expr) => {
        Ok::<_, Violations>(payment_session! {
            #![allow(multiple_method)]
            client_reference_id: "1",
            payment_type: MULTIPLE,
            payment_method: { type: CARD },
            mode: API,
            customer_id: "c",
            statement_descriptor!: $value.to_owned(),
            "tier"!: { "of": $value },
        })
    };
}

macro_rules! lists {
    ($value:expr) => {
        Ok::<_, Violations>(payment_session! {
            client_reference_id: "1",
            amount: { value: 1, currency: IDR },
            redirect_url: {},
            customer_id: "c",
            order_information: {
                product_details: [
                    { type: SERVICE, quantity: 1, price: { value: 1, currency: IDR }, description: description($value) },
                    for count in [1, 2] {
                        type: SERVICE, quantity: count.try_into().expect("a count"), price: { value: 1, currency: IDR },
                    }
                    if $value == "c" { type: DIGITAL, quantity: 1, price: { value: 1, currency: IDR } }
                ],
            },
        })
    };
}

macro_rules! choices {
    ($value:expr) => {
        Ok::<_, Violations>(payment_session! {
            client_reference_id: "1",
            amount: { value: 1, currency: IDR },
            redirect_url: {},
            match $value {
                "" => { customer: { email: "a@b.id" } }
                value => { customer_id: id(value) }
            }
        })
    };
}

/// Declares a module with a test of a form in each place.
macro_rules! in_every_place {
    ($($form:ident)*) => {
        $(mod $form {
            use super::*;

            fn same() -> Result<PaymentSession, Violations> {
                $form!("c")
            }

            #[test]
            fn closure() {
                let session = |value: &str| $form!(value);
                assert_eq!(session("c"), same());
                assert_ne!(session("d"), same());
            }

            #[test]
            fn match_arm() {
                for value in ["c", "d"] {
                    let session = match value {
                        "c" => $form!("c"),
                        value => $form!(value),
                    };
                    assert_eq!(session == same(), value == "c");
                }
            }

            #[test]
            fn generic_function() {
                fn session<T: AsRef<str>>(value: T) -> Result<PaymentSession, Violations> {
                    $form!(value.as_ref())
                }
                assert_eq!(session("c"), same());
                assert_eq!(session(String::from("c")), same());
            }

            #[test]
            fn async_function() {
                async fn session(value: &str) -> Result<PaymentSession, Violations> {
                    $form!(ready(value).await)
                }
                let session = pin!(session("c")).poll(&mut Context::from_waker(Waker::noop()));
                let Poll::Ready(session) = session else { panic!("no value is awaited") };
                assert_eq!(session, same());
            }

            #[test]
            fn another_invocation() {
                let session = $form!(if $form!("d") == same() { "d" } else { "c" });
                assert_eq!(session, same());
            }

            /// Clippy's lints about `if` concern only the user's code, and not the expansion around it.
            #[test]
            fn function_that_a_value_leaves() {
                fn session(value: Option<&str>, stop: bool) -> Option<Result<PaymentSession, Violations>> {
                    Some($form!(if stop { return None } else { value? }))
                }
                assert_eq!(session(Some("c"), false), Some(same()));
                assert_eq!((session(Some("c"), true), session(None, false)), (None, None));
            }

            #[test]
            fn loop_that_a_value_continues_or_ends() {
                let mut sessions = Vec::new();
                'values: for value in [Some("c"), None, Some("c"), Some(""), Some("c")] {
                    sessions.push($form!(match value {
                        Some("") => break 'values,
                        Some(value) => value,
                        None => continue,
                    }));
                }
                assert_eq!(sessions, [same(), same()]);
            }
        })*
    };
}

in_every_place! { literals_and_values plain_values escape_hatches lists choices }

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
