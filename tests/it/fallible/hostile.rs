//! `try_payment_session!` next to names that conflict, and in every place of an expression.

#![deny(warnings, clippy::pedantic, missing_docs)]

/// No prelude is in scope, and the user's own items have the names that generated code needs.
mod names {
    #![no_implicit_prelude]
    #![allow(dead_code, reason = "these names conflict on purpose")]

    use ::payment_session::try_payment_session;
    use ::std::{prelude::v1::test, string::String};

    struct Option;
    struct Some;
    struct None;
    struct Result;
    struct Ok;
    struct Err;
    struct Vec;
    struct Email;
    struct At;
    struct Rejections;
    struct IntoField;
    struct OptionField;
    trait Into {}
    trait From {}
    trait TryFrom {}
    trait Converts {}

    trait Fill {
        fn fill(&self) -> &'static str;
    }

    impl<T: ?::std::marker::Sized> Fill for T {
        fn fill(&self) -> &'static str {
            "a@b.id"
        }
    }

    trait Append {
        fn append(&self) -> u8;
        fn slot(&self, _: u8);
        fn items(&self, _: u8);
        fn of(&self, _: u8);
        fn take(&self);
    }

    impl<T: ?::std::marker::Sized> Append for T {
        fn append(&self) -> u8 {
            1
        }

        fn slot(&self, _: u8) {}

        fn items(&self, _: u8) {}

        fn of(&self, _: u8) {}

        fn take(&self) {}
    }

    #[test]
    fn values() {
        let (__v, __p, __rejections, rejections) = ("a", "b", "c", "d");
        let session = try_payment_session! {
            client_reference_id: rejections,
            amount: { value: __v.append(), currency: IDR },
            redirect_url: {},
            customer: {
                email: __p.fill(),
                given_name?: ::std::option::Option::Some(__rejections),
                surname?: ::std::option::Option::None,
            },
            order_information: {
                product_details: [
                    for name in [__v, __p] { type: DIGITAL, name, quantity: 1, price: { value: 1, currency: IDR } }
                    ..::std::option::Option::None,
                ],
            },
            metadata: { "a": __v, "b"?: ::std::option::Option::Some(__p) },
        };
        let ::std::result::Result::Ok(session) = session else { ::std::panic!("all of them convert") };
        let json = crate::expressions::hostile::json(&session);
        ::std::assert_eq!(
            json,
            r#"{"clientReferenceId":"d","amount":{"value":1,"currency":"IDR"},"redirectUrl":{},"customer":{"givenName":"c","email":"a@b.id"},"orderInformation":{"productDetails":[{"type":"DIGITAL","name":"a","quantity":1,"price":{"value":1,"currency":"IDR"}},{"type":"DIGITAL","name":"b","quantity":1,"price":{"value":1,"currency":"IDR"}}]},"metadata":{"a":"a","b":"b"}}"#
        );
        let _: String = json;
    }
}

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
