//! The findings in the responses of a run.

use std::collections::BTreeSet;

/// The findings in all responses of a run.
#[derive(Clone, Debug, Default)]
pub struct Findings {
    /// The number of responses.
    pub responses: u32,
    /// Fields, without their values.
    pub fields: BTreeSet<String>,
    /// Enum values.
    pub values: BTreeSet<String>,
    /// Codes of errors.
    pub codes: BTreeSet<String>,
    /// Responses that cannot be read.
    pub unreadable: BTreeSet<String>,
    /// The spellings of the trace id in errors.
    pub trace_ids: BTreeSet<String>,
}

impl Findings {
    /// Reports a field that is not known, or that has another type than the documentation says.
    pub fn unknown_field(&mut self, at: &str, name: &str) {
        self.fields.insert(format!("{at}: {name}"));
    }

    /// Reports an enum value that is not known.
    pub fn unknown_value(&mut self, at: &str, value: &str) {
        self.values.insert(format!("{at}: {value}"));
    }
}
