//! Each form of an invocation, to be expanded next to items that conflict.
//!
//! `tests/macros/src/names.rs` reads these invocations as well.

/// Declares functions and templates with every form, and a test of their JSON. It needs no prelude, and names nothing but
/// the roots of other crates.
macro_rules! forms {
    () => {
        const LITERALS: ::payment_session::PaymentSession = ::payment_session::payment_session! {
            #![allow(redirect_url, reason = "agreed")]
            client_reference_id!: "a/b",
            amount: { value: 1, currency: IDR },
            payment_method: { type: CARD, card: { token: "t", exp_month: 1, exp_year: 39 } },
            customer_id: "c",
            order_information: {
                product_details: [{ type: DIGITAL, quantity: 1, price: { value: 1, currency: IDR } }],
            },
            save_for_future_use: true,
            metadata: { "tags": ["a", 1, null] },
            "loyaltyTier"!: { "id": [1, null] },
        };

        fn refund(
            id: ::payment_session::request::SessionId,
            note: ::core::option::Option<::payment_session::request::RefundDescription>,
        ) -> ::payment_session::Checked<::payment_session::Refund> {
            ::payment_session::payment_refund! {
                #![allow(refund_target)]
                client_reference_id: "1",
                payment_session_id: id,
                amount: { value: "1", currency: IDR },
                reason: OTHERS,
                description?: note,
            }
        }

        fn converted_refund(
            id: &::core::primitive::str,
        ) -> ::core::result::Result<::payment_session::Checked<::payment_session::Refund>, ::payment_session::Violations> {
            ::payment_session::try_payment_refund! {
                client_reference_id: "1", payment_session_id: id, is_full_amount: true, reason: OTHERS
            }
        }

        fn words(email: ::payment_session::Email) -> ::payment_session::PaymentSession {
            ::payment_session::payment_session! {
                client_reference_id: "1",
                amount: { value: 1, currency: IDR },
                payment_method: { type: VIRTUAL_ACCOUNT },
                payment_method_options: { virtual_account: { channel: PERMATA } },
                mode: API,
                customer: { email },
            }
        }

        fn choices(
            id: ::core::option::Option<::payment_session::CustomerId>,
            products: ::std::vec::Vec<::payment_session::Product>,
            price: ::core::primitive::u8,
        ) -> ::payment_session::PaymentSession {
            ::payment_session::payment_session! {
                client_reference_id!: ::std::format!("1"),
                amount: { value: ::core::convert::TryInto::try_into(price).expect("a price"), currency: IDR },
                redirect_url: {},
                order_information: {
                    product_details: [
                        for price in [1, 2] {
                            type: DIGITAL,
                            quantity: 1,
                            price: { value: 1, currency: IDR, "cents"!: price },
                        }
                        if price > 9 { type: SERVICE, quantity: 1, price: { value: 1, currency: IDR } }
                        ..products,
                    ],
                },
                match id {
                    ::core::option::Option::Some(id) => { customer_id: id, "new"!: false },
                    ::core::option::Option::None => { customer: { email: "a@b.id" } },
                }
                split_routing_configurations: [
                    ::payment_session::payment_part!(SplitRouting {
                        merchant_id: "a", type: FIXED, fixed_amount: 1, currency: IDR, remarks: "b",
                    }),
                ],
                metadata: { "price": price, "none"?: ::core::option::Option::None::<::core::primitive::u8> },
                "tier"!?: ::core::option::Option::Some(price),
            }
        }

        fn plain_values(
            name: &::core::primitive::str,
        ) -> ::core::result::Result<::payment_session::PaymentSession, ::payment_session::Violations> {
            ::payment_session::try_payment_session! {
                #![allow(redirect_url)]
                client_reference_id: name,
                amount: { value: name.len(), currency: IDR },
                order_information: {
                    product_details: [
                        if name.is_empty() { type: DIGITAL, quantity: 1, price: { value: 1, currency: IDR } }
                        for name in [name] { type: DIGITAL, name, quantity: 1, price: { value: 1, currency: IDR } }
                        ..[::payment_session::try_payment_part!(Product {
                            type: DIGITAL, name, quantity: name.len(), price: { value: 1, currency: IDR },
                        })],
                    ],
                },
                if name.is_empty() {
                    customer_id: name
                } else {
                    customer: { email: "a@b.id", given_name?: ::core::option::Option::Some(name) }
                }
                metadata: { "a": name, "b"?: ::core::option::Option::Some(name) },
                "tier"!: name,
            }
        }

        fn part(price: ::core::primitive::u8) -> ::payment_session::Product {
            ::payment_session::payment_part!(Product {
                type: DIGITAL,
                quantity: 1,
                price: { value: ::core::convert::TryInto::try_into(price).expect("a price"), currency: IDR },
            })
        }

        ::payment_session::payment_session! {
            #[derive(::core::clone::Clone)]
            struct Template {
                #![allow(redirect_url)]
                client_reference_id: _,
                amount: { value: _, currency: IDR },
                redirect_url: { success_return_url?: _ },
                customer: { email: "a@b.id", given_name?: _ },
                metadata: { "one": 1 + 1, "more"?: _ as more },
                "tier"!: _ as tier,
            }
        }

        ::payment_session::payment_session! {
            struct Constant {
                client_reference_id: "1",
                amount: { value: 1, currency: IDR },
                redirect_url: {},
                customer_id: "c",
            }
        }

        #[::core::prelude::v1::test]
        fn forms_write_their_json() {
            fn text(bytes: ::std::vec::Vec<::core::primitive::u8>) -> ::std::string::String {
                ::std::string::String::from_utf8(bytes).expect("JSON is UTF-8")
            }

            ::std::assert_eq!(
                text(LITERALS.to_json()),
                r#"{"clientReferenceId":"a/b","amount":{"value":1,"currency":"IDR"},"paymentMethod":{"type":"CARD","card":{"token":"t","expMonth":1,"expYear":39}},"saveForFutureUse":true,"customerId":"c","orderInformation":{"productDetails":[{"type":"DIGITAL","quantity":1,"price":{"value":1,"currency":"IDR"}}]},"metadata":{"tags":["a",1,null]},"loyaltyTier":{"id":[1,null]}}"#
            );
            ::std::assert_eq!(
                text(words("a@b.id".parse().expect("an address")).to_json()),
                r#"{"clientReferenceId":"1","amount":{"value":1,"currency":"IDR"},"paymentMethod":{"type":"VIRTUAL_ACCOUNT"},"paymentMethodOptions":{"virtualAccount":{"channel":"PERMATA"}},"mode":"API","customer":{"email":"a@b.id"}}"#
            );
            ::std::assert_eq!(
                text(choices(::core::option::Option::None, ::std::vec![part(3)], 2).to_json()),
                r#"{"clientReferenceId":"1","amount":{"value":2,"currency":"IDR"},"redirectUrl":{},"customer":{"email":"a@b.id"},"orderInformation":{"productDetails":[{"type":"DIGITAL","quantity":1,"price":{"value":1,"currency":"IDR","cents":1}},{"type":"DIGITAL","quantity":1,"price":{"value":1,"currency":"IDR","cents":2}},{"type":"DIGITAL","quantity":1,"price":{"value":3,"currency":"IDR"}}]},"metadata":{"price":2},"splitRoutingConfigurations":[{"merchantId":"a","type":"FIXED","currency":"IDR","fixedAmount":1,"remarks":"b"}],"tier":2}"#
            );
            ::std::assert_eq!(
                text(plain_values("a").expect("the values convert").to_json()),
                r#"{"clientReferenceId":"a","amount":{"value":1,"currency":"IDR"},"customer":{"givenName":"a","email":"a@b.id"},"orderInformation":{"productDetails":[{"type":"DIGITAL","name":"a","quantity":1,"price":{"value":1,"currency":"IDR"}},{"type":"DIGITAL","name":"a","quantity":1,"price":{"value":1,"currency":"IDR"}}]},"metadata":{"a":"a","b":"a"},"tier":"a"}"#
            );
            let filled = Template {
                client_reference_id: "1".parse().expect("a reference"),
                value: ::core::convert::TryInto::try_into(1_u8).expect("an amount"),
                success_return_url: ::core::option::Option::None,
                given_name: ::core::option::Option::None,
                more: ::core::option::Option::Some(::core::convert::Into::into(true)),
                tier: ::core::convert::Into::into(1),
            };
            let sent = r#"{"clientReferenceId":"1","amount":{"value":1,"currency":"IDR"},"redirectUrl":{},"customer":{"email":"a@b.id"},"metadata":{"one":2,"more":true},"tier":1}"#;
            ::std::assert_eq!(text(filled.to_json()), sent);
            let converted: ::payment_session::PaymentSession = ::core::convert::Into::into(filled);
            ::std::assert_eq!(text(converted.to_json()), sent);
            let refunded = refund("s".parse().expect("an id"), ::core::option::Option::None);
            ::std::assert_eq!(
                text(refunded.to_json()),
                r#"{"clientReferenceId":"1","paymentSessionId":"s","amount":{"value":"1","currency":"IDR"},"reason":"OTHERS"}"#
            );
            ::std::assert!(::core::result::Result::is_ok(&converted_refund("s")));
            let none = ::core::option::Option::None::<&::core::primitive::str>;
            let more = ::core::option::Option::Some(true);
            let converted = Template::try_new("1", 1, none, none, more, 1);
            ::std::assert_eq!(text(converted.expect("the values convert").to_json()), sent);
            ::std::assert!(::std::format!("{:?}", Constant {}).contains("Constant"));
            ::std::assert_eq!(text(Constant {}.to_json()), Constant::JSON);
        }
    };
}

pub(super) use forms;
