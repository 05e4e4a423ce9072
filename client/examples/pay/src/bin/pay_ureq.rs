//! A whole payment with `ureq`: creates a QR code, shows it, pays it, and looks it up.
//!
//! ```console
//! $ cargo run -p payment-sandbox   # in another terminal
//! $ cargo run -p pay --bin pay_ureq
//! ```
//!
//! For the gateway's own sandbox, append `-- https://api-stg.pivot-payment.com`, set `PIVOT_MERCHANT_ID` and
//! `PIVOT_MERCHANT_SECRET` in the environment, and enable the feature `rustls` of `ureq`.

#[path = "../send.rs"]
mod send;

use std::{env, error::Error};

use payment_session::{
    NextStep,
    gateway::{
        BaseUrl, Credentials, Gateway, MerchantId, MerchantSecret, RequestId, SimulatedStatus, Simulation,
        TestEnvironment,
    },
    payment_session,
};

use send::{agent, send};

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

fn main() -> Result<(), Box<dyn Error>> {
    let url = env::args().nth(1).unwrap_or_else(|| "http://127.0.0.1:8765".into());
    let environment = TestEnvironment::custom(BaseUrl::try_from(url)?)?;
    let setting = |name, otherwise: &str| env::var(name).unwrap_or_else(|_| otherwise.into());
    let credentials = Credentials::new(
        MerchantId::new(setting("PIVOT_MERCHANT_ID", "merchant"))?,
        MerchantSecret::new(setting("PIVOT_MERCHANT_SECRET", "secret"))?,
    );

    let agent = agent();
    let token = send(&agent, &credentials.request_token(&environment))?;
    let gateway = Gateway::new(environment, token);

    let reference = RequestId::random();
    let payment = QrPayment {
        client_reference_id: reference.as_ref().try_into()?,
        total: 10_000.try_into()?,
        email: "customer@example.com".try_into()?,
    };
    println!("create    {}", String::from_utf8(payment.to_json())?);
    let call = gateway.create(&payment, &RequestId::random());
    // A shop stores the order first, and follows up on a failure, for example to look its session up.
    let session =
        send(&agent, &call).inspect_err(|error| println!("follow-up {:?}", call.follow_up(error.outcome())))?;
    println!("response  {} is {}", session.id, session.status);

    match session.next_step() {
        NextStep::ShowQr(qr) => {
            println!("show      {}", qr.qr_content.as_deref().unwrap_or_default());
        }
        other => println!("next step {other:?}"),
    }

    // The customer pays.
    let simulation = Simulation::new(session.id.clone(), SimulatedStatus::SUCCESS);
    send(&agent, &gateway.simulate(&simulation, &RequestId::random()))?;

    let session = send(&agent, &gateway.get_session(&session.id)?)?;
    println!("look up   {} is {}: {:?}", session.id, session.status, session.next_step());
    Ok(())
}
