//! Items of the user with every name that an expansion looks up where the user's tokens are.
//!
//! `tests/expansion/src/names.rs` checks that expansions look up no others.

#![allow(
    dead_code,
    non_camel_case_types,
    non_snake_case,
    non_upper_case_globals,
    unused_macros,
    clippy::empty_structs_with_brackets,
    reason = "these names conflict on purpose"
)]

/// Declares an item for each name with `$item`, and invokes every macro next to these items.
macro_rules! next_to {
    ($module:ident, $item:ident) => {
        mod $module {
            each_name! { $item }
            invocations! {}
        }
    };
}

/// Declares an item for each name.
macro_rules! each_name {
    ($item:ident) => {
        $item! {
            __p __Written __out __value __start0 __start1 __rejections __result __request __serializer __v __Session
            __v2 __v3 __v4 __v5 __v6 __v7 __v8 __v9 __v10 __v11 __v12 __v13 __v14 __v15 __v16 __v17 __v18 __v19 __v20
            __v21 __v22 __v23 __v24 __v25 __v26 __v27 __v28 __v29 __v30 __v31 __v32 __v33 __v34 __v35 __v36 __v37 __v38
            __l10 __l11 __l12 __l13 __l14 __l15 __l16 __l17 __l18 __l19 __l20
            __c0_customer __c0_customer_id __c1_customer __c1_customer_id
            __o10 __o11 __o12 __o13 __o14 __o15 __o16 __o17 __o18 __o19 __o20
            By0 By1 By2 By3 By4 By5
            formatter out serializer template variable value session request f json field fields of some
        }
    };
}

macro_rules! constants {
    ($($name:ident)*) => { $(const $name: &str = stringify!($name);)* };
}

macro_rules! statics {
    ($($name:ident)*) => { $(static $name: &str = stringify!($name);)* };
}

macro_rules! unit_structs {
    ($($name:ident)*) => { $(struct $name;)* };
}

macro_rules! tuple_structs {
    ($($name:ident)*) => { $(struct $name();)* };
}

macro_rules! functions {
    ($($name:ident)*) => { $(fn $name() {})* };
}

macro_rules! modules {
    ($($name:ident)*) => { $(mod $name {})* };
}

macro_rules! macros {
    ($($name:ident)*) => { $(macro_rules! $name { () => {}; })* };
}

