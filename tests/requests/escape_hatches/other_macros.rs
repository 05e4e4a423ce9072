//! Unchecked fields and waivers through other macros, and with generic values.

#![deny(warnings, clippy::pedantic, missing_docs)]

use payment_session::{PaymentSession, payment_session, request::MethodType};

use crate::hygiene::json;

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
    assert_sent(&through!(attribute #![allow(save_method)] #![allow(multiple_method, reason = "agreed",)] {}), "");
    assert_sent(&through!(rule multiple_method allow), "");
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
fn checked_values_and_generic_ones() {
    fn marked<T: Into<payment_session::values::MetadataValue>>(value: T) -> PaymentSession {
        through!(entry "tier"!: value,)
    }

    assert_sent(&marked("GOLD"), r#","tier":"GOLD""#);
    assert_sent(&marked(MethodType::CARD), r#","tier":"CARD""#);
    assert_sent(&marked(vec![1, 2]), r#","tier":[1,2]"#);
}
