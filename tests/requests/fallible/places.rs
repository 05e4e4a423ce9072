//! `try_payment_session!` in every place of an expression.

#![deny(warnings, clippy::pedantic, missing_docs)]

use std::{
    future::ready,
    pin::pin,
    task::{Context, Poll, Waker},
};

use payment_session::{Email, PaymentSession, Violations, try_payment_part, try_payment_session};

#[test]
fn in_async_code() {
    async fn session(text: &str) -> Result<PaymentSession, Violations> {
        try_payment_session! {
            client_reference_id: "1",
            amount: { value: 1, currency: IDR },
            redirect_url: {},
            customer: { email: ready(text).await, given_name?: Some(ready("Ana").await) },
        }
    }

    let mut context = Context::from_waker(Waker::noop());
    let Poll::Ready(session) = pin!(session("a")).poll(&mut context) else { panic!("no value is awaited") };
    assert_eq!(session.unwrap_err()[0].pointer(), "/customer/email");
}

#[test]
fn in_generic_code() {
    fn customer<T>(email: T) -> Result<String, Violations>
    where
        Email: TryFrom<T, Error = payment_session::Invalid>,
    {
        try_payment_part!(Customer { email }).map(|customer| customer.email.to_string())
    }

    assert_eq!(customer("a@b.id").as_deref(), Ok("a@b.id"));
    assert!(customer(String::from("a")).is_err());
}

#[test]
fn in_a_closure_and_in_another_invocation() {
    let customer = |email: &str| try_payment_part!(Customer { email });
    let session = |email: &str| {
        try_payment_session! {
            client_reference_id: "1",
            amount: { value: 1, currency: IDR },
            redirect_url: {},
            customer: customer(email),
            order_information: {
                product_details: [
                    try_payment_part!(Product { type: DIGITAL, quantity: email.len(), price: { value: 1, currency: IDR } }),
                ],
            },
        }
    };
    let violations = session("").unwrap_err();
    let pointers: Vec<_> = violations.iter().map(payment_session::Violation::pointer).collect();
    assert_eq!(pointers, ["/customer/email", "/orderInformation/productDetails/0/quantity"]);
    assert!(session("a@b.id").is_ok());
}

#[test]
fn values_that_diverge() {
    fn session(email: Option<&str>) -> Option<Result<PaymentSession, Violations>> {
        Some(try_payment_session! {
            client_reference_id: "1",
            amount: { value: 1, currency: IDR },
            redirect_url: {},
            customer: { email: match email { None | Some("") => return None, Some(email) => email } },
            order_information: { product_details: [
                    for count in [0, 1] {
                        type: DIGITAL,
                        quantity: if count == 0 { continue } else { count },
                        price: { value: 1, currency: IDR },
                    }
                ] },
        })
    }

    assert!(session(None).is_none());
    assert!(session(Some("a@b.id")).is_some_and(|session| session.is_ok()));
}
