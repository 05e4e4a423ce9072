//! The parts that all clones of a client share, and that only its changing calls use.

use std::sync::Arc;

use crate::{lease::Records, running::Running, turns::Turns};

#[derive(Debug)]
pub struct Shared {
    pub turns: Turns,
    pub running: Arc<Running>,
    /// `None` without a journal.
    pub records: Option<Records>,
    /// The server and the merchant, to which intents belong.
    pub scope: String,
    /// The URL with which the URLs of all calls begin.
    pub base_url: String,
}
