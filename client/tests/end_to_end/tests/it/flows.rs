//! Creates and pays the sessions of the sixteen documented flows, and compares their responses.

use std::{collections::BTreeSet, fs};

use payment_sandbox::Settings;
use payment_session::{
    Amount, Currency, NextStep, PaymentSession,
    gateway::SimulatedStatus,
    response::{PaymentUrl, SessionStatus},
};
use serde_json::Value;

use crate::client::{Merchant, simulate};

/// Returns the number, name, request and documented response of each flow.
fn flows() -> impl Iterator<Item = (usize, String, Vec<u8>, Vec<u8>)> {
    let mut files: Vec<_> =
        fs::read_dir("../../../tests/data/requests").unwrap().map(|file| file.unwrap().path()).collect();
    files.sort();
    assert_eq!(files.len(), 16);
    (1..).zip(files).map(|(number, file)| {
        let name = file.file_name().unwrap().to_str().unwrap().to_owned();
        let response = fs::read(format!("../../../tests/data/responses/{name}")).unwrap();
        (number, name, fs::read(&file).unwrap(), response)
    })
}

/// Returns a merchant whose customers have the documented card.
fn merchant() -> Merchant {
    Merchant::with(Settings {
        known_tokens: ["020027de-134e-45ed-8f0d-7ae0506a7133".into()].into(),
        ..Settings::default()
    })
}

/// Returns the request of a flow with a new reference and a future expiry.
fn request(number: usize, body: &[u8]) -> PaymentSession {
    let mut draft = PaymentSession::from_json(body).unwrap().into_draft();
    draft.client_reference_id = format!("flow-{number}").try_into().unwrap();
    if draft.expiry_at.is_some() {
        let end = std::time::SystemTime::now() + std::time::Duration::from_secs(600);
        draft.expiry_at = Some(end.try_into().unwrap());
    }
    draft.check().unwrap()
}

/// Returns the pointers of all fields, except those in `metadata` and `customer`.
fn add_pointers(value: &Value, at: &str, all: &mut BTreeSet<String>) {
    match value {
        Value::Object(object) => {
            for (name, value) in object {
                let at = format!("{at}/{name}");
                if !["/metadata", "/customer"].contains(&at.as_str()) {
                    add_pointers(value, &at, all);
                }
                all.insert(at);
            }
        }
        Value::Array(items) => items.iter().for_each(|item| add_pointers(item, &format!("{at}/*"), all)),
        _ => {}
    }
}

fn pointers_of(data: &Value) -> BTreeSet<String> {
    let mut all = BTreeSet::new();
    add_pointers(data, "", &mut all);
    all
}

/// Returns whether a text looks like an enum value.
fn is_word(text: &str) -> bool {
    text.chars().all(|c| c.is_ascii_uppercase() || c == '_')
}

#[test]
fn each_response_is_the_documented_one() {
    let merchant = merchant();
    for (number, name, body, documented) in flows() {
        let request = request(number, &body);
        // Both static accounts have the same number.
        let merchant = if name.starts_with("13") { &self::merchant() } else { &merchant };
        let session = merchant.create(&request).unwrap_or_else(|error| panic!("{name}: {error}"));
        let documented: Value = serde_json::from_slice(&documented).unwrap();
        let response: Value = serde_json::from_str(session.raw_json()).unwrap();
        let (mut expected, found) = (pointers_of(&documented["data"]), pointers_of(&response));
        // The gateway looks up a customer by its id. The sandbox has no customers.
        if request.customer_id.is_some() {
            expected.remove("/customer");
        }
        // The response of flow 07 has a field that its request does not have.
        if request.redirect_url.is_none() {
            expected.retain(|pointer| !pointer.starts_with("/redirectUrl"));
        }
        let (missing, invented) = (&expected - &found, &found - &expected);
        assert!(
            missing.is_empty() && invented.is_empty(),
            "{name}: the sandbox lacks {missing:?}, and has {invented:?}"
        );
        for pointer in ["/autoConfirm", "/statementDescriptor"] {
            assert_eq!(response.pointer(pointer), documented["data"].pointer(pointer), "{name} {pointer}");
        }
        for pointer in expected.iter().map(|pointer| pointer.replace('*', "0")) {
            let value = documented["data"].pointer(&pointer);
            // Two documented charges have a descriptor that their requests do not have.
            if value.and_then(Value::as_str).is_some_and(is_word) && !pointer.ends_with("/statementDescriptor") {
                assert_eq!(response.pointer(&pointer), value, "{name} {pointer}");
            }
        }
        assert_eq!(session.client_reference_id.as_deref(), Some(request.client_reference_id.as_ref()), "{name}");
        assert_eq!(merchant.look(&session), session, "{name}");
    }
}

/// Opens a hosted page as the customer does, and returns the address to which it redirects.
pub fn open(url: &PaymentUrl) -> Option<String> {
    let agent: ureq::Agent = ureq::Agent::config_builder().max_redirects(0).http_status_as_error(false).build().into();
    let response = agent.get(url.as_ref()).call().unwrap();
    response.headers().get("location").map(|url| url.to_str().unwrap().to_owned())
}

#[test]
fn each_flow_is_paid() {
    for (number, name, body, _) in flows() {
        let merchant = merchant();
        let request = request(number, &body);
        let session = merchant.create(&request).unwrap();
        let paid = match session.next_step() {
            NextStep::SendCustomer(url) => {
                let back = request.redirect_url.as_ref().and_then(|urls| urls.success_return_url.as_ref());
                assert_eq!(open(url), back.map(ToString::to_string), "{name}");
                SessionStatus::PAID
            }
            NextStep::ShowVirtualAccount(_) | NextStep::ShowQr(_) => {
                let is_static = session.status == SessionStatus::ACTIVE;
                let amount =
                    request.amount.clone().unwrap_or_else(|| Amount::new(500.try_into().unwrap(), Currency::IDR));
                simulate(&merchant, &session, SimulatedStatus::SUCCESS, is_static.then_some(amount));
                if is_static { SessionStatus::ACTIVE } else { SessionStatus::PAID }
            }
            // `cards.rs` continues the card flows.
            NextStep::EncryptAndConfirm(_) => continue,
            other => panic!("{name}: {other:?}"),
        };
        assert_eq!(merchant.look(&session).status, paid, "{name}");
    }
}
