//! Reads the documented responses field by field.

use std::error::Error;

use payment_session::{
    Currency, Mode, PaymentType, SessionResponse, VaChannel,
    request::{ExpirationMode, MethodType, RefundMethod},
    response::{
        ApiErrorKind, CancellationReason, CaptureResponse, CaptureStatus, CardFunding, Charge, ChargeStatus,
        CustomerRecord, Envelope, GatewayResponse, ListPage, PaymentMethodConfigs, QrType, RefundResponse,
        RiskRecommendation, RiskStatus, SessionStatus, SimulationResult, StoredMethodStatus, ThreeDsResult,
    },
};

use crate::saved;

fn session(name: &str) -> SessionResponse {
    SessionResponse::parse(200, &saved::one(name)).unwrap()
}

/// No documented field is in `other`, at any level.
#[test]
fn every_field_of_every_response_is_known() {
    for (name, body) in saved::sessions() {
        let shown = format!("{:?}", SessionResponse::parse(200, &body).unwrap());
        assert!(shown.contains("other: {}"), "{name}");
        assert_eq!(shown.matches("other: {").count(), shown.matches("other: {}").count(), "{name}: {shown}");
    }
    let object = SessionResponse::from_json(&saved::one("object-payment-session")).unwrap();
    let shown = format!("{object:?}");
    assert_eq!(shown.matches("other: {").count(), shown.matches("other: {}").count(), "{shown}");
}

