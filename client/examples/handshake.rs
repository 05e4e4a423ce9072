//! Makes a TLS handshake with a server and prints the reason why its response is not one of the gateway. `.ci/extra` runs it.
//!
//! ```console
//! $ cargo run -p payment-client --features tls --example handshake -- https://localhost:8443
//! ```

use std::{env, error::Error, fs, time::Duration};

use payment_client::Client;
use payment_session::gateway::{BaseUrl, Credentials, MerchantId, MerchantSecret, TestEnvironment};

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), Box<dyn Error>> {
    let url = env::args().nth(1).ok_or("usage: handshake URL")?;
    let server = TestEnvironment::custom(BaseUrl::try_from(url)?)?;
    let mut policy = payment_client::Policy::default();
    policy.retries = 0;
    policy.read_timeout = Duration::from_secs(2);
    let credentials = Credentials::new(MerchantId::new("merchant")?, MerchantSecret::new("secret")?);
    let mut builder = Client::builder(server, credentials).policy(policy);
    // The files of certificates, as far as these variables are set.
    if let Ok(roots) = env::var("ROOTS") {
        builder = builder.root_certificates(fs::read(roots)?);
    }
    if let (Ok(chain), Ok(key)) = (env::var("CHAIN"), env::var("KEY")) {
        builder = builder.client_certificate(fs::read(chain)?, fs::read(key)?);
    }
    let client = builder.build()?;
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
