//! Requests that differ from a control request in one field.

use payment_session::{
    ApiError, PaymentSession, SessionResponse,
    gateway::RequestId,
    response::Outcome,
    rules::{Waiver, Waivers},
};
use serde::Deserialize;
use serde_json::Value;

use crate::{
    control::{Context, Control},
    judgement::Judgement,
    run::Run,
    send_error::{SendError, described, names_one_of},
};

/// A control request that must pass, and the one field in which a second request differs.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Variant {
    /// The control request.
    pub control: Control,
    /// The JSON pointer of the field. Its object exists in the control request.
    pub pointer: &'static str,
    /// The value of the field, or `None` if the variant does not have it.
    pub value: Option<Value>,
    /// The expected response.
    pub expected: ExpectedResponse,
    /// Names by which an error means the variant, in addition to the name of the field.
    #[serde(default)]
    pub names: Vec<&'static str>,
    /// The e-wallet that the merchant needs.
    pub ewallet: Option<&'static str>,
    /// The check of the session that an accepted variant has created.
    pub check: Option<Check>,
}

/// The expected response to a variant.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum ExpectedResponse {
    /// The gateway creates a session.
    Accepted,
    /// The gateway rejects the request.
    Rejected,
}

/// The check of a session that a variant has created.
#[derive(Clone, Copy, Debug, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Check {
    /// The response has a field.
    Has(&'static str),
    /// The response has the value of the variant, or a text with it.
    Returns(&'static str),
    /// The session expires so many seconds after its creation, or a minute earlier or later.
    Lives(i64),
}

impl Variant {
    /// Creates the variant. It passes the checks through waivers and unchecked fields.
    ///
    /// # Errors
    ///
    /// Returns an error if the merchant does not have the method.
    ///
    /// # Panics
    ///
    /// Panics if the control request does not have the object of the field.
    pub fn request(&self, context: &Context) -> Result<PaymentSession, SendError> {
        let body = self.control.body(context, |body| {
            let (parent, field) = self.pointer.rsplit_once('/').expect("a pointer begins with a slash");
            let object = body.pointer_mut(parent).and_then(Value::as_object_mut);
            let object = object.unwrap_or_else(|| panic!("the control request has no object `{parent}`"));
            match &self.value {
                Some(value) => object.insert(field.to_owned(), value.clone()),
                None => object.remove(field),
            };
        })?;
        Ok(PaymentSession::from_json_with(body.to_string().as_bytes(), everything())
            .unwrap_or_else(|violations| panic!("the variant at `{}` cannot be sent: {violations}", self.pointer)))
    }

    /// Sends the control request, unless it was sent before, and the variant.
    ///
    /// # Errors
    ///
    /// Returns an error if the merchant lacks the method, or if the variant was not sent.
    pub fn ask(&self, run: &mut Run<'_>) -> Result<Judgement, SendError> {
        if let Err(reason) = run.control(self.control) {
            return Ok(Judgement::inconclusive(format!("the control request did not pass: {reason}")));
        }
        let context = run.context();
        if let Some(ewallet) = self.ewallet.filter(|name| !context.limits.ewallets.iter().any(|it| it == name)) {
            return Err(SendError::NotOffered(ewallet));
        }
        let request = self.request(&context)?;
        let result = run.create(&request, &RequestId::random());
        Ok(self.judge(&request, &result))
    }

    fn judge(&self, request: &PaymentSession, result: &Result<SessionResponse, SendError>) -> Judgement {
        let error = match (result, self.expected, self.check) {
            (Ok(_), ExpectedResponse::Rejected, _) => return Judgement::refuted("the variant was accepted"),
            (Ok(_), ExpectedResponse::Accepted, None) => return Judgement::confirmed("the variant was accepted"),
            (Ok(session), ExpectedResponse::Accepted, Some(check)) => return self.check(check, request, session),
            (Err(SendError::Api(error)), ..) if error.outcome() == Outcome::Rejected => error,
            (Err(error), ..) => return Judgement::inconclusive(error.to_string()),
        };
        match self.expected {
            _ if !self.is_named_by(error) => Judgement::inconclusive(format!(
                "the variant was rejected, but the error does not name it: {}",
                described(error)
            )),
            ExpectedResponse::Accepted => Judgement::refuted(format!("the variant was rejected: {}", described(error))),
            ExpectedResponse::Rejected => {
                Judgement::confirmed(format!("the variant was rejected: {}", described(error)))
            }
        }
    }

    /// Returns whether an error names the variant: by its code, or by a field or a message.
    fn is_named_by(&self, error: &ApiError) -> bool {
        names_one_of(error, self.names.iter().copied().chain(self.pointer.rsplit('/').next()))
    }

    fn check(&self, check: Check, request: &PaymentSession, session: &SessionResponse) -> Judgement {
        let data: Value = serde_json::from_str(session.raw_json()).unwrap_or_default();
        let found = |pointer| data.pointer(pointer).filter(|value| !value.is_null() && *value != "");
        match check {
            Check::Has(pointer) if found(pointer).is_some() => {
                Judgement::confirmed(format!("the response has `{pointer}`"))
            }
            Check::Has(pointer) => Judgement::refuted(format!("the response does not have `{pointer}`")),
            Check::Returns(pointer) => {
                let request: Value = serde_json::from_slice(&request.to_json()).unwrap_or_default();
                match (found(pointer), request.pointer(self.pointer)) {
                    (Some(found), Some(sent)) if is_same(found, sent) => {
                        Judgement::confirmed("the response returned the value")
                    }
                    (Some(found), _) => Judgement::refuted(format!("the response has another value: {found}")),
                    (None, _) => Judgement::inconclusive(format!("the response does not have `{pointer}`")),
                }
            }
            Check::Lives(seconds) => {
                let (Some(created), Some(expiry)) = (&session.created_at, &session.expiry_at) else {
                    return Judgement::inconclusive("the response does not have both times");
                };
                let life = expiry.unix_seconds() - created.unix_seconds();
                let why = format!("the session expires after {life} s");
                if life.abs_diff(seconds) <= 60 { Judgement::confirmed(why) } else { Judgement::refuted(why) }
            }
        }
    }
}

/// Returns whether a response has the value that was sent. Amounts may be texts, and the gateway adds to names.
fn is_same(found: &Value, sent: &Value) -> bool {
    let number = |value: &Value| value.as_f64().or_else(|| value.as_str()?.parse().ok());
    match (found.as_str(), sent.as_str()) {
        (Some(found), Some(sent)) => found.contains(sent),
        _ => found == sent || number(found).is_some_and(|found| number(sent) == Some(found)),
    }
}

/// Returns the options that accept a request that breaks our rules.
fn everything() -> Waivers {
    let options = Waivers::UNKNOWN_FIELDS.union(Waivers::UNCHECKED_VALUES);
    Waiver::ALL.iter().fold(options, |options, waiver| options.with(*waiver))
}
