//! Plain values that convert into fields.

use std::borrow::Cow;

use payment_session::{
    AmountValue, Currency, Email, Invalid, PaymentSession, Product, VaChannel, Violations, payment_part,
    request::{AccountDigits, OrderInformation, ProductType, RedirectUrl},
    try_payment_session,
    values::non_empty,
};

use super::pointers;
use crate::support::rules_and_pointers;

macro_rules! request {
    ($($entries:tt)*) => {
        try_payment_session! {
            client_reference_id: "1", amount: { value: 1, currency: IDR }, redirect_url: {}, $($entries)*
        }
    };
}

fn email() -> Email {
    "a@b.id".parse().unwrap()
}

#[test]
fn strings_come_in_any_form() {
    let owned = String::from("a@b.id");
    for session in vec![
        request! { customer: { email: "a@b.id" } },
        request! { customer: { email: owned.as_str() } },
        request! { customer: { email: &owned } },
        request! { customer: { email: owned.clone() } },
        request! { customer: { email: email() } },
        request! { customer: { email: "a@b.id".parse().unwrap() } },
        request! { customer: { email: { owned.clone().try_into().unwrap() } } },
        request! { customer: { email: if owned.is_empty() { "" } else { "a@b.id" } } },
        request! { customer: { email: (owned) } },
    ] {
        assert_eq!(session.unwrap().customer.as_ref().map(|customer| &customer.email), Some(&email()));
    }
}

#[test]
fn numbers_come_as_integers_and_strings() {
    macro_rules! amount {
        ($value:expr) => {
            try_payment_session! {
                client_reference_id: "1", amount: { value: $value, currency: IDR }, redirect_url: {}, customer_id: "C",
            }
        };
    }
    let (signed, large, text) = (5_i64, 5_u128, String::from("5"));
    let number: AmountValue = 5.try_into().unwrap();
    for session in [
        amount!(signed),
        amount!(large),
        amount!(2 + 3),
        amount!(&text),
        amount!(text.parse().unwrap()),
        amount!(number),
        amount!(5),
    ] {
        assert_eq!(session.unwrap().amount.as_ref().map(|amount| amount.value), Some(number));
    }
    assert_eq!(pointers(amount!(-signed)), ["/amount/value"]);
    // In Indonesia, this string means fifty thousand.
    let violations = amount!(String::from("50.000")).unwrap_err();
    let expected = "/amount/value: `value` has a point that may begin a fraction or separate thousands (amount.value); \
                    help: write thousands without separators, or a fraction with more or fewer than three digits";
    assert_eq!(format!("{violations:#}"), expected);
}

#[test]
fn ids_come_as_integers() {
    macro_rules! ids {
        ($reference:expr, $customer:expr) => {
            try_payment_session! {
                client_reference_id: $reference, amount: { value: 1, currency: IDR }, redirect_url: {}, customer_id: $customer,
            }
        };
    }
    let (order, customer) = (7_i64, 90_071_992_547_409_931_u64);
    for session in [ids!(order, customer), ids!(&order, &customer), ids!(3 + 4, i128::from(customer))] {
        let session = session.unwrap();
        assert_eq!(session.client_reference_id.as_ref(), "7");
        assert_eq!(session.customer_id.as_ref().map(AsRef::as_ref), Some("90071992547409931"));
    }
    let negative = rules_and_pointers(&ids!(-order, -order).unwrap_err());
    assert_eq!(negative, [("reference", "/clientReferenceId".into()), ("customer-id", "/customerId".into())]);
    let violations = ids!(i64::MIN, customer).unwrap_err().to_string();
    assert!(violations.contains("must not be a negative integer"), "{violations}");
}

