//! Reads any bytes as each response and as a callback: nothing panics, and a valid one is written as it was read.
#![no_main]

use std::time::SystemTime;

use libfuzzer_sys::fuzz_target;
use payment_gateway::{SessionResponse, response::{ Callback, CallbackKey, CaptureResponse, Charge, CustomerRecord, CustomerStep, Envelope, GatewayResponse, Outcome, ListPage, SimulationResult, }};

fuzz_target!(|body: &[u8]| {
    for status in [200, 302, 400, 503] {
        match SessionResponse::parse(status, body) {
            Ok(session) => goes_out(&session),
            Err(error) => {
                assert_eq!(error.status(), status);
                assert!(status == 400 || error.outcome() == Outcome::Uncertain);
                let _ = format!("{error} {error:?}");
            }
        }
    }
    if let Ok(envelope) = Envelope::parse(200, body) {
        assert_eq!(serde_json::to_string(&envelope.data).expect("it is JSON"), envelope.data.as_json());
    }
    if let Ok(sessions) = ListPage::<SessionResponse>::parse(200, body) {
        sessions.items.iter().for_each(goes_out);
        let _ = sessions.next_page();
    }
    let _ = (CaptureResponse::parse(200, body), SimulationResult::parse(200, body), ListPage::<Charge>::parse(200, body));
    if let Ok(session) = SessionResponse::from_json(body) {
        goes_out(&session);
    }
    if let Ok(callback) = Callback::parse(body) {
        if let Some(session) = callback.session() {
            goes_out(session);
        }
        let _ = format!("{callback:?}");
    }
    assert!(CallbackKey::new("a key").open(Some(body), body).is_err());
    let _ = format!("{:?} {:?}", Charge::from_json(body), CustomerRecord::from_json(body));
});

fn goes_out(session: &SessionResponse) {
    let json = serde_json::to_string(session).expect("it is JSON");
    assert_eq!(json, session.raw_json());
    let read = SessionResponse::from_json(json.as_bytes()).expect("what goes out comes in");
    assert_eq!(read, *session);
    assert_eq!(read.next_step(), session.next_step());
    let step = CustomerStep::from(session.next_step());
    let json = serde_json::to_vec(&step).expect("it is JSON");
    assert_eq!(CustomerStep::from_json(&json), Ok(step));
    let _ = format!("{session:?} {:?}", session.next_step());
    for charge in &session.charge_details {
        for money in [&charge.amount, &charge.captured_amount].into_iter().flatten() {
            if let Some(decimal) = money.value.to_decimal() {
                assert_eq!(money.value, decimal);
            }
        }
        for time in [&charge.created_at, &charge.paid_at].into_iter().flatten() {
            assert!(SystemTime::try_from(time).is_ok());
        }
    }
}
