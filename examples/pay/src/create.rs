use std::{error::Error, fmt, thread, time::Duration};

use payment_session::{
    PaymentRequest, SessionResponse,
    gateway::{Advice, Gateway, RequestId, Server},
    response::{Found, Order, Outcome},
};

use super::send::{SendError, send};

/// How often the call is sent.
const ATTEMPTS: u32 = 3;

/// The reason why there is no session to continue with.
#[derive(Debug)]
pub enum CreateError {
    /// Nothing was created.
    NotCreated(SendError),
    /// The reference belongs to another order, or to a session that has ended.
    ReferenceTaken(Box<SessionResponse>),
    /// The session may exist: look it up later by its reference.
    Unknown,
}

impl fmt::Display for CreateError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NotCreated(error) => error.fmt(f),
            Self::ReferenceTaken(session) => {
                write!(f, "the reference belongs to session {}", session.id)
            }
            Self::Unknown => f.write_str("the session may exist: look it up later by its reference"),
        }
    }
}

impl Error for CreateError {}

/// Creates a session.
///
/// Store the request and its id first. If the process ends, the outcome is uncertain.
pub fn create<S: Server>(
    agent: &ureq::Agent,
    gateway: &Gateway<S>,
    request: &impl PaymentRequest,
    id: &RequestId,
    pause: Duration,
) -> Result<SessionResponse, CreateError> {
    let order = Order::of(request);
    let call = gateway.create(request, id); // renders the body once
    let mut outcome = Outcome::NotSent;
    let mut attempts = 1;
    loop {
        let error = match send(agent, &call) {
            Ok(session) => return Ok(session),
            Err(error) => error,
        };
        outcome = error.outcome().after(outcome);
        let is_last = attempts == ATTEMPTS;
        match call.advice(outcome) {
            // The rejection can mean that the reference is taken, perhaps by an earlier
            // process of yours.
            Advice::Correct => {
                return look_up(agent, gateway, &order)?.ok_or(CreateError::NotCreated(error));
            }
            Advice::SendAgain if is_last || outcome == Outcome::NotProcessed => {
                // The caller requests a new token, or waits.
                return Err(CreateError::NotCreated(error));
            }
            Advice::SendAgain => {}
            Advice::LookUp | Advice::LookUpOnly => {
                if let Some(session) = look_up(agent, gateway, &order)? {
                    return Ok(session);
                }
                if is_last {
                    // The session may appear in a later look-up.
                    return Err(CreateError::Unknown);
                }
            }
        }
        attempts += 1;
        thread::sleep(pause);
    }
}

/// Returns the session of an order, or `None` if there is none yet.
fn look_up<S: Server>(
    agent: &ureq::Agent,
    gateway: &Gateway<S>,
    order: &Order,
) -> Result<Option<SessionResponse>, CreateError> {
    // A look-up that cannot be sent, or that fails, is not an empty look-up.
    let call = gateway.find_sessions(&order.client_reference_id).map_err(|_| CreateError::Unknown)?;
    let sessions = send(agent, &call).map_err(|_| CreateError::Unknown)?;
    match order.find_in(&sessions) {
        Found::Session(session) => Ok(Some(session.clone())),
        Found::Ended(session, _) | Found::Different(session, _) => {
            Err(CreateError::ReferenceTaken(Box::new(session.clone())))
        }
        Found::Absent => Ok(None),
        Found::Incomplete => Err(CreateError::Unknown),
    }
}
