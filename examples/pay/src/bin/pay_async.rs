//! A virtual account that is paid again and again, with `reqwest` and `tokio`.
//!
//! ```console
//! $ cargo run -p payment-sandbox   # in another terminal
//! $ cargo run -p pay --bin pay_async
//! ```

use std::{env, error::Error, time::Duration};

use payment_session::{
    ClientReferenceId, NextStep, SessionResponse,
    gateway::{AccessToken, BaseUrl, Credentials, Gateway, RequestId, SimulatedStatus, Simulation, TestEnvironment},
    payment_session,
    response::{Answer, Charge, Page, Paged, Simulated},
};

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), Box<dyn Error>> {
    let url = env::args().nth(1).unwrap_or_else(|| "http://127.0.0.1:8765".into());
    let environment = TestEnvironment::Custom(BaseUrl::try_from(url)?);
    let client = Client(reqwest::Client::builder().timeout(Duration::from_secs(60)).build()?);

    let token: AccessToken = client.send(Credentials::new("merchant", "secret")?.token_request(&environment)).await?;
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
    let session: SessionResponse = client.send(gateway.create(&top_up, &RequestId::random())).await?;
    if let NextStep::ShowVirtualAccount(account) = session.next_step() {
        println!("pay to {}", account.virtual_account_number.as_deref().unwrap_or_default());
    }

    for value in [10_000, 25_000] {
        let simulation = Simulation {
            amount: Some(payment_session::Amount::new(value.try_into()?, payment_session::Currency::IDR)),
            ..Simulation::new(session.id.clone(), SimulatedStatus::SUCCESS)
        };
        let _: Simulated = client.send(gateway.simulate(&simulation, &RequestId::random())).await?;
    }

    let charges: Paged<Charge> = client.send(gateway.charges(&reference, Page::FIRST)).await?;
    for charge in charges.items {
        println!("paid: {:?}", charge.amount);
    }
    Ok(())
}

struct Client(reqwest::Client);

impl Client {
    /// Sends a request and reads the response.
    async fn send<A: Answer>(&self, request: http::Request<Vec<u8>>) -> Result<A, Box<dyn Error>> {
        let response = self.0.execute(request.try_into()?).await?;
        let status = response.status().as_u16();
        Ok(A::parse(status, &response.bytes().await?)?)
    }
}
