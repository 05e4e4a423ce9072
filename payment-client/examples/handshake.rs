//! Makes a TLS handshake with a server and prints the reason why its response is not one of the gateway. `.ci/extra` runs it.
//!
//! ```console
//! $ cargo run -p payment-client --features tls --example handshake -- https://localhost:8443
//! ```

use std::{env, error::Error, time::Duration};

use payment_client::Client;
use payment_core::gateway::{BaseUrl, Credentials, MerchantId, MerchantSecret, TestEnvironment};

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), Box<dyn Error>> {
    let url = env::args().nth(1).ok_or("usage: handshake URL")?;
    let server = TestEnvironment::custom(BaseUrl::try_from(url)?)?;
    let mut policy = payment_client::Policy::default();
    policy.retries = 0;
    policy.read_timeout = Duration::from_secs(2);
    let client =
        Client::builder(server, Credentials::new(MerchantId::new("merchant")?, MerchantSecret::new("secret")?))
            .policy(policy)
            .build()?;
    match client.get_payment_method_configs().await {
        Ok(_) => println!("the gateway returned its methods"),
        Err(error) => {
            let mut error: Option<&dyn Error> = Some(&error);
            while let Some(reason) = error {
                println!("{reason}");
                error = reason.source();
            }
        }
    }
    Ok(())
}
