//! The options of the exported JSON Schema.

use crate::engine::{
    checked::ReadOptions,
    rules::{RuleId, Waiver, Waivers},
};

/// The rules that a JSON Schema leaves out, for requests that the gateway accepts and this crate rejects.
///
/// [`ReadOptions`] has options of the same names. A schema and
/// [`PaymentSession::from_json_with`](crate::session::PaymentSession::from_json_with) with the same options reach the same
/// verdict, except for the rules that [`NOT_EXPRESSIBLE`](crate::json_schema::NOT_EXPRESSIBLE) lists.
///
/// # Examples
///
/// ```
/// use payment_session::{json_schema::{JsonSchemaOptions, json_schema_with}, rules::Waiver};
///
/// let options = JsonSchemaOptions::new().allow(Waiver::MultipleMethod).other_fields(true);
/// let schema = json_schema_with(&options);
/// assert!(schema.get("additionalProperties").is_none());
/// assert!(!schema["allOf"].to_string().contains("multiple-method"));
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Hash, Default)]
pub struct JsonSchemaOptions {
    allowed: Waivers,
    other_fields: bool,
}

impl JsonSchemaOptions {
    /// Creates the options of [`json_schema`](crate::json_schema::json_schema): every rule, and documented fields only.
    pub const fn new() -> Self {
        Self { allowed: Waivers::NONE, other_fields: false }
    }

    /// Leaves out one more rule.
    ///
    /// [`Waiver::named`] returns the waiver of a rule's id. [`Waiver::VaChannel`] changes the description only, because
    /// no schema says that the name of a bank resembles another.
    #[must_use]
    pub const fn allow(mut self, waiver: Waiver) -> Self {
        self.allowed = self.allowed.with(waiver);
        self
    }

    /// Sets whether every object can have fields that are not documented. The default is `false`.
    #[must_use]
    pub const fn other_fields(mut self, accepted: bool) -> Self {
        self.other_fields = accepted;
        self
    }

    /// Returns the rules that are left out.
    pub const fn allowed(&self) -> Waivers {
        self.allowed
    }

    /// Returns whether objects can have fields that are not documented.
    pub const fn accepts_other_fields(&self) -> bool {
        self.other_fields
    }

    pub(super) fn leaves_out(&self, rule: RuleId) -> bool {
        rule.waiver().is_some_and(|waiver| self.allowed.contains(waiver))
    }
}

/// Converts the options of a reader. [`ReadOptions::unchecked_values`] has no equivalent: a schema always checks values.
impl From<&ReadOptions> for JsonSchemaOptions {
    fn from(options: &ReadOptions) -> Self {
        Self { allowed: options.allowed(), other_fields: options.accepts_other_fields() }
    }
}
