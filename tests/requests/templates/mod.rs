//! Templates: requests with a struct field for each value that varies.

#![deny(warnings, clippy::pedantic, missing_docs)]

mod attributes;

use payment_session::{
    Checked, Customer, Email, GivenName, Invalid, Mode, PaymentRequest, PaymentSession, RedirectUrl, Refund,
    SplitRouting, Violations, payment_part, payment_refund, payment_session,
    request::{RefundMethod, RefundPreference, SessionId},
    rules::Waiver,
    try_payment_part,
    values::{Metadata, MetadataValue},
};

const SHOP: RedirectUrl = RedirectUrl::new();

payment_session! {
    /// A top-up through a fixed virtual account.
    #[derive(Clone, PartialEq)]
    pub struct TopUp {
        client_reference_id: _,
        amount: { value: _ as total, currency: IDR },
        payment_type: MULTIPLE,
        payment_method: { type: VIRTUAL_ACCOUNT },
        payment_method_options: { virtual_account: { channel: PERMATA, virtual_account_number: _ } },
        mode: API,
        redirect_url: SHOP,
        customer: { given_name?: _, email: _, surname?: _ },
        metadata: { "invoice": _ as invoice, "note"?: _ as note, "fixed": [1, 2.50, "\"x\""] },
    }
}

fn top_up() -> Result<TopUp, Invalid> {
    Ok(TopUp {
        client_reference_id: "INV-1".try_into()?,
        total: 10_000.try_into()?,
        virtual_account_number: "00000001".try_into()?,
        given_name: Some("A \"quoted\" name".try_into()?),
        email: "a@b.id".try_into()?,
        surname: None,
        invoice: "I-1".into(),
        note: None,
    })
}

#[test]
fn a_template_writes_the_bytes_of_the_expression() -> Result<(), Invalid> {
    let invoice = "I-1";
    let note: Option<MetadataValue> = None;
    let surname: Option<payment_session::request::Surname> = None;
    let name: Option<GivenName> = Some("A \"quoted\" name".try_into()?);
    let session = payment_session! {
        client_reference_id: "INV-1",
        amount: { value: 10000, currency: IDR },
        payment_type: MULTIPLE,
        payment_method: { type: VIRTUAL_ACCOUNT },
        payment_method_options: { virtual_account: { channel: PERMATA, virtual_account_number: "00000001" } },
        mode: API,
        redirect_url: {},
        customer: { given_name?: name, email: "a@b.id", surname?: surname },
        metadata: { "invoice": invoice, "note"?: note, "fixed": [1, 2.50, "\"x\""] },
    };
    let template = top_up()?;
    assert_eq!(String::from_utf8_lossy(&template.to_json()), String::from_utf8_lossy(&session.to_json()));
    assert_eq!(serde_json::to_vec(&template).unwrap(), session.to_json());
    assert_eq!(template.to_session(), session);
    assert_eq!(PaymentSession::from(template.clone()), session);
    assert!(template == template.clone());
    Ok(())
}

#[test]
fn whole_objects_and_lists_may_be_placeholders() -> Result<(), Invalid> {
    payment_session! {
        /// A template in a function.
        struct Whole {
            "clientReferenceId": _,
            "amount"?: _,
            "paymentType": "MULTIPLE",
            "paymentMethod": { "type": "VIRTUAL_ACCOUNT" },
            "paymentMethodOptions": { "virtualAccount": { "channel": "BCA" } },
            "mode": "API",
            "customer": _,
            "orderInformation": { "productDetails": _ },
            "metadata": _,
        }
    }

    let mut customer = Customer::new("a@b.id".try_into()?);
    customer.refund_preference = Some(RefundPreference::new(RefundMethod::AUTO).check().unwrap());
    let metadata = Metadata::from_serialize(&serde_json::json!({ "a": [1, "\"x\""] }))?;
    let whole = Whole {
        client_reference_id: "1".try_into()?,
        amount: None,
        customer,
        product_details: vec![].into(),
        metadata,
    };
    let session = whole.to_session();
    assert_eq!(session.mode, Some(Mode::API));
    assert_eq!(
        session.customer.as_ref().and_then(|c| c.refund_preference.as_deref()).map(|r| r.method),
        Some(RefundMethod::AUTO)
    );
    assert_eq!(whole.to_json(), session.to_json());
    Ok(())
}

