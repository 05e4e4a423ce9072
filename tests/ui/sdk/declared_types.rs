//! Run-time values of presets, whose types are checked where they are declared.

use pay::types::{ClientReferenceId, payment_presets};

payment_presets! {
    /// Names that belong to this crate are checked, and others where the macro is used.
    #[macro_export]
    macro typed = payment_session {
        client_reference_id: $crate::reference(),
        default statement_descriptor: $crate::descriptor(), //~
        redirect_url: { success_return_url: $crate::urls::PAID, .. }, //~
        metadata: { "seconds": now(), "count": $crate::count(), "a": $crate::descriptor().into_iter(), .. }, //~
        customer: { email: $crate::absent(), .. }, //~
    }
}

payment_presets! {
    #[macro_export]
    macro try_typed = try_payment_session {
        client_reference_id: $crate::count(), // converts
        default statement_descriptor: $crate::descriptor(), //~
        customer: { email: $crate::maybe()?, .. },
    }
}

pub mod urls {
    pub const PAID: &str = "warung://paid";
}

pub fn reference() -> ClientReferenceId {
    "WRG-1".parse().unwrap()
}

pub fn count() -> u32 {
    7
}

pub fn descriptor() -> Option<String> {
    None
}

pub fn maybe() -> Option<String> {
    None
}

fn main() {}
