//! A virtual account that is paid again and again, with `reqwest` and `tokio`.
//!
//! ```console
//! $ cargo run -p payment-sandbox   # in another terminal
//! $ cargo run -p pay --bin pay_async
//! ```

use std::{env, error::Error, time::Duration};

use payment_session::{
    ClientReferenceId, NextStep,
    gateway::{
        BaseUrl, Call, Credentials, Gateway, MerchantId, MerchantSecret, RequestId, SimulatedStatus, Simulation,
        TestEnvironment,
    },
    payment_session,
    response::{GatewayResponse, Page},
};

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), Box<dyn Error>> {
    let url = env::args().nth(1).unwrap_or_else(|| "http://127.0.0.1:8765".into());
    let environment = TestEnvironment::custom(BaseUrl::try_from(url)?)?;
    let client = Client(reqwest::Client::builder().timeout(Duration::from_secs(60)).build()?);

    let credentials = Credentials::new(MerchantId::new("merchant")?, MerchantSecret::new("secret")?);
    let token = client.send(credentials.request_token(&environment)).await?;
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
    let session = client.send(gateway.create(&top_up, &RequestId::random())).await?;
    if let NextStep::ShowVirtualAccount(account) = session.next_step() {
        println!("pay to {}", account.virtual_account_number.as_deref().unwrap_or_default());
    }

    for value in [10_000, 25_000] {
        let simulation = Simulation {
            amount: Some(payment_session::Amount::new(value.try_into()?, payment_session::Currency::IDR)),
            ..Simulation::new(session.id.clone(), SimulatedStatus::SUCCESS)
        };
        client.send(gateway.simulate(&simulation, &RequestId::random())).await?;
    }

    let charges = client.send(gateway.list_charges(&reference, Page::FIRST)?).await?;
    for charge in charges.items {
        println!("paid: {:?}", charge.amount);
    }
    Ok(())
}

struct Client(reqwest::Client);

impl Client {
    /// Sends a call and reads the response.
    async fn send<A: GatewayResponse>(&self, call: Call<A>) -> Result<A, Box<dyn Error>> {
        let response = self.0.execute(call.into_request().try_into()?).await?;
        let status = response.status().as_u16();
        Ok(A::parse(status, &response.bytes().await?)?)
    }
}