#[test]
fn metadata_comes_as_json() {
    let json = serde_json::json!({ "table": 7, "guests": [{ "name": "Ana" }] });
    let map = json.as_object().unwrap();
    let computed = request! {
        customer_id: "C",
        metadata: serde_json::json!({ "table": json["table"], "guests": [{ "name": "Ana" }] }),
    };
    for session in [
        request! { customer_id: "C", metadata: &json },
        request! { customer_id: "C", metadata: json.clone() },
        request! { customer_id: "C", metadata: map },
        request! { customer_id: "C", metadata: map.clone() },
        request! { customer_id: "C", metadata?: Some(&json) },
        request! { customer_id: "C", metadata: { "table": 7, "guests": serde_json::json!([{ "name": "Ana" }]) } },
        request! { customer_id: "C", metadata: { "table": &json["table"], "guests": json["guests"].clone() } },
    ]
    .into_iter()
    .chain([computed])
    {
        let metadata = session.unwrap().metadata.clone().unwrap();
        assert_eq!(serde_json::from_str::<serde_json::Value>(metadata.as_json()).unwrap(), json);
    }
    for other in [serde_json::json!([1]), serde_json::json!("table"), serde_json::Value::Null] {
        let violations = request! { customer_id: "C", metadata: other }.unwrap_err();
        assert_eq!(rules_and_pointers(&violations), [("metadata", "/metadata".into())]);
    }
}

#[test]
fn objects_are_lent() {
    let customer = payment_part!(Customer { email: "a@b.id" });
    let url = RedirectUrl::default();
    let amount = payment_part!(Amount { value: 1, currency: IDR });
    let order = OrderInformation::new(Cow::Borrowed(&[]));
    let session = try_payment_session! {
        client_reference_id: "1", amount: &amount, redirect_url: &url, customer: &customer, order_information?: Some(&order),
    };
    let session = session.unwrap();
    assert_eq!((session.customer.as_ref(), session.amount.as_ref()), (Some(&customer), Some(&amount)));
    assert_eq!(session.order_information.as_ref(), Some(&order));
}

#[test]
fn enum_values_come_as_strings() {
    let currency = String::from("USD");
    let session = try_payment_session! {
        client_reference_id: "1", amount: { value: 1, currency: currency }, redirect_url: {}, customer_id: "C",
        payment_method_options: { virtual_account: { channel: String::from("NEWBANK") } },
    };
    let session = session.unwrap();
    assert_eq!(session.amount.as_ref().map(|amount| amount.currency), Some(Currency::USD));
    let options = session.payment_method_options.as_ref().and_then(|options| options.virtual_account.as_ref());
    assert_eq!(options.and_then(|options| options.channel.clone()), Some(VaChannel::other("NEWBANK").unwrap()));
}

#[test]
fn options_are_absent_or_converted() {
    let text = |name: Option<&str>| {
        let session = request! { customer: { email: "a@b.id", given_name?: name } };
        session.map(|session| session.into_draft().customer.unwrap().given_name.map(String::from))
    };
    assert_eq!(text(Some("Ana")).as_ref().map(Option::as_deref), Ok(Some("Ana")));
    assert_eq!(text(None), Ok(None));
    assert_eq!(pointers(text(Some(""))), ["/customer/givenName"]);
    assert!(request! { customer: { email: "a@b.id", given_name?: None } }.is_ok());
    assert!(request! { customer: { email: "a@b.id", given_name?: Some("x".parse().unwrap()) } }.is_ok());
}

#[test]
fn empty_strings_are_absent_if_the_source_maps_them() {
    let name = |name: String| {
        let session = request! { customer: { email: "a@b.id", given_name?: non_empty(name) } };
        session.map(|session| session.into_draft().customer.unwrap().given_name.map(String::from))
    };
    assert_eq!(name(String::new()), Ok(None));
    assert_eq!(name("Ana".into()).as_ref().map(Option::as_deref), Ok(Some("Ana")));
    assert_eq!(pointers(name("x".repeat(256))), ["/customer/givenName"]);
    assert_eq!(non_empty(Cow::Borrowed("a")), Some(Cow::Borrowed("a")));
    assert_eq!(non_empty(Some(&String::from(" "))), Some(&String::from(" ")));
    assert_eq!((non_empty(Some("")), non_empty(None::<Box<str>>)), (None, None));
}

