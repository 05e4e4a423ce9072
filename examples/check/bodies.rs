//! The bodies that are checked: sessions or refunds.

use payment_session::{PaymentSession, Refund, Violations, rules::Waivers};

/// The request that each body should be, and the options that accept more.
#[derive(PartialEq, Debug)]
pub struct Bodies {
    pub options: Waivers,
    /// Whether the bodies are refunds.
    pub are_refunds: bool,
}

impl Bodies {
    /// The bodies of requests that create sessions.
    #[cfg(test)]
    pub fn sessions(options: Waivers) -> Self {
        Self { options, are_refunds: false }
    }

    /// Returns what is wrong with a body.
    pub fn violations(&self, body: &[u8]) -> Option<Violations> {
        if self.are_refunds {
            Refund::from_json_with(body, self.options).err()
        } else {
            PaymentSession::from_json_with(body, self.options).err()
        }
    }
}