#[test]
fn fields_of_a_paid_session() {
    let session = SessionResponse::from_json(&saved::one("object-payment-session")).unwrap();
    assert_eq!(session.id, "bca0b57a-391e-4f6f-bfef-8cd37492ee5b");
    assert_eq!(session.client_reference_id.as_deref(), Some("1750758552"));
    let amount = session.amount.as_ref().unwrap();
    assert_eq!((amount.value.as_str(), amount.currency.known()), ("10001", Some(Currency::IDR)));
    assert_eq!(session.mode.as_ref().unwrap(), &Mode::REDIRECT);
    assert_eq!(session.payment_type.as_ref().unwrap(), &PaymentType::SINGLE);
    assert_eq!(session.expiration_mode.as_ref().unwrap(), &ExpirationMode::STRICT);
    assert_eq!(session.payment_method.as_ref().unwrap().r#type.as_ref().unwrap(), &MethodType::CARD);
    assert_eq!((session.auto_confirm, session.bypass_status_page), (Some(true), Some(false)));
    assert_eq!((session.save_for_future_use, session.show_saved_payment), (Some(false), Some(false)));
    assert_eq!(session.status, SessionStatus::PAID);
    assert_eq!(
        (&session.investigation_status, &session.cancelled_at, &session.cancellation_reason),
        (&None, &None, &None)
    );
    assert_eq!(session.created_at.as_ref().unwrap().as_str(), "2025-03-30T05:48:17.0549468Z");
    assert_eq!(session.encryption_key.as_ref().unwrap().expose(), "Eykc6QYeUuG5aKcPMrUsaZq0bWWCGLJY");
    assert_eq!(
        session.payment_url.as_ref().unwrap().as_str(),
        "https://payment.pivot-payment.com/detail?token=sample-token"
    );
    assert_eq!(session.customer_id.as_ref().unwrap().as_ref(), "999966660001");
    assert_eq!(
        session.redirect_url.as_ref().unwrap().failure_return_url.as_deref(),
        Some("https://merchant.com/failed")
    );
    let metadata: serde_json::Value = serde_json::from_str(session.metadata.as_ref().unwrap().as_json()).unwrap();
    assert_eq!(metadata["invoiceNo"], "INV001");
    // The merchant sent this field, so the type of the request can read it.
    let order = session.order_information.as_ref().unwrap().as_json();
    let order: payment_session::request::OrderInformation = serde_json::from_str(order).unwrap();
    assert_eq!(order.product_details.len(), 1);
}

#[test]
fn fields_of_a_charge() {
    let session = session("get-session");
    let [charge] = &*session.charge_details else { panic!() };
    assert_eq!(charge.id.as_ref().unwrap(), "cf2842f4-e263-4643-8bc9-af682a5060cd");
    assert_eq!(charge.status, ChargeStatus::SUCCESS);
    assert_eq!(charge.captured_amount, charge.amount);
    assert_eq!((charge.is_captured, charge.paid_at.is_some()), (Some(true), true));
    let risk = charge.fds_risk_assessment.as_ref().unwrap();
    assert_eq!((risk.score.as_deref(), risk.level.as_deref()), (Some("0"), Some("very low")));
    assert_eq!(risk.recommendation.as_ref().unwrap(), &RiskRecommendation::APPROVE);
    assert_eq!(risk.status.as_ref().unwrap(), &RiskStatus::PASSED);
    let card = charge.card.as_ref().unwrap();
    assert_eq!((card.first6.as_deref(), card.last4.as_deref()), (Some("999999"), Some("0001")));
    let bin = card.bin_informations.as_ref().unwrap();
    assert_eq!(bin.r#type.as_ref().unwrap(), &CardFunding::DEBIT);
    let authentication = card.authentication_result.as_ref().unwrap();
    assert_eq!(authentication.three_ds_result.as_ref().unwrap(), &ThreeDsResult::AUTHENTICATION_SUCCESSFUL);
    assert_eq!((&authentication.three_ds_method, authentication.eci_code.as_deref()), (&None, Some("02")));
    let authorization = card.authorization_result.as_ref().unwrap();
    assert_eq!(authorization.stan.as_deref(), Some("104539"));
    assert_eq!(authorization.authorized_amount, charge.amount);
}

/// Objects without a response type of their own are read part by part.
#[test]
fn charges_and_customers_without_a_session() {
    let envelope = Envelope::parse(200, &saved::one("get-charges")).unwrap();
    let pagination = envelope.pagination.as_ref().unwrap();
    assert_eq!((pagination.page, pagination.total_items), (Some(1), Some(1)));
    assert!(envelope.data.as_json().starts_with('['));

    let body: serde_json::Value = serde_json::from_slice(&saved::one("object-charge")).unwrap();
    let charge = Charge::from_json(body["chargeDetails"][0].to_string().as_bytes()).unwrap();
    let [capture] = &*charge.capture_histories else { panic!() };
    assert_eq!(capture.captured_amount.as_ref().unwrap().as_str(), "12000");
    assert_eq!(capture.status.as_ref().unwrap(), &CaptureStatus::SUCCESS);
    assert_eq!(charge.other.len(), 0);

    let body: serde_json::Value = serde_json::from_slice(&saved::one("object-customer")).unwrap();
    let customer = CustomerRecord::from_json(body["customer"].to_string().as_bytes()).unwrap();
    let [card, wallet] = &*customer.stored_payment_methods else { panic!() };
    assert_eq!(card.token.as_ref().unwrap().expose(), "020027de-134e-45ed-8f0d-7ae0506a7133");
    assert_eq!(card.status.as_ref().unwrap(), &StoredMethodStatus::ACTIVE);
    // The documentation page has this enum value in lower case.
    assert_eq!(wallet.payment_method.as_ref().unwrap(), &MethodType::EWALLET);
    let refund = customer.refund_preference.as_ref().unwrap();
    assert_eq!(refund.method.as_ref().unwrap(), &RefundMethod::AUTO);
}

#[test]
fn instruments_of_sessions() {
    let account = session("11-virtual-account-api").charge_details[0].virtual_account.clone().unwrap();
    assert_eq!(account.channel.unwrap(), VaChannel::PERMATA);
    assert_eq!(account.virtual_account_number.as_deref(), Some("7663000066992249"));

    let fixed = session("12-virtual-account-static-closed");
    let account = fixed.payment_method.clone().unwrap().virtual_account.unwrap();
    assert_eq!((account.expiry_at, &fixed.expiry_at), (None, &None));
    assert!(fixed.raw_json().contains("0001-01-01T00:00:00Z"));
    assert!(fixed.charge_details.is_empty());

    let qr = session("16-qr-static").payment_method.clone().unwrap().qr.unwrap();
    assert_eq!((qr.qr_type.unwrap().known(), qr.store_id.as_deref()), (Some(QrType::STATIC), Some("000560139907")));

    let cancelled = session("cancel");
    assert_eq!(cancelled.cancellation_reason.as_ref().unwrap(), &CancellationReason::REQUESTED_BY_CUSTOMER);
}

#[test]
fn lists_of_sessions() {
    let ids = |name: &str| {
        let sessions = ListPage::<SessionResponse>::parse(200, &saved::one(name)).unwrap();
        assert_eq!(sessions.next_page(), None);
        sessions.items.iter().map(|session| session.id.as_ref()[..8].to_owned()).collect::<Vec<_>>()
    };
    assert_eq!(ids("get-session-by-client-reference-id"), ["bca0b57a"]);
    assert_eq!(ids("list-sessions"), ["bca0b57a", "1a857708"]);
    let list = |data: &str| {
        ListPage::<SessionResponse>::parse(200, format!(r#"{{"code":"00","data":{data}}}"#).as_bytes())
            .map(|page| page.items)
    };
    assert_eq!(list("[]"), Ok(Vec::new()));
    for data in [r#"{"id":"1"}"#, "[null]", "[{}]", r#"[{"id":"1"},{}]"#] {
        assert_eq!(list(data).unwrap_err().kind(), ApiErrorKind::Unreadable, "{data}");
    }
}

/// Returns the error of reading a documented body as the type of its call.
fn typed(name: &str, body: &[u8]) -> Result<(), Box<dyn Error>> {
    match name {
        "create-refund" | "get-refund" => drop(RefundResponse::parse(200, body)?),
        "list-refunds" => drop(ListPage::<RefundResponse>::parse(200, body)?),
        "get-charges" => drop(ListPage::<Charge>::parse(200, body)?),
        "get-customer" => drop(CustomerRecord::parse(200, body)?),
        "get-session-by-client-reference-id" | "list-sessions" => drop(ListPage::<SessionResponse>::parse(200, body)?),
        "capture" => drop(CaptureResponse::parse(200, body)?),
        "payment-method-config" => drop(PaymentMethodConfigs::parse(200, body)?),
        "simulation" => drop(SimulationResult::parse(200, body)?),
        // The form of all responses, and one whose type belongs to the feature `http`, where the end-to-end tests read it
        "envelope-format" | "access-token" => drop(Envelope::parse(200, body)?),
        "cancel" | "confirm" | "get-session" => drop(SessionResponse::parse(200, body)?),
        _ => {
            assert!(name.starts_with(|first: char| first.is_ascii_digit()), "{name} has no type");
            drop(SessionResponse::parse(200, body)?);
        }
    }
    Ok(())
}

#[test]
fn every_documented_response_is_read_as_its_type() {
    for (name, body) in saved::all() {
        // These are parts of responses, which other tests read field by field.
        if !["callback-", "object-"].iter().any(|part| name.starts_with(part)) {
            typed(&name, &body).unwrap_or_else(|error| panic!("{name}: {error}"));
        }
    }
    for error in saved::errors() {
        assert_ne!(error.parse::<Envelope>().kind(), ApiErrorKind::Unreadable, "{}", error.name);
    }
}
