//! The arguments of the program.

use std::{error::Error, time::Duration};

use lexopt::prelude::{Long, Short, ValueExt};

pub const HELP: &str = "\
A small shop that takes payments.

Usage: shop-server [OPTIONS]

  --port PORT            the port on this machine; 3000 by default
  --gateway URL          a sandbox that runs already; without it, the shop starts one
  --callback-key KEY     the key of that sandbox's callbacks; `callback-key` by default
  --database FILE        the SQLite database; kept in memory by default, as the shop's own sandbox is
  --interval SECONDS     the time between look-ups of payments that wait, in case a callback is lost; 30 by default
  --gateway-timeout SECONDS
                         the time after which the gateway carries out no lost request; 60 by default";

#[derive(Debug)]
pub struct Settings {
    pub port: u16,
    pub gateway: Option<String>,
    pub callback_key: String,
    pub database: String,
    pub interval: Duration,
    pub gateway_timeout: Duration,
}

impl Settings {
    /// Returns `None` if the arguments ask for help.
    pub fn from_arguments() -> Result<Option<Self>, Box<dyn Error>> {
        let mut settings = Self {
            port: 3000,
            gateway: None,
            callback_key: "callback-key".into(),
            database: ":memory:".into(),
            interval: Duration::from_secs(30),
            gateway_timeout: Duration::from_mins(1),
        };
        let mut arguments = lexopt::Parser::from_env();
        while let Some(argument) = arguments.next()? {
            match argument {
                Short('h') | Long("help") => return Ok(None),
                Long("port") => settings.port = arguments.value()?.parse()?,
                Long("gateway") => settings.gateway = Some(arguments.value()?.string()?),
                Long("callback-key") => settings.callback_key = arguments.value()?.string()?,
                Long("database") => settings.database = arguments.value()?.string()?,
                Long("interval") => settings.interval = Duration::from_secs_f64(arguments.value()?.parse()?),
                Long("gateway-timeout") => {
                    settings.gateway_timeout = Duration::from_secs_f64(arguments.value()?.parse()?);
                }
                _ => return Err(argument.unexpected().into()),
            }
        }
        Ok(Some(settings))
    }
}
