//! The method, address, headers and body of each request, and the secrets that are never printed.

use std::time::Duration;

use payment_session::{
    ClientReferenceId, CustomerId, PaymentRequest, PaymentSession,
    gateway::{
        AccessToken, BaseUrl, Cancel, CancelReason, Capture, Confirm, Credentials, Environment, Gateway, RequestId,
        SimulatedStatus, Simulation, SubMerchantId, TestEnvironment,
    },
    payment_session,
    request::{CardOptions, EncryptedCard, OrderInformation, ThreeDsMethod},
    response::{Answer, ApiErrorKind, Page, SessionId},
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
pub fn written(request: &http::Request<Vec<u8>>) -> String {
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

#[test]
fn a_session_is_created() {
    let request = gateway().create(&SESSION, &id());
    assert_eq!(request.method(), "POST");
    assert_eq!(request.uri(), "https://api.pivot-payment.com/v2/payments");
    assert_eq!(request.headers()["authorization"], "Bearer header.payload.signature");
    assert_eq!(request.headers()["content-type"], "application/json");
    assert_eq!(request.headers()["x-request-id"], "0123456789abcdefABCDEF");
    assert!(!request.headers().contains_key("x-submerchant-id"));
    assert_eq!(*request.body(), SESSION.to_json());

    let template = QrPayment { client_reference_id: "INV-2".parse().unwrap() };
    assert_eq!(*gateway().create(&template, &id()).body(), template.to_json());
}

#[test]
fn for_a_sub_account() {
    let sub_merchant: SubMerchantId = "01975d90-bb55-76f6-b423-691c7868e85d".parse().unwrap();
    let gateway = gateway().acting_for(sub_merchant);
    for request in [gateway.create(&SESSION, &id()), gateway.sessions(Page::FIRST)] {
        assert_eq!(request.headers()["x-submerchant-id"], "01975d90-bb55-76f6-b423-691c7868e85d");
    }
}

#[test]
fn each_request() {
    let gateway = gateway();
    let session: SessionId = "bca0b57a-391e".parse().unwrap();
    let reference: ClientReferenceId = "INV-1_a".parse().unwrap();
    let card: EncryptedCard = "e30=".parse().unwrap();
    let confirm = Confirm::card(card, CardOptions::new()).unwrap();
    let ordered = confirm.clone().with_order_information(OrderInformation::new(Vec::new().into()));
    let amount = SESSION.amount.clone().unwrap();
    let post = "accept: application/json, content-type: application/json, x-request-id: 0123456789abcdefABCDEF";
    let get = "accept: application/json";
    for (request, expected) in [
        (
            gateway.confirm(&session, &confirm, &id()),
            format!(
                "POST https://api.pivot-payment.com/v2/payments/bca0b57a-391e/confirm {post} {}",
                r#"{"paymentMethod":{"type":"CARD","card":{"encryptedCard":"e30="}},"paymentMethodOptions":{"card":{}}}"#
            ),
        ),
        (
            gateway.confirm(&session, &ordered, &id()),
            format!(
                "POST https://api.pivot-payment.com/v2/payments/bca0b57a-391e/confirm {post} {}{}",
                r#"{"paymentMethod":{"type":"CARD","card":{"encryptedCard":"e30="}},"paymentMethodOptions":{"card":{}},"#,
                r#""orderInformation":{"productDetails":[]}}"#
            ),
        ),
        (
            gateway.cancel(&session, &Cancel::new(CancelReason::DUPLICATED), &id()),
            format!(
                "POST https://api.pivot-payment.com/v2/payments/bca0b57a-391e/cancel {post} {}",
                r#"{"cancellationReason":"DUPLICATED"}"#
            ),
        ),
        (
            gateway.capture(&session, &Capture { amount: Some(amount), ..Capture::new(true) }, &id()),
            format!(
                "POST https://api.pivot-payment.com/v2/payments/bca0b57a-391e/capture {post} {}",
                r#"{"releaseRemainingAmount":true,"amount":{"value":10000.50,"currency":"IDR"}}"#
            ),
        ),
        (
            gateway.capture(&session, &Capture::new(false), &id()),
            format!(
                "POST https://api.pivot-payment.com/v2/payments/bca0b57a-391e/capture {post} {}",
                r#"{"releaseRemainingAmount":false}"#
            ),
        ),
        (gateway.session(&session), format!("GET https://api.pivot-payment.com/v2/payments/bca0b57a-391e {get} ")),
        (
            gateway.find(&reference),
            format!("GET https://api.pivot-payment.com/v2/payments?clientReferenceId=INV-1_a {get} "),
        ),
        (
            gateway.sessions(Page::new(3, 100).unwrap()),
            format!("GET https://api.pivot-payment.com/v2/payments?page=3&perPage=100 {get} "),
        ),
        (
            gateway.charges(&reference, Page::FIRST),
            format!("GET https://api.pivot-payment.com/v2/charges?clientReferenceId=INV-1_a&page=1&perPage=20 {get} "),
        ),
        (
            gateway.payment_method_configs(),
            format!("GET https://api.pivot-payment.com/v2/payment-method-configs {get} "),
        ),
        (
            gateway.customer(&CustomerId::try_from("a/b?c #é..").unwrap()),
            format!("GET https://api.pivot-payment.com/v1/customers/a%2Fb%3Fc%20%23%C3%A9%2E%2E {get} "),
        ),
        // HTTP clients resolve these segments, even if they are encoded.
        (
            gateway.customer(&CustomerId::try_from("..").unwrap()),
            format!("GET https://api.pivot-payment.com/v1/customers/%252E%252E {get} "),
        ),
        (
            gateway.session(&SessionId::try_from(".").unwrap()),
            format!("GET https://api.pivot-payment.com/v2/payments/%252E {get} "),
        ),
    ] {
        assert_eq!(written(&request), expected);
    }
    let simulation = Simulation::new(session, SimulatedStatus::EXPIRED);
    let request = Gateway::new(TestEnvironment::Sandbox, token()).simulate(&simulation, &id());
    assert_eq!(
        written(&request),
        format!(
            "POST https://api-stg.pivot-payment.com/v2/payments/simulations {post} {}",
            r#"{"paymentSessionId":"bca0b57a-391e","chargeStatus":"EXPIRED"}"#
        )
    );
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
    let found: Vec<_> =
        violations.iter().map(|violation| (violation.rule().id.as_str(), violation.pointer())).collect();
    assert_eq!(found, [("three-ds-info", "/paymentMethodOptions/card/threeDsInfo")]);
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
        ("http://[::1]:80", "http://[::1]:80/v2/payments"),
        ("https://proxy.example/pivot/", "https://proxy.example/pivot/v2/payments"),
    ] {
        let environment = Environment::Custom(text.parse().unwrap());
        assert_eq!(Gateway::new(environment, token()).create(&SESSION, &id()).uri(), path);
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
        "https://example.com?a",
        "https://example.com#a",
        "https://exa mple.com",
        "https://example.com/\n",
    ] {
        let error = BaseUrl::try_from(wrong).unwrap_err().to_string();
        assert!(error.starts_with("`BaseUrl` must be `http://` or `https://`"), "{error}");
        assert!(!error.contains("secret"));
    }
}

#[test]
fn a_token_is_requested() {
    let request = Credentials::new("merchant-1", "s3cr3t").unwrap().token_request(&Environment::Sandbox);
    assert_eq!(request.method(), "POST");
    assert_eq!(request.uri(), "https://api-stg.pivot-payment.com/v1/access-token");
    assert_eq!(request.headers()["x-merchant-id"], "merchant-1");
    assert_eq!(request.headers()["x-merchant-secret"], "s3cr3t");
    assert_eq!(request.body(), br#"{"grantType":"client_credentials"}"#);

    let token = AccessToken::parse(200, include_bytes!("../../../documented_responses/access-token.json")).unwrap();
    assert_eq!(token.expose(), "sample-token");
    assert_eq!(token.expires_in(), Duration::from_secs(900));
    let received = std::time::UNIX_EPOCH;
    assert_eq!(token.expires_at(received), received.checked_add(Duration::from_secs(900)));
    let endless = br#"{"code":"00","data":{"accessToken":"t","expiresIn":18446744073709551615}}"#;
    assert_eq!(AccessToken::parse(200, endless).unwrap().expires_at(std::time::SystemTime::now()), None);

    for silent in [
        &br#"{"code":"00","data":{"accessToken":"t"}}"#[..],
        br#"{"code":"00","data":{"accessToken":"t","expiresIn":"soon"}}"#,
    ] {
        assert_eq!(AccessToken::parse(200, silent).unwrap().expires_in(), Duration::from_secs(900));
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
    let credentials = Credentials::new("merchant-1", "s3cr3t").unwrap();
    let token = AccessToken::new("s3cr3t", Duration::from_secs(900)).unwrap();
    let gateway = Gateway::new(Environment::Production, token.clone());
    let mut printed = [
        format!("{credentials:?} {:?}", credentials.token_request(&Environment::Sandbox)),
        format!("{token:?} {gateway:?} {:?}", gateway.create(&SESSION, &id())),
        format!("{:?}", Credentials::new("merchant-1", "s3cr3t\n").unwrap_err()),
        format!("{:?}", AccessToken::new("s3cr3t é", Duration::ZERO).unwrap_err()),
        AccessToken::parse(401, br#"{"code":"credentials_invalid","data":{"accessToken":"s3cr3t"}}"#)
            .unwrap_err()
            .to_string(),
    ];
    printed[0].push_str(&Credentials::new("", "s3cr3t").unwrap_err().to_string());
    for text in printed {
        assert!(!text.contains("s3cr3t"), "{text}");
    }
}

/// A function can accept any request.
#[test]
fn any_request_can_be_sent() {
    fn send(gateway: &Gateway, request: &impl PaymentRequest) -> usize {
        gateway.create(request, &id()).body().len()
    }
    assert_eq!(send(&gateway(), &SESSION), SESSION.to_json().len());
}
