//! A whole payment with the client: creates a QR code, shows it, pays it, and looks it up.
//!
//! ```console
//! $ cargo run -p payment-sandbox   # in another terminal
//! $ cargo run -p pay
//! ```
//!
//! For the gateway's own sandbox, append `-- https://api-stg.pivot-payment.com`, set `PIVOT_MERCHANT_ID` and
//! `PIVOT_MERCHANT_SECRET` in the environment, and enable the feature `client` of `payment-session`.

use std::{env, error::Error};

use payment_client::Client;
use payment_session::{
    NextStep,
    gateway::{
        BaseUrl, Credentials, MerchantId, MerchantSecret, RequestId, SimulatedStatus, Simulation, TestEnvironment,
    },
    payment_session,
};

payment_session! {
    /// A QR code that is paid once.
    struct QrPayment {
        client_reference_id: _,
        amount: { value: _ as total, currency: IDR },
        payment_method: { type: QR },
        mode: API,
        customer: { email: _ },
    }
}

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), Box<dyn Error>> {
    let url = env::args().nth(1).unwrap_or_else(|| "http://127.0.0.1:8765".into());
    let environment = TestEnvironment::custom(BaseUrl::try_from(url)?)?;
    let setting = |name, otherwise: &str| env::var(name).unwrap_or_else(|_| otherwise.into());
    let credentials = Credentials::new(
        MerchantId::new(setting("PIVOT_MERCHANT_ID", "merchant"))?,
        MerchantSecret::new(setting("PIVOT_MERCHANT_SECRET", "secret"))?,
    );
    let client = Client::builder(environment.clone(), credentials).build()?;

    let reference = RequestId::random();
    let payment = QrPayment {
        client_reference_id: reference.as_ref().try_into()?,
        total: 10_000.try_into()?,
        email: "customer@example.com".try_into()?,
    };
    println!("create    {}", String::from_utf8(payment.to_json())?);
    let session = client.create(&payment).await?;
    println!("response  {} is {}", session.id, session.status);

    match session.next_step() {
        NextStep::ShowQr(qr) => {
            println!("show      {}", qr.qr_content.as_deref().unwrap_or_default());
        }
        other => println!("next step {other:?}"),
    }

    // The customer pays.
    let simulation = Simulation::new(session.id.clone(), SimulatedStatus::SUCCESS);
    client.simulator(environment)?.simulate(&simulation).await?;

    let session = client.get_session(&session.id).await?;
    println!("look up   {} is {}: {:?}", session.id, session.status, session.next_step());
    Ok(())
}
