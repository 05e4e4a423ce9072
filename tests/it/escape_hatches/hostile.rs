//! Unchecked fields and waivers next to names that conflict, in unusual places, and through other macros.

#![deny(warnings, clippy::pedantic, missing_docs)]

/// No prelude is in scope, and the user's own items have the names that generated code needs.
mod names {
    #![no_implicit_prelude]
    #![allow(dead_code, non_camel_case_types, reason = "these names conflict on purpose")]

    use ::payment_session::{payment_part, payment_session, try_payment_session};
    use ::std::{borrow::ToOwned, prelude::v1::test};

    struct Option;
    struct Some;
    struct None;
    struct Cow;
    struct Into;
    struct OtherFields;
    struct MetadataValue;
    struct Waiver;
    struct Waivers;
    struct MultipleMethod;
    struct allow;
    struct other;
    struct allowed;
    struct multiple_method;
    struct str;

    trait From {
        fn into(self) -> u8;
    }

    impl From for &'static ::core::primitive::str {
        fn into(self) -> u8 {
            0
        }
    }

    trait Insert {
        fn insert(&self) {}
        fn new_unchecked(&self) {}
        fn with(&self) {}
    }

    impl<T> Insert for T {}

    #[test]
    fn literals() {
        const SESSION: ::payment_session::PaymentSession = payment_session! {
            #![allow(multiple_method)]
            client_reference_id!: "a/b",
            payment_type: MULTIPLE,
            payment_method: { type: CARD },
            mode: API,
            customer_id: "c",
            "loyaltyTier"!: { "id": [1, null] },
        };
        ::std::assert_eq!(
            crate::expressions::hostile::json(&SESSION),
            r#"{"clientReferenceId":"a/b","paymentType":"MULTIPLE","paymentMethod":{"type":"CARD"},"mode":"API","customerId":"c","loyaltyTier":{"id":[1,null]}}"#
        );
    }

    #[test]
    fn run_time_values() {
        let (reference, __v, __p, __written) = ("a/b".to_owned(), "b", 5_u8, ::core::option::Option::Some("d"));
        let session = payment_session! {
            #![expect(redirect_url, reason = "agreed")]
            client_reference_id!: reference,
            amount: { value: 1, currency: IDR, "tax"!: __p },
            customer_id!?: ::core::option::Option::Some(__v),
            "tier"!?: __written,
            "tags"!: [__v, { "of": __p }],
        };
        ::std::assert_eq!(
            crate::expressions::hostile::json(&session),
            r#"{"clientReferenceId":"a/b","amount":{"value":1,"currency":"IDR","tax":5},"customerId":"b","tier":"d","tags":["b",{"of":5}]}"#
        );
    }

    #[test]
    fn values_that_convert() {
        let (__v, __value, __tier) = ("a/b".to_owned(), 1_u8, 5_u8);
        let session = try_payment_session! {
            #![allow(redirect_url)]
            client_reference_id!: __v,
            amount: { value: __value, currency: IDR },
            customer_id: "b",
            "tier"!: __tier,
        };
        let ::core::result::Result::Ok(session) = session else { ::std::panic!("all values convert") };
        ::std::assert_eq!(
            crate::expressions::hostile::json(&session),
            r#"{"clientReferenceId":"a/b","amount":{"value":1,"currency":"IDR"},"customerId":"b","tier":5}"#
        );
    }

    #[test]
    fn parts() {
        let tier = 5_u8;
        let customer = payment_part!(Customer { email!: "nobody", "tier"!: tier });
        ::std::assert_eq!(::core::convert::AsRef::as_ref(&customer.email), "nobody");
        ::std::assert!(!customer.other.is_empty());
    }

    payment_session! {
        #[derive(::std::clone::Clone)]
        struct Template {
            #![allow(multiple_method)]
            client_reference_id!: _ as value,
            payment_type: MULTIPLE,
            payment_method: { type: CARD },
            mode: API,
            customer_id!?: _ as out,
            "other"!: _ as other,
            "allowed"!?: _,
        }
    }

    #[test]
    fn templates() {
        let template = Template {
            value: ::std::borrow::Cow::Borrowed("a/b"),
            out: ::core::option::Option::None,
            other: ::core::convert::Into::into(1),
            allowed: ::core::option::Option::Some(::core::convert::Into::into(true)),
        };
        let json = ::std::string::String::from_utf8(template.to_json());
        ::std::assert_eq!(
            json.as_deref(),
            ::core::result::Result::Ok(
                r#"{"clientReferenceId":"a/b","paymentType":"MULTIPLE","paymentMethod":{"type":"CARD"},"mode":"API","other":1,"allowed":true}"#
            )
        );
        let session = ::core::convert::Into::into(template);
        ::std::assert_eq!(json, ::core::result::Result::Ok(crate::expressions::hostile::json(&session)));
    }
}

