//! The outcomes of a failed exchange with the gateway.

/// The outcome of an exchange that did not return the documented response.
///
/// The status of the response decides first, then its code:
///
/// | outcome | exchange |
/// |---|---|
/// | [`NotSent`](Self::NotSent) | your client reports that it has not sent any byte, for example because it could not connect |
/// | [`NotProcessed`](Self::NotProcessed) | 401 and 429 with their documented codes: another body can be that of a proxy, which has sent the request on |
/// | [`Rejected`](Self::Rejected) | 400, 403 and 404 with a documented code; 422 with any code |
/// | [`Uncertain`](Self::Uncertain) | everything else: a time-out, a truncated body, 408, 409, every 5xx, every other 4xx, and responses below 400 that are unreadable or not documented |
///
/// A code that says that the object exists, or that the gateway failed, is uncertain with 400, 403, 404 and 422 too: an
/// earlier attempt may have succeeded.
///
/// [`ApiError::outcome`](super::ApiError::outcome) returns it for a response. If no response arrives, the outcome is
/// [`Uncertain`](Self::Uncertain), unless your client knows that it has not sent the request.
///
/// Outcomes are ordered by what may have happened, so [`max`](Ord::max) is the outcome of several attempts.
/// [`after`](Self::after) does the same.
///
/// # Examples
///
/// ```
/// use payment_session::{SessionResponse, response::Outcome};
///
/// let timeout = SessionResponse::parse(504, b"").unwrap_err();
/// assert_eq!(timeout.outcome(), Outcome::Uncertain);
///
/// let body = br#"{"code":"api_validation_error"}"#;
/// let rejected = SessionResponse::parse(400, body).unwrap_err();
/// assert_eq!(rejected.outcome(), Outcome::Rejected);
/// // The first attempt may have created the session.
/// assert_eq!(rejected.outcome().after(timeout.outcome()), Outcome::Uncertain);
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Outcome {
    /// The request did not leave this machine.
    NotSent,
    /// The gateway did not process the request: the token is not valid, or there are too many requests.
    NotProcessed,
    /// The gateway processed the request and rejected it. Nothing has happened.
    Rejected,
    /// The gateway may have carried out the request.
    Uncertain,
}

impl Outcome {
    /// Returns the outcome of this attempt and earlier attempts at the same call.
    ///
    /// It is [`Uncertain`](Self::Uncertain) as soon as one attempt was: a later rejection may be the gateway's response to
    /// the repetition of a request that it has carried out.
    ///
    /// # Examples
    ///
    /// ```
    /// use payment_session::response::Outcome;
    ///
    /// let first = Outcome::Uncertain; // no response
    /// let second = Outcome::Rejected; // the reference is taken
    /// assert_eq!(second.after(first), Outcome::Uncertain);
    /// assert_eq!(second.after(Outcome::NotSent), Outcome::Rejected);
    /// ```
    #[must_use]
    pub fn after(self, earlier: Self) -> Self {
        self.max(earlier)
    }
}
