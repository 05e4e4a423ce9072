//! Runs a sandbox of the gateway until it is stopped.
//!
//! ```console
//! $ cargo run -p payment-sandbox                  # then, in another terminal: cargo run -p pay
//! $ cargo run -p payment-sandbox -- 8080 http://127.0.0.1:9000/callback key
//! ```
//!
//! The first argument is the port, 8765 by default. The second is the URL that receives callbacks, and the third is
//! their API key. The merchant's id is `merchant`, the secret is `secret`. Everything is kept in memory.

use std::{env, error::Error};

use payment_sandbox::{CallbackTarget, Sandbox, Settings};

fn main() -> Result<(), Box<dyn Error>> {
    let mut arguments = env::args().skip(1);
    let port = arguments.next().map_or(Ok(8765), |port| port.parse())?;
    let callback = arguments.next().map(|url| CallbackTarget { url, api_key: arguments.next().unwrap_or_default() });
    let sandbox = Sandbox::start_with(Settings { port, callback, ..Settings::default() })?;
    println!("the sandbox listens on {}", sandbox.base_url());
    sandbox.wait();
    Ok(())
}
