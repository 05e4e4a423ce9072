//! Plain values that convert into fields: owned, lent, shared or absent.

use std::{borrow::Cow, error::Error, rc::Rc, sync::Arc};

use payment_session::{
    AmountValue, Currency, Email, Invalid, PaymentSession, Product, VaChannel, Violations, payment_part,
    request::{OrderInformation, ProductName, ProductType, RedirectUrl, RefundPreference},
    try_payment_part, try_payment_session,
    values::{MetadataValue, non_empty},
};

use super::pointers;
use crate::support::rules_and_pointers;

/// Expands to a session with a value in one field.
macro_rules! session {
    (reference: $value:expr) => { session!([$value] [1] customer_id: "C") };
    (total: $value:expr) => { session!(["1"] [$value] customer_id: "C") };
    (customer_id: $value:expr) => { session!(["1"] [1] customer_id: $value) };
    (email: $value:expr) => { session!(["1"] [1] customer: { email: $value }) };
    (name: $value:expr) => { session!(["1"] [1] customer: { email: "a@b.id", given_name?: $value }) };
    (customer: $value:expr) => { session!(["1"] [1] customer: $value) };
    (metadata: $value:expr) => { session!(["1"] [1] customer_id: "C", metadata: $value) };
    (order: $value:expr) => { session!(["1"] [1] customer_id: "C", order_information?: $value) };
    (products: $value:expr) => { session!(["1"] [1] customer_id: "C", order_information: { product_details: $value }) };
    (splits: $value:expr) => { session!(["1"] [1] customer_id: "C", split_routing_configurations?: $value) };
    (channel: $value:expr) => {
        session!(["1"] [1] customer_id: "C", payment_method_options: { virtual_account: { channel: $value } })
    };
    ([$reference:expr] [$total:expr] $($entries:tt)*) => {
        try_payment_session! {
            client_reference_id: $reference, amount: { value: $total, currency: IDR }, redirect_url: {}, $($entries)*
        }
    };
}

/// Checks that a field with each of these values is the field with the first one.
macro_rules! same {
    ($field:ident: $same:expr => $($value:expr),* $(,)?) => {
        let same = session!($field: $same);
        assert!(same.is_ok(), "{same:?}");
        $(assert_eq!(session!($field: $value), same, "{}", stringify!($value));)*
    };
}

/// Checks that a field has a violation at this pointer with each of these values.
macro_rules! rejected {
    ($field:ident: $pointer:literal => $($value:expr),* $(,)?) => {
        $(assert_eq!(pointers(session!($field: $value)), [$pointer], "{}", stringify!($value));)*
    };
}

#[test]
fn strings_come_in_any_form() {
    let owned = String::from("a@b.id");
    let (boxed, rc, arc): (Box<str>, Rc<str>, Arc<str>) = ("a@b.id".into(), "a@b.id".into(), "a@b.id".into());
    let (cow, email) = (Cow::Borrowed("a@b.id"), Email::try_from("a@b.id").unwrap());
    same!(email: "a@b.id" =>
        owned.as_str(), &owned, &&*owned, owned.clone(), &boxed, &rc, &arc, &cow, &email, Cow::<str>::Owned(owned.clone()),
        "a@b.id".parse().unwrap(), { owned.clone().try_into().unwrap() }, if owned.is_empty() { "" } else { "a@b.id" },
        (owned), boxed, rc, arc, cow, email,
    );
    rejected!(email: "/customer/email" => "a".to_owned(), Box::<str>::from("a"), Rc::<str>::from("a"), &Cow::Borrowed("a"));
}

