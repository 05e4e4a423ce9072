//! A gateway to pay against on one's own machine.
//!
//! ```console
//! $ cargo run --example sandbox                                  # then: cargo run --example pay
//! $ cargo run --example sandbox -- 8080 http://127.0.0.1:9000/callback key
//! ```
//!
//! The first argument is the port (8765), the second where callbacks go, the third their API key. The merchant's id is
//! `merchant`, the secret `secret`. Nothing is kept when it ends.

#[path = "sandbox/server.rs"]
mod server;

use server::{Sandbox, Settings};

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let mut arguments = std::env::args().skip(1);
    let port = arguments.next().map_or(Ok(8765), |port| port.parse())?;
    let callback = arguments.next().map(|url| (url, arguments.next().unwrap_or_default()));
    let sandbox = Sandbox::start(port, Settings { callback, ..Settings::default() })?;
    println!("a sandbox of the gateway: {}", sandbox.base_url());
    sandbox.wait();
    Ok(())
}
