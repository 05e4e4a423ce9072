//! A virtual account that is paid again and again, with `reqwest` and `tokio`.
//!
//! ```console
//! $ cargo run -p payment-sandbox   # in another terminal
//! $ cargo run -p pay --bin pay_async
//! ```

#[path = "../send_async.rs"]
mod send_async;

use std::{env, error::Error};

use payment_session::{
    ClientReferenceId, NextStep,
    gateway::{
        BaseUrl, Credentials, Gateway, MerchantId, MerchantSecret, RequestId, SimulatedStatus, Simulation,
        TestEnvironment,
    },
    payment_session,
    response::Page,
};

use send_async::{client, send};

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), Box<dyn Error>> {
    let url = env::args().nth(1).unwrap_or_else(|| "http://127.0.0.1:8765".into());
    let environment = TestEnvironment::custom(BaseUrl::try_from(url)?)?;
    let client = client()?;

    let credentials = Credentials::new(MerchantId::new("merchant")?, MerchantSecret::new("secret")?);
    let token = send(&client, &credentials.request_token(&environment)).await?;
    let gateway = Gateway::new(environment, token);

    let reference: ClientReferenceId = RequestId::random().as_ref().try_into()?;
    let top_up = payment_session! {
        client_reference_id: reference.clone(),
        payment_type: MULTIPLE,
        payment_method: { type: VIRTUAL_ACCOUNT },
        payment_method_options: { virtual_account: { channel: PERMATA } },
        mode: API,
        customer: { email: "customer@example.com" },
    };
    let session = send(&client, &gateway.create(&top_up, &RequestId::random()))
        .await
        .inspect_err(|error| eprintln!("outcome: {:?}", error.outcome()))?;
    if let NextStep::ShowVirtualAccount(account) = session.next_step() {
        println!("pay to {}", account.virtual_account_number.as_deref().unwrap_or_default());
    }

    for value in [10_000, 25_000] {
        let simulation = Simulation {
            amount: Some(payment_session::Amount::new(value.try_into()?, payment_session::Currency::IDR)),
            ..Simulation::new(session.id.clone(), SimulatedStatus::SUCCESS)
        };
        send(&client, &gateway.simulate(&simulation, &RequestId::random())).await?;
    }

    let charges = send(&client, &gateway.list_charges(&reference, Page::FIRST)?).await?;
    for charge in charges.items {
        println!("paid: {:?}", charge.amount);
    }
    Ok(())
}
