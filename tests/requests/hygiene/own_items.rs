//! The user's tokens mean the user's items, also if generated code uses the same names.

#![allow(
    dead_code,
    non_camel_case_types,
    non_snake_case,
    non_upper_case_globals,
    reason = "these names conflict on purpose"
)]

use ::payment_session::{payment_session, try_payment_session};

use crate::hygiene::{SENT, json};

mod __p {
    pub fn reference<T: core::str::FromStr>() -> Option<T> {
        "1".parse().ok()
    }
}

const __v5: &str = "c";
const __errors: &str = "c";
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
        customer_id: __errors,
        auto_confirm: false,
    };
    assert_eq!(json(&session.expect("the values convert")), SENT);
}

payment_session! {
    struct Template {
        client_reference_id: ___p.parse().expect("a reference"),
        amount: { value: _, currency: IDR },
        mode: API,
        customer_id: __errors.parse().expect("an id"),
        auto_confirm: false,
    }
}

#[test]
fn of_a_template() {
    let template = Template { value: __result.try_into().expect("a value") };
    assert_eq!(template.to_json(), SENT.as_bytes());
}

/// The user's own constants and functions have the names of enum values and of hidden functions.
mod values {
    use ::payment_session::{AmountValue, ClientReferenceId, CustomerId, GivenName, payment_session};

    use crate::hygiene::json;

    const IDR: &str = "not a currency";
    const PERMATA: &str = "not a bank";

    fn list() -> ClientReferenceId {
        crate::hygiene::reference()
    }

    fn number() -> AmountValue {
        "1".parse().expect("a number")
    }

    fn some() -> CustomerId {
        "c".parse().expect("an id")
    }

    fn of(name: &str) -> GivenName {
        name.parse().expect("a name")
    }

    #[test]
    fn enum_values_come_first() {
        let session = payment_session! {
            client_reference_id: list(),
            amount: { value: number(), currency: IDR },
            payment_method: { type: VIRTUAL_ACCOUNT },
            payment_method_options: { virtual_account: { channel: PERMATA } },
            mode: API,
            customer_id: some(),
        };
        assert_eq!(
            json(&session),
            r#"{"clientReferenceId":"1","amount":{"value":1,"currency":"IDR"},"paymentMethod":{"type":"VIRTUAL_ACCOUNT"},"paymentMethodOptions":{"virtualAccount":{"channel":"PERMATA"}},"mode":"API","customerId":"c"}"#
        );
    }

    #[test]
    fn the_users_own_names_stay_in_reach() {
        let session = payment_session! {
            client_reference_id: list(),
            amount: { value: number(), currency: "IDR" },
            mode: API,
            customer: { given_name: of(IDR), surname: PERMATA.parse().expect("a name"), email: "a@b.id" },
            auto_confirm: false,
        };
        assert_eq!(
            json(&session),
            r#"{"clientReferenceId":"1","amount":{"value":1,"currency":"IDR"},"mode":"API","customer":{"givenName":"not a currency","surname":"not a bank","email":"a@b.id"},"autoConfirm":false}"#
        );
    }
}
