use std::{env, error::Error};

use payment_client::Client;
use payment_session::gateway::{BaseUrl, Credentials, MerchantId, MerchantSecret, TestEnvironment};

/// Returns the sandbox whose URL is the first argument, or the one on this machine.
pub fn environment() -> Result<TestEnvironment, Box<dyn Error>> {
    let url = env::args().nth(1).unwrap_or_else(|| "http://127.0.0.1:8765".into());
    Ok(TestEnvironment::custom(BaseUrl::try_from(url)?)?)
}

/// Creates a client of that sandbox.
pub fn client() -> Result<Client, Box<dyn Error>> {
    let setting = |name, otherwise: &str| env::var(name).unwrap_or_else(|_| otherwise.into());
    let credentials = Credentials::new(
        MerchantId::new(setting("PIVOT_MERCHANT_ID", "merchant"))?,
        MerchantSecret::new(setting("PIVOT_MERCHANT_SECRET", "secret"))?,
    );
    Ok(Client::builder(environment()?, credentials).build()?)
}
