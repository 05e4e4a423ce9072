//! The parts that all clones of a client and its tasks share.

use payment_core::gateway::{AccessToken, Call};
use tokio::sync::watch;

use crate::{Policy, retry::Quota, tokens::Tokens, transport::Transport};

/// The parts that all clones of a client and its tasks share. Tasks hold them, but do not keep the client alive.
#[derive(Debug)]
pub struct Shared {
    pub policy: Policy,
    pub transport: Transport,
    pub tokens: Tokens,
    pub quota: Quota,
    /// The call that requests a token. It holds the credentials.
    pub token_call: Call<AccessToken>,
    /// Ends when the last client is dropped.
    pub closed: watch::Receiver<()>,
}