#[test]
fn numbers_come_as_integers_and_strings() {
    let (text, number) = (String::from("5"), AmountValue::try_from(5).unwrap());
    same!(total: 5 => 2 + 3, &text, text.parse().unwrap(), &number, number, Cow::Borrowed("5"), Box::<str>::from("5"));
    macro_rules! integers {
        ($($integer:ident)*) => { $(same!(total: 5 => 5 as $integer, &(5 as $integer));)* };
    }
    integers!(u8 u16 u32 u64 u128 usize i8 i16 i32 i64 i128 isize);
    let five = 5_i64;
    rejected!(total: "/amount/value" => -five, &-five, five - 5, Box::<str>::from("-1"));
    // In Indonesia, this string means fifty thousand.
    let violations = session!(total: String::from("50.000")).unwrap_err();
    let expected = "/amount/value: `value` has a point that may begin a fraction or separate thousands (amount.value); \
                    help: write thousands without separators, or a fraction with more or fewer than three digits";
    assert_eq!(format!("{violations:#}"), expected);
}

#[test]
fn ids_come_as_integers() {
    let (order, customer) = (7_i64, 90_071_992_547_409_931_u64);
    same!(reference: "7" => order, &order, 3 + 4, i128::from(order), Rc::<str>::from("7"));
    same!(customer_id: "90071992547409931" => customer, &customer, i128::from(customer));
    rejected!(reference: "/clientReferenceId" => -order, &-order, i64::MIN);
    rejected!(customer_id: "/customerId" => -order);
    let violations = session!(reference: i64::MIN).unwrap_err().to_string();
    assert!(violations.contains("must not be a negative integer"), "{violations}");
}

#[test]
fn metadata_comes_as_json() {
    let json = serde_json::json!({ "table": 7, "guests": [{ "name": "Ana" }] });
    let map = json.as_object().unwrap();
    same!(metadata: &json => json.clone(), map, map.clone(), serde_json::json!({ "table": json["table"], "guests": [{ "name": "Ana" }] }));
    assert_eq!(session!(["1"] [1] customer_id: "C", metadata?: Some(&json)), session!(metadata: &json));
    for session in [
        session!(["1"] [1] customer_id: "C", metadata: { "table": 7, "guests": serde_json::json!([{ "name": "Ana" }]) }),
        session!(["1"] [1] customer_id: "C", metadata: { "table": &json["table"], "guests": json["guests"].clone() }),
    ] {
        let metadata = session.unwrap().metadata.clone().unwrap();
        assert_eq!(serde_json::from_str::<serde_json::Value>(metadata.as_json()).unwrap(), json);
    }
    for other in [serde_json::json!([1]), serde_json::json!("table"), serde_json::Value::Null] {
        assert_eq!(rules_and_pointers(&session!(metadata: other).unwrap_err()), [("metadata", "/metadata".into())]);
    }
}

#[test]
fn objects_are_lent() {
    let customer = payment_part!(Customer { email: "a@b.id" });
    same!(customer: &customer => customer.clone());
    let order = OrderInformation::new(Cow::Borrowed(&[]));
    same!(order: Some(&order) => Some(order.clone()));
    let (amount, url) = (payment_part!(Amount { value: 1, currency: IDR }), RedirectUrl::default());
    let lent = try_payment_session! { client_reference_id: "1", amount: &amount, redirect_url: &url, customer_id: "C" };
    assert_eq!(lent, session!(customer_id: "C"));
    let transfer: payment_session::Checked<RefundPreference> = payment_part!(RefundPreference { method: AUTO });
    let customer = try_payment_part!(Customer { email: "a@b.id", refund_preference: &transfer }).unwrap();
    assert_eq!(customer.refund_preference, Some(transfer));
}

#[test]
fn enum_values_come_as_strings() {
    let currency = String::from("USD");
    let amount = try_payment_part!(Amount { value: 1, currency: currency }).unwrap();
    assert_eq!(amount.currency, Currency::USD);
    same!(channel: VaChannel::other("NEWBANK").unwrap() => String::from("NEWBANK"), &String::from("NEWBANK"));
    rejected!(channel: "/paymentMethodOptions/virtualAccount/channel" => String::from("PERMATTA"));
}

