//! The rules that an invocation may break.

use payment_core::{
    inspect::tree::Place,
    rules::{Waiver, Waivers},
};
use proc_macro2::Ident;

/// The rules that attributes name.
#[derive(Default)]
pub struct WrittenWaivers {
    /// The rules that may be broken.
    pub rules: Vec<WrittenWaiver>,
    /// Whether an attribute has a mistake, which is reported already: it may mean any rule.
    pub may_be_any: bool,
    /// The names of rules as they are written, for an editor.
    pub names: Vec<Ident>,
}

impl WrittenWaivers {
    /// Returns the rules that may be broken.
    pub fn waived(&self) -> Waivers {
        let any = if self.may_be_any { Waiver::ALL } else { &[] };
        self.rules.iter().map(|written| written.waiver).chain(any.iter().copied()).collect()
    }
}

/// A rule that an attribute names.
pub struct WrittenWaiver {
    pub waiver: Waiver,
    /// The place of the name.
    pub place: Place,
}
