//! The durations and limits of a client.

use std::time::Duration;

/// The durations and limits of a client.
///
/// # Examples
///
/// ```
/// use std::time::Duration;
///
/// # mod payment_session { pub use payment_client as client; pub use payment_core::*; }
/// use payment_session::client::Policy;
///
/// // A batch job can wait longer for a payment than a customer does.
/// let mut policy = Policy::default();
/// policy.deadline = Duration::from_secs(600);
/// assert_eq!(policy.attempt_timeout, Duration::from_secs(75));
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub struct Policy {
    /// The time to establish a connection. By default 5 seconds.
    pub connect_timeout: Duration,
    /// The time of one attempt, from the first byte to the last. By default 75 seconds, because the gateway itself
    /// responds with 408 after 60.
    pub attempt_timeout: Duration,
    /// The time of one attempt of a reading call, a look-up, or the request for a token. By default 10 seconds.
    pub read_timeout: Duration,
    /// The time in which the gateway ends a request that it has received. By default 60 seconds. Confirmations and
    /// captures are looked up again after it.
    pub gateway_timeout: Duration,
    /// The time after which a call that changes something begins no new attempt. By default 150 seconds. The call can end
    /// later by one attempt and one look-up.
    pub deadline: Duration,
    /// The same for a reading call, a look-up, and the request for a token. By default 30 seconds.
    pub read_deadline: Duration,
    /// The upper limit of the first random pause, which doubles with each attempt. By default 200 milliseconds.
    pub first_pause: Duration,
    /// The upper limit of every random pause. By default 20 seconds.
    pub longest_pause: Duration,
    /// The time after which an idle connection is closed. By default 30 seconds.
    pub idle_timeout: Duration,
    /// The part of a token's life after which it is renewed, in percent. By default 80. The client subtracts up to a tenth
    /// of that time at random, so that several clients do not renew at the same time.
    pub token_life_percent: u32,
    /// The greatest length of a response body in bytes. By default 1 MiB.
    pub body_limit: usize,
    /// The number of retries that all calls together may make while none succeeds. By default 100. Each success allows
    /// a fifth of a retry again.
    pub retries: u32,
}

impl Default for Policy {
    fn default() -> Self {
        Self {
            connect_timeout: Duration::from_secs(5),
            attempt_timeout: Duration::from_secs(75),
            read_timeout: Duration::from_secs(10),
            gateway_timeout: Duration::from_secs(60),
            deadline: Duration::from_secs(150),
            read_deadline: Duration::from_secs(30),
            first_pause: Duration::from_millis(200),
            longest_pause: Duration::from_secs(20),
            idle_timeout: Duration::from_secs(30),
            token_life_percent: 80,
            body_limit: 1 << 20,
            retries: 100,
        }
    }
}
