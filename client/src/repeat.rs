//! The repetition of calls that no journal has: those that read, and each call of `send`.

use std::mem;

use tokio::time::Instant;
use tracing::debug;

use crate::{
    cause::{Cause, CauseKind},
    machine::{AttemptOutcome, Event, Pause},
    pauses::Pauses,
    sender::{CallKind, FailedAttempt, Sender},
    transport::Connection,
};

/// The time of a reading call.
#[derive(Clone, Copy, Debug)]
pub struct Time {
    pub deadline: Instant,
    pub patience: Patience,
}

/// Whether a reading call waits between attempts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Patience {
    UntilTheDeadline,
    /// Someone else decides when to try again.
    None,
}

/// What a 401 means for a reading call.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Authorization {
    /// The token may have ended: the next attempt has a new one.
    Token,
    /// The call needs no token: the merchant's credentials are not valid.
    Credentials,
}

/// Sends a call until there is a response, or no attempt more is of use. One that changes something is not sent again after an
/// uncertain attempt. The first attempt has this connection. The others have their own, because the first one may be out of
/// step. `send` fails if there is no token.
pub async fn repeat<T, F: Future<Output = Result<Result<T, FailedAttempt>, Cause>>>(
    sender: &Sender,
    kind: CallKind,
    Time { deadline, patience }: Time,
    authorization: Authorization,
    mut connection: Connection,
    send: impl Fn(Connection) -> F,
) -> Result<T, FailedAttempt> {
    let mut pauses = Pauses::new(sender, deadline);
    let mut has_new_token = authorization == Authorization::Credentials;
    let mut seen = None;
    loop {
        let sent = send(mem::replace(&mut connection, Connection::Own)).await;
        let FailedAttempt { outcome, cause, retry_after } =
            match sent.map_err(|cause| FailedAttempt::new(AttemptOutcome::NotSent, cause))? {
                Ok(response) => {
                    pauses.succeeded();
                    return Ok(response);
                }
                Err(failed) => failed,
            };
        pauses.retry_after = retry_after;
        let pause = match outcome {
            AttemptOutcome::Unauthorized if !mem::replace(&mut has_new_token, true) => {
                seen = Some(cause);
                continue;
            }
            AttemptOutcome::Unauthorized | AttemptOutcome::Rejected | AttemptOutcome::Invalid => None,
            AttemptOutcome::Throttled => Some(Pause::AsAsked),
            AttemptOutcome::Uncertain if kind == CallKind::Change => None,
            AttemptOutcome::NotSent | AttemptOutcome::Uncertain => Some(Pause::Backoff),
        };
        let has_waited = match pause {
            Some(pause) if patience == Patience::UntilTheDeadline => {
                matches!(pauses.wait::<()>(pause, None).await, Event::Waited)
            }
            _ => false,
        };
        if !has_waited {
            debug!(end = outcome.name(), "finished");
            // An attempt that the deadline has cut short says less than the one before it.
            let is_cut = cause.kind() == CauseKind::Connection && sender.clock.until(deadline).is_zero();
            let cause = match seen {
                Some(seen) if is_cut => Cause::with_source(CauseKind::Connection, seen),
                _ => cause,
            };
            return Err(FailedAttempt { outcome, cause, retry_after });
        }
        seen = Some(cause);
    }
}
