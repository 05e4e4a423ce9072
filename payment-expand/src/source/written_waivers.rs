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
    /// The names of rules as they are written, for an editor.
    pub names: Vec<Ident>,
}

impl WrittenWaivers {
    /// Returns the rules that may be broken.
    pub fn allowed(&self) -> Waivers {
        self.rules.iter().map(|written| written.waiver).collect()
    }
}

/// A rule that an attribute names.
pub struct WrittenWaiver {
    pub waiver: Waiver,
    pub level: Level,
    /// The place of the name.
    pub place: Place,
}

#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Level {
    Allow,
    /// An error unless the rule is broken.
    Expect,
    /// The meaning of a wrong name, which is reported already.
    Guess,
}
