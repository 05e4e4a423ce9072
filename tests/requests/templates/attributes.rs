//! Attributes of a template's struct, and names that mean the struct itself.

use payment_session::{PaymentSession, payment_session};

/// Passes attributes on, as the macro of an SDK does.
macro_rules! declare {
    ($(#[$attribute:meta])* $name:ident) => {
        payment_session! {
            $(#[$attribute])*
            struct $name {
                client_reference_id: _,
                amount: { value: 1, currency: IDR },
                redirect_url: {},
                customer_id: "c",
                metadata: { "made by": std::any::type_name::<Self>() },
            }
        }
    };
}

declare!(
    #[derive(Clone, Debug, PartialEq)]
    #[allow(clippy::module_name_repetitions)]
    Forwarded
);

/// Lints that clippy has no group for, and more placeholders than clippy lets a function have parameters.
mod lints {
    #![deny(clippy::all, clippy::exhaustive_structs, clippy::impl_trait_in_params, clippy::same_name_method)]

    payment_session::payment_session! {
        /// An order.
        #[allow(clippy::exhaustive_structs, clippy::same_name_method, reason = "the author decides")]
        pub struct Order {
            client_reference_id: _,
            amount: { value: _, currency: IDR },
            redirect_url: { success_return_url?: _ },
            customer: { email: _, given_name?: _, surname?: _ },
            statement_descriptor?: _,
            metadata: { "note"?: _ as note },
        }
    }

    /// The name is free.
    pub struct OrderValues;
}

#[test]
fn a_template_declares_only_itself() {
    let _ = lints::OrderValues;
    let none = None::<&str>;
    let order = lints::Order::try_new("1", 1, none, "a@b.id", none, none, none, none);
    assert!(order.is_ok());
}

payment_session! {
    #[cfg(any())]
    struct Absent { client_reference_id: _, amount: { value: 1, currency: IDR }, redirect_url: {}, customer_id: "c" }
}

payment_session! {
    #[cfg(all())]
    #[deprecated]
    struct Old { client_reference_id: _, amount: { value: 1, currency: IDR }, redirect_url: {}, customer_id: "c" }
}

#[test]
fn self_is_the_template_everywhere() {
    let template = Forwarded { client_reference_id: "1".parse().unwrap() };
    let json = String::from_utf8(template.to_json()).unwrap();
    assert!(json.contains("::Forwarded\""), "{json}");
    assert_eq!(serde_json::to_string(&template).unwrap(), json);
    assert_eq!(String::from_utf8(PaymentSession::from(template.clone()).to_json()).unwrap(), json);
    assert_eq!(format!("{template:?}"), r#"Forwarded { client_reference_id: ClientReferenceId("1") }"#);
}

#[test]
#[allow(deprecated)]
fn a_deprecated_template_works() {
    let old = Old { client_reference_id: "1".parse().unwrap() };
    assert!(old.to_json().starts_with(br#"{"clientReferenceId":"1""#));
}

/// The template above does not exist, so its name can be used here.
struct Absent;

#[test]
fn a_disabled_template_leaves_no_items() {
    let Absent = Absent;
}
