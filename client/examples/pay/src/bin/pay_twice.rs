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

use payment_client::{Client, Error as PaymentError};
use payment_session::{
    ClientReferenceId, NextStep, Refund, SessionResponse,
    gateway::{RequestId, SimulatedStatus, Simulation},
    payment_session,
    request::RefundReason,
};

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
        client.simulator(client::environment()?)?.simulate(&simulation).await?;
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

/// Refunds the whole payment. A shop stores the reference before, and uses no other one for this refund.
async fn refund(client: &Client, session: &SessionResponse) -> Result<(), Box<dyn Error>> {
    let reference = ClientReferenceId::try_from(RequestId::random().as_ref())?;
    match client.refund(&Refund::full(session, reference.clone(), RefundReason::DUPLICATE)).await {
        // Often it is pending, and callbacks report the end.
        Ok(refund) => println!("refund  {} is {}", session.id, refund.status),
        Err(PaymentError::Unknown { .. }) => println!("unknown {} by {reference}: look again later", session.id),
        Err(error) => return Err(error.into()),
    }
    Ok(())
}
