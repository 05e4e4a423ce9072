//! The durations and limits of a client.

use std::time::Duration;

/// The time after the first attempt from which on a create is not sent again. The gateway forgets its id after 24 hours.
pub const LONGEST_LIFE: Duration = Duration::from_secs(23 * 3600);

/// A renewal that has failed is repeated after this time.
const LEAST_LEASE: Duration = Duration::from_secs(1);

/// Declares the settings: documentation, field, setter, type and default.
macro_rules! policy {
    (
        $(#[doc = $docs:literal])*
        pub struct Policy {
            $($(#[doc = $field_docs:literal])* $field:ident, $setter:ident: $type:ty = $default:expr;)*
        }
    ) => {
        $(#[doc = $docs])*
        #[derive(Clone, Debug, PartialEq, Eq, Hash)]
        #[non_exhaustive]
        pub struct Policy {
            $($(#[doc = $field_docs])* pub $field: $type,)*
        }

        impl Policy {
            $(
                #[doc = concat!("Sets [`", stringify!($field), "`](Self::", stringify!($field), ").")]
                #[must_use]
                pub const fn $setter(mut self, $field: $type) -> Self {
                    self.$field = $field;
                    self
                }
            )*
        }

        impl Default for Policy {
            fn default() -> Self {
                Self { $($field: $default,)* }
            }
        }
    };
}

policy! {
    /// The durations and limits of a client.
    ///
    /// # Examples
    ///
    /// ```
    /// use std::time::Duration;
    ///
    /// use payment_client::Policy;
    ///
    /// // A batch job can wait longer for a payment than a customer does.
    /// let policy = Policy::default().with_deadline(Duration::from_secs(600)).with_retries(20);
    /// assert_eq!(policy.attempt_timeout, Duration::from_secs(75));
    /// ```
    pub struct Policy {
        /// The time to establish a connection. By default 5 seconds.
        connect_timeout, with_connect_timeout: Duration = Duration::from_secs(5);
        /// The time of one attempt, from the first byte to the last. By default 75 seconds, because the gateway itself
        /// responds with 408 after 60.
        attempt_timeout, with_attempt_timeout: Duration = Duration::from_secs(75);
        /// The time of one attempt of a reading call, of a look-up, or of the request for a token. By default 10 seconds.
        read_timeout, with_read_timeout: Duration = Duration::from_secs(10);
        /// The time after which the gateway carries out no attempt whose response never came, and shows those that it
        /// carried out ([axiom A3](crate#axioms)). By default 60 seconds.
        gateway_timeout, with_gateway_timeout: Duration = Duration::from_secs(60);
        /// The time after which a call that changes something begins nothing new. By default 150 seconds. The call can end
        /// later, by one attempt and one look-up.
        deadline, with_deadline: Duration = Duration::from_secs(150);
        /// The time of a reading call, of a whole look-up with all its pages, and of the request for a token. By default
        /// 30 seconds.
        read_deadline, with_read_deadline: Duration = Duration::from_secs(30);
        /// The upper limit of the first random pause, which doubles with each attempt. By default 200 milliseconds.
        first_pause, with_first_pause: Duration = Duration::from_millis(200);
        /// The upper limit of every random pause. By default 20 seconds.
        longest_pause, with_longest_pause: Duration = Duration::from_secs(20);
        /// The time after which an idle connection is closed. By default 30 seconds.
        idle_timeout, with_idle_timeout: Duration = Duration::from_secs(30);
        /// The greatest length of a response body in bytes. By default 1 MiB.
        body_limit, with_body_limit: usize = 1 << 20;
        /// The time for which a process holds a call in the [journal](crate::journal#leases), at least a second. By default
        /// 30 seconds. The client renews it after a third of that time, and waits for its journal for as long, but at most 10
        /// seconds. It gives an attempt up a sixth of that time before the lease ends, so a pause of the process up to a sixth
        /// is harmless ([axiom A7](crate#axioms)).
        lease, with_lease: Duration = Duration::from_secs(30);
        /// The supply of retries that all calls share, so that a gateway that is down is not asked more and more often. By
        /// default 100. Each retry takes one, and each success gives a fifth of one back. Without retries, a call that may
        /// have been carried out does not end, but it looks less often.
        retries, with_retries: u32 = 100;
    }
}

impl Policy {
    /// Returns why calls would never end, or never be sent, with these settings.
    pub(crate) fn contradiction(&self) -> Option<&'static str> {
        let contradictions = [
            (self.connect_timeout.is_zero(), "`connect_timeout` must not be zero"),
            (self.attempt_timeout.is_zero(), "`attempt_timeout` must not be zero"),
            (
                self.connect_timeout >= self.attempt_timeout,
                "`connect_timeout` must be shorter than `attempt_timeout`: an attempt without a connection was not sent",
            ),
            (self.read_timeout.is_zero(), "`read_timeout` must not be zero"),
            (self.read_deadline.is_zero(), "`read_deadline` must not be zero"),
            (self.deadline.is_zero(), "`deadline` must not be zero"),
            (self.body_limit == 0, "`body_limit` must not be zero"),
            (self.first_pause.is_zero(), "`first_pause` must not be zero: it is doubled"),
            (self.first_pause > self.longest_pause, "`first_pause` must not be longer than `longest_pause`"),
            (self.lease < LEAST_LEASE, "`lease` must be at least a second"),
            (
                self.gateway_timeout >= LONGEST_LIFE,
                "`gateway_timeout` must be shorter than 23 hours, after which no create is sent again",
            ),
            (
                self.lease.saturating_add(self.gateway_timeout) >= LONGEST_LIFE,
                "`lease` and `gateway_timeout` together must be shorter than 23 hours, after which no create is sent again",
            ),
        ];
        contradictions.into_iter().find_map(|(is_there, words)| is_there.then_some(words))
    }
}
