//! The acts of a person on the page: as the customer, as the network, and as time.

use std::time::{Duration, UNIX_EPOCH};

use payment_session::response::FailureCode;
use serde_json::{Value, json};

use super::super::gateway::Gateway;
use crate::{
    delivery::Treatment,
    error::GatewayError,
    fault::FaultRule,
    record::{About, Record},
    rejection::Rejection,
    store::Store,
};

/// The end of the sandbox's time, in seconds since 1970: the year 2100.
const END_OF_TIME: u64 = 4_102_444_800;

/// Carries out an act. `segments` are those of the path after `/_page/api`.
pub fn act(gateway: &Gateway, record: &Record, segments: &[&str], body: &Value) -> Result<Value, Rejection> {
    match segments {
        ["sessions", id, act] => on_session(gateway, record, id, act, body),
        ["callbacks", number] => send_again(gateway, record, number, body),
        ["next-callback"] => treat_next(gateway, record, body),
        ["faults"] => add_fault(gateway, record, body),
        ["clock"] => advance(gateway, record, body),
        _ => Err(GatewayError::NotFound.into()),
    }
}

/// Acts as the customer, or as the merchant who refunds.
pub fn on_session(gateway: &Gateway, record: &Record, id: &str, act: &str, body: &Value) -> Result<Value, Rejection> {
    let (mut about, amount) = (About::session(id), body["amount"].as_str());
    let mut accounts = gateway.accounts();
    let store = accounts.with_session(id);
    let done = match act {
        "pay" => store.pay_as_customer(id, amount).map(|()| "the customer paid".to_owned()),
        "pay-late" => store.pay_late(id).map(|()| "the customer's payment arrived late".to_owned()),
        "fail" => {
            let reason = reason(body)?;
            store.fail_as_customer(id, reason).map(|()| format!("the payment failed with {}", reason.as_str()))
        }
        "expire" => store.expire_open(id).map(|()| "the payment expired".to_owned()),
        "three-ds" => store.ask_for_3ds(id).map(|()| "the card asked for 3-D Secure".to_owned()),
        "refund" => store.refund_in_dashboard(id, amount).map(|refund| {
            about = refund.about();
            format!("the merchant began the refund {}", refund.id())
        }),
        _ => Err(GatewayError::NotFound.into()),
    }?;
    drop(accounts);
    record.act(about, done);
    gateway.send_events();
    Ok(json!({}))
}

fn reason(body: &Value) -> Result<FailureCode, Rejection> {
    let reason = body["reason"].as_str().unwrap_or("DECLINED_BY_CHANNEL");
    let known = FailureCode::VALUES.iter().find(|code| code.as_str() == reason);
    known.copied().ok_or_else(|| Rejection::invalid("reason", "is not in the documentation"))
}

fn send_again(gateway: &Gateway, record: &Record, number: &str, body: &Value) -> Result<Value, Rejection> {
    let copies = if body["copies"] == 2 { 2 } else { 1 };
    let callbacks = gateway.callbacks.as_ref().ok_or_else(|| Rejection::state("there is no address of callbacks"))?;
    let is_sent = number.parse().is_ok_and(|number| callbacks.send_again(number, copies));
    if !is_sent {
        return Err(Rejection::missing("callback", number));
    }
    let times = if copies == 2 { " twice" } else { "" };
    record.act(About::default(), format!("the callback {number} was sent again{times}"));
    Ok(json!({}))
}

fn treat_next(gateway: &Gateway, record: &Record, body: &Value) -> Result<Value, Rejection> {
    let callbacks = gateway.callbacks.as_ref().ok_or_else(|| Rejection::state("there is no address of callbacks"))?;
    let treatment: Option<Treatment> = match body["treatment"].as_str() {
        None | Some("") => None,
        Some(name) => {
            let known = name.parse().map_err(|()| Rejection::invalid("treatment", "must be twice, late:5s or never"));
            Some(known?)
        }
    };
    callbacks.treat_next(treatment);
    let name = treatment.map_or_else(|| "as usual".to_owned(), |treatment| treatment.to_string());
    record.act(About::default(), format!("the next callback will be sent {name}"));
    Ok(json!({}))
}

/// Sets a fault of the next call, or of the next one of an operation.
fn add_fault(gateway: &Gateway, record: &Record, body: &Value) -> Result<Value, Rejection> {
    let fault = body["fault"].as_str().unwrap_or_default();
    let operation = body["operation"].as_str().filter(|operation| !operation.is_empty());
    let rule = format!("{fault}@1{}", operation.map(|operation| format!("/{operation}")).unwrap_or_default());
    let rule: FaultRule = rule.parse().map_err(|error| Rejection::invalid("fault", format!("{error}")))?;
    record.act(About::default(), format!("the next call will have the fault {rule}"));
    gateway.plan.add_next(rule);
    Ok(json!({}))
}

fn advance(gateway: &Gateway, record: &Record, body: &Value) -> Result<Value, Rejection> {
    let seconds = body["seconds"].as_u64().ok_or_else(|| Rejection::invalid("seconds", "must be a whole number"))?;
    let mut accounts = gateway.accounts();
    let now = accounts.clock().now().duration_since(UNIX_EPOCH).unwrap_or_default().as_secs();
    if now.saturating_add(seconds) > END_OF_TIME {
        return Err(Rejection::invalid("seconds", "is after the year 2100"));
    }
    accounts.clock().advance(Duration::from_secs(seconds));
    accounts.stores().for_each(Store::continue_refunds);
    drop(accounts);
    record.act(About::default(), format!("the clock was set forward by {seconds} s"));
    gateway.send_events();
    Ok(json!({}))
}
