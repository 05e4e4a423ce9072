//! Requests with waived rules and with unchecked fields are sent without any change.

mod other_macros;
mod templates;

use payment_session::{
    Checked, PaymentRequest, PaymentSession, SplitRouting, payment_part, payment_session,
    request::VirtualAccountNumber,
    rules::{Waiver, Waivers},
    try_payment_session,
    values::{MetadataValue, OtherFields},
};

fn json(request: &impl PaymentRequest) -> String {
    String::from_utf8(request.to_json()).unwrap()
}

/// Returns the waivers of a request.
fn allowed(session: &PaymentSession) -> Vec<Waiver> {
    session.allowed().iter().collect()
}

#[test]
fn a_rule_can_be_allowed() {
    const STATIC_CARD: PaymentSession = payment_session! {
        //! Agreed with the gateway.
        #![allow(multiple_method, reason = "card subscriptions")]
        client_reference_id: "A",
        payment_type: MULTIPLE,
        payment_method: { type: CARD },
        mode: API,
        customer_id: "C",
    };
    assert_eq!(
        json(&STATIC_CARD),
        r#"{"clientReferenceId":"A","paymentType":"MULTIPLE","paymentMethod":{"type":"CARD"},"mode":"API","customerId":"C"}"#
    );
    assert_eq!(allowed(&STATIC_CARD), [Waiver::MultipleMethod]);
}

#[test]
fn several_rules_can_be_allowed() {
    let session = payment_session! {{
        #![allow(multiple_method, multiple_auto_confirm,)]
        /// Agreed with the gateway, too.
        #![allow(multiple_mode, reason = "the hosted page is used",)]
        client_reference_id: "A",
        payment_type: MULTIPLE,
        payment_method: { type: CARD },
        redirect_url: {},
        auto_confirm: false,
        customer_id: "C",
    }};
    assert_eq!(allowed(&session), [Waiver::MultipleMethod, Waiver::MultipleMode, Waiver::MultipleAutoConfirm]);
    assert_eq!(session.clone().into_draft().check().unwrap(), session);
}