#[test]
fn objects_with_only_optional_fields() -> Result<(), Invalid> {
    payment_session! {
        struct Urls {
            client_reference_id: "1",
            amount: { value: 1, currency: IDR },
            redirect_url: { success_return_url?: _, failure_return_url?: _ },
            customer_id: "c",
            metadata: { "a"?: _ as a, "b"?: _ as b },
        }
    }

    for (success, failure) in
        [(None, None), (Some("a://b"), None), (None, Some("a://c")), (Some("a://b"), Some("a://c"))]
    {
        let urls = Urls {
            success_return_url: success.map(str::parse).transpose()?,
            failure_return_url: failure.map(str::parse).transpose()?,
            a: success.map(Into::into),
            b: failure.map(Into::into),
        };
        assert_eq!(String::from_utf8_lossy(&urls.to_json()), String::from_utf8_lossy(&urls.to_session().to_json()));
        assert!(PaymentSession::from_json(&urls.to_json()).is_ok());
    }
    Ok(())
}

#[test]
fn a_template_without_placeholders_is_a_constant() {
    payment_session! {
        #[derive(Debug, Clone, Copy)]
        struct Fixed {
            client_reference_id: "1",
            amount: { value: 1.50, currency: IDR },
            mode: API,
            auto_confirm: false,
            customer_id: "c",
        }
    }

    assert_eq!(
        Fixed::JSON,
        r#"{"clientReferenceId":"1","amount":{"value":1.50,"currency":"IDR"},"mode":"API","customerId":"c","autoConfirm":false}"#
    );
    assert_eq!(Fixed {}.to_json(), Fixed::JSON.as_bytes());
    assert_eq!(format!("{:?}", Fixed {}), "Fixed");
}

