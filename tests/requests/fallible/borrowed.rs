//! The values of rows and forms that are borrowed, shared or absent.

use std::{borrow::Cow, error::Error, rc::Rc, sync::Arc};

use payment_session::{
    AmountValue, Checked, Email, Invalid, PaymentSession, Product, SplitRouting, Violations, payment_part,
    request::{OrderInformation, ProductName},
    try_payment_part, try_payment_session,
    values::{MetadataValue, non_empty},
};

use super::pointers;
use crate::support::rules_and_pointers;

/// Expands to a session with the same reference and amount, and the customer's e-mail address.
macro_rules! session {
    ($reference:expr, $total:expr, $email:expr) => {
        try_payment_session! {
            client_reference_id: $reference,
            amount: { value: $total, currency: IDR },
            redirect_url: {},
            customer: { email: $email },
        }
    };
}

fn same() -> Result<PaymentSession, Violations> {
    session!("INV-1", 5000, "a@b.id")
}

#[test]
fn rows_lend_their_values() {
    #[derive(Clone)]
    struct Row<'a> {
        order: &'a str,
        total: i64,
        email: String,
    }
    for row in &vec![Row { order: "INV-1", total: 5000, email: "a@b.id".into() }; 2] {
        let Row { order, total, email } = row;
        assert_eq!(session!(order, total, email), same());
        assert_eq!(session!(&row.order, &row.total, &row.email), same());
        assert!(matches!(session!(order, &-row.total, email), Err(violations) if violations.len() == 1));
    }
}

#[test]
fn every_integer_is_lent() {
    macro_rules! lent {
        ($($integer:ident)*) => {
            $(assert_eq!(session!("INV-1", &(100 as $integer), "a@b.id"), session!("INV-1", 100, "a@b.id"));)*
        };
    }
    lent!(u8 u16 u32 u64 u128 usize i8 i16 i32 i64 i128 isize);
}

#[test]
fn every_string_type_converts() {
    let text = "a@b.id";
    let (boxed, rc, arc): (Box<str>, Rc<str>, Arc<str>) = (text.into(), text.into(), text.into());
    let (lent, owned) = (Cow::Borrowed(text), Cow::<str>::Owned(text.into()));
    for session in vec![
        session!("INV-1", 5000, &boxed),
        session!("INV-1", 5000, &rc),
        session!("INV-1", 5000, &arc),
        session!("INV-1", 5000, &lent),
        session!("INV-1", 5000, boxed),
        session!("INV-1", 5000, rc),
        session!("INV-1", 5000, arc),
        session!("INV-1", 5000, lent),
        session!("INV-1", 5000, owned),
        session!(Box::<str>::from("INV-1"), Cow::Borrowed("5000"), &text),
    ] {
        assert_eq!(session, same());
    }
    let rejected = session!(Rc::<str>::from("INV/1"), Box::<str>::from("-1"), &Cow::Borrowed("a"));
    assert_eq!(pointers(rejected), ["/clientReferenceId", "/amount/value", "/customer/email"]);
}

#[test]
fn checked_values_are_lent() -> Result<(), Invalid> {
    let (email, total, transfer) =
        (Email::try_from("a@b.id")?, AmountValue::try_from(5000)?, payment_part!(RefundPreference { method: AUTO }));
    assert_eq!(session!("INV-1", &total, &email), same());
    let customer = try_payment_part!(Customer { email: &email, refund_preference: &transfer }).unwrap();
    assert_eq!(customer.refund_preference, Some(transfer));
    Ok(())
}

#[test]
fn options_are_lent() {
    struct Row {
        name: Option<String>,
        phone: Option<Box<str>>,
        absent: Option<String>,
    }
    let row = &Row { name: Some("Ana".into()), phone: Some("Putri".into()), absent: None };
    let customer = |given: Option<&String>| try_payment_part!(Customer { email: "a@b.id", given_name?: given, surname?: &row.phone });
    let all = try_payment_part!(Customer { email: "a@b.id", given_name?: &row.name, surname?: &row.phone });
    assert_eq!(all, customer(row.name.as_ref()));
    assert_eq!(customer(row.absent.as_ref()).unwrap().given_name, None);
    let filled = try_payment_part!(Customer { email: "a@b.id", given_name?: non_empty(&row.name), surname?: non_empty(&row.phone) });
    assert_eq!(filled, all);
    assert_eq!(non_empty(&row.absent), None);
    assert_eq!(non_empty(&Some(String::new())), None);
    let shared: Option<Arc<str>> = Some("".into());
    assert_eq!((non_empty(shared), non_empty(&"Ana")), (None, Some(&"Ana")));
}

