//! Pays the orders of `examples/shop` with the client.
//!
//! ```console
//! $ cargo run -p payment-sandbox -- --known-customer c-4 --known-customer c-17 --known-customer c-90
//! $ cargo run -p pay --bin pay_shop   # in another terminal
//! ```

#[path = "../client.rs"]
mod client;

// The files of the shop are wider than those of this package.
#[path = "../../../../../examples/shop/carts.rs"]
#[rustfmt::skip]
mod carts;
#[path = "../../../../../examples/shop/customers.rs"]
#[rustfmt::skip]
mod customers;
#[path = "../../../../../examples/shop/requests.rs"]
#[rustfmt::skip]
mod requests;
#[path = "../../../../../examples/shop/rows.rs"]
#[rustfmt::skip]
mod rows;

use std::error::Error;

use payment_client::Error as PaymentError;
use payment_session::NextStep;

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), Box<dyn Error>> {
    let client = client::client()?;
    for order in rows::orders() {
        let number = order.number;
        match client.create(&requests::request(&order)?).await {
            Ok(session) => match session.next_step() {
                NextStep::SendCustomer(page) => {
                    println!("{number} send the customer to {page}");
                }
                NextStep::ShowQr(qr) => println!("{number} show {}", qr.qr_content.as_deref().unwrap_or_default()),
                NextStep::ShowVirtualAccount(account) => {
                    println!("{number} show {}", account.virtual_account_number.as_deref().unwrap_or_default());
                }
                other => println!("{number} {other:?}"),
            },
            // Nothing happened. For example, a sandbox knows only the customers that its options name.
            Err(PaymentError::Rejected(error)) => {
                println!("{number} was rejected: {error}");
            }
            Err(error) => return Err(error.into()),
        }
    }
    Ok(())
}
