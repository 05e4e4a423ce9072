//! Items of the user with names that generated code uses.

/// The user's own types and functions have the names of the prelude and of this crate's types.
mod names {
    #![allow(dead_code, reason = "these names conflict on purpose")]

    use ::payment_session::payment_session;

    use crate::expressions::hostile::json;

    struct Option;
    struct Some;
    struct None;
    struct String;
    struct Result;
    struct Ok;
    struct Err;
    struct Vec;
    struct Box;
    struct Cow;
    struct Text;
    struct Email;
    struct Amount;
    struct Price;
    struct Product;
    struct Customer;
    struct Currency;
    struct Mode;
    struct MetadataValue;
    struct SessionDraft;
    struct PaymentSession;
    trait Into {}
    trait From {}
    trait TryFrom {}
    trait Clone {}
    trait Default {}

    #[test]
    fn literals() {
        let session = payment_session! {
            client_reference_id: "1",
            amount: { value: 1, currency: IDR },
            mode: API,
            customer: { email: "a@b.id", given_name: "A" },
            order_information: {
                product_details: [
                    { type: DIGITAL, quantity: 1, price: { value: 1, currency: IDR } },
                ],
            },
            auto_confirm: false,
            metadata: { "tags": ["a", 1, null] },
        };
        assert_eq!(
            json(&session),
            r#"{"clientReferenceId":"1","amount":{"value":1,"currency":"IDR"},"mode":"API","customer":{"givenName":"A","email":"a@b.id"},"orderInformation":{"productDetails":[{"type":"DIGITAL","quantity":1,"price":{"value":1,"currency":"IDR"}}]},"autoConfirm":false,"metadata":{"tags":["a",1,null]}}"#
        );
    }

    #[test]
    fn run_time_values() {
        let email: ::payment_session::Email = "a@b.id".parse().expect("an address");
        let given_name = ::core::option::Option::<::payment_session::GivenName>::None;
        let quantity = "1";
        let tag = "a";
        let session = payment_session! {
            client_reference_id: crate::expressions::hostile::reference(),
            amount: { value: 1, currency: IDR },
            mode: API,
            customer: { email, given_name?: given_name },
            order_information: {
                product_details: [{
                    type: DIGITAL,
                    quantity: quantity.parse().expect("a number"),
                    price: { value: 1, currency: IDR },
                }],
            },
            auto_confirm: false,
            metadata: { "tags": [tag, 1] },
        };
        assert_eq!(
            json(&session),
            r#"{"clientReferenceId":"1","amount":{"value":1,"currency":"IDR"},"mode":"API","customer":{"email":"a@b.id"},"orderInformation":{"productDetails":[{"type":"DIGITAL","quantity":1,"price":{"value":1,"currency":"IDR"}}]},"autoConfirm":false,"metadata":{"tags":["a",1]}}"#
        );
    }
}

/// The user's own constants and unit structs have the names of variables.
mod variables {
    #![allow(dead_code, non_camel_case_types, non_upper_case_globals, reason = "these names conflict on purpose")]

    use payment_session::{payment_session, request::StatementDescriptor};

    struct request;
    struct serializer;
    const value: u8 = 0;
    static session: u8 = 0;

    payment_session! {
        struct Template {
            client_reference_id: _,
            amount: { value: 1, currency: IDR },
            mode: API,
            customer_id: _ as r#gen,
            auto_confirm: false,
            statement_descriptor?: _,
        }
    }

    #[test]
    fn are_not_patterns() {
        let descriptor: StatementDescriptor = "Shop".parse().expect("a text");
        let template = Template {
            client_reference_id: crate::expressions::hostile::reference(),
            r#gen: "c".parse().expect("an id"),
            statement_descriptor: Some(descriptor),
        };
        let json = template.to_json();
        assert!(json.ends_with(br#""autoConfirm":false,"statementDescriptor":"Shop"}"#));
        assert_eq!(payment_session::PaymentSession::from(template).to_json(), json);
    }
}

/// The user's own modules have the names of the crates that generated code refers to.
mod crates {
    use crate::expressions::hostile::{SENT, json};

    mod core {}
    mod std {}
    mod alloc {}
    mod payment_session {}
    mod payment_core {}
    mod payment_macros {}
    mod serde {}
    mod serde_json {}

    #[test]
    fn session() {
        let session = ::payment_session::payment_session! {
            client_reference_id: crate::expressions::hostile::reference(),
            amount: { value: 1, currency: IDR },
            mode: API,
            customer_id: "c",
            auto_confirm: false,
        };
        assert_eq!(json(&session), SENT);
    }
}

/// The user's own types have the names of primitive types.
mod primitives {
    #![allow(dead_code, non_camel_case_types, reason = "these names conflict on purpose")]

    use ::payment_session::payment_session;

    use crate::expressions::hostile::{SENT, json};

    struct bool;
    struct str;
    struct u8;
    struct u16;
    struct u32;
    struct u64;
    struct i64;
    struct usize;

    #[test]
    fn session() {
        let session = payment_session! {
            client_reference_id: crate::expressions::hostile::reference(),
            amount: { value: 1, currency: IDR },
            mode: API,
            customer_id: "c",
            auto_confirm: false,
        };
        assert_eq!(json(&session), SENT);
    }

    #[test]
    fn card() {
        let session = payment_session! {
            client_reference_id: "1",
            amount: { value: 1, currency: IDR },
            payment_method: { type: CARD, card: { token: "t", exp_month: 1, exp_year: 39 } },
            save_for_future_use: true,
            mode: API,
            customer_id: "c",
            auto_confirm: false,
        };
        assert_eq!(
            json(&session),
            r#"{"clientReferenceId":"1","amount":{"value":1,"currency":"IDR"},"paymentMethod":{"type":"CARD","card":{"token":"t","expMonth":1,"expYear":39}},"saveForFutureUse":true,"mode":"API","customerId":"c","autoConfirm":false}"#
        );
    }
}

/// The user's own constants and functions have the names of enum values and of hidden functions.
mod values {
    use ::payment_session::{AmountValue, ClientReferenceId, CustomerId, GivenName, payment_session};

    use crate::expressions::hostile::json;

    const IDR: &str = "not a currency";
    const PERMATA: &str = "not a bank";

    fn list() -> ClientReferenceId {
        crate::expressions::hostile::reference()
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
