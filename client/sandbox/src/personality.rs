//! Behaviour that the gateway's documentation leaves open.

use std::{fmt, str::FromStr, time::Duration};

use crate::clock::parse_duration;

/// The treatment of a request id that an executed request has used within 24 hours.
///
/// The documentation describes `Replayed`. `Rejected` was reported, without a source that we could check. The
/// documentation mentions payments and payouts only, so other operations may behave as `Ignored`.
///
/// # Examples
///
/// ```
/// use payment_sandbox::{RepeatedId, Sandbox, Settings};
///
/// # fn main() -> std::io::Result<()> {
/// let sandbox = Sandbox::with(Settings { repeated_id: RepeatedId::Ignored, ..Settings::default() })?;
/// # Ok(())
/// # }
/// ```
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum RepeatedId {
    /// The same method, path and body get the first response again. Any others are rejected with status 409.
    #[default]
    Replayed,
    /// Every repeated id is rejected with status 400 and the code `resource_already_exists`.
    Rejected,
    /// The request is executed again.
    Ignored,
}

/// The rejection of a reference that another session or refund has.
///
/// # Examples
///
/// ```
/// use payment_sandbox::{Sandbox, Settings, TakenReference};
///
/// # fn main() -> std::io::Result<()> {
/// let sandbox = Sandbox::with(Settings { taken_reference: TakenReference::BadRequest, ..Settings::default() })?;
/// # Ok(())
/// # }
/// ```
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum TakenReference {
    /// Status 409 with the code `duplicate_error`.
    #[default]
    Conflict,
    /// Status 400 with the code `api_validation_error`.
    BadRequest,
    /// A refund is made again, because no page says that its reference is unique. A session is rejected as by `Conflict`.
    AcceptedForRefunds,
}

/// The behaviour of the lists of sessions and charges.
///
/// # Examples
///
/// ```
/// use std::time::Duration;
///
/// use payment_sandbox::{LookUp, Sandbox, Settings};
///
/// # fn main() -> std::io::Result<()> {
/// let look_up = LookUp::Lags(Duration::from_millis(200));
/// let sandbox = Sandbox::with(Settings { look_up, ..Settings::default() })?;
/// # Ok(())
/// # }
/// ```
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum LookUp {
    /// A list shows a session as soon as it exists.
    #[default]
    Instant,
    /// A list shows a session only after this time of the sandbox's clock. A request for its id finds it at once.
    Lags(Duration),
    /// A list ignores `clientReferenceId` and shows all sessions.
    IgnoresFilter,
}

/// The treatment of an access token when the merchant requests another one.
///
/// # Examples
///
/// ```
/// use payment_sandbox::{OldToken, Sandbox, Settings};
///
/// # fn main() -> std::io::Result<()> {
/// let sandbox = Sandbox::with(Settings { old_token: OldToken::Dies, ..Settings::default() })?;
/// # Ok(())
/// # }
/// ```
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum OldToken {
    /// The old token is valid until it expires.
    #[default]
    Lives,
    /// The old token is invalid at once.
    Dies,
}

/// The order of callbacks.
///
/// # Examples
///
/// ```
/// use std::time::Duration;
///
/// use payment_sandbox::{CallbackOrder, CallbackTarget, Sandbox, Settings};
///
/// # fn main() -> std::io::Result<()> {
/// // A shop should work if callbacks arrive in another order, and each of them twice.
/// let sandbox = Sandbox::with(Settings {
///     callback: Some(CallbackTarget::new("http://127.0.0.1:3000/callback", "the key of the dashboard")),
///     callback_order: CallbackOrder::Swapped(Duration::from_millis(500)),
///     callback_copies: 2,
///     ..Settings::default()
/// })?;
/// # Ok(())
/// # }
/// ```
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum CallbackOrder {
    /// A callback is sent as soon as the response to the previous one has arrived.
    #[default]
    InOrder,
    /// Two callbacks in a row are swapped: the first is sent after the second. It waits at most this time for the second.
    Swapped(Duration),
}

/// The error of a string that names no behaviour.
///
/// The names are those of the variants, such as `replayed`, `bad-request`, `lags:200ms` and `ignores-filter`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UnknownBehaviour {
    name: String,
    known: &'static str,
}

impl fmt::Display for UnknownBehaviour {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "`{}` is not known; use {}", self.name, self.known)
    }
}

impl std::error::Error for UnknownBehaviour {}

impl FromStr for RepeatedId {
    type Err = UnknownBehaviour;

    fn from_str(name: &str) -> Result<Self, UnknownBehaviour> {
        match name {
            "replayed" => Ok(Self::Replayed),
            "rejected" => Ok(Self::Rejected),
            "ignored" => Ok(Self::Ignored),
            _ => Err(UnknownBehaviour { name: name.into(), known: "replayed, rejected or ignored" }),
        }
    }
}

impl FromStr for TakenReference {
    type Err = UnknownBehaviour;

    fn from_str(name: &str) -> Result<Self, UnknownBehaviour> {
        match name {
            "conflict" => Ok(Self::Conflict),
            "bad-request" => Ok(Self::BadRequest),
            "accepted-for-refunds" => Ok(Self::AcceptedForRefunds),
            _ => Err(UnknownBehaviour { name: name.into(), known: "conflict, bad-request or accepted-for-refunds" }),
        }
    }
}

impl FromStr for LookUp {
    type Err = UnknownBehaviour;

    fn from_str(name: &str) -> Result<Self, UnknownBehaviour> {
        let lag = name.strip_prefix("lags:").and_then(parse_duration);
        match (name, lag) {
            ("instant", _) => Ok(Self::Instant),
            ("ignores-filter", _) => Ok(Self::IgnoresFilter),
            (_, Some(lag)) => Ok(Self::Lags(lag)),
            _ => Err(UnknownBehaviour { name: name.into(), known: "instant, lags:200ms or ignores-filter" }),
        }
    }
}

impl FromStr for CallbackOrder {
    type Err = UnknownBehaviour;

    fn from_str(name: &str) -> Result<Self, UnknownBehaviour> {
        let most = name.strip_prefix("swapped:").and_then(parse_duration);
        match (name, most) {
            ("in-order", _) => Ok(Self::InOrder),
            (_, Some(most)) => Ok(Self::Swapped(most)),
            _ => Err(UnknownBehaviour { name: name.into(), known: "in-order or swapped:500ms" }),
        }
    }
}

impl FromStr for OldToken {
    type Err = UnknownBehaviour;

    fn from_str(name: &str) -> Result<Self, UnknownBehaviour> {
        match name {
            "lives" => Ok(Self::Lives),
            "dies" => Ok(Self::Dies),
            _ => Err(UnknownBehaviour { name: name.into(), known: "lives or dies" }),
        }
    }
}