#[test]
fn account_numbers_have_the_length_of_the_literal_channel() {
    macro_rules! number {
        ($channel:tt, $($number:tt)*) => {
            try_payment_session! {
                client_reference_id: "1", payment_type: MULTIPLE, mode: API, customer_id: "C",
                payment_method: { type: VIRTUAL_ACCOUNT },
                payment_method_options: { virtual_account: { channel: $channel, virtual_account_number $($number)* } },
            }
        };
    }
    let given = String::from("1234");
    assert!(
        number!(BNI, : &given).is_ok() && number!(DANAMON, : &given).is_ok() && number!("NEWBANK", : given).is_ok()
    );
    let pointer = ["/paymentMethodOptions/virtualAccount/virtualAccountNumber"];
    assert_eq!(pointers(number!(PERMATA, : "123".to_owned() + "4")), pointer);
    assert_eq!(pointers(number!(DANAMON, ?: Some("12a".to_owned()))), pointer);
    let digits = AccountDigits::for_channel(&VaChannel::DANAMON, "1").unwrap();
    assert!(number!(DANAMON, : digits).is_ok());
}

#[test]
fn lists_are_values_too() {
    let product = || payment_part!(Product { type: SERVICE, quantity: 1, price: { value: 1, currency: IDR } });
    let none: Option<Product> = None;
    for (session, count) in [
        (request! { customer_id: "C", order_information: { product_details: vec![product()] } }, 1),
        (request! { customer_id: "C", order_information: { product_details: (0..3).map(|_| product()).collect() } }, 3),
        (request! { customer_id: "C", order_information: { product_details: [product(), ..none] } }, 1),
    ] {
        let session = session.unwrap();
        assert_eq!(session.order_information.as_ref().map(|order| order.product_details.len()), Some(count));
    }
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
    let request = |kind: Kind| {
        request! {
            customer_id: "C",
            order_information: { product_details: [{ type: kind, quantity: 1, price: { value: 1, currency: IDR } }] },
        }
    };
    assert!(request(Kind(true)).is_ok());
    assert_eq!(pointers(request(Kind(false))), ["/orderInformation/productDetails/0/type"]);
}

#[test]
fn the_users_control_flow_is_kept() {
    fn request(email: &str, name: Option<&str>) -> Result<Option<String>, Box<dyn std::error::Error>> {
        let session = request! {
            customer: {
                email: email,
                given_name?: match name { Some("") => return Ok(None), name => name },
                surname: String::from_utf8(vec![b'a'; 3])?,
            },
        };
        Ok(session?.customer.as_ref().map(|customer| customer.email.to_string()))
    }
    assert_eq!(request("a@b.id", Some("")).unwrap(), None);
    assert_eq!(request("a@b.id", None).unwrap().as_deref(), Some("a@b.id"));
    assert!(request("a", None).unwrap_err().is::<Violations>());
}

#[test]
fn no_secret_is_shown() {
    let secret = "4111111111111112";
    let rejected = try_payment_session! {
        client_reference_id: "1",
        amount: { value: 1, currency: IDR },
        payment_method: {
            type: CARD,
            card: {
                number: secret, exp_month: 9 + 4, exp_year: secret, cvc: secret, card_holder_first_name: "A",
                card_holder_last_name: "B", card_holder_email: "a@b.id", card_holder_phone: "1",
            },
        },
        redirect_url: {},
        customer_id: "C",
    };
    let violations = rejected.unwrap_err();
    assert_eq!(violations.len(), 4);
    let shown = format!("{violations} {violations:#} {violations:?}");
    assert!(!shown.contains("4111"), "{shown}");
}

#[test]
fn choices_convert_the_chosen_values() {
    let session = |id: Option<&str>, name: Option<&str>| {
        request! {
            match id {
                Some(id) => { customer_id: id }
                None => {
                    customer: { email: "a".to_owned(), if let Some(name) = name { given_name: name } }
                }
            }
        }
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
