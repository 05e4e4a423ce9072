//! A marketplace whose sellers have sub-accounts: each seller receives the money of their own orders.
//!
//! ```console
//! $ cargo run -p payment-sandbox   # in another terminal
//! $ cargo run -p pay --bin pay_sellers
//! ```

#[path = "../client.rs"]
mod client;

use std::error::Error;

use payment_session::{
    ClientReferenceId,
    gateway::{RequestId, SimulatedStatus, Simulation, SubMerchantId},
    payment_session,
};

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), Box<dyn Error>> {
    let platform = client::client()?;
    // Sub-accounts are separate, so two orders can have the same reference.
    let reference = ClientReferenceId::try_from(RequestId::random().as_ref())?;
    for (seller, total) in [("seller-1", 30_000), ("seller-2", 45_000)] {
        // This client shares its connections and tokens with the platform's. Its intents remember the account, so with a
        // journal, `platform.recover()` completes them after a crash.
        let client = platform.acting_for(SubMerchantId::try_from(seller)?);
        let order = payment_session! {
            client_reference_id: reference.clone(),
            amount: { value: total.try_into()?, currency: IDR },
            payment_method: { type: QR },
            mode: API,
            customer: { email: "customer@example.com" },
        };
        let session = client.create(&order).await?;
        client
            .simulator(client::environment()?)?
            .simulate(&Simulation::new(session.id.clone(), SimulatedStatus::SUCCESS))
            .await?;
        let session = client.get_session(&session.id).await?;
        println!("{seller}: {} is {}", session.id, session.status);
    }
    // The platform's own account has none of these orders.
    println!("platform: {}", platform.find(&reference).await?.map_or("nothing", |_| "an order"));
    Ok(())
}
