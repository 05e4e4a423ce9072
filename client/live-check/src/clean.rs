//! Cancels the sessions that earlier runs have created.

use std::fmt;

use payment_session::{ClientReferenceId, SessionResponse, response::SessionStatus};

use crate::{money::is_of, run::Run, send_error::SendError};

/// The result of cleaning up a reference.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Cleaned {
    /// Its session was cancelled now.
    Cancelled(String),
    /// Its session cannot be cancelled: the status, and the time at which it expires.
    Left {
        /// The reference.
        reference: String,
        /// The status of the session.
        status: String,
        /// The time at which the session expires, if it does.
        expires: Option<String>,
    },
    /// No session has it.
    Absent(String),
    /// It could not be looked up or cancelled. The next clean-up tries again.
    Failed(String, String),
}

/// Cancels every session of the journal that can be cancelled.
pub fn clean(run: &mut Run<'_>) -> Vec<Cleaned> {
    let references = run.journal().open_references().to_vec();
    let mut cleaned = Vec::new();
    for reference in references {
        match clean_reference(run, &reference) {
            Ok(results) => cleaned.extend(results),
            Err(error) => cleaned.push(Cleaned::Failed(reference, error.to_string())),
        }
    }
    cleaned
}

fn clean_reference(run: &mut Run<'_>, reference: &str) -> Result<Vec<Cleaned>, SendError> {
    // A reference of a probe may break our rules.
    let found = run.find(&ClientReferenceId::new_unchecked(reference.to_owned().into()))?;
    // A gateway that ignores the filter lists payments of the merchant.
    let sessions: Vec<_> = found.iter().filter(|session| is_of(session, reference)).collect();
    if sessions.is_empty() {
        return Ok(vec![Cleaned::Absent(reference.to_owned())]);
    }
    let mut cleaned = Vec::new();
    for session in sessions {
        cleaned.push(if can_be_cancelled(session) {
            run.cancel(&session.id)?;
            Cleaned::Cancelled(reference.to_owned())
        } else {
            Cleaned::Left {
                reference: reference.to_owned(),
                status: session.status.to_string(),
                expires: session.expiry_at.as_ref().map(|expiry| expiry.as_str().to_owned()),
            }
        });
    }
    run.journal().closed(reference).map_err(SendError::Journal)?;
    Ok(cleaned)
}

fn can_be_cancelled(session: &SessionResponse) -> bool {
    session.status == SessionStatus::REQUIRE_CONFIRMATION || session.status == SessionStatus::REQUIRE_PAYMENT_METHOD
}

impl fmt::Display for Cleaned {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Cancelled(reference) => write!(f, "{reference} was cancelled"),
            Self::Left { reference, status, expires: Some(expires) } => {
                write!(f, "{reference} is {status} and expires at {expires}")
            }
            Self::Left { reference, status, expires: None } => write!(f, "{reference} is {status} and does not expire"),
            Self::Absent(reference) => write!(f, "{reference} has no session"),
            Self::Failed(reference, reason) => write!(f, "{reference} was not cleaned up: {reason}"),
        }
    }
}
