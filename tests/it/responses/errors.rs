//! Every documented error has its kind. A response that cannot be read is an error too.

use std::error::Error;

use payment_session::{
    ApiError, SessionResponse,
    response::{ApiErrorKind, ErrorType},
};

use crate::support::documented;

fn refused(status: u16, body: &str) -> ApiError {
    SessionResponse::parse(status, body.as_bytes()).unwrap_err()
}

#[test]
fn every_documented_error() {
    use ApiErrorKind::{
        Credentials, Duplicate, Forbidden, Gateway, NoSuchCall, NotFound, Refused, RequestIdReused, SetupIncomplete,
        Timeout, TooManyCalls, Validation,
    };
    // The name, the status, the kind, and whether the request can be retried.
    let errors = [
        ("400-api-validation-error", 400, Validation, false),
        ("400-error-object", 400, Validation, false),
        ("400-multiple-not-allowed-for-method", 400, Validation, false),
        ("400-multiple-requires-api", 400, Validation, false),
        ("400-no-available-va-number", 400, Validation, false),
        ("400-static-qris-limit-reached", 400, Validation, false),
        ("400-static-qris-must-not-have-amount", 400, Validation, false),
        ("400-va-number-already-assigned", 400, Validation, false),
        ("400-va-number-outside-static-range", 400, Validation, false),
        ("401-credentials-invalid", 401, Credentials, false),
        ("403-forbidden-access", 403, Forbidden, false),
        ("403-resource-not-complete", 403, SetupIncomplete, false),
        ("404-not-found", 404, NoSuchCall, false),
        ("404-resource-missing", 404, NotFound, false),
        ("409-duplicate-error", 409, Duplicate, false),
        ("409-idempotency-error", 409, RequestIdReused, false),
        ("429-frequency-above-limit", 429, TooManyCalls, true),
        ("500-internal-error", 500, Gateway, true),
        ("502-bad-gateway", 502, Gateway, true),
        ("503-service-unavailable", 503, Gateway, true),
        ("504-gateway-timeout", 504, Timeout, true),
        ("xxx-assign-user-failed", 400, Refused, false),
        ("xxx-field-required", 400, Validation, false),
        ("xxx-general-error", 400, Refused, false),
        ("xxx-insufficient-fund", 400, Refused, false),
        ("xxx-invalid-recepient", 400, Validation, false),
        ("xxx-resend-failed-user-active", 400, Refused, false),
        ("xxx-resend-failed-user-invalid", 400, Refused, false),
        ("xxx-resource-already-exists", 400, Duplicate, false),
        ("xxx-topup-va-failed", 400, Refused, false),
    ];
    let kinds = documented::all().into_iter().filter_map(|(name, body)| {
        let name = name.strip_prefix("error-")?.to_owned();
        let status = name[..3].parse().unwrap_or(400);
        let error = SessionResponse::parse(status, &body).unwrap_err();
        assert_same_as_body(&error, &body);
        Some((name, error.status(), error.kind(), error.is_retryable()))
    });
    let errors = errors.map(|(name, status, kind, again)| (name.to_owned(), status, kind, again));
    assert_eq!(kinds.collect::<Vec<_>>(), errors);
}

fn assert_same_as_body(error: &ApiError, body: &[u8]) {
    let body: serde_json::Value = serde_json::from_slice(body).unwrap();
    let text = |value: &serde_json::Value| value.as_str().filter(|text| !text.is_empty()).map(str::to_owned);
    assert_eq!(error.code(), text(&body["code"]).unwrap_or_default());
    assert_eq!(error.message(), text(&body["message"]).unwrap_or_default());
    assert_eq!(error.error_type().map(|kind| kind.as_str().to_owned()), text(&body["error"]["type"]));
    let trace = text(&body["error"]["traceId"]).or(text(&body["error"]["trace_id"]));
    assert_eq!(error.trace_id().map(str::to_owned), trace);
    let details: Vec<_> = error.details().iter().map(|detail| (detail.field.clone(), detail.message.clone())).collect();
    let written = body["error"]["details"].as_array().cloned().unwrap_or_default();
    let written: Vec<_> = written.iter().map(|detail| (text(&detail["field"]), text(&detail["message"]))).collect();
    assert_eq!(details, written);
    // `Display` shows all of these.
    let shown = error.to_string();
    let parts = [text(&body["code"]), text(&body["message"]), trace];
    for part in
        parts.into_iter().flatten().chain(details.into_iter().flat_map(|(field, message)| [field, message]).flatten())
    {
        assert!(shown.contains(&part), "{shown}");
    }
}