macro_rules! invocations {
    () => {
        use ::payment_session::{
            CustomerId, PaymentSession, Product, Violations, payment_part, payment_session, try_payment_part,
            try_payment_session,
        };

        fn arms(id: Option<CustomerId>, products: Vec<Product>, price: u8) -> PaymentSession {
            payment_session! {
                client_reference_id!: "1".to_owned(),
                amount: { value: price.try_into().expect("a price"), currency: IDR },
                redirect_url: {},
                order_information: {
                    product_details: [
                        for price in [1, 2] {
                            type: DIGITAL,
                            quantity: 1,
                            price: { value: 1, currency: IDR, "cents"!: price },
                        }
                        ..products,
                    ],
                },
                match id {
                    Some(id) => { customer_id: id, "new"!: false },
                    None => { customer: { email: "a@b.id" } },
                }
                metadata: { "price": price, "none"?: None::<u8> },
            }
        }

        fn fallible(name: &str) -> Result<PaymentSession, Violations> {
            try_payment_session! {
                client_reference_id: name,
                amount: { value: name.len(), currency: IDR },
                redirect_url: {},
                order_information: {
                    product_details: [
                        if name.is_empty() { type: DIGITAL, quantity: 1, price: { value: 1, currency: IDR } }
                        ..[try_payment_part!(Product {
                            type: DIGITAL, name, quantity: name.len(), price: { value: 1, currency: IDR },
                        })],
                    ],
                },
                if name.is_empty() { customer_id: name } else { customer: { email: "a@b.id", given_name?: Some(name) } }
                "tier"!: name,
            }
        }

        fn part(price: u8) -> Product {
            payment_part!(Product {
                type: DIGITAL,
                quantity: 1,
                price: { value: price.try_into().expect("a price"), currency: IDR },
            })
        }

        payment_session! {
            struct Template {
                client_reference_id: _,
                amount: { value: _, currency: IDR },
                redirect_url: { success_return_url?: _ },
                customer: { email: "a@b.id", given_name?: _ },
                metadata: { "one": 1 + 1, "more"?: _ as more },
                "tier"!: _ as tier,
            }
        }

        payment_session! {
            struct Constant {
                client_reference_id: "1",
                amount: { value: 1, currency: IDR },
                redirect_url: {},
                customer_id: "c",
            }
        }

        #[test]
        fn sent() {
            let text = |bytes: Vec<u8>| String::from_utf8(bytes).expect("JSON is UTF-8");
            let sent = arms(None, [part(3)].into(), 2);
            assert_eq!(
                text(sent.to_json()),
                r#"{"clientReferenceId":"1","amount":{"value":2,"currency":"IDR"},"redirectUrl":{},"customer":{"email":"a@b.id"},"orderInformation":{"productDetails":[{"type":"DIGITAL","quantity":1,"price":{"value":1,"currency":"IDR","cents":1}},{"type":"DIGITAL","quantity":1,"price":{"value":1,"currency":"IDR","cents":2}},{"type":"DIGITAL","quantity":1,"price":{"value":3,"currency":"IDR"}}]},"metadata":{"price":2}}"#
            );
            let sent = fallible("a").expect("the values convert");
            assert_eq!(
                text(sent.to_json()),
                r#"{"clientReferenceId":"a","amount":{"value":1,"currency":"IDR"},"redirectUrl":{},"customer":{"givenName":"a","email":"a@b.id"},"orderInformation":{"productDetails":[{"type":"DIGITAL","name":"a","quantity":1,"price":{"value":1,"currency":"IDR"}}]},"tier":"a"}"#
            );
            let filled = Template {
                client_reference_id: "1".parse().expect("a reference"),
                value: 1_u8.try_into().expect("an amount"),
                success_return_url: None,
                given_name: None,
                more: Some(true.into()),
                tier: 1.into(),
            };
            let sent = r#"{"clientReferenceId":"1","amount":{"value":1,"currency":"IDR"},"redirectUrl":{},"customer":{"email":"a@b.id"},"metadata":{"one":2,"more":true},"tier":1}"#;
            assert_eq!(text(filled.to_json()), sent);
            assert_eq!(text(PaymentSession::from(filled).to_json()), sent);
            let converted = Template::try_new("1", 1, None::<&str>, None::<&str>, Some(true), 1);
            assert_eq!(text(converted.expect("the values convert").to_json()), sent);
            assert!(format!("{Constant:?}", Constant = Constant {}).contains("Constant"));
            assert_eq!(text(Constant {}.to_json()), Constant::JSON);
        }
    };
}

next_to!(next_to_constants, constants);
next_to!(next_to_statics, statics);
next_to!(next_to_unit_structs, unit_structs);
next_to!(next_to_tuple_structs, tuple_structs);
next_to!(next_to_functions, functions);
next_to!(next_to_modules, modules);
next_to!(next_to_macros, macros);

/// The user's tokens mean the user's items.
mod inside_values {
    use ::payment_session::{payment_session, try_payment_session};

    use crate::expressions::hostile::{SENT, json};

    mod __p {
        pub fn reference<T: core::str::FromStr>() -> Option<T> {
            "1".parse().ok()
        }
    }

    const __v5: &str = "c";
    const __rejections: &str = "c";
    const __result: u8 = 1;
    const ___p: &str = "1";

    macro_rules! reference {
        () => {
            __p::reference()
        };
    }

    #[test]
    fn of_a_request() {
        let session = payment_session! {
            client_reference_id: reference!().expect("a reference"),
            amount: { value: __result.try_into().expect("a value"), currency: IDR },
            mode: API,
            customer_id: __v5.parse().expect("an id"),
            auto_confirm: false,
        };
        assert_eq!(json(&session), SENT);
    }

    #[test]
    fn of_a_request_that_converts() {
        let session = try_payment_session! {
            client_reference_id: __p::reference::<String>().expect("a reference"),
            amount: { value: __result, currency: IDR },
            mode: API,
            customer_id: __rejections,
            auto_confirm: false,
        };
        assert_eq!(json(&session.expect("the values convert")), SENT);
    }

    payment_session! {
        struct Template {
            client_reference_id: ___p.parse().expect("a reference"),
            amount: { value: _, currency: IDR },
            mode: API,
            customer_id: __rejections.parse().expect("an id"),
            auto_confirm: false,
        }
    }

    #[test]
    fn of_a_template() {
        let template = Template { value: __result.try_into().expect("a value") };
        assert_eq!(template.to_json(), SENT.as_bytes());
    }
}
