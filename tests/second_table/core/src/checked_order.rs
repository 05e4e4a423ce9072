//! Orders that keep every rule.

use alloc::{string::String, vec::Vec};

use crate::{
    engine::{
        checked::{ReadOptions, Violations, into_checked, needed_options, reading},
        needs::{self, FieldNeed, ImpossibleRequestError},
        rules::Waivers,
        source_code::invocation,
        values::{Checked, json_value::JsonValue},
    },
    request::{Line, Order},
};

impl Order {
    pub fn check(self) -> Result<Checked<Self>, Violations> {
        into_checked(self)
    }

    pub fn violations(&self) -> Option<Violations> {
        Violations::of_draft(self)
    }

    pub fn from_json(body: &[u8]) -> Result<Checked<Self>, Violations> {
        reading::read_checked(body).map(Checked::new_unchecked)
    }

    pub fn from_json_with(body: &[u8], options: &ReadOptions) -> Result<Checked<Self>, Violations> {
        reading::read_with(body, options).map(Checked::new_unchecked)
    }

    pub fn required_fields(&self) -> Result<Vec<FieldNeed>, ImpossibleRequestError> {
        needs::required_fields(self)
    }

    pub fn field_needs(&self) -> Result<Vec<FieldNeed>, ImpossibleRequestError> {
        needs::field_needs(self)
    }
}

impl Line {
    pub fn check(self) -> Result<Checked<Self>, Violations> {
        into_checked(self)
    }
}

impl Checked<Order> {
    pub fn to_json(&self) -> Vec<u8> {
        let mut out = Vec::with_capacity(self.size_hint());
        self.render(&mut out);
        out
    }

    pub fn read_options(&self) -> ReadOptions {
        reading::options_to_read::<Order>(&self.to_json(), needed_options::needed_options(self))
    }

    pub fn allowed(&self) -> Waivers {
        needed_options::needed_options(self).allowed()
    }

    pub fn to_invocation(&self) -> String {
        invocation("order", &**self, self.allowed())
    }
}
