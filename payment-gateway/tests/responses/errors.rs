//! Every documented error has its kind. A response that cannot be read is an error too.

use std::error::Error;

use payment_session::{
    ApiError, SessionResponse,
    response::{ApiErrorKind, ErrorSource, ErrorType, Outcome, ReadError},
};

use crate::saved;

fn rejected(status: u16, body: &str) -> ApiError {
    SessionResponse::parse(status, body.as_bytes()).unwrap_err()
}

#[test]
fn every_documented_error() {
    use ApiErrorKind::{
        Credentials, Duplicate, Forbidden, Gateway, NoSuchCall, NotFound, Other, RequestIdReused, SetupIncomplete,
        Timeout, TooManyRequests, Validation,
    };
    use Outcome::{NotProcessed, Rejected, Uncertain};
    // The code of `error-object` is a pattern, so it is not documented.
    let errors = [
        ("api-validation-error", 400, Validation, Rejected),
        ("error-object", 400, Validation, Uncertain),
        ("multiple-not-allowed-for-method", 400, Validation, Rejected),
        ("multiple-requires-api", 400, Validation, Rejected),
        ("no-available-va-number", 400, Validation, Rejected),
        ("static-qris-limit-reached", 400, Validation, Rejected),
        ("static-qris-must-not-have-amount", 400, Validation, Rejected),
        ("va-number-already-assigned", 400, Validation, Rejected),
        ("va-number-outside-static-range", 400, Validation, Rejected),
        ("credentials-invalid", 401, Credentials, NotProcessed),
        ("forbidden-access", 403, Forbidden, Rejected),
        ("resource-not-complete", 403, SetupIncomplete, Rejected),
        ("not-found", 404, NoSuchCall, Rejected),
        ("resource-missing", 404, NotFound, Rejected),
        ("duplicate-error", 409, Duplicate, Uncertain),
        ("idempotency-error", 409, RequestIdReused, Uncertain),
        ("frequency-above-limit", 429, TooManyRequests, NotProcessed),
        ("internal-error", 500, Gateway, Uncertain),
        ("bad-gateway", 502, Gateway, Uncertain),
        ("service-unavailable", 503, Gateway, Uncertain),
        ("gateway-timeout", 504, Timeout, Uncertain),
        ("assign-user-failed", 400, Other, Rejected),
        ("field-required", 400, Validation, Rejected),
        ("general-error", 400, Other, Rejected),
        ("insufficient-fund", 400, Other, Rejected),
        ("invalid-recepient", 400, Validation, Rejected),
        ("resend-failed-user-active", 400, Other, Rejected),
        ("resend-failed-user-invalid", 400, Other, Rejected),
        ("resource-already-exists", 400, Duplicate, Uncertain),
        ("topup-va-failed", 400, Other, Rejected),
    ];
    let documented = saved::errors();
    let kinds = documented.iter().map(|documented| {
        let error = documented.parse::<SessionResponse>();
        assert_same_as_body(&error, &documented.body);
        (&*documented.name, error.status(), error.kind(), error.outcome())
    });
    assert_eq!(kinds.collect::<Vec<_>>(), errors);
}