#[test]
fn options_are_absent_or_converted() {
    struct Row {
        name: Option<String>,
        shared: Option<Box<str>>,
        absent: Option<String>,
    }
    let row = &Row { name: Some("Ana".into()), shared: Some("Ana".into()), absent: None };
    same!(name: Some("Ana") =>
        &row.name, row.name.as_ref(), row.name.clone(), &row.shared, Some("Ana".parse().unwrap()), non_empty(&row.name),
        non_empty(&row.shared), non_empty("Ana".to_owned()),
    );
    same!(name: None => &row.absent, row.absent.as_ref(), None::<&str>, non_empty(String::new()), non_empty(&row.absent));
    assert_eq!(session!(name: None), session!(email: "a@b.id"));
    rejected!(name: "/customer/givenName" => Some(""), non_empty("x".repeat(256)));
}

#[test]
fn empty_strings_are_absent_if_the_source_maps_them() {
    assert_eq!(non_empty(Cow::Borrowed("a")), Some(Cow::Borrowed("a")));
    assert_eq!(non_empty(Some(&String::from(" "))), Some(&String::from(" ")));
    assert_eq!((non_empty(Some("")), non_empty(None::<Box<str>>)), (None, None));
    assert_eq!(non_empty(&Some(String::new())), None);
    let shared: Option<Arc<str>> = Some("".into());
    assert_eq!((non_empty(shared), non_empty(&"Ana")), (None, Some(&"Ana")));
}

