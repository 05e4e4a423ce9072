//! The rules of a session as JSON Schema.

use serde_json::Value;

use crate::{
    engine::json_schema::{JsonSchemaOptions, json_schema_of},
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
    json_schema_with(&JsonSchemaOptions::new())
}

/// Returns the rules of a request as JSON Schema, without those that the options leave out.
///
/// The schema's description lists what is left out. [`json_schema`] describes the schema.
///
/// # Examples
///
/// ```
/// use payment_session::json_schema::{JsonSchemaOptions, json_schema, json_schema_with};
///
/// let open = json_schema_with(&JsonSchemaOptions::new().other_fields(true));
/// assert_eq!(json_schema()["additionalProperties"], false);
/// assert!(open.get("additionalProperties").is_none());
/// ```
pub fn json_schema_with(options: &JsonSchemaOptions) -> Value {
    json_schema_of(SESSION, options)
}
