//! The servers that the program may reach.

use std::{error::Error, fmt};

use payment_session::gateway::{BaseUrl, TestEnvironment};

/// A server that the program may reach.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Target {
    /// A sandbox of the gateway, or a test double of it on this machine.
    Server(TestEnvironment),
    /// A sandbox that the program starts.
    OwnSandbox,
}

/// The error of a server that the program may not reach.
#[derive(Debug, PartialEq, Eq)]
pub struct TargetError(&'static str);

impl fmt::Display for TargetError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.0)
    }
}

impl Error for TargetError {}

impl Target {
    /// Returns the sandbox of the gateway.
    ///
    /// # Errors
    ///
    /// Returns an error without the feature `tls`.
    pub const fn gateway() -> Result<Self, TargetError> {
        if cfg!(feature = "tls") {
            Ok(Self::Server(TestEnvironment::Sandbox))
        } else {
            Err(TargetError("the sandbox of the gateway requires `--features tls`"))
        }
    }

    /// Parses the URL of a server.
    ///
    /// # Errors
    ///
    /// Returns an error for every host but the sandbox of the gateway and this machine. Another name may lead to the
    /// gateway's production server.
    pub fn parse(url: &str) -> Result<Self, TargetError> {
        let only = TargetError("the server must be the sandbox of the gateway, or this machine");
        let Ok(url) = BaseUrl::try_from(url) else { return Err(only) };
        let is_loopback = url.is_loopback();
        match TestEnvironment::custom(url) {
            Ok(TestEnvironment::Sandbox) => Self::gateway(),
            Ok(environment) if is_loopback => Ok(Self::Server(environment)),
            _ => Err(only),
        }
    }
}