#[test]
fn displayed_errors() {
    let error = SessionResponse::parse(400, &documented::one("error-400-api-validation-error")).unwrap_err();
    assert_eq!(
        error.to_string(),
        "the gateway refused (400 api_validation_error): The request was invalid, or an error occurred in downstream \
         provider; `recipientID`: Make sure recipientID format is correct; `referenceID`: Make sure referenceID value \
         is fulfilled (trace id 7fadd95da98e59cfad5148382095f2c1)"
    );
    assert_eq!(error.error_type().unwrap(), &ErrorType::API_ERROR);
    assert_eq!(
        refused(200, "").to_string(),
        "the response (200) cannot be read: the text is empty; the gateway may have processed the request: \
         look up the session before you retry"
    );
    assert_eq!(
        refused(504, "<html>").to_string(),
        "the gateway refused (504); the gateway may have processed the request: retry later with the same \
         `clientReferenceId`, or look up the session"
    );
    // `is_retryable` returns false here, so the message does not say "retry later".
    assert_eq!(
        refused(501, "<html>").to_string(),
        "the gateway refused (501); the gateway may have processed the request: look up the session before you retry"
    );
    // Control characters are escaped, so a response cannot forge a line of a log.
    let body = br#"{"code":"a\nb","message":"c\u001b[2Jd","error":{"details":[{"field":"e\r","message":"f\u0000"}]}}"#;
    assert_eq!(
        SessionResponse::parse(400, body).unwrap_err().to_string(),
        "the gateway refused (400 a\\nb): c\\u{1b}[2Jd; `e\\r`: f\\0"
    );
    // Characters that change the direction of text are escaped too.
    assert_eq!(
        refused(400, r#"{"code":"a","message":"b\u2028c\u202ed\u2066e é"}"#).to_string(),
        "the gateway refused (400 a): b\\u{2028}c\\u{202e}d\\u{2066}e é"
    );
}

/// A proxy between the client and the gateway reports errors in its own format.
#[test]
fn errors_of_a_proxy() {
    let error = refused(
        400,
        r#"{"message":"no route","error":{"type":"API_ERROR","details":[{"field":"amount","message":"bad"}]},"traceId":"T"}"#,
    );
    assert_eq!((error.code(), error.message(), error.trace_id()), ("", "no route", Some("T")));
    assert_eq!(error.as_unreadable().unwrap().to_string(), "`code` is missing");
    assert_eq!(error.error_type().unwrap(), &ErrorType::API_ERROR);
    assert_eq!(error.to_string(), "the gateway refused (400): no route; `amount`: bad (trace id T)");
    let error = refused(400, r#"{"code":"api_validation_error","error":{"details":["amount is bad", 1]}}"#);
    assert_eq!(error.to_string(), "the gateway refused (400 api_validation_error); amount is bad; 1");
    assert_eq!(refused(401, r#"{"error":"boom"}"#).message(), "boom");
    assert_eq!(refused(401, r#"{"message":"a","error":"boom"}"#).message(), "a");
}

/// From 400 on, the status determines the kind. Below 400, an invalid body is unreadable.
#[test]
fn bodies_that_are_not_responses() {
    let whole = documented::one("01-payment-ui");
    let cut = &whole[..whole.len() - 20];
    let bodies: [(&[u8], &str); 9] = [
        (b"", "the text is empty"),
        (b" \n", "the text is empty"),
        (b"<html><body>secret</body></html>", "the text is not valid JSON"),
        (b"{\"code\":\"00\",\xff}", "the text is not valid UTF-8"),
        (b"[]", "the JSON does not have the documented type"),
        (b"{}", "`code` is missing"),
        (b"{\"code\":\"00\"}", "`data` is missing"),
        (b"{\"code\":\"00\",\"data\":null}", "`data` is missing"),
        (cut, "the text ends too early"),
    ];
    for (body, reason) in bodies {
        for (status, kind, again) in [
            (200, ApiErrorKind::Unreadable, false),
            (201, ApiErrorKind::Unreadable, false),
            (302, ApiErrorKind::Unreadable, false),
            (0, ApiErrorKind::Unreadable, false),
            (400, ApiErrorKind::Validation, false),
            (401, ApiErrorKind::Credentials, false),
            (403, ApiErrorKind::Forbidden, false),
            (404, ApiErrorKind::NotFound, false),
            (405, ApiErrorKind::NoSuchCall, false),
            (408, ApiErrorKind::Timeout, true),
            (409, ApiErrorKind::Conflict, false),
            (418, ApiErrorKind::Refused, false),
            (429, ApiErrorKind::TooManyCalls, true),
            (500, ApiErrorKind::Gateway, true),
            (501, ApiErrorKind::Gateway, false),
            (502, ApiErrorKind::Gateway, true),
            (503, ApiErrorKind::Gateway, true),
            (504, ApiErrorKind::Timeout, true),
            (599, ApiErrorKind::Gateway, false),
            (u16::MAX, ApiErrorKind::Gateway, false),
        ] {
            let error = SessionResponse::parse(status, body).unwrap_err();
            assert_eq!((error.status(), error.kind(), error.is_retryable()), (status, kind, again), "{reason}");
            assert_eq!((error.code(), error.message()), ("", ""));
            let contradicts = reason == "`data` is missing" && !(200..300).contains(&status);
            let reason = if contradicts { "the code `00` contradicts the status" } else { reason };
            assert_eq!(error.as_unreadable().unwrap().to_string(), reason);
            assert_eq!(error.source().unwrap().to_string(), reason);
            assert!(!format!("{error} {error:?}").contains("secret"));
        }
    }
}

#[test]
fn a_session_needs_an_id() {
    for data in ["{}", r#"{"id":null}"#, r#"{"id":""}"#, r#"{"id":[]}"#, "[]", "1", r#""text""#] {
        let error = refused(200, &format!(r#"{{"code":"00","message":"Success","data":{data}}}"#));
        assert_eq!(error.kind(), ApiErrorKind::Unreadable, "{data}");
        assert_eq!(error.as_unreadable().unwrap().to_string(), "a session with an `id` is missing");
        assert!(SessionResponse::from_json(data.as_bytes()).is_err());
    }
}

/// The status of an error with the body of a success is an error, and the reverse too.
#[test]
fn status_and_code_must_agree() {
    let session = documented::one("01-payment-ui");
    for status in [100, 301, 400, 500] {
        let error = SessionResponse::parse(status, &session).unwrap_err();
        assert_eq!((error.status(), error.code()), (status, ""));
        assert_eq!(error.as_unreadable().unwrap().to_string(), "the code `00` contradicts the status");
    }
    let error = refused(200, r#"{"code":"duplicate_error","message":"There","data":{"id":"1"}}"#);
    assert_eq!((error.kind(), error.is_retryable()), (ApiErrorKind::Duplicate, false));
    let error = refused(200, r#"{"code":"brand_new","message":"There","data":{"id":"1"}}"#);
    assert_eq!((error.kind(), error.is_retryable()), (ApiErrorKind::Refused, false));
}

#[test]
fn errors_of_unusual_form() {
    let error = refused(
        400,
        r#"{"code":400123,"message":["no"],"error":{"type":"ODD","details":[1,{"field":"a"}],"traceId":7}}"#,
    );
    assert_eq!((error.code(), error.message(), error.trace_id()), ("400123", "", Some("7")));
    assert_eq!(error.error_type().unwrap().as_str(), "ODD");
    // A detail is an object, or only its message.
    let messages: Vec<_> = error.details().iter().map(|detail| detail.message.as_deref()).collect();
    assert_eq!(messages, [Some("1"), None]);
    assert_eq!(error.to_string(), "the gateway refused (400 400123); 1; a (trace id 7)");
    assert_eq!(error.clone(), error);
    assert_ne!(error, refused(401, ""));
}
