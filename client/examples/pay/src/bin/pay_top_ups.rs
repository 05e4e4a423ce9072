//! A customer has a bank account of the shop, and fills a balance with any amount at any time.
//!
//! The gateway's list of charges is the source of the balance. A callback only says that it is time to look, so the same
//! charge can be seen twice: it is credited by its id.
//!
//! ```console
//! $ cargo run -p payment-sandbox   # in another terminal
//! $ cargo run -p pay --bin pay_top_ups
//! ```

#[path = "../client.rs"]
mod client;

use std::{collections::HashMap, error::Error};

use payment_client::{Client, Error as PaymentError};
use payment_session::{
    Amount, AmountValue, ClientReferenceId, Currency,
    gateway::{RequestId, SimulatedStatus, Simulation},
    payment_session,
    response::{ChargeId, ChargeStatus, Money},
};

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), Box<dyn Error>> {
    let client = client::client()?;
    let reference = ClientReferenceId::try_from(RequestId::random().as_ref())?;
    let account = payment_session! {
        client_reference_id: reference.clone(),
        // Without an amount, the customer chooses it.
        payment_type: MULTIPLE,
        payment_method: { type: VIRTUAL_ACCOUNT },
        payment_method_options: { virtual_account: { channel: PERMATA } },
        mode: API,
        customer: { email: "customer@example.com" },
    };
    let session = client.create(&account).await?;
    let number = session.payment_method.as_ref().and_then(|method| method.virtual_account.as_ref());
    println!("transfer to {:?}", number.and_then(|account| account.virtual_account_number.as_deref()));

    // A shop keeps the credited charges next to the balance, in one transaction.
    let mut credited = HashMap::new();
    for amount in [25_000, 40_000] {
        let amount = Some(Amount::new(AmountValue::try_from(amount)?, Currency::IDR));
        client
            .simulator(client::environment()?)?
            .simulate(&Simulation { amount, ..Simulation::new(session.id.clone(), SimulatedStatus::SUCCESS) })
            .await?;
        credit(&client, &reference, &mut credited).await?;
    }
    // A callback that arrives twice changes nothing.
    credit(&client, &reference, &mut credited).await?;
    println!("{} top-ups", credited.len());
    Ok(())
}

/// Credits each payment that is new.
async fn credit(
    client: &Client,
    reference: &ClientReferenceId,
    credited: &mut HashMap<ChargeId, Money>,
) -> Result<(), PaymentError> {
    let mut charges = client.list_charges(reference);
    while let Some(charge) = charges.next().await.transpose()? {
        let (Some(id), Some(amount)) = (charge.id, charge.amount) else { continue };
        if charge.status == ChargeStatus::SUCCESS && credited.insert(id, amount.clone()).is_none() {
            println!("credit {amount:?}");
        }
    }
    Ok(())
}