#[test]
fn a_required_field_that_is_absent_is_missing() {
    let json = br#"{"amount":{"currency":"IDR"},"redirectUrl":{},"customer":{}}"#;
    let by_json = PaymentSession::from_json(json).unwrap_err();
    let (reference, total, email): (Option<String>, Option<i64>, Option<&str>) = (None, None, None);
    let by_form = session!(reference, &total, email).unwrap_err();
    let shown = |violations: &Violations| {
        let mut shown: Vec<_> = violations
            .iter()
            // A converted value does not know the request around its object, which JSON names as well.
            .map(|it| (it, it.message().split(" in `").next().unwrap_or_default().to_owned()))
            .map(|(it, message)| (it.id().to_owned(), it.pointer(), message, it.help().map(str::to_owned)))
            .collect();
        shown.sort_by_key(|it| it.1.clone());
        shown
    };
    assert_eq!(shown(&by_form), shown(&by_json));
    assert_eq!(by_form[2].id(), "missing-field");

    let present = session!(Some("INV-1"), &Some(5000), Some(String::from("a@b.id")));
    assert_eq!(present, same());
    assert_eq!(pointers(session!(Some("INV/1"), Some(5000), Some("a"))), ["/clientReferenceId", "/customer/email"]);
}

#[test]
fn a_missing_field_of_an_item_names_the_item() {
    let rows = [Some("Tea"), None];
    let types = [Some("PHYSICAL"), None];
    let information = try_payment_part!(OrderInformation {
        product_details: [
            for (name, product_type) in rows.iter().zip(types) {
                type: product_type, name?: name, quantity: 1, price: { value: 1, currency: IDR },
            }
        ],
    });
    let found = information.unwrap_err();
    assert_eq!(rules_and_pointers(&found), [("missing-field", "/productDetails/1".to_owned())]);
    assert_eq!(found[0].message(), "`type` is missing");
    assert_eq!(found[0].parameters().fields, ["/productDetails/1/type"]);
}

fn tea() -> Product {
    payment_part!(Product { type: PHYSICAL, name: "Tea", quantity: 2, price: { value: 15_000, currency: IDR } })
}

#[test]
fn lists_convert_from_slices() {
    let products = vec![tea(), tea()];
    let of = |information: Result<OrderInformation, Violations>| information.unwrap().product_details.len();
    assert_eq!(of(try_payment_part!(OrderInformation { product_details: &products })), 2);
    assert_eq!(of(try_payment_part!(OrderInformation { product_details: &products[1..] })), 1);
    assert_eq!(of(try_payment_part!(OrderInformation { product_details: &[tea()] })), 1);
    assert_eq!(of(try_payment_part!(OrderInformation { product_details: [tea(), tea(), tea()] })), 3);
    assert_eq!(of(try_payment_part!(OrderInformation { product_details: products.iter().cloned().collect() })), 2);
    assert_eq!(of(try_payment_part!(OrderInformation { product_details: products.clone() })), 2);
    assert_eq!(of(try_payment_part!(OrderInformation { product_details: products.into() })), 2);
}

#[test]
fn optional_lists_convert_from_slices() {
    let split = try_payment_part!(SplitRouting {
        type: FIXED, merchant_id: "A", fixed_amount: 100, currency: IDR, remarks: "Share",
    });
    let splits = [split.unwrap()];
    let session = |splits: Option<&[Checked<SplitRouting>]>| {
        try_payment_session! {
            client_reference_id: "INV-1",
            amount: { value: 5000, currency: IDR },
            redirect_url: {},
            customer_id: "C",
            split_routing_configurations?: splits,
        }
    };
    assert_eq!(session(Some(&splits)).unwrap().split_routing_configurations.as_ref().unwrap().len(), 1);
    assert_eq!(session(None).unwrap().split_routing_configurations, None);
}

#[test]
fn results_of_conversions_are_reported_together() -> Result<(), Box<dyn Error>> {
    fn note(text: &str) -> Result<MetadataValue, Invalid> {
        MetadataValue::from_serialize(text)
    }
    let session = |number: f64, email: &str| {
        try_payment_session! {
            client_reference_id: "INV-1",
            amount: { value: 5000, currency: IDR },
            redirect_url: {},
            customer: { email: email.parse() },
            metadata: { "note": note("web"), "ratio": MetadataValue::from_f64(number), "shop": Arc::<str>::from("S"), "rows": &2_u32 },
        }
    };
    let json = String::from_utf8(session(0.5, "a@b.id")?.to_json())?;
    assert!(json.ends_with(r#""metadata":{"note":"web","ratio":0.5,"shop":"S","rows":2}}"#), "{json}");
    assert_eq!(pointers(session(f64::NAN, "a")), ["/customer/email", "/metadata/ratio"]);
    let name = try_payment_part!(Product { type: PHYSICAL, name?: Some(ProductName::try_from("")), quantity: 1, price: { value: 1, currency: IDR } });
    assert_eq!(pointers(name), ["/name"]);
    Ok(())
}
