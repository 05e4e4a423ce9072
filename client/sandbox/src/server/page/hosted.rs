//! The hosted page of a payment, which its customer opens.

use serde_json::{Value, json};

use super::{super::gateway::Gateway, act::on_session};
use crate::{
    error::GatewayError,
    record::Record,
    rejection::Rejection,
    store::{account, is_open, qr_content},
};

/// Returns what the customer sees.
pub fn show(gateway: &Gateway, id: &str) -> Result<Value, Rejection> {
    let mut accounts = gateway.accounts();
    let (row, session) = accounts.with_session(id).shown_session(id)?;
    let url = session.payment_url.as_ref().ok_or_else(|| Rejection::missing("page of the payment", id))?;
    Ok(json!({
        "row": row,
        "isOpen": is_open(&session),
        "asksFor3ds": url.contains("&page=3ds"),
        "qrContent": qr_content(&session),
        "account": account(&session),
        "reasons": payment_session::response::FailureCode::VALUES.iter().map(|code| code.as_str()).collect::<Vec<_>>(),
        "location": accounts.with_session(id).return_url(id)?,
    }))
}

/// Acts as the customer. Returns the address to which the customer is sent.
pub fn act(gateway: &Gateway, record: &Record, id: &str, act: &str, body: &Value) -> Result<Value, Rejection> {
    // The page of a session that the merchant confirms has no address yet.
    show(gateway, id)?;
    if !["pay", "fail", "expire", "three-ds"].contains(&act) {
        return Err(GatewayError::NotFound.into());
    }
    on_session(gateway, record, id, act, body)?;
    show(gateway, id)
}
