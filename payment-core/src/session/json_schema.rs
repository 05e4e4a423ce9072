//! The rules of a session as JSON Schema.

use serde_json::Value;

use crate::{
    engine::{json_schema::json_schema_of, schema::Waivers},
    request::SESSION,
};

/// Returns the rules of a request as JSON Schema (draft 2020-12).
///
/// The schema comes from the tables that the macro and the run time use: fields, forms and lengths of strings, ranges of
/// numbers, enum values, and the rules between fields as `if` and `then`. Each of these has its id in a `$comment`. A
/// field that is `null` counts as absent. [`NOT_EXPRESSIBLE`](crate::json_schema::NOT_EXPRESSIBLE) lists the parts that JSON
/// Schema cannot express; the schema's description repeats them. [`json_schema_with`] leaves out rules.
///
/// Only instants have a `format`, because `email` and `uri` reject addresses that the rules accept.
///
/// Fields are in documented order if a crate in your program enables `serde_json/preserve_order`, otherwise in
/// alphabetical order.
///
/// # Examples
///
/// ```
/// let schema = payment_core::json_schema::json_schema();
/// let reference = &schema["properties"]["clientReferenceId"];
/// assert_eq!(reference["$ref"], "#/$defs/ClientReferenceId");
/// ```
pub fn json_schema() -> Value {
    json_schema_with(Waivers::NONE)
}

/// Returns the rules of a request as JSON Schema, without those that are waived. A schema always checks
/// values, so [`Waivers::UNCHECKED_VALUES`] has no effect.
///
/// The schema's description lists what is left out. [`json_schema`] describes the schema. A schema and
/// [`PaymentSession::from_json_with`](crate::session::PaymentSession::from_json_with) with the same waivers reach the same
/// verdict, except for the rules that [`NOT_EXPRESSIBLE`](crate::json_schema::NOT_EXPRESSIBLE) lists.
///
/// # Examples
///
/// ```
/// use payment_session::{json_schema::{json_schema, json_schema_with}, rules::Waivers};
///
/// let open = json_schema_with(Waivers::UNKNOWN_FIELDS);
/// assert_eq!(json_schema()["additionalProperties"], false);
/// assert!(open.get("additionalProperties").is_none());
/// ```
pub fn json_schema_with(waivers: Waivers) -> Value {
    json_schema_of(SESSION, waivers)
}