use std::future::ready;

use payment_session::{PaymentSession, Violations, payment_session, request::MethodType, try_payment_session};

use crate::expressions::hostile::json;

macro_rules! through {
    (attribute $(#![$($attribute:tt)*])* { $($entries:tt)* }) => {
        payment_session! {
            $(#![$($attribute)*])*
            client_reference_id: "1",
            payment_type: MULTIPLE,
            payment_method: { type: CARD },
            mode: API,
            customer_id: "c",
            $($entries)*
        }
    };
    (rule $rule:ident $attribute:ident) => {
        through!(attribute #![$attribute($rule, reason = "agreed")] {})
    };
    (key $key:ident $wire:literal: $value:expr) => {
        through!(attribute #![allow(multiple_method)] { $key!: $value, $wire!: $value })
    };
    (entry $($key:tt)* ) => {
        through!(attribute #![allow(multiple_method)] { $($key)* })
    };
}

const START: &str = r#"{"clientReferenceId":"1","paymentType":"MULTIPLE","paymentMethod":{"type":"CARD"},"mode":"API","customerId":"c""#;

#[track_caller]
fn assert_sent(session: &PaymentSession, rest: &str) {
    assert_eq!(json(session), format!("{START}{rest}}}"));
}

#[test]
fn attributes_through_another_macro() {
    assert_sent(&through!(attribute #![allow(multiple_method)] {}), "");
    assert_sent(&through!(attribute #![allow(save_method)] #![expect(multiple_method, reason = "agreed",)] {}), "");
    assert_sent(&through!(rule multiple_method expect), "");
}

#[test]
fn marks_through_another_macro() {
    let text = String::from("a descriptor of more than twenty");
    let expected =
        r#","statementDescriptor":"a descriptor of more than twenty","tier":"a descriptor of more than twenty""#;
    assert_sent(&through!(key statement_descriptor "tier": text.clone()), expected);
    assert_sent(&through!(key statement_descriptor "tier": "a descriptor of more than twenty"), expected);
    assert_sent(&through!(entry "tier"!: { "a": 1, "b"?: Some(text.len()) },), r#","tier":{"a":1,"b":32}"#);
    assert_sent(&through!(entry statement_descriptor!?: None::<String>, "tier"!?: Some(5),), r#","tier":5"#);
}

#[test]
fn values_that_await_or_return() {
    async fn marked(tier: &str) -> Result<PaymentSession, Violations> {
        try_payment_session! {
            #![allow(multiple_method)]
            client_reference_id: "1",
            payment_type: MULTIPLE,
            payment_method: { type: CARD },
            mode: API,
            customer_id: ready("c").await,
            statement_descriptor!: ready(tier).await.to_owned(),
            "tier"!: { "of": ready(tier).await },
        }
    }

    fn leaving(tier: Option<u8>) -> Option<PaymentSession> {
        Some(through!(entry "tier"!: tier?,))
    }

    let mut context = std::task::Context::from_waker(std::task::Waker::noop());
    let std::task::Poll::Ready(session) = std::pin::pin!(marked("")).poll(&mut context) else {
        panic!("no value is awaited")
    };
    assert_sent(&session.expect("valid values"), r#","statementDescriptor":"","tier":{"of":""}"#);
    assert!(leaving(None).is_none());
    assert_sent(&leaving(Some(5)).expect("a tier"), r#","tier":5"#);
}

#[test]
fn checked_values_and_generic_ones() {
    fn marked<T: Into<payment_session::values::MetadataValue>>(value: T) -> PaymentSession {
        through!(entry "tier"!: value,)
    }

    assert_sent(&marked("GOLD"), r#","tier":"GOLD""#);
    assert_sent(&marked(MethodType::CARD), r#","tier":"CARD""#);
    assert_sent(&marked(vec![1, 2]), r#","tier":[1,2]"#);
}