#[test]
fn an_unchecked_string_is_escaped() {
    payment_session! {
        struct Unchecked {
            client_reference_id: _,
            amount: { value: 1, currency: IDR },
            redirect_url: {},
            customer_id: "c",
        }
    }

    let reference = payment_session::ClientReferenceId::new_unchecked("INV\"1".into());
    let template = Unchecked { client_reference_id: reference };
    let json = String::from_utf8(template.to_json()).unwrap();
    assert!(json.starts_with(r#"{"clientReferenceId":"INV\"1","#), "{json}");
}

#[test]
fn a_template_converts_plain_values() -> Result<(), Box<dyn std::error::Error>> {
    struct Row {
        number: String,
        total: i64,
        name: Option<String>,
        email: Option<String>,
    }
    fn new(row: &Row) -> Result<TopUp, Violations> {
        let none = None::<&str>;
        TopUp::try_new(&row.number, row.total, "00000001", &row.name, &row.email, none, "I-1", none)
    }
    let row = |total, email: Option<&str>| Row {
        number: "INV-1".into(),
        total,
        name: Some("A \"quoted\" name".into()),
        email: email.map(str::to_owned),
    };
    assert!(new(&row(10_000, Some("a@b.id")))? == top_up()?);

    let violations = new(&row(-1, None)).err().unwrap();
    let found: Vec<_> = violations.iter().map(|it| (it.pointer(), it.id())).collect();
    assert_eq!(found, [("/amount/value".to_owned(), "amount.value"), ("/customer".to_owned(), "missing-field")]);
    let (surname, invoice) = (None::<String>, Email::try_from("a@b.id")?);
    let digits = TopUp::try_new("1", 1, "123", Some(""), "a@b.id", surname, invoice, Some(1));
    let found: Vec<_> = digits.err().unwrap().iter().map(payment_session::Violation::pointer).collect();
    assert_eq!(found, ["/paymentMethodOptions/virtualAccount/virtualAccountNumber", "/customer/givenName"]);
    Ok(())
}

#[test]
fn objects_lists_and_unchecked_values_convert() {
    payment_session! {
        /// A template with values of every kind.
        #[derive(Clone, PartialEq)]
        struct Kinds {
            client_reference_id!: _,
            amount: _,
            mode: API,
            payment_method: { type: QR },
            statement_descriptor?: _,
            customer: { email: _, refund_preference?: _, given_name!?: _ },
            order_information: { product_details: _ },
            split_routing_configurations?: _ as splits,
            metadata: _,
            "loyaltyTier"!: _ as tier,
        }
    }
    const PRICE: u32 = 1;
    let products = [payment_part!(Product { type: DIGITAL, quantity: 1, price: { value: 1, currency: IDR } })];
    let amount = try_payment_part!(Amount { value: PRICE, currency: IDR });
    let refund = RefundPreference::new(RefundMethod::TRANSFER_ONLY);
    let metadata = Metadata::from_serialize(&[("a", 1)].into_iter().collect::<std::collections::BTreeMap<_, _>>());
    let tried = |refund: RefundPreference| {
        let splits = None::<Vec<Checked<SplitRouting>>>;
        let (name, amount) = (Some(String::new()), amount.clone());
        let metadata = metadata.clone();
        Kinds::try_new("INV/1", amount, Some("Shop"), "a@b.id", Some(refund), name, &products, splits, metadata, "GOLD")
    };
    let violations = tried(refund).err().unwrap();
    assert_eq!(violations[0].pointer(), "/customer/refundPreference/method");
    let kinds = tried(RefundPreference::new(RefundMethod::AUTO)).ok().unwrap();
    let json = String::from_utf8(kinds.to_json()).unwrap();
    assert!(json.contains(r#""clientReferenceId":"INV/1""#) && json.contains(r#""loyaltyTier":"GOLD""#), "{json}");
    assert!(json.contains(r#""givenName":"","#) || json.contains(r#""givenName":"""#), "{json}");
}

payment_refund! {
    /// A refund of a part of a payment.
    #[derive(Clone)]
    pub struct PartialRefund {
        client_reference_id: _,
        payment_session_id: _,
        amount: { value: _ as amount, currency: IDR },
        reason: DUPLICATE,
        description?: _,
        metadata: { "ticket": _ as ticket },
    }
}

payment_refund! {
    /// A refund whose content is known.
    pub struct WholeRefund {
        #![allow(refund_target)]
        client_reference_id: "REFUND-1", is_full_amount: true, reason: OTHERS,
    }
}

#[test]
fn a_refund_is_a_template_too() -> Result<(), Box<dyn std::error::Error>> {
    let template = PartialRefund {
        client_reference_id: "REFUND-1".try_into()?,
        payment_session_id: "44a14481".try_into()?,
        amount: "10000.50".try_into()?,
        description: None,
        ticket: 7.into(),
    };
    let session: SessionId = "44a14481".try_into()?;
    let ticket = 7;
    let refund = payment_refund! {
        client_reference_id: "REFUND-1",
        payment_session_id: session,
        amount: { value: "10000.50", currency: IDR },
        reason: DUPLICATE,
        metadata: { "ticket": ticket },
    };
    assert_eq!(template.to_json(), refund.to_json());
    let mut json = Vec::new();
    template.write_json(&mut json);
    assert_eq!(json, refund.to_json());
    assert_eq!(serde_json::to_vec(&template)?, refund.to_json());
    assert_eq!(format!("{template:?}").split(' ').next(), Some("PartialRefund"));
    assert_eq!(Checked::<Refund>::from(template.clone()), refund);

    let refund = PartialRefund::try_new(1_i64, "44a14481", "10000.50", Some("a word"), 7)?;
    assert_eq!(refund.description.as_ref().map(AsRef::as_ref), Some("a word"));
    let wrong = PartialRefund::try_new("R", "44a14481", "ten", None::<&str>, 7);
    assert_eq!(wrong.unwrap_err()[0].pointer(), "/amount/value");

    assert_eq!(WholeRefund {}.to_json(), WholeRefund::JSON.as_bytes());
    let whole = Checked::<Refund>::from(WholeRefund {});
    assert!(whole.allowed().contains(Waiver::RefundTarget));
    assert_eq!(Refund::from_json_with(WholeRefund::JSON.as_bytes(), whole.waivers_to_read())?, whole);
    Ok(())
}
