//! The method, address, headers and body of each request, and the secrets that are never printed.

use std::time::Duration;

use payment_session::{
    ClientReferenceId, CustomerId, PaymentRequest, PaymentSession,
    gateway::{
        AccessToken, BaseUrl, Call, CallError, Cancel, CancelReason, Capture, Confirm, Credentials, Environment,
        FollowUp, Gateway, MerchantId, MerchantSecret, Repeatability, RequestId, SimulatedStatus, Simulation,
        SubMerchantId, TestEnvironment,
    },
    payment_refund, payment_session,
    request::{CardOptions, EncryptedCard, OrderInformation, ThreeDsMethod},
    response::{ApiErrorKind, GatewayResponse, Outcome, Page, SessionId},
};

const SESSION: PaymentSession = payment_session! {
    client_reference_id: "INV-1",
    amount: { value: 10000.50, currency: IDR },
    payment_method: { type: QR },
    mode: API,
    customer: { email: "customer@example.com" },
};

payment_session! {
    struct QrPayment {
        client_reference_id: _,
        amount: { value: 10000, currency: IDR },
        payment_method: { type: QR },
        mode: API,
        customer: { email: "customer@example.com" },
    }
}

fn credentials(id: &str, secret: &str) -> Credentials {
    Credentials::new(MerchantId::new(id).unwrap(), MerchantSecret::new(secret).unwrap())
}

fn token() -> AccessToken {
    AccessToken::new("header.payload.signature", Duration::from_secs(900)).unwrap()
}

pub fn gateway() -> Gateway {
    Gateway::new(Environment::Production, token())
}

pub fn id() -> RequestId {
    "0123456789abcdefABCDEF".parse().unwrap()
}

/// Returns the method, the address, the headers except the token, and the body.
pub fn written<A>(call: &Call<A>) -> String {
    let request = call.request();
    let mut headers: Vec<_> = request
        .headers()
        .iter()
        .filter(|(name, _)| *name != "authorization")
        .map(|(name, value)| format!("{name}: {}", value.to_str().unwrap()))
        .collect();
    headers.sort();
    let body = std::str::from_utf8(request.body()).unwrap();
    format!("{} {} {} {body}", request.method(), request.uri(), headers.join(", "))
}

/// Returns the text of [`written`], and how the call may be repeated.
fn repeatable<A>(call: &Call<A>) -> (String, Repeatability) {
    (written(call), call.repeatability())
}

#[test]
fn a_session_is_created() {
    let request = gateway().create(&SESSION, &id()).into_request();
    assert_eq!(request.method(), "POST");
    assert_eq!(request.uri(), "https://api.pivot-payment.com/v2/payments");
    assert_eq!(request.headers()["authorization"], "Bearer header.payload.signature");
    assert_eq!(request.headers()["content-type"], "application/json");
    assert_eq!(request.headers()["x-request-id"], "0123456789abcdefABCDEF");
    assert!(!request.headers().contains_key("x-submerchant-id"));
    assert_eq!(*request.body(), SESSION.to_json());

    let template = QrPayment { client_reference_id: "INV-2".parse().unwrap() };
    assert_eq!(*gateway().create(&template, &id()).request().body(), template.to_json());
}

#[test]
fn for_a_sub_account() {
    let sub_merchant: SubMerchantId = "01975d90-bb55-76f6-b423-691c7868e85d".parse().unwrap();
    let gateway = gateway().acting_for(sub_merchant);
    for request in [gateway.create(&SESSION, &id()).into_request(), gateway.list_sessions(Page::FIRST).into_request()] {
        assert_eq!(request.headers()["x-submerchant-id"], "01975d90-bb55-76f6-b423-691c7868e85d");
    }
}