fn assert_same_as_body(error: &ApiError, body: &serde_json::Value) {
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
    let error = saved::errors()[0].parse::<SessionResponse>();
    assert_eq!(
        error.to_string(),
        "the gateway rejected the request (400 api_validation_error): The request was invalid, or an error occurred in downstream \
         provider; `recipientID`: Make sure recipientID format is correct; `referenceID`: Make sure referenceID value \
         is fulfilled (trace id 7fadd95da98e59cfad5148382095f2c1)"
    );
    assert_eq!(error.error_type().unwrap(), &ErrorType::API_ERROR);
    assert_eq!(
        rejected(200, "").to_string(),
        "the response (200) cannot be read: the text is empty; the request may have been processed: look the payment up \
         before you send anything again"
    );
    assert_eq!(
        rejected(504, "<html>").to_string(),
        "the outcome of the request is unknown (504); the request may have been processed: look the payment up before \
         you send anything again"
    );
    assert_eq!(
        rejected(422, r#"{"code":"invalid_state","message":"already paid"}"#).to_string(),
        "the gateway rejected the request (422 invalid_state): already paid; look up the current state"
    );
    assert_eq!(
        rejected(429, r#"{"code":"frequency_above_limit"}"#).to_string(),
        "the gateway did not process the request (429 frequency_above_limit); send the same request again later"
    );
    assert_eq!(
        rejected(200, r#"{"code":"duplicate_error","message":"There"}"#).to_string(),
        "the response (200 duplicate_error) cannot be read: the code contradicts the status: There; the request may have \
         been processed: look the payment up before you send anything again"
    );
    // Control characters are escaped, so a response cannot forge a line of a log.
    let body = br#"{"code":"a\nb","message":"c\u001b[2Jd","error":{"details":[{"field":"e\r","message":"f\u0000"}]}}"#;
    assert_eq!(
        SessionResponse::parse(400, body).unwrap_err().to_string(),
        "the outcome of the request is unknown (400 a\\nb): c\\u{1b}[2Jd; `e\\r`: f\\0; the request may have been \
         processed: look the payment up before you send anything again"
    );
    // Characters that change the direction of text are escaped too.
    assert_eq!(
        rejected(400, r#"{"code":"general_error","message":"b\u2028c\u202ed\u2066e é"}"#).to_string(),
        "the gateway rejected the request (400 general_error): b\\u{2028}c\\u{202e}d\\u{2066}e é"
    );
}

/// The newer documentation adds `source`. Whatever else a response adds is kept.
#[test]
fn sources_and_unknown_fields() {
    let body = r#"{"code":"general_error","message":"m","error":{"type":"GATEWAY_ERROR","source":"DOWNSTREAM",
        "details":[{"field":"a","hint":1}],"retryAfter":30,"traceId":"T"},"help":"https://a","data":{"secret":"s3cr3t"}}"#;
    let error = rejected(400, body);
    assert_eq!(error.error_type().unwrap(), &ErrorType::GATEWAY_ERROR);
    assert_eq!(error.error_source().unwrap(), &ErrorSource::DOWNSTREAM);
    assert_eq!(error.details()[0].other.get("hint").unwrap().as_json(), "1");
    let other: Vec<_> = error.other().iter().map(|(name, json)| (name, json.as_json())).collect();
    assert_eq!(other, [("retryAfter", "30"), ("help", "\"https://a\""), ("data", r#"{"secret":"s3cr3t"}"#)]);
    assert!(!format!("{error} {error:?}").contains("s3cr3t"));

    let unknown = rejected(500, r#"{"code":"internal_error","error":{"source":"SIDEWAYS"}}"#);
    assert_eq!(unknown.error_source().unwrap().as_str(), "SIDEWAYS");
    let absent = rejected(500, r#"{"code":"internal_error","message":"m","error":"boom"}"#);
    assert_eq!((absent.error_source(), absent.other().get("error").unwrap().as_json()), (None, "\"boom\""));
    let wrong = rejected(500, r#"{"code":"internal_error","error":{"source":["UPSTREAM"]}}"#);
    assert_eq!((wrong.error_source(), wrong.other().len()), (None, 1));
}

/// A proxy between the client and the gateway reports errors in its own format.
#[test]
fn errors_of_a_proxy() {
    let error = rejected(
        400,
        r#"{"message":"no route","error":{"type":"API_ERROR","details":[{"field":"amount","message":"bad"}]},"traceId":"T"}"#,
    );
    assert_eq!((error.code(), error.message(), error.trace_id()), ("", "no route", Some("T")));
    assert_eq!(error.as_unreadable().unwrap().to_string(), "`code` is missing");
    assert_eq!(error.error_type().unwrap(), &ErrorType::API_ERROR);
    assert_eq!(
        error.to_string(),
        "the outcome of the request is unknown (400): no route; `amount`: bad; the request may have been processed: look \
         the payment up before you send anything again (trace id T)"
    );
    let error = rejected(400, r#"{"code":"api_validation_error","error":{"details":["amount is bad", 1]}}"#);
    assert_eq!(error.to_string(), "the gateway rejected the request (400 api_validation_error); amount is bad; 1");
    assert_eq!(rejected(401, r#"{"error":"boom"}"#).message(), "boom");
    assert_eq!(rejected(401, r#"{"message":"a","error":"boom"}"#).message(), "a");
}

/// The outcome, for every status and code. The status decides first, then the code.
#[test]
fn outcomes() {
    // These codes say that the object exists or that the gateway failed, so no status makes the outcome certain.
    const OPEN: [&str; 7] = [
        "duplicate_error",
        "resource_already_exists",
        "idempotency_error",
        "gateway_timeout",
        "internal_error",
        "bad_gateway",
        "service_unavailable",
    ];
    const REJECTIONS: [&str; 16] = [
        "api_validation_error",
        "field_required",
        "field_format_invalid",
        "credentials_invalid",
        "forbidden_access",
        "resource_not_complete",
        "resource_missing",
        "data_not_found",
        "not_found",
        "frequency_above_limit",
        "general_error",
        "invalid_recepient",
        "insufficient_fund",
        "topup_va_failed",
        "assign_user_failed",
        "resend_failed",
    ];
    for status in 0..=700 {
        for code in OPEN.into_iter().chain(REJECTIONS).chain(["brand_new"]) {
            let expected = match status {
                401 if code == "credentials_invalid" => Outcome::NotProcessed,
                429 if code == "frequency_above_limit" => Outcome::NotProcessed,
                400 | 403 | 404 if REJECTIONS.contains(&code) => Outcome::Rejected,
                422 if !OPEN.contains(&code) => Outcome::Rejected,
                _ => Outcome::Uncertain,
            };
            let error = rejected(status, &format!(r#"{{"code":"{code}"}}"#));
            assert_eq!(error.outcome(), expected, "{status} {code}");
            let message = error.to_string();
            assert_eq!(message.contains("look the payment up"), expected == Outcome::Uncertain, "{message}");
            assert!(!message.contains("new request id") && !message.contains("use a new"), "{message}");
        }
    }
    let new_kinds = [
        (422, "brand_new", ApiErrorKind::InvalidState),
        (422, "api_validation_error", ApiErrorKind::InvalidState),
        (403, "brand_new", ApiErrorKind::FeatureNotEnabled),
        (403, "forbidden_access", ApiErrorKind::Forbidden),
        // The status beats the code.
        (500, "duplicate_error", ApiErrorKind::Gateway),
        (401, "idempotency_error", ApiErrorKind::Credentials),
        (409, "api_validation_error", ApiErrorKind::Conflict),
    ];
    for (status, code, kind) in new_kinds {
        assert_eq!(rejected(status, &format!(r#"{{"code":"{code}"}}"#)).kind(), kind, "{status} {code}");
    }
}

/// From 400 on, the status determines the kind. Below 400, an invalid body is unreadable.
#[test]
fn bodies_that_are_not_responses() {
    let whole = saved::one("01-payment-ui");
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
        for (status, kind, outcome) in [
            (200, ApiErrorKind::Unreadable, Outcome::Uncertain),
            (201, ApiErrorKind::Unreadable, Outcome::Uncertain),
            (302, ApiErrorKind::Unreadable, Outcome::Uncertain),
            (0, ApiErrorKind::Unreadable, Outcome::Uncertain),
            (400, ApiErrorKind::Validation, Outcome::Uncertain),
            (401, ApiErrorKind::Credentials, Outcome::Uncertain),
            (403, ApiErrorKind::Forbidden, Outcome::Uncertain),
            (404, ApiErrorKind::NotFound, Outcome::Uncertain),
            (405, ApiErrorKind::NoSuchCall, Outcome::Uncertain),
            (408, ApiErrorKind::Timeout, Outcome::Uncertain),
            (409, ApiErrorKind::Conflict, Outcome::Uncertain),
            (418, ApiErrorKind::Other, Outcome::Uncertain),
            (422, ApiErrorKind::InvalidState, Outcome::Uncertain),
            (429, ApiErrorKind::TooManyRequests, Outcome::Uncertain),
            (500, ApiErrorKind::Gateway, Outcome::Uncertain),
            (501, ApiErrorKind::Gateway, Outcome::Uncertain),
            (502, ApiErrorKind::Gateway, Outcome::Uncertain),
            (503, ApiErrorKind::Gateway, Outcome::Uncertain),
            (504, ApiErrorKind::Timeout, Outcome::Uncertain),
            (599, ApiErrorKind::Gateway, Outcome::Uncertain),
            (u16::MAX, ApiErrorKind::Gateway, Outcome::Uncertain),
        ] {
            let error = SessionResponse::parse(status, body).unwrap_err();
            assert_eq!((error.status(), error.kind(), error.outcome()), (status, kind, outcome), "{reason}");
            assert_eq!((error.code(), error.message()), ("", ""));
            let contradicts = reason == "`data` is missing" && !(200..300).contains(&status);
            let reason = if contradicts { "the code contradicts the status" } else { reason };
            assert_eq!(error.as_unreadable().unwrap().to_string(), reason);
            assert_eq!(error.source().unwrap().to_string(), reason);
            assert!(!format!("{error} {error:?}").contains("secret"));
        }
    }
}

#[test]
fn a_session_needs_an_id() {
    for data in ["{}", r#"{"id":null}"#, r#"{"id":""}"#, r#"{"id":[]}"#, "[]", "1", r#""text""#] {
        let error = rejected(200, &format!(r#"{{"code":"00","message":"Success","data":{data}}}"#));
        assert_eq!(error.kind(), ApiErrorKind::Unreadable, "{data}");
        let is_object = data.starts_with('{');
        let reason = if is_object { ReadError::MissingField } else { ReadError::OtherType };
        assert_eq!(error.as_unreadable(), Some(reason), "{data}");
        assert!(SessionResponse::from_json(data.as_bytes()).is_err());
    }
}

/// The status of an error with the body of a success is an error, and the reverse too.
#[test]
fn status_and_code_must_agree() {
    let session = saved::one("01-payment-ui");
    for status in [100, 301, 400, 500] {
        let error = SessionResponse::parse(status, &session).unwrap_err();
        assert_eq!((error.status(), error.code()), (status, ""));
        assert_eq!(error.as_unreadable().unwrap().to_string(), "the code contradicts the status");
    }
    let error = rejected(200, r#"{"code":"duplicate_error","message":"There","data":{"id":"1"}}"#);
    assert_eq!((error.kind(), error.outcome()), (ApiErrorKind::Unreadable, Outcome::Uncertain));
    assert_eq!(error.as_unreadable().unwrap().to_string(), "the code contradicts the status");
    assert_eq!(error.code(), "duplicate_error");
    let error = rejected(200, r#"{"code":"brand_new","message":"There","data":{"id":"1"}}"#);
    assert_eq!((error.kind(), error.outcome()), (ApiErrorKind::Unreadable, Outcome::Uncertain));
}

#[test]
fn errors_of_unusual_form() {
    let error = rejected(
        400,
        r#"{"code":400123,"message":["no"],"error":{"type":"ODD","details":[1,{"field":"a"}],"traceId":7}}"#,
    );
    assert_eq!((error.code(), error.message(), error.trace_id()), ("400123", "", Some("7")));
    assert_eq!(error.error_type().unwrap().as_str(), "ODD");
    // A detail is an object, or only its message.
    let messages: Vec<_> = error.details().iter().map(|detail| detail.message.as_deref()).collect();
    assert_eq!(messages, [Some("1"), None]);
    assert_eq!(
        error.to_string(),
        "the outcome of the request is unknown (400 400123); 1; a; the request may have been processed: look the payment up \
         before you send anything again (trace id 7)"
    );
    assert_eq!(error.clone(), error);
    assert_ne!(error, rejected(401, ""));
}

#[test]
fn details_have_the_form_of_violations() {
    let error = |details: &str| {
        let body = format!(r#"{{"code":"api_validation_error","message":"Invalid","error":{{"details":{details}}}}}"#);
        SessionResponse::parse(400, body.as_bytes()).unwrap_err()
    };
    let found = error(
        r#"[{"field":"amount.value","message":"is too low"},{"field":"","message":"MULTIPLE requires API"},
            {"field":"/mode"},{"field":"productDetails[0].a/b~c"},"text"]"#,
    );
    let violations = found.violations().unwrap();
    let found: Vec<_> =
        violations.iter().map(|violation| (violation.id(), violation.pointer(), violation.message())).collect();
    let expected = [
        ("/amount/value", "is too low"),
        ("", "MULTIPLE requires API"),
        ("/mode", "Invalid"),
        ("/productDetails/0/a~1b~0c", "Invalid"),
        ("", "text"),
    ];
    assert_eq!(found, expected.map(|(pointer, message)| ("api_validation_error", pointer.to_owned(), message)));
    assert_eq!(error("[]").violations(), None);
}