#[test]
fn a_required_field_that_is_absent_is_missing() {
    let json = br#"{"amount":{"currency":"IDR"},"redirectUrl":{},"customer":{}}"#;
    let by_json = PaymentSession::from_json(json).unwrap_err();
    let (reference, total, email): (Option<String>, Option<i64>, Option<&str>) = (None, None, None);
    let by_form = session!([reference] [&total] customer: { email }).unwrap_err();
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
    same!(reference: "7" => Some("7"));
    same!(total: 5 => &Some(5));
    same!(email: "a@b.id" => Some(String::from("a@b.id")));
    rejected!(reference: "/clientReferenceId" => Some("INV/1"));
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

#[test]
fn lists_convert_from_slices() {
    let tea = || payment_part!(Product { type: SERVICE, quantity: 1, price: { value: 1, currency: IDR } });
    let (two, none) = (vec![tea(), tea()], None::<Product>);
    same!(products: [tea(), tea()] =>
        &two, &[tea(), tea()], &[&[tea()], &*two].concat()[1..], (0..2).map(|_| tea()).collect(), two.iter().cloned().collect(),
        [tea(), tea(), ..none], two.clone(), two.into(),
    );
    let split =
        payment_part!(SplitRouting { type: FIXED, merchant_id: "A", fixed_amount: 1, currency: IDR, remarks: "a" });
    let splits = [split];
    same!(splits: Some(&splits[..]) => Some(splits.to_vec()));
    assert_eq!(session!(splits: Some(&splits[..])).unwrap().split_routing_configurations.as_ref().unwrap().len(), 1);
    same!(splits: None => None::<&[_]>);
}

/// A type of the user that converts into an enum value.
struct Kind(bool);

impl TryFrom<Kind> for ProductType {
    type Error = Invalid;

    fn try_from(kind: Kind) -> Result<Self, Invalid> {
        if kind.0 { Ok(Self::SERVICE) } else { "NONE".parse() }
    }
}

#[test]
fn types_of_the_user_convert() {
    let product =
        |kind: Kind| try_payment_part!(Product { type: kind, quantity: 1, price: { value: 1, currency: IDR } });
    assert_eq!(product(Kind(true)).unwrap().r#type, ProductType::SERVICE);
    assert_eq!(pointers(product(Kind(false))), ["/type"]);
}

#[test]
fn results_of_conversions_are_reported_together() -> Result<(), Box<dyn Error>> {
    fn note(text: &str) -> Result<MetadataValue, Invalid> {
        MetadataValue::from_serialize(text)
    }
    let session = |number: f64, email: &str| {
        session!(["1"] [1] customer: { email: email.parse() }, metadata: {
            "note": note("web"), "ratio": MetadataValue::from_f64(number), "shop": Arc::<str>::from("S"), "rows": &2_u32,
        })
    };
    let json = String::from_utf8(session(0.5, "a@b.id")?.to_json())?;
    assert!(json.ends_with(r#""metadata":{"note":"web","ratio":0.5,"shop":"S","rows":2}}"#), "{json}");
    assert_eq!(pointers(session(f64::NAN, "a")), ["/customer/email", "/metadata/ratio"]);
    let name = try_payment_part!(Product { type: PHYSICAL, name?: Some(ProductName::try_from("")), quantity: 1, price: { value: 1, currency: IDR } });
    assert_eq!(pointers(name), ["/name"]);
    Ok(())
}

#[test]
fn the_users_control_flow_is_kept() {
    fn request(email: &str, name: Option<&str>) -> Result<Option<String>, Box<dyn Error>> {
        let session = session!(["1"] [1] customer: {
            email: email,
            given_name?: match name { Some("") => return Ok(None), name => name },
            surname: String::from_utf8(vec![b'a'; 3])?,
        });
        Ok(session?.customer.as_ref().map(|customer| customer.email.to_string()))
    }
    assert_eq!(request("a@b.id", Some("")).unwrap(), None);
    assert_eq!(request("a@b.id", None).unwrap().as_deref(), Some("a@b.id"));
    assert!(request("a", None).unwrap_err().is::<Violations>());
}

#[test]
fn no_secret_is_shown() {
    let secret = "4111111111111112";
    let rejected = session!(["1"] [1] customer_id: "C", payment_method: {
        type: CARD,
        card: {
            number: secret, exp_month: 9 + 4, exp_year: secret, cvc: secret, card_holder_first_name: "A",
            card_holder_last_name: "B", card_holder_email: "a@b.id", card_holder_phone: "1",
        },
    });
    let violations = rejected.unwrap_err();
    assert_eq!(violations.len(), 4);
    let shown = format!("{violations} {violations:#} {violations:?}");
    assert!(!shown.contains("4111"), "{shown}");
}

#[test]
fn choices_convert_the_chosen_values() {
    let session = |id: Option<&str>, name: Option<&str>| {
        session!(["1"] [1] match id {
            Some(id) => { customer_id: id }
            None => {
                customer: { email: "a".to_owned(), if let Some(name) = name { given_name: name } }
            }
        })
    };
    assert!(session(Some("C"), None).is_ok());
    assert_eq!(pointers(session(Some(""), None)), ["/customerId"]);
    assert_eq!(pointers(session(None, Some(""))), ["/customer/email", "/customer/givenName"]);
    assert_eq!(pointers(session(None, None)), ["/customer/email"]);
}

#[test]
fn marks_and_waivers_work() {
    let session = |tier: &str, channel: String, email: &str| {
        try_payment_session! {
            #![allow(redirect_url, reason = "the merchant's default")]
            client_reference_id: "1",
            amount: { value: 1, currency: IDR },
            customer: { email: email },
            payment_method_options: { virtual_account: { channel!: channel } },
            "loyaltyTier"!: tier,
        }
    };
    let json = |session: Result<PaymentSession, Violations>| String::from_utf8(session.unwrap().to_json()).unwrap();
    assert_eq!(
        json(session("gold", "gopay".into(), "a@b.id")),
        r#"{"clientReferenceId":"1","amount":{"value":1,"currency":"IDR"},"paymentMethodOptions":{"virtualAccount":{"channel":"gopay"}},"customer":{"email":"a@b.id"},"loyaltyTier":"gold"}"#
    );
    assert_eq!(pointers(session("gold", "gopay".into(), "a")), ["/customer/email"]);
}
