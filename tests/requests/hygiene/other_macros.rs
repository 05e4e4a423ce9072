//! Values, enum values, keys and whole bodies that come through another macro.

use payment_session::{ClientReferenceId, Email, payment_session};

use crate::hygiene::{SENT, json, reference};

macro_rules! through {
    (expr $value:expr) => {
        payment_session! {
            client_reference_id: $value,
            amount: { value: 1, currency: IDR },
            mode: API,
            customer_id: "c",
            auto_confirm: false,
        }
    };
    (exprs $number:expr, $currency:expr, $mode:expr, $confirm:expr) => {
        payment_session! {
            client_reference_id: "1",
            amount: { value: $number, currency: $currency },
            mode: $mode,
            customer_id: "c",
            auto_confirm: $confirm,
        }
    };
    (literals $reference:literal $number:literal $currency:literal $confirm:literal) => {
        payment_session! {
            client_reference_id: $reference,
            amount: { value: $number, currency: $currency },
            mode: API,
            customer_id: "c",
            auto_confirm: $confirm,
        }
    };
    (enum_values $currency:ident $mode:ident) => {
        payment_session! {
            client_reference_id: "1",
            amount: { value: 1, currency: $currency },
            mode: $mode,
            customer_id: "c",
            auto_confirm: false,
        }
    };
    (keys $key:ident $wire:literal $shorthand:ident) => {
        payment_session! {
            $shorthand,
            amount: { value: 1, currency: IDR },
            mode: API,
            $key: "c",
            $wire: false,
        }
    };
    (body { $($body:tt)* }) => {
        payment_session! { $($body)* }
    };
    (object $amount:tt) => {
        payment_session! {
            client_reference_id: "1",
            amount: $amount,
            mode: API,
            customer_id: "c",
            auto_confirm: false,
        }
    };
    (metadata $negative:literal $sum:expr) => {
        through!(free { "negative": $negative, "sum": $sum })
    };
    (minus $number:literal) => {
        through!(free { "number": -$number })
    };
    (number $number:expr) => {
        through!(free { "number": $number })
    };
    (free $metadata:tt) => {
        payment_session! {
            client_reference_id: "1",
            amount: { value: 1, currency: IDR },
            mode: API,
            customer_id: "c",
            auto_confirm: false,
            metadata: $metadata,
        }
    };
}

#[test]
fn expressions() {
    assert_eq!(json(&through!(expr "1")), SENT);
    assert_eq!(json(&through!(expr reference())), SENT);
    assert_eq!(json(&through!(expr "1".parse().expect("a reference"))), SENT);
    let value: ClientReferenceId = reference();
    assert_eq!(json(&through!(expr value)), SENT);
    assert_eq!(json(&through!(exprs 1, IDR, API, false)), SENT);
    assert_eq!(json(&through!(exprs 1, "IDR", "API", false)), SENT);
}

#[test]
fn literals() {
    assert_eq!(json(&through!(literals "1" 1 "IDR" false)), SENT);
}

#[test]
fn enum_values() {
    assert_eq!(json(&through!(enum_values IDR API)), SENT);
}

#[test]
fn keys() {
    let client_reference_id = reference();
    let session = through!(keys customer_id "autoConfirm" client_reference_id);
    assert_eq!(json(&session), SENT);
}

#[test]
fn bodies() {
    let session = through!(body {
        client_reference_id: "1",
        amount: { value: 1, currency: IDR },
        mode: API,
        customer_id: "c",
        auto_confirm: false,
    });
    assert_eq!(json(&session), SENT);
    assert_eq!(json(&through!(object { value: 1, currency: IDR })), SENT);
}

#[test]
fn metadata() {
    let session = through!(metadata -2 1 + 2);
    assert!(json(&session).ends_with(r#","metadata":{"negative":-2,"sum":3}}"#));
}

/// The invocation is two macros deep, and some names differ only in their hygiene.
#[test]
fn hygiene() {
    macro_rules! session {
        ($email:expr) => {{
            let email = reference();
            through!(body {
                client_reference_id: email,
                amount: { value: 1, currency: IDR },
                mode: API,
                customer: { email: $email },
                auto_confirm: false,
            })
        }};
    }
    let email: Email = "a@b.id".parse().expect("an address");
    assert_eq!(
        json(&session!(email)),
        r#"{"clientReferenceId":"1","amount":{"value":1,"currency":"IDR"},"mode":"API","customer":{"email":"a@b.id"},"autoConfirm":false}"#
    );
}

macro_rules! declared {
    ($(#[$attribute:meta])* $visibility:vis struct $name:ident { $($entries:tt)* }) => {
        payment_session! {
            $(#[$attribute])*
            $visibility struct $name { mode: API, auto_confirm: false, $($entries)* }
        }
    };
}

declared! {
    /// Visible everywhere.
    #[derive(Clone)]
    pub struct Everywhere { client_reference_id: _, amount: { value: 1, currency: IDR }, customer_id: "c" }
}

declared! {
    pub(crate) struct InTheCrate { client_reference_id: _, amount: { value: 1, currency: IDR }, customer_id: "c" }
}

declared! {
    struct Here { client_reference_id: _, amount: { value: 1, currency: IDR }, customer_id: "c" }
}

#[test]
fn templates_through_a_macro() {
    let expected = Everywhere { client_reference_id: reference() }.clone().to_json();
    assert_eq!(InTheCrate { client_reference_id: reference() }.to_json(), expected);
    assert_eq!(Here { client_reference_id: reference() }.to_json(), expected);
}

#[test]
fn a_minus_sign_before_a_literal_of_another_macro() {
    const SESSION: payment_session::PaymentSession = through!(minus 0.50);
    assert!(json(&SESSION).ends_with(r#""metadata":{"number":-0.50}}"#));
    assert!(json(&through!(minus 3_000_000_000)).ends_with(r#""metadata":{"number":-3000000000}}"#));
    assert!(json(&through!(minus 0)).ends_with(r#""metadata":{"number":-0}}"#));
}

const RUPIAH: payment_session::Currency = payment_session::Currency::IDR;

#[test]
fn parentheses_of_another_macros_user() {
    let number = 1;
    assert_eq!(json(&through!(exprs 1, (RUPIAH), API, false)), SENT);
    assert!(json(&through!(number(number))).ends_with(r#""metadata":{"number":1}}"#));
}

macro_rules! placeholders {
    ($name:ident, $placeholder:expr) => {
        payment_session! {
            struct $name { client_reference_id: $placeholder, amount: { value: 1, currency: IDR }, mode: API, customer_id: "c", auto_confirm: false }
        }
    };
}

placeholders!(Filled, _);

#[test]
fn a_placeholder_of_another_macro() {
    assert_eq!(Filled { client_reference_id: reference() }.to_json(), SENT.as_bytes());
}