#[test]
#[allow(clippy::too_many_lines)] // One table.
fn each_request() {
    use Repeatability::{AfterLookUp, Never, Safe};
    let gateway = gateway();
    let session: SessionId = "bca0b57a-391e".parse().unwrap();
    let reference: ClientReferenceId = "INV-1_a".parse().unwrap();
    let card: EncryptedCard = "e30=".parse().unwrap();
    let confirm = Confirm::card(card, CardOptions::new()).unwrap();
    let ordered = confirm.clone().with_order_information(OrderInformation::new(Vec::new().into()));
    let amount = SESSION.amount.clone().unwrap();
    let refund = payment_refund! {
        client_reference_id: "REFUND-1",
        payment_session_id: session.clone(),
        amount: { value: "2500.50", currency: IDR },
        reason: REQUESTED_BY_CUSTOMER,
    };
    let post = "accept: application/json, content-type: application/json, x-request-id: 0123456789abcdefABCDEF";
    let get = "accept: application/json";
    for (call, repeatability, expected) in [
        (
            repeatable(&gateway.confirm(&session, &confirm, &id()).unwrap()),
            Never,
            format!(
                "POST https://api.pivot-payment.com/v2/payments/bca0b57a-391e/confirm {post} {}",
                r#"{"paymentMethod":{"type":"CARD","card":{"encryptedCard":"e30="}},"paymentMethodOptions":{"card":{}}}"#
            ),
        ),
        (
            repeatable(&gateway.confirm(&session, &ordered, &id()).unwrap()),
            Never,
            format!(
                "POST https://api.pivot-payment.com/v2/payments/bca0b57a-391e/confirm {post} {}{}",
                r#"{"paymentMethod":{"type":"CARD","card":{"encryptedCard":"e30="}},"paymentMethodOptions":{"card":{}},"#,
                r#""orderInformation":{"productDetails":[]}}"#
            ),
        ),
        (
            repeatable(&gateway.cancel(&session, &Cancel::new(CancelReason::DUPLICATED), &id()).unwrap()),
            AfterLookUp,
            format!(
                "POST https://api.pivot-payment.com/v2/payments/bca0b57a-391e/cancel {post} {}",
                r#"{"cancellationReason":"DUPLICATED"}"#
            ),
        ),
        (
            repeatable(
                &gateway.capture(&session, &Capture { amount: Some(amount), ..Capture::new(true) }, &id()).unwrap(),
            ),
            Never,
            format!(
                "POST https://api.pivot-payment.com/v2/payments/bca0b57a-391e/capture {post} {}",
                r#"{"releaseRemainingAmount":true,"amount":{"value":10000.50,"currency":"IDR"}}"#
            ),
        ),
        (
            repeatable(&gateway.capture(&session, &Capture::new(false), &id()).unwrap()),
            Never,
            format!(
                "POST https://api.pivot-payment.com/v2/payments/bca0b57a-391e/capture {post} {}",
                r#"{"releaseRemainingAmount":false}"#
            ),
        ),
        (
            repeatable(&gateway.refund(&refund, &id())),
            Never,
            format!(
                "POST https://api.pivot-payment.com/v1/refunds {post} {}{}",
                r#"{"clientReferenceId":"REFUND-1","paymentSessionId":"bca0b57a-391e","#,
                r#""amount":{"value":"2500.50","currency":"IDR"},"reason":"REQUESTED_BY_CUSTOMER"}"#
            ),
        ),
        (
            repeatable(&gateway.get_refund(&"r1".parse().unwrap()).unwrap()),
            Safe,
            format!("GET https://api.pivot-payment.com/v1/refunds/r1 {get} "),
        ),
        (
            repeatable(&gateway.list_refunds(Page::FIRST)),
            Safe,
            format!("GET https://api.pivot-payment.com/v1/refunds?page=1&perPage=20 {get} "),
        ),
        (
            repeatable(&gateway.get_session(&session).unwrap()),
            Safe,
            format!("GET https://api.pivot-payment.com/v2/payments/bca0b57a-391e {get} "),
        ),
        (
            repeatable(&gateway.find_sessions(&reference).unwrap()),
            Safe,
            format!("GET https://api.pivot-payment.com/v2/payments?clientReferenceId=INV-1_a {get} "),
        ),
        (
            repeatable(&gateway.list_sessions(Page::new(3, 100).unwrap())),
            Safe,
            format!("GET https://api.pivot-payment.com/v2/payments?page=3&perPage=100 {get} "),
        ),
        (
            repeatable(&gateway.list_charges(&reference, Page::FIRST).unwrap()),
            Safe,
            format!("GET https://api.pivot-payment.com/v2/charges?clientReferenceId=INV-1_a&page=1&perPage=20 {get} "),
        ),
        (
            repeatable(&gateway.get_payment_method_configs()),
            Safe,
            format!("GET https://api.pivot-payment.com/v2/payment-method-configs {get} "),
        ),
        (
            repeatable(&gateway.get_customer(&CustomerId::try_from("a/b?c #é..").unwrap()).unwrap()),
            Safe,
            format!("GET https://api.pivot-payment.com/v1/customers/a%2Fb%3Fc%20%23%C3%A9%2E%2E {get} "),
        ),
        (
            repeatable(&gateway.create(&SESSION, &id())),
            AfterLookUp,
            format!(
                "POST https://api.pivot-payment.com/v2/payments {post} {}",
                String::from_utf8(SESSION.to_json()).unwrap()
            ),
        ),
        (
            repeatable(&gateway.get("/v1/refunds").unwrap()),
            Safe,
            format!("GET https://api.pivot-payment.com/v1/refunds {get} "),
        ),
        (
            repeatable(&gateway.post("/v1/refunds", serde_json::json!({}), &id()).unwrap()),
            Never,
            format!("POST https://api.pivot-payment.com/v1/refunds {post} {{}}"),
        ),
    ] {
        assert_eq!(call, (expected, repeatability));
    }
    let simulation = Simulation::new(session, SimulatedStatus::EXPIRED);
    let call = Gateway::new(TestEnvironment::Sandbox, token()).simulate(&simulation, &id());
    assert_eq!(call.repeatability(), Never);
    assert_eq!(
        written(&call),
        format!(
            "POST https://api-stg.pivot-payment.com/v2/payments/simulations {post} {}",
            r#"{"paymentSessionId":"bca0b57a-391e","chargeStatus":"EXPIRED"}"#
        )
    );
}

