//! The presets that the macros around an invocation add to it.

use std::collections::BTreeSet;

use payment_core::inspect::tree::Place;
use proc_macro2::Ident;

/// Who has written the tokens of a place.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Author {
    User,
    /// The author of a macro around the invocation.
    OuterMacro,
}

/// The macro whose presets an entry belongs to, and whether another one may take its place.
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct Preset {
    /// The number of macros between the entry and the base.
    pub layer: usize,
    /// Whether it gives way to the entry of an outer macro or a user.
    pub is_default: bool,
}

/// The macros around an invocation, from the innermost to the outermost.
#[derive(Default)]
pub struct Layers {
    /// The names of the macros.
    pub names: Vec<Ident>,
    /// The objects that end in `..`, to which their users may add entries.
    pub open: BTreeSet<Place>,
    /// The objects that may get further entries, which nobody has written yet: those of a declaration, and those whose entries
    /// are reported.
    pub unfinished: BTreeSet<Place>,
    /// Whether the presets are checked where they are declared, without an invocation.
    pub is_declaration: bool,
    /// Whether their mistakes are reported where they are declared.
    pub are_rejected: bool,
}

impl Layers {
    /// Returns whether an entry belongs to a macro around the one who reads the errors: the user, or the author of a declaration.
    pub fn is_outer(&self, preset: Preset) -> bool {
        !self.is_declaration || preset.layer + 1 < self.names.len()
    }

    /// Returns the macro of a preset as messages write it: `pay!`, also for the hidden macro `__pay` that `pay!` calls.
    pub fn name(&self, preset: Preset) -> String {
        format!("{}!", self.names[preset.layer].to_string().trim_start_matches('_'))
    }
}
