//! Responses to requests about a session. One trait reads every response.

#[cfg(feature = "http")]
use payment_session::gateway::AccessToken;
use payment_session::{
    SessionResponse,
    response::{
        ApiErrorKind, CaptureResponse, CaptureStatus, Charge, ChargeStatus, CustomerRecord, Envelope, GatewayResponse,
        ListPage, Page, PaymentMethodConfigs, RefundDestinationType, RefundResponse, RefundStatus, SessionStatus,
        SimulationResult,
    },
};

use crate::saved;

fn response<A: GatewayResponse>(name: &str) -> A {
    A::parse(200, &saved::one(name)).unwrap()
}

#[test]
fn documented_responses() {
    let capture: CaptureResponse = response("capture");
    assert_eq!(capture.id, "019c0d24-ec94-74b5-a4b7-b4da305bc41a");
    assert_eq!(capture.status, CaptureStatus::PENDING);
    assert_eq!(capture.release_remaining_amount, Some(true));
    assert_eq!(capture.amount.unwrap().value.to_string(), "12000");
    assert_eq!(capture.payment_session_client_reference_id.as_deref(), Some("1769746960"));

    let charges: ListPage<Charge> = response("get-charges");
    assert_eq!(charges.items[0].status, ChargeStatus::SUCCESS);
    assert_eq!(charges.pagination.as_ref().and_then(|pagination| pagination.total_items), Some(1));
    assert_eq!(charges.next_page(), None);

    // The documentation has a string here.
    assert_eq!(response::<SimulationResult>("simulation").updated, Some(true));
    let customer: CustomerRecord = response("get-customer");
    assert_eq!(customer.stored_payment_methods.len(), 1);
    assert_eq!(response::<SessionResponse>("confirm").status, SessionStatus::REQUIRE_ACTION);
    assert_eq!(response::<SessionResponse>("cancel").status, SessionStatus::CANCELLED);
    let configs: PaymentMethodConfigs = response("payment-method-config");
    let shown = format!("{configs:?}");
    assert_eq!(shown.matches("other: {").count(), shown.matches("other: {}").count(), "{shown}");
    let accounts = configs.virtual_account.unwrap();
    assert_eq!((accounts.enabled, accounts.accepted_channels.len()), (Some(true), 9));
    assert_eq!(accounts.maximum_expiry.as_deref(), Some("30 DAYS"));
    let qr = configs.qr.unwrap();
    assert_eq!((qr.minimum_amount.unwrap().value.as_str(), qr.accepted_channels.len()), ("1000", 0));
    assert_eq!(configs.installment.unwrap().accepted_channels.unwrap().as_json(), "{}");
    let refund = response::<RefundResponse>("create-refund");
    assert_eq!((refund.status, refund.destination_type), (RefundStatus::PENDING.into(), None));
    let refund = response::<RefundResponse>("get-refund");
    assert_eq!(
        (refund.status, refund.destination_type),
        (RefundStatus::SUCCESS.into(), Some(RefundDestinationType::CHANNEL.into()))
    );
    assert_eq!(refund.amount.and_then(|amount| amount.value.to_whole()), Some(10_000));
    let refunds = response::<ListPage<RefundResponse>>("list-refunds");
    assert!(refunds.items.iter().all(|refund| refund.client_reference_id.is_some()) && !refunds.items.is_empty());
}

#[test]
fn every_type_reads_an_error() {
    fn kind_of<A: GatewayResponse>() -> ApiErrorKind {
        A::parse(401, br#"{"code":"credentials_invalid"}"#).err().unwrap().kind()
    }
    let kinds = [
        #[cfg(feature = "http")]
        kind_of::<AccessToken>(),
        kind_of::<CaptureResponse>(),
        kind_of::<RefundResponse>(),
        kind_of::<CustomerRecord>(),
        kind_of::<Envelope>(),
        kind_of::<ListPage<Charge>>(),
        kind_of::<PaymentMethodConfigs>(),
        kind_of::<SessionResponse>(),
        kind_of::<SimulationResult>(),
    ];
    assert!(kinds.iter().all(|kind| *kind == ApiErrorKind::Credentials), "{kinds:?}");
}

#[test]
fn pages_follow_each_other() {
    let page = |pagination: &str| {
        let body = format!(r#"{{"code":"00","message":"Success","data":[]{pagination}}}"#);
        ListPage::<SessionResponse>::parse(200, body.as_bytes()).unwrap().next_page()
    };
    let of = |page: u64, pages: u64| {
        format!(r#","pagination":{{"page":{page},"perPage":50,"totalItems":9,"totalPages":{pages}}}"#)
    };
    assert_eq!(page(&of(1, 3)), Page::new(2, 50));
    assert_eq!(page(&of(3, 3)), None);
    assert_eq!(page(&of(u64::MAX, u64::MAX)), None);
    // If the page size is missing or invalid, an item may be read twice, but it is not skipped.
    assert_eq!(page(r#","pagination":{"page":1,"totalPages":2}"#), Page::new(2, 20));
    assert_eq!(page(r#","pagination":{"page":1,"perPage":200,"totalPages":2}"#), Page::new(2, 100));
    assert_eq!(page(r#","pagination":{"page":1,"perPage":0,"totalPages":2}"#), Page::new(2, 1));
    assert_eq!(page(r#","pagination":null"#), None);
    assert_eq!(page(""), None);
}

/// The gateway writes other empty lists as `null`. A response without `data` is unreadable.
#[test]
fn null_is_an_empty_page() {
    let body = br#"{"code":"00","message":"Success","data":null,"pagination":{"page":1,"totalItems":0}}"#;
    let page = ListPage::<SessionResponse>::parse(200, body).unwrap();
    assert_eq!((page.items.len(), page.pagination.and_then(|pagination| pagination.total_items)), (0, Some(0)));
    let kind_of = |status, body: &str| ListPage::<Charge>::parse(status, body.as_bytes()).unwrap_err().kind();
    assert_eq!(kind_of(200, r#"{"code":"00","message":"Success"}"#), ApiErrorKind::Unreadable);
    assert_eq!(kind_of(302, r#"{"code":"00","data":null}"#), ApiErrorKind::Unreadable);
    assert_eq!(kind_of(401, r#"{"code":"credentials_invalid","data":null}"#), ApiErrorKind::Credentials);
    assert_eq!(CaptureResponse::parse(200, body).unwrap_err().kind(), ApiErrorKind::Unreadable);
}