/// A path that no request can name is an error of the call. An empty result would say that nothing exists.
#[test]
fn ids_that_cannot_be_requested() {
    let gateway = gateway();
    let long = "9".repeat(30_000);
    for (id, error) in [
        ("", CallError::EmptyId),
        (".", CallError::DotId),
        ("..", CallError::DotId),
        (&*long, CallError::TooLong { length: long.len() + "/v2/payments/".len() }),
    ] {
        let session = SessionId::new_unchecked(id.to_owned().into());
        assert_eq!(gateway.get_session(&session).unwrap_err(), error);
        let length = |length: usize| match error {
            CallError::TooLong { .. } => CallError::TooLong { length },
            ref error => error.clone(),
        };
        let customer = CustomerId::new_unchecked(id.to_owned().into());
        assert_eq!(gateway.get_customer(&customer).unwrap_err(), length(30_014));
        let cancel = Cancel::new(CancelReason::DUPLICATED);
        assert_eq!(gateway.cancel(&session, &cancel, &self::id()).unwrap_err(), length(30_020));
        assert_eq!(gateway.capture(&session, &Capture::new(true), &self::id()).unwrap_err(), length(30_021));
        let confirm = Confirm::card("e30=".parse().unwrap(), CardOptions::new()).unwrap();
        assert_eq!(gateway.confirm(&session, &confirm, &self::id()).unwrap_err(), length(30_021));

        let reference = ClientReferenceId::new_unchecked(id.to_owned().into());
        let (found, charges) = (gateway.find_sessions(&reference), gateway.list_charges(&reference, Page::FIRST));
        if error == CallError::DotId {
            // Dots have no meaning in a query.
            let encoded = "%2E".repeat(id.len());
            assert!(found.unwrap().request().uri().query().unwrap().ends_with(&encoded));
            assert!(charges.unwrap().request().uri().query().unwrap().contains(&encoded));
        } else {
            assert_eq!(found.unwrap_err(), length(30_031));
            assert_eq!(charges.unwrap_err(), length(30_048));
        }
    }
    // Percent-encoding triples the length.
    let encoded = SessionId::new_unchecked("/".repeat(3_000).into());
    assert_eq!(gateway.get_session(&encoded).unwrap_err(), CallError::TooLong { length: 9_013 });
    assert_eq!(CallError::EmptyId.to_string(), "the id is empty");
    assert_eq!(CallError::DotId.to_string(), "the id is `.` or `..`, which HTTP clients resolve");
}

