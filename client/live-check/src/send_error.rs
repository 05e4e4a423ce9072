//! The reasons why a request has no usable response.

use std::{error::Error, fmt};

use payment_session::{ApiError, gateway::CallError};

/// The reason why a request was not sent, or has no usable response.
#[derive(Debug)]
pub enum SendError {
    /// The gateway returned an error.
    Api(ApiError),
    /// No whole response arrived.
    Transport(String),
    /// The run has sent all requests that one run may send.
    Limit,
    /// The merchant does not have the payment method.
    NotOffered(&'static str),
    /// No HTTP request can contain the id.
    Call(CallError),
}

impl fmt::Display for SendError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Api(error) => f.write_str(&described(error)),
            Self::Transport(reason) => write!(f, "no usable response: {reason}"),
            Self::Limit => f.write_str("nothing was sent, because the run has reached its limit of requests"),
            Self::NotOffered(method) => write!(f, "the merchant does not have {method}"),
            Self::Call(error) => error.fmt(f),
        }
    }
}

impl Error for SendError {}

impl From<ApiError> for SendError {
    fn from(error: ApiError) -> Self {
        Self::Api(error)
    }
}

impl From<CallError> for SendError {
    fn from(error: CallError) -> Self {
        Self::Call(error)
    }
}

/// Returns the status, the code and the messages of an error, without advice for a payment.
pub fn described(error: &ApiError) -> String {
    if let Some(reason) = error.as_unreadable() {
        return format!("{} with a body that cannot be read: {reason}", error.status());
    }
    let mut text = format!("{} {}: {}", error.status(), error.code(), error.message());
    for detail in error.details() {
        let parts = [&detail.field, &detail.message].into_iter().flatten().filter(|part| !part.is_empty());
        for (index, part) in parts.enumerate() {
            text.push_str(if index == 0 { "; " } else { ": " });
            text.push_str(part);
        }
    }
    text
}

/// Returns whether an error names one of these fields: by its code, or by a field or a message.
pub fn names_one_of<'a>(error: &ApiError, names: impl IntoIterator<Item = &'a str>) -> bool {
    let details = error.details().iter().flat_map(|detail| [&detail.field, &detail.message]);
    let details = details.flatten().map(String::as_str);
    let said: Vec<String> = details.chain([error.code(), error.message()]).map(letters).collect();
    names.into_iter().map(letters).any(|name| said.iter().any(|said| said.contains(&name)))
}

/// Returns the letters and digits of a text, in lower case. Messages may write `redirect URL` for `redirectUrl`.
fn letters(text: &str) -> String {
    text.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}
