//! Turning one behaviour of the sandbox turns the verdict about it, and no other.

use std::{collections::HashMap, sync::Mutex, time::Duration};

use live_check::{Context, Decision, ExpectedResponse, Limits, Reply, Report, Transport, Variant, Verdict, asked};
use payment_sandbox::{ExtraRejection, LookUp, OldToken, RepeatedId, Settings, TakenReference};
use payment_session::{PaymentSession, gateway::RequestId};
use serde_json::{Value, json};

use crate::support::{ChangedTransport, ask, http, sandbox};

/// The decisions whose verdicts differ from those of the sandbox without changes, with their verdicts.
fn turned(sandbox: Settings, transport: &dyn Transport) -> Vec<(&'static str, Verdict)> {
    let (report, _) = ask(sandbox, transport);
    report
        .rows()
        .iter()
        .filter(|(decision, judgement)| judgement.verdict != usual(decision))
        .map(|(decision, judgement)| (decision.id, judgement.verdict))
        .collect()
}

/// The verdict against the sandbox without changes. The sample merchant does not have OVO.
fn usual(decision: &Decision) -> Verdict {
    if decision.id == "ovo" { Verdict::Inconclusive } else { Verdict::Confirmed }
}

fn refuted(ids: &[&'static str]) -> Vec<(&'static str, Verdict)> {
    ids.iter().map(|id| (*id, Verdict::Refuted)).collect()
}

/// Returns the ids and the variants of the decisions whose variant has this response.
fn variants(expected: ExpectedResponse) -> impl Iterator<Item = (&'static str, &'static Variant)> {
    let variants = asked().filter_map(|decision| Some((decision.id, decision.variant.as_ref()?)));
    variants.filter(move |(_, variant)| variant.expected == expected)
}

fn context() -> Context {
    let limits = Limits {
        card: Some(10_000),
        virtual_account: Some(10_000),
        qr: Some(1_000),
        ewallet: Some(10_000),
        ewallets: vec!["OVO".into()],
    };
    Context { reference: "LC-1".into(), expiry: "2026-01-01T00:00:00Z".parse().unwrap(), limits }
}

#[test]
fn the_sandbox_agrees_with_every_reading() {
    let (report, sent) = ask(sandbox(), &http());
    let unusual: Vec<_> =
        report.rows().iter().filter(|(decision, judgement)| judgement.verdict != usual(decision)).collect();
    assert!(unusual.is_empty(), "{unusual:#?}");
    assert!(sent <= 150, "{sent} requests");
}

#[test]
fn accepting_a_variant_refutes_only_its_decision() {
    for (id, variant) in variants(ExpectedResponse::Rejected) {
        let request = variant.request(&context()).unwrap();
        let violations = PaymentSession::from_json(&request.to_json()).unwrap_err();
        let accepted = violations.iter().map(|violation| (violation.rule().unwrap().id, violation.pointer())).collect();
        // Both variants change `/expiryAt`, and both break the same rule there.
        let expected = if id.starts_with("instant-") { vec!["instant-offset", "instant-fraction"] } else { vec![id] };
        assert_eq!(turned(Settings { accepted, ..sandbox() }, &http()), refuted(&expected), "{id}");
    }
}

/// Returns the settings of a sandbox that rejects some requests.
fn rejecting(field: &str, applies: fn(&PaymentSession) -> bool) -> Settings {
    Settings { rejected: vec![ExtraRejection { field: field.into(), applies }], ..sandbox() }
}

/// The requests that a sandbox rejects to refute a decision, with the field that it names.
type Rejection = (&'static str, &'static str, fn(&PaymentSession) -> bool);

/// Returns the value at a JSON pointer of a request, or `null`.
fn at(request: &PaymentSession, pointer: &str) -> Value {
    let body: Value = serde_json::from_slice(&request.to_json()).unwrap();
    body.pointer(pointer).cloned().unwrap_or_default()
}

fn is_static(request: &PaymentSession) -> bool {
    at(request, "/paymentType") == "MULTIPLE"
}

fn method(request: &PaymentSession) -> String {
    at(request, "/paymentMethod/type").as_str().unwrap_or_default().to_owned()
}

const CHANNEL_CODE: &str = "/customer/refundPreference/transferDestination/channelCode";
const CAPTURE_METHOD: &str = "/paymentMethodOptions/card/captureMethod";

const REJECTIONS: &[Rejection] = &[
    ("redirect-url-api", "redirectUrl", |request| at(request, "/redirectUrl").is_null()),
    ("redirect-url-fields", "redirectUrl", |request| {
        at(request, "/redirectUrl").is_object() && at(request, "/redirectUrl/expirationReturnUrl").is_null()
    }),
    ("order-information", "orderInformation", |request| at(request, "/orderInformation").is_null()),
    ("strict-ewallet", "expirationMode", |request| at(request, "/expirationMode") == "STRICT"),
    ("decimals", "amount.value", |request| at(request, "/amount/value").is_f64()),
    ("other-currency", "amount.currency", |request| at(request, "/amount/currency") == "USD"),
    ("sums", "price", |request| at(request, "/orderInformation/productDetails/0/price/value") == 77_777),
    ("default-expiry", "expiryAt", |request| at(request, "/expiryAt").is_null() && !is_static(request)),
    ("descriptor-characters", "statementDescriptor", |request| at(request, "/statementDescriptor").is_string()),
    ("refund-channel-code", "channelCode", |request| at(request, CHANNEL_CODE) == "BCA"),
    ("refund-bank-code", "channelCode", |request| at(request, CHANNEL_CODE) == "014"),
    ("page-without-method", "paymentMethod", |request| {
        at(request, "/autoConfirm") == true && method(request).is_empty()
    }),
    ("card-options", "paymentMethodOptions", |request| {
        method(request) == "CARD" && at(request, "/paymentMethodOptions").is_null()
    }),
    ("ewallet-expiry", "expiryAt", |request| {
        method(request) == "EWALLET" && at(request, "/paymentMethodOptions/ewallet/expiryAt").is_null()
    }),
    ("ewallet-payment-url", "mode", |request| method(request) == "EWALLET" && at(request, "/mode") == "API"),
    ("surname", "surname", |request| at(request, "/customer/surname").is_string()),
    ("save-for-future-use", "saveForFutureUse", |request| at(request, "/saveForFutureUse") == true),
    ("show-saved-payment", "showSavedPayment", |request| at(request, "/showSavedPayment") == true),
    ("capture-method-lower-case", "captureMethod", |request| at(request, CAPTURE_METHOD) == "manual"),
    ("capture-method-upper-case", "captureMethod", |request| at(request, CAPTURE_METHOD) == "MANUAL"),
    ("billing-country-code", "countryCode", |request| {
        at(request, "/orderInformation/billingInfo/phoneNumber").is_object()
    }),
    ("virtual-account-name", "virtualAccountName", |request| {
        at(request, "/paymentMethodOptions/virtualAccount/virtualAccountName").is_string()
    }),
    ("open-account", "amount", |request| {
        is_static(request) && method(request) == "VIRTUAL_ACCOUNT" && at(request, "/amount").is_null()
    }),
    ("closed-account-amount", "value", |request| is_static(request) && at(request, "/amount/value") == 10_001),
];

#[test]
fn rejecting_a_variant_refutes_only_its_decision() {
    for (id, field, applies) in REJECTIONS {
        assert_eq!(turned(rejecting(field, *applies), &http()), refuted(&[id]), "{id}");
    }
}

#[test]
fn every_accepted_variant_has_a_rejection() {
    let turned: Vec<_> = REJECTIONS.iter().map(|(id, ..)| *id).chain(["ovo", "number-optional"]).collect();
    for (id, _) in variants(ExpectedResponse::Accepted) {
        assert!(turned.contains(&id), "{id}");
    }
}

#[test]
fn a_number_that_is_required_fails_a_control_as_well() {
    let numbered = rejecting("virtualAccountNumber", |request| {
        is_static(request)
            && method(request) == "VIRTUAL_ACCOUNT"
            && at(request, "/paymentMethodOptions/virtualAccount/virtualAccountNumber").is_null()
    });
    let (controlled, verdict) = (["open-account", "closed-account-amount"], Verdict::Inconclusive);
    let mut expected: Vec<_> = controlled.into_iter().map(|id| (id, verdict)).collect();
    expected.push(("number-optional", Verdict::Refuted));
    assert_eq!(turned(numbered, &http()), expected);
}

#[test]
fn an_error_that_does_not_name_the_variant_decides_nothing() {
    let silent = rejecting("", |request| at(request, "/orderInformation").is_null());
    assert_eq!(turned(silent, &http()), [("order-information", Verdict::Inconclusive)]);
}

#[test]
fn sequences_see_the_behaviour_of_the_sandbox() {
    let turned = |sandbox| turned(sandbox, &http());
    assert_eq!(
        turned(Settings { look_up: LookUp::Lags(Duration::from_secs(3)), ..sandbox() }),
        refuted(&["look-up-after-cut"])
    );
    assert_eq!(turned(Settings { look_up: LookUp::IgnoresFilter, ..sandbox() }), refuted(&["look-up-unknown"]));
    assert_eq!(turned(Settings { repeated_id: RepeatedId::Rejected, ..sandbox() }), refuted(&["repeat-request"]));
    assert_eq!(
        turned(Settings { repeated_id: RepeatedId::Ignored, ..sandbox() }),
        refuted(&["repeat-request", "reuse-request-id"])
    );
    assert_eq!(
        turned(Settings { taken_reference: TakenReference::BadRequest, ..sandbox() }),
        refuted(&["error-of-taken-reference"])
    );
    assert_eq!(turned(Settings { old_token: OldToken::Dies, ..sandbox() }), refuted(&["old-token"]));
}

#[test]
fn refunds_that_the_gateway_executes_are_seen() {
    // A repeated refund has another id, and one with both targets is accepted.
    let seen: Mutex<HashMap<Vec<u8>, u32>> = Mutex::default();
    let executed = ChangedTransport::new(|request, mut reply, _| {
        if request.uri().path() == "/v1/refunds" && request.method() == "POST" {
            let mut seen = seen.lock().unwrap();
            let count = seen.entry(request.body().clone()).or_default();
            *count += 1;
            let has_both = String::from_utf8_lossy(request.body()).contains("chargeId");
            if *count > 1 || has_both {
                reply.status = 200;
                reply.body = json!({ "code": "00", "data": { "id": RequestId::random().as_ref() } }).to_string().into();
            }
        }
        reply
    });
    assert_eq!(turned(sandbox(), &executed), refuted(&["repeat-refund", "both-refund-targets"]));
}

#[test]
fn a_reference_that_is_free_again_is_seen() {
    let free = ChangedTransport::new(|request, reply, cancelled| match cancelled {
        Some(cancelled) if request.method() == "POST" && reply.status == 409 => {
            // Another session, which is not the cancelled one.
            let mut body: Value = serde_json::from_slice(&cancelled.body).unwrap();
            body["data"]["id"] = json!(RequestId::random().as_ref());
            Reply { body: body.to_string().into_bytes(), ..cancelled.clone() }
        }
        _ => reply,
    });
    assert_eq!(turned(sandbox(), &free), refuted(&["reference-after-cancel"]));
}

#[test]
fn several_sessions_of_one_reference_are_seen() {
    // Every conflict about a reference becomes a session.
    let accepted = ChangedTransport::new(|_, mut reply, _| {
        let body = String::from_utf8_lossy(&reply.body).into_owned();
        if reply.status == 409 && body.contains("duplicate_error") {
            reply.status = 200;
            let id = RequestId::random();
            reply.body = json!({ "code": "00", "data": { "id": id.as_ref() } }).to_string().into_bytes();
        }
        reply
    });
    let expected = ["repeat-reference", "create-at-once", "reference-after-cancel"];
    let (turned, inconclusive): (Vec<_>, Vec<_>) =
        turned(sandbox(), &accepted).into_iter().partition(|(_, verdict)| *verdict == Verdict::Refuted);
    assert_eq!(turned, refuted(&expected));
    assert_eq!(inconclusive, [("error-of-taken-reference", Verdict::Inconclusive)]);
}

/// The decisions whose second request is rejected because of its reference or its request id.
const SECOND: [&str; 5] =
    ["reuse-request-id", "repeat-reference", "error-of-taken-reference", "create-at-once", "reference-after-cancel"];

/// A limit, a failure and a rule about something else are not decisions about the reference or the request id.
#[test]
fn an_error_about_something_else_decides_nothing() {
    let expected: Vec<_> = SECOND.iter().map(|id| (*id, Verdict::Inconclusive)).collect();
    for (status, code, message) in [
        (429, "frequency_above_limit", "The limit is reached"),
        (503, "service_unavailable", "An internal error was encountered"),
        (400, "api_validation_error", "This customer pays too often"),
        (422, "velocity_rule", "This customer pays too often"),
    ] {
        let changed = ChangedTransport::new(move |_, mut reply, _| {
            if reply.status == 409 {
                reply.status = status;
                let error = json!({ "type": "API_ERROR", "details": [{ "field": "", "message": message }] });
                reply.body = json!({ "code": code, "message": message, "error": error }).to_string().into_bytes();
            }
            reply
        });
        let turned = turned(sandbox(), &changed);
        let turned: Vec<_> = turned.into_iter().filter(|(id, _)| *id != "known-error-codes").collect();
        assert_eq!(turned, expected, "{status} {code}");
    }
}

/// A gateway can return the first session in place of an error.
#[test]
fn the_first_session_is_no_second_one() {
    let first: Mutex<HashMap<String, Reply>> = Mutex::default();
    let returned = ChangedTransport::new(|request, reply, _| {
        let body: Value = serde_json::from_slice(request.body()).unwrap_or_default();
        let Some(reference) = body["clientReferenceId"].as_str() else { return reply };
        let mut first = first.lock().unwrap();
        if reply.status == 200 {
            first.entry(reference.to_owned()).or_insert_with(|| reply.clone());
        } else if String::from_utf8_lossy(&reply.body).contains("duplicate_error") {
            // At once, the first session may not be known yet.
            return first.get(reference).cloned().unwrap_or(reply);
        }
        reply
    });
    assert_eq!(turned(sandbox(), &returned), [("error-of-taken-reference", Verdict::Inconclusive)]);
}

#[test]
fn sessions_that_are_not_as_expected_are_seen() {
    let changed = |change: fn(&mut Value, &Value)| {
        let changed = ChangedTransport::new(move |request, mut reply, _| {
            let sent: Value = serde_json::from_slice(request.body()).unwrap_or_default();
            if let Ok(mut body) = serde_json::from_slice::<Value>(&reply.body)
                && request.uri().path() == "/v2/payments"
                && body["data"]["id"].is_string()
            {
                change(&mut body["data"], &sent);
                reply.body = body.to_string().into_bytes();
            }
            reply
        });
        turned(sandbox(), &changed)
    };
    let without_url = changed(|session, sent| {
        if sent["mode"] == "API" {
            session["paymentUrl"] = Value::Null;
        }
    });
    assert_eq!(without_url, refuted(&["ewallet-payment-url"]));
    let open = changed(|session, sent| {
        if sent["amount"]["value"] == 10_001 {
            session["amount"]["value"] = json!(0);
        }
    });
    assert_eq!(open, refuted(&["closed-account-amount"]));
    let surname = changed(|session, sent| {
        if sent["customer"]["surname"].is_string() {
            session["customer"]["surname"] = json!("another");
        }
    });
    assert_eq!(surname, refuted(&["surname"]));
    let long = changed(|session, sent| {
        if sent["expiryAt"].is_null() {
            session["createdAt"] = json!("2020-01-01T00:00:00Z");
        }
    });
    assert_eq!(long, refuted(&["default-expiry"]));
    let silent = changed(|session, _| session["saveForFutureUse"] = Value::Null);
    assert_eq!(silent, [("save-for-future-use", Verdict::Inconclusive)]);
}

#[test]
fn responses_with_unknown_parts_are_seen() {
    let replaced = |from: &'static str, to: &'static str| {
        ChangedTransport::new(move |_, mut reply, _| {
            reply.body = String::from_utf8_lossy(&reply.body).replace(from, to).into_bytes();
            reply
        })
    };
    let field = replaced(r#""autoConfirm":false"#, r#""autoConfirm":false,"new":1"#);
    assert_eq!(turned(sandbox(), &field), refuted(&["known-fields"]));
    let value = replaced(r#""mode":"REDIRECT""#, r#""mode":"POPUP""#);
    assert_eq!(turned(sandbox(), &value), refuted(&["known-enum-values"]));
    let code = replaced(r#""code":"idempotency_error""#, r#""code":"new_code""#);
    assert_eq!(turned(sandbox(), &code), refuted(&["known-error-codes"]));
    let broken = replaced(r#"{"code":"idempotency_error""#, r#"{"idempotency_error""#);
    let (report, _) = ask(sandbox(), &broken);
    assert_eq!(verdict(&report, "readable-responses"), Verdict::Refuted);
}

fn verdict(report: &Report, id: &str) -> Verdict {
    report.rows().iter().find(|(decision, _)| decision.id == id).unwrap().1.verdict
}
