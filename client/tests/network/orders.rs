//! The payments of the tests.

use payment_session::{gateway::RequestId, payment_session, response::SessionId};

payment_session! {
    /// A QR code that is paid once.
    pub struct QrPayment {
        client_reference_id: _,
        amount: { value: _ as total, currency: IDR },
        payment_method: { type: QR },
        mode: API,
        customer: { email: "customer@example.com" },
    }
}

/// Returns a payment of 10,000 rupiah.
pub fn payment(reference: &str) -> QrPayment {
    QrPayment { client_reference_id: reference.try_into().unwrap(), total: 10_000.try_into().unwrap() }
}

/// Returns the id of a request from a number.
pub fn id(number: u64) -> RequestId {
    format!("{number:016}").parse().unwrap()
}

pub fn session_id(id: &str) -> SessionId {
    id.try_into().unwrap()
}

/// Returns the JSON of a session for a payment.
pub fn session(id: &str, reference: &str, total: u32, status: &str) -> String {
    format!(
        r#"{{"id":"{id}","clientReferenceId":"{reference}","amount":{{"value":{total},"currency":"IDR"}},"status":"{status}","paymentType":"SINGLE"}}"#
    )
}