/// The follow-up depends on the call and on all of its outcomes.
#[test]
fn follow_up_of_a_failure() {
    use FollowUp::{Correct, LookUp, LookUpOnly, SendAgain};
    use Outcome::{NotProcessed, NotSent, Rejected, Uncertain};
    let gateway = gateway();
    let session: SessionId = "bca0b57a-391e".parse().unwrap();
    let capture = gateway.capture(&session, &Capture::new(true), &id()).unwrap();
    let create = gateway.create(&SESSION, &id());
    let look_up = gateway.get_session(&session).unwrap();
    for (outcome, follow_ups) in [
        (NotSent, [SendAgain, SendAgain, SendAgain]),
        (NotProcessed, [SendAgain, SendAgain, SendAgain]),
        (Rejected, [Correct, Correct, Correct]),
        (Uncertain, [SendAgain, LookUp, LookUpOnly]),
    ] {
        assert_eq!(
            [look_up.follow_up(outcome), create.follow_up(outcome), capture.follow_up(outcome)],
            follow_ups,
            "{outcome:?}"
        );
        // Once an attempt is uncertain, no later response settles it.
        assert_eq!(outcome.after(Uncertain), Uncertain);
        assert_eq!(Uncertain.after(outcome), Uncertain);
        assert_eq!(outcome.after(NotSent), outcome);
    }
    assert_eq!(Rejected.after(NotProcessed), Rejected);
}

