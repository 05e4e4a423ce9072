//! The settings, from the environment.

use std::{env, error::Error, fmt::Display, path::PathBuf, str::FromStr, time::Duration};

/// ```text
/// PORT=3000                     the port on this machine
/// DATABASE=shop.db              the file of the orders and of the journal
/// GATEWAY_URL=http://…          the sandbox; http://127.0.0.1:8765 by default
/// CALLBACK_KEY=callback-key     the key of that sandbox's callbacks
/// PAUSE=10                      the seconds between look-ups, in case a callback is lost
/// GATEWAY_TIMEOUT=60            the seconds after which the gateway carries out no lost request
/// LEASE=30                      the seconds after which another process takes a call over
/// ```
pub struct Settings {
    pub port: u16,
    pub database: PathBuf,
    pub gateway: String,
    pub callback_key: String,
    pub pause: i64,
    pub gateway_timeout: Duration,
    pub lease: Duration,
}

impl Settings {
    /// Reads the environment.
    pub fn from_env() -> Result<Self, Box<dyn Error>> {
        Ok(Self {
            port: setting("PORT")?.unwrap_or(3000),
            database: setting("DATABASE")?.unwrap_or_else(|| "shop.db".into()),
            gateway: setting("GATEWAY_URL")?.unwrap_or_else(|| "http://127.0.0.1:8765".into()),
            callback_key: setting("CALLBACK_KEY")?.unwrap_or_else(|| "callback-key".into()),
            pause: setting("PAUSE")?.unwrap_or(10),
            gateway_timeout: Duration::from_secs(setting("GATEWAY_TIMEOUT")?.unwrap_or(60)),
            lease: Duration::from_secs(setting("LEASE")?.unwrap_or(30)),
        })
    }
}

fn setting<T: FromStr<Err: Display>>(name: &str) -> Result<Option<T>, String> {
    let value = env::var(name).ok();
    value.map(|value| value.parse().map_err(|error| format!("{name}: {error}"))).transpose()
}