#[test]
fn an_unlisted_bank_with_a_similar_name_can_be_allowed() {
    let session = payment_session! {
        #![allow(va_channel)]
        client_reference_id: "A",
        amount: { value: 1, currency: IDR },
        payment_method: { type: VIRTUAL_ACCOUNT },
        payment_method_options: { virtual_account: { channel: "BCAS" } },
        mode: API,
        customer_id: "C",
    };
    assert!(json(&session).contains(r#"{"channel":"BCAS"}"#));
}

#[test]
fn an_account_number_of_any_length_has_the_plain_type() {
    let number = VirtualAccountNumber::try_from("123").unwrap();
    let session = payment_session! {
        #![allow(va_number_digits)]
        client_reference_id: "A",
        payment_type: MULTIPLE,
        payment_method: { type: VIRTUAL_ACCOUNT },
        payment_method_options: { virtual_account: { channel: PERMATA, virtual_account_number: number } },
        mode: API,
        customer_id: "C",
    };
    assert!(json(&session).contains(r#""virtualAccountNumber":"123""#));
}

#[test]
fn rules_about_a_part_can_be_allowed_in_it_and_around_it() {
    const SHARE: Checked<SplitRouting> = payment_part!(SplitRouting {
        #![allow(split_amount)]
        merchant_id: "M",
        type: FIXED,
        currency: IDR,
        remarks: "fee",
    });
    assert!(SHARE.allowed.contains(Waiver::SplitAmount));
    let session = payment_session! {
        #![allow(transfer_destination)]
        client_reference_id: "A",
        amount: { value: 1, currency: IDR },
        payment_method: { type: QR },
        mode: API,
        customer: { email: "a@b.id", refund_preference: { method: TRANSFER_ONLY } },
    };
    assert!(json(&session).contains(r#""refundPreference":{"method":"TRANSFER_ONLY"}"#));
    assert_eq!(allowed(&session), [Waiver::TransferDestination]);
}

/// The start of the JSON of `request!`.
const START: &str = r#"{"clientReferenceId":"A","amount":{"value":1,"currency":"IDR"},"mode":"API","customerId":"C","autoConfirm":false"#;

macro_rules! request {
    ($($entries:tt)*) => {
        payment_session! {
            client_reference_id: "A",
            amount: { value: 1, currency: IDR },
            mode: API,
            customer_id: "C",
            auto_confirm: false,
            $($entries)*
        }
    };
}

#[track_caller]
fn assert_sent(session: &PaymentSession, rest: &str) {
    assert_eq!(json(session), format!("{START}{rest}}}"));
}

#[test]
fn a_marked_string_is_sent_at_its_place() {
    const SESSION: PaymentSession = payment_session! {
        client_reference_id!: "INV/2025/\"001\"",
        amount: { value: 1, currency: IDR },
        mode: API,
        auto_confirm: false,
        customer_id!: "",
    };
    assert_eq!(
        json(&SESSION),
        r#"{"clientReferenceId":"INV/2025/\"001\"","amount":{"value":1,"currency":"IDR"},"mode":"API","customerId":"","autoConfirm":false}"#
    );
    assert_eq!(SESSION.other, OtherFields::new());
    assert_eq!(SESSION.client_reference_id.as_ref(), "INV/2025/\"001\"");
}

#[test]
fn a_marked_string_can_be_a_run_time_value() {
    let (descriptor, none): (String, Option<String>) = ("a descriptor of more than twenty".into(), None);
    let session = request! { statement_descriptor!: descriptor };
    assert_sent(&session, r#","statementDescriptor":"a descriptor of more than twenty""#);
    assert_sent(&request! { statement_descriptor!?: none }, "");
    assert_sent(&request! { statement_descriptor!?: Some("") }, r#","statementDescriptor":"""#);
    let literal = request! { statement_descriptor!: if START.is_empty() { "a" } else { "b" } };
    assert_sent(&literal, r#","statementDescriptor":"b""#);
}

#[test]
fn other_marked_fields_follow_the_documented_ones() {
    let (tier, points, none) = ("GOLD".to_owned(), 5_u32, None::<bool>);
    let session = request! {
        "loyaltyTier"!: tier,
        payment_type!: "RECURRING",
        "absent"!?: none,
        "points"!?: Some(points),
        "nothing"!: null,
        statement_descriptor!: 5,
        metadata: { "a": 1 },
        "campaign"!: { "id": 1.50, "tags": ["a", points, { "deep"?: Some("x") }] },
    };
    assert_sent(
        &session,
        r#","metadata":{"a":1},"loyaltyTier":"GOLD","paymentType":"RECURRING","points":5,"nothing":null,"statementDescriptor":5,"campaign":{"id":1.50,"tags":["a",5,{"deep":"x"}]}"#,
    );
    let names: Vec<_> = session.other.iter().map(|(name, _)| name).collect();
    assert_eq!(names, ["loyaltyTier", "paymentType", "points", "nothing", "statementDescriptor", "campaign"]);
}

#[test]
fn marks_can_be_at_any_depth() {
    let channel = "GOPAY";
    let session = payment_session! {
        client_reference_id: "A",
        amount: { value: 1, currency: IDR },
        payment_method: { type: EWALLET },
        payment_method_options: { ewallet: { channel!: channel } },
        mode: API,
        customer: { email!: "nobody", "tier"!: 1 },
        order_information: {
            product_details: [{
                type: DIGITAL,
                quantity: 1,
                price: { value: 1, currency: IDR, "tax"!: 0.5 },
                "sku"!: "x",
            }],
        },
    };
    assert!(json(&session).contains(r#""ewallet":{"channel":"GOPAY"}"#));
    assert!(json(&session).contains(r#""customer":{"email":"nobody","tier":1}"#));
    assert!(json(&session).contains(r#""price":{"value":1,"currency":"IDR","tax":0.5},"sku":"x"}]"#));
}

#[test]
fn a_marked_deciding_field_silences_the_rules_that_look_at_it() {
    let mode = "POPUP";
    let session = payment_session! {
        client_reference_id: "A",
        amount: { value: 1, currency: IDR },
        mode!: mode,
        customer_id: "C",
    };
    assert_eq!(
        json(&session),
        r#"{"clientReferenceId":"A","amount":{"value":1,"currency":"IDR"},"customerId":"C","mode":"POPUP"}"#
    );
    let method = MetadataValue::from_serialize(&["any"]).unwrap();
    let session = payment_session! {
        client_reference_id: "A",
        amount: { value: 1, currency: IDR },
        payment_method!: method,
        mode: API,
        customer_id: "C",
    };
    assert!(json(&session).ends_with(r#""paymentMethod":["any"]}"#));
}

/// A value in `other` at a documented name is present, unless it is `null`.
#[test]
fn rules_see_the_presence_of_documented_fields_in_other() {
    let draft = |amount: &str| {
        let mut draft = payment_session! {
            client_reference_id: "1",
            payment_type: MULTIPLE,
            payment_method: { type: QR },
            mode: API,
            customer_id: "c",
        }
        .into_draft();
        draft.other.insert(
            "amount",
            MetadataValue::from_serialize(&serde_json::from_str::<serde_json::Value>(amount).unwrap()).unwrap(),
        );
        draft
    };
    let rules = |result: Result<PaymentSession, payment_session::Violations>| -> Vec<_> {
        result.err().iter().flatten().map(|violation| (violation.id().to_owned(), violation.pointer())).collect()
    };
    let options = Waivers::UNCHECKED_VALUES;
    for (amount, is_broken) in [("5", true), ("\"5\"", true), ("{}", true), ("null", false)] {
        let expected = if is_broken { vec![("static-qr-amount".to_owned(), "/amount".to_owned())] } else { Vec::new() };
        assert_eq!(rules(draft(amount).check()), expected, "{amount}");
        let json = PaymentSession::new_unchecked(draft(amount)).to_json();
        assert_eq!(rules(PaymentSession::from_json_with(&json, options)), expected, "{amount}");
        let allowed = options.with(Waiver::StaticQrAmount);
        assert!(PaymentSession::from_json_with(&json, allowed).is_ok(), "{amount}");
    }
}

#[test]
fn marked_values_convert_in_try_payment_session() -> Result<(), payment_session::Violations> {
    let (reference, tier) = ("INV/1".to_owned(), 5_u8);
    let session = try_payment_session! {
        client_reference_id!: reference,
        amount: { value: 1, currency: IDR },
        mode: API,
        auto_confirm: false,
        customer_id: "C".to_owned(),
        "tier"!: tier,
    }?;
    assert!(json(&session).ends_with(r#""tier":5}"#));
    Ok(())
}

#[test]
fn marks_can_be_in_the_arms_of_choices() {
    let request = |tier: Option<String>, popup: bool| {
        request! {
            if let Some(tier) = tier {
                "loyaltyTier"!: tier,
                statement_descriptor!: "a descriptor of more than twenty",
            } else {
                "loyaltyTier"!: { "none": true },
            }
            match popup {
                true => { payment_type!: "POPUP" }
                false => { payment_type: SINGLE }
            }
        }
    };
    let plain = START.replace(r#""mode""#, r#""paymentType":"SINGLE","mode""#);
    assert_eq!(json(&request(None, false)), format!(r#"{plain},"loyaltyTier":{{"none":true}}}}"#));
    assert_sent(
        &request(Some("GOLD".into()), true),
        r#","statementDescriptor":"a descriptor of more than twenty","loyaltyTier":"GOLD","paymentType":"POPUP""#,
    );
}