/// A call is repeated byte for byte. Only its token changes.
#[test]
fn calls_can_be_changed() {
    let call = gateway().create(&SESSION, &id());
    let renewed = call.clone().with_token(&AccessToken::new("new", Duration::from_secs(900)).unwrap());
    assert_eq!(renewed.request().headers()["authorization"], "Bearer new");
    assert!(renewed.request().headers()["authorization"].is_sensitive());
    assert_eq!(repeatable(&renewed), repeatable(&call));
    let request: http::Request<Vec<u8>> = renewed.into();
    assert_eq!(request.body(), call.request().body());

    let request_token = credentials("a", "b").request_token(&Environment::Sandbox);
    assert_eq!(request_token.repeatability(), Repeatability::Safe);
    assert!(!request_token.with_token(&token()).request().headers().contains_key("authorization"));

    let deletion = gateway().get("/v1/refunds/1").unwrap().with_method(http::Method::DELETE);
    assert_eq!(deletion.request().method(), "DELETE");
    assert_eq!(deletion.repeatability(), Repeatability::Never);
    let session = gateway().get("/v2/payments/1").unwrap().with_response::<payment_session::SessionResponse>();
    assert_eq!(session.parse(200, br#"{"code":"00","data":{"id":"1"}}"#).unwrap().id, "1");
}

#[test]
fn requests_have_their_reference() {
    assert_eq!(PaymentRequest::client_reference_id(&SESSION), "INV-1");
    let template = QrPayment { client_reference_id: "INV-2".parse().unwrap() };
    assert_eq!(PaymentRequest::client_reference_id(&template), "INV-2");
}

/// A confirmation keeps the rules of a session. Its violations have pointers into its own body.
#[test]
fn a_confirmation_keeps_the_rules() {
    let external = CardOptions {
        three_ds_method: Some(ThreeDsMethod::CHALLENGE),
        three_ds_info: Some(payment_session::request::ThreeDsInfo::new()),
        ..CardOptions::new()
    };
    let violations = Confirm::card("e30=".parse().unwrap(), external).unwrap_err();
    let found: Vec<_> = violations.iter().map(|violation| (violation.id(), violation.pointer())).collect();
    assert_eq!(found, [("three-ds-info", "/paymentMethodOptions/card/threeDsInfo".to_owned())]);
}

#[test]
fn request_ids() {
    for wrong in
        ["", "0123456789abcde", "0123456789abcdef-", "0123456789abcdef0123456789abcdef01234", "0123456789abcdeé"]
    {
        let error = RequestId::try_from(wrong).unwrap_err();
        assert_eq!(error.to_string(), "`RequestId` must be 16–36 letters and digits");
    }
    assert!(RequestId::try_from("0123456789abcdef").is_ok());
    assert!(RequestId::try_from("0123456789abcdef0123456789abcdef0123").is_ok());
    let (one, other) = (RequestId::random(), RequestId::random());
    assert_ne!(one, other);
    assert_eq!(RequestId::try_from(one.as_ref()), Ok(one.clone()));
    // A merchant stores the request id with the order.
    let kept = serde_json::to_string(&one).unwrap();
    assert_eq!(serde_json::from_str::<RequestId>(&kept).unwrap(), one);
    assert!(serde_json::from_str::<RequestId>("\"short\"").is_err());
}

#[test]
fn base_addresses() {
    for (text, path) in [
        ("http://127.0.0.1:8765", "http://127.0.0.1:8765/v2/payments"),
        ("http://[::1]:8", "http://[::1]:8/v2/payments"),
        ("https://proxy.example/pivot/", "https://proxy.example/pivot/v2/payments"),
    ] {
        let environment = Environment::Custom(text.parse().unwrap());
        assert_eq!(Gateway::new(environment, token()).create(&SESSION, &id()).request().uri(), path);
    }
    for wrong in [
        "",
        "example.com",
        "/v2",
        "ftp://example.com",
        "https://",
        "https://:80",
        "https://a:",
        "https://a:99999",
        "https://user:secret@example.com",
        "https://user:secret@example.com:443",
        "https://example.com?a",
        "https://example.com#a",
        "https://exa mple.com",
        "https://example.com/\n",
    ] {
        let error = BaseUrl::try_from(wrong).unwrap_err().to_string();
        assert!(error.starts_with("`BaseUrl` must be `https://` and a host"), "{error}");
        assert!(!error.contains("secret"));
        assert!(BaseUrl::insecure(wrong).is_err());
    }
}

/// The scope of a journal contains the URL, so another spelling would be another journal.
#[test]
fn one_url_has_one_spelling() {
    for (spelled, url) in [
        ("HTTPS://Proxy.Example:0443/Pivot//", "https://proxy.example/Pivot"),
        ("https://proxy.example:8443", "https://proxy.example:8443"),
        ("HTTP://LOCALHOST:08765/", "http://localhost:8765"),
        ("http://127.0.0.1:80", "http://127.0.0.1"),
        ("http://127.0.0.1:443", "http://127.0.0.1:443"),
        ("http://[0:0:0:0:0:0:0:1]:1", "http://[::1]:1"),
        ("https://[2001:DB8::0:1]", "https://[2001:db8::1]"),
    ] {
        assert_eq!(BaseUrl::try_from(spelled).unwrap().as_ref(), url);
    }
    let sandbox = TestEnvironment::custom("HTTPS://API-STG.pivot-payment.com:443".parse().unwrap());
    assert_eq!(sandbox, Ok(TestEnvironment::Sandbox));
}

/// Requests contain secrets, so only this machine is reached without TLS, unless the name of the function says so.
#[test]
fn http_is_for_this_machine() {
    for local in
        ["http://localhost", "http://LOCALHOST:80/a", "http://127.0.0.1", "http://127.9.8.7:1", "http://[::1]:8"]
    {
        let url = BaseUrl::try_from(local).unwrap();
        assert!(url.is_loopback(), "{local}");
    }
    for remote in [
        "http://sandbox:8080",
        "http://10.0.0.1",
        "http://0.0.0.0",
        "http://localhost.example",
        "http://127.0.0.1.example",
        "http://127.1",
        "http://[::2]",
        "http://[::ffff:10.0.0.1]",
        "http://proxy.example",
    ] {
        let error = BaseUrl::try_from(remote).unwrap_err().to_string();
        assert!(error.ends_with("use `BaseUrl::insecure` for a test host"), "{error}");
        let url = BaseUrl::insecure(remote).unwrap();
        assert_eq!((url.as_ref(), url.is_loopback()), (remote, false));
        assert!(TestEnvironment::custom(url).is_ok());
        assert!(BaseUrl::try_from(&*remote.replacen("http", "https", 1)).is_ok());
    }
    let error = BaseUrl::insecure("http://api.pivot-payment.com").unwrap_err();
    assert_eq!(error.to_string(), "`BaseUrl` must be `https://`, because it is a server of the gateway");
}

/// No name of the production server makes a test environment.
#[test]
fn simulations_do_not_reach_production() {
    for production in [
        "https://api.pivot-payment.com",
        "https://API.Pivot-Payment.Com",
        "https://api.pivot-payment.com.",
        "https://api.pivot-payment.com:443",
        "https://api.pivot-payment.com/v2",
        "HTTPS://api.pivot-payment.com",
        "https://pivot-payment.com",
        "https://pay.pivot-payment.com",
        "https://api.pivot-payments.com",
    ] {
        for url in [BaseUrl::try_from(production).unwrap(), BaseUrl::insecure(production).unwrap()] {
            let error = TestEnvironment::custom(url).unwrap_err();
            assert_eq!(error.to_string(), "`TestEnvironment` must be a test server; this one may move money");
        }
    }
    // An HTTP client would decode the host.
    assert!(BaseUrl::try_from("https://api%2Epivot-payment.com").is_err());
    for test in ["https://notpivot-payment.com", "https://pivot-payment.com.example", "http://127.0.0.1:1"] {
        assert!(TestEnvironment::custom(test.parse().unwrap()).is_ok(), "{test}");
    }
    let sandbox = TestEnvironment::custom("https://api-stg.pivot-payment.com/".parse().unwrap());
    assert_eq!(sandbox, Ok(TestEnvironment::Sandbox));
}

#[test]
fn a_token_is_requested() {
    let request = credentials("merchant-1", "s3cr3t").request_token(&Environment::Sandbox).into_request();
    assert_eq!(request.method(), "POST");
    assert_eq!(request.uri(), "https://api-stg.pivot-payment.com/v1/access-token");
    assert_eq!(request.headers()["x-merchant-id"], "merchant-1");
    assert_eq!(request.headers()["x-merchant-secret"], "s3cr3t");
    assert_eq!(request.body(), br#"{"grantType":"client_credentials"}"#);

    let token = AccessToken::parse(200, include_bytes!("../../../tests/data/responses/access-token.json")).unwrap();
    assert_eq!(token.expose(), "sample-token");
    assert_eq!(token.expires_in(), Duration::from_secs(900));
    let received = std::time::UNIX_EPOCH;
    assert_eq!(token.expires_at(received), received.checked_add(Duration::from_secs(900)));
    let endless = br#"{"code":"00","data":{"accessToken":"t","expiresIn":18446744073709551615}}"#;
    assert_eq!(AccessToken::parse(200, endless).unwrap().expires_at(received), None);

    for silent in [
        &br#"{"code":"00","data":{"accessToken":"t"}}"#[..],
        br#"{"code":"00","data":{"accessToken":"t","expiresIn":null}}"#,
    ] {
        assert_eq!(AccessToken::parse(200, silent).unwrap().expires_in(), Duration::from_secs(900));
    }
    for lifetime in [r#""soon""#, "0", r#""0""#, "-900", "900.5", "[]", "true", "1e99"] {
        let body = format!(r#"{{"code":"00","data":{{"accessToken":"t","expiresIn":{lifetime}}}}}"#);
        let error = AccessToken::parse(200, body.as_bytes()).unwrap_err();
        assert_eq!(error.kind(), ApiErrorKind::Unreadable);
        let reason = error.as_unreadable().unwrap().to_string();
        assert_eq!(reason, "`expiresIn` is not a positive number of seconds", "{lifetime}");
    }

    for wrong in [
        &br#"{"code":"00","message":"Success","data":{}}"#[..],
        br#"{"code":"00","message":"Success","data":[]}"#,
        br#"{"code":"00","message":"Success","data":{"accessToken":"line\nbreak"}}"#,
    ] {
        assert_eq!(AccessToken::parse(200, wrong).unwrap_err().kind(), ApiErrorKind::Unreadable);
    }
}

/// `Debug` output and errors do not show secrets.
#[test]
fn secrets_are_not_shown() {
    let credentials = credentials("merchant-1", "s3cr3t");
    let token = AccessToken::new("s3cr3t", Duration::from_secs(900)).unwrap();
    let gateway = Gateway::new(Environment::Production, token.clone());
    let printed = [
        format!("{credentials:?} {:?}", credentials.request_token(&Environment::Sandbox).request()),
        format!("{token:?} {gateway:?} {:?}", gateway.create(&SESSION, &id()).request()),
        format!("{:?}", MerchantSecret::new("s3cr3t\n").unwrap_err()),
        format!("{:?} {}", MerchantSecret::new("s3cr3t"), MerchantId::new("").unwrap_err()),
        format!("{:?}", AccessToken::new("s3cr3t é", Duration::ZERO).unwrap_err()),
        AccessToken::parse(401, br#"{"code":"credentials_invalid","data":{"accessToken":"s3cr3t"}}"#)
            .unwrap_err()
            .to_string(),
    ];
    for text in printed {
        assert!(!text.contains("s3cr3t"), "{text}");
    }
    assert_eq!(format!("{credentials:?}"), "Credentials(redacted)");
    let look_up = gateway.find_sessions(&"INV-4711".parse().unwrap()).unwrap();
    assert_eq!(format!("{look_up:?}"), r#"Call { method: GET, path: "/v2/payments", repeatability: Safe, .. }"#);
}

/// A function can accept any request.
#[test]
fn any_request_can_be_sent() {
    fn send(gateway: &Gateway, request: &impl PaymentRequest) -> usize {
        gateway.create(request, &id()).request().body().len()
    }
    assert_eq!(send(&gateway(), &SESSION), SESSION.to_json().len());
}
