//! A customer pays one order with two methods, and gets the second payment back.
//!
//! A session that waits for its payment cannot be cancelled. So a shop that has offered another
//! method looks at all sessions of the order whenever one is paid.
//!
//! ```console
//! $ cargo run -p payment-sandbox   # in another terminal
//! $ cargo run -p pay --bin pay_twice
//! ```

#[path = "../client.rs"]
mod client;

use std::error::Error;

use payment_session::{
    NextStep, SessionResponse,
    client::{Client, Error as PaymentError},
    gateway::{RequestId, SimulatedStatus, Simulation, TestEnvironment},
    payment_session,
};
use serde_json::json;

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), Box<dyn Error>> {
    let client = client::client()?;
    let by_code = payment_session! {
        client_reference_id: RequestId::random().as_ref().try_into()?,
        amount: { value: 10000, currency: IDR },
        payment_method: { type: QR },
        mode: API,
        customer: { email: "customer@example.com" },
    };
    let by_transfer = payment_session! {
        client_reference_id: RequestId::random().as_ref().try_into()?,
        amount: { value: 10000, currency: IDR },
        payment_method: { type: VIRTUAL_ACCOUNT },
        payment_method_options: { virtual_account: { channel: PERMATA } },
        mode: API,
        customer: { email: "customer@example.com" },
    };
    let sessions = [client.create(&by_code).await?, client.create(&by_transfer).await?];

    // The customer pays with both.
    for session in &sessions {
        let simulation = Simulation::new(session.id.clone(), SimulatedStatus::SUCCESS);
        client.simulate(&simulation).await?;
    }

    let mut is_paid = false;
    for session in sessions {
        let session = client.get_session(&session.id).await?;
        if session.next_step() == NextStep::Done && is_paid {
            refund(&client, &session).await?;
        } else {
            is_paid |= session.next_step() == NextStep::Done;
            println!("keep    {} is {}", session.id, session.status);
        }
    }
    Ok(())
}

/// Refunds a payment. A shop stores the reference before, and sends it at most once.
async fn refund(client: &Client<TestEnvironment>, session: &SessionResponse) -> Result<(), Box<dyn Error>> {
    let reference = RequestId::random();
    let refund = json!({
        "clientReferenceId": reference,
        "paymentSessionId": session.id,
        "isFullAmount": true,
        "reason": "DUPLICATE",
        "method": "AUTO",
    });
    let call = client.gateway().post("/v1/refunds", refund, &RequestId::random())?;
    match client.send(call).await {
        Ok(_) => println!("refund  {} by {reference}", session.id),
        // Look for the reference in `GET /v1/refunds`. Do not refund again before a person has decided.
        Err(PaymentError::Unknown { .. }) => {
            println!("unknown {} by {reference}", session.id);
        }
        Err(error) => return Err(error.into()),
    }
    Ok(())
}
