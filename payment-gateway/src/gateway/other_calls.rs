//! Calls of the gateway that this crate does not know.

use alloc::vec::Vec;

use serde::Serialize;

use super::{Call, CallError, Gateway, Repeatability, RequestId, Server, call_error::UnserializableBody, call_path};
use crate::response::Envelope;
use payment_core::for_gateway::{LEVELS, to_strict_json};

impl<S: Server> Gateway<S> {
    /// Creates an authorized `GET` call for a path that this crate does not know.
    ///
    /// The path begins with `/` and can have a query. It is sent exactly as it is written. Percent-encode values in it
    /// that can contain other characters than letters, digits, `-`, `.`, `_` and `~`.
    ///
    /// It may be repeated at any time ([`Repeatability::Safe`]). [`Call::with_response`] changes the type of its response.
    ///
    /// # Errors
    ///
    /// Returns an error if the path is not one on the gateway: it must begin with a single `/`, have no `//` and no
    /// segments `.` or `..` before its query, and percent-encode every other character than those of a URL.
    ///
    /// # Examples
    ///
    /// ```
    /// use payment_session::{gateway::{Call, CallError, Gateway}, response::Envelope};
    ///
    /// fn payouts(gateway: &Gateway) -> Result<Call<Envelope>, CallError> {
    ///     gateway.get("/v1/payouts?page=1&perPage=20")
    /// }
    /// ```
    pub fn get(&self, path: &str) -> Result<Call<Envelope>, CallError> {
        call_path::check(path)?;
        Ok(self.get_call(path))
    }

    /// Creates an authorized `POST` call for a path that this crate does not know.
    ///
    /// The path is one as in [`get`](Self::get). The body is any value that serializes to a JSON object: a struct of
    /// yours, a `serde_json::Value`, or a [`RawJson`](crate::response::RawJson) if it is JSON text already. Its
    /// fields are not checked. [`Call::with_method`] changes the method, [`Call::with_response`] the type of the
    /// response.
    ///
    /// The call is never repeated after an uncertain outcome ([`Repeatability::Never`]).
    ///
    /// # Errors
    ///
    /// Returns an error if the path is not one on the gateway, or if the body does not serialize to a JSON object.
    ///
    /// # Examples
    ///
    /// ```
    /// use payment_session::{gateway::{Call, CallError, Gateway, RequestId}, response::Envelope};
    /// use serde_json::json;
    ///
    /// fn pay_out(gateway: &Gateway, id: &RequestId) -> Result<Call<Envelope>, CallError> {
    ///     let payout = json!({ "clientReferenceId": "PAYOUT-1", "channelCode": "BCA" });
    ///     gateway.post("/v1/payouts", payout, id)
    /// }
    /// ```
    pub fn post(&self, path: &str, body: impl Serialize, id: &RequestId) -> Result<Call<Envelope>, CallError> {
        call_path::check(path)?;
        let json = to_strict_json(&body, LEVELS)
            .map_err(|reason| CallError::Unserializable(UnserializableBody::new(reason)))?;
        // Bytes or a string of JSON would otherwise be sent as a list of numbers or as a JSON string.
        if !json.trim_start().starts_with('{') {
            return Err(CallError::NotAnObject);
        }
        Ok(self.post_call(path, json.into_bytes(), id, Repeatability::Never))
    }

    /// Creates a call from the bytes of an earlier one, which are sent as they are.
    #[doc(hidden)]
    pub fn post_again<A>(&self, path: &str, body: Vec<u8>, id: &RequestId) -> Result<Call<A>, CallError> {
        call_path::check(path)?;
        Ok(self.post_call(path, body, id, Repeatability::Never))
    }
}
