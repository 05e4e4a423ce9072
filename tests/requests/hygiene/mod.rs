//! The macros work with strict lints and conflicting names, and in other macros.

#![deny(warnings, clippy::pedantic, missing_docs)]

mod forms;
mod grouping;
mod lints;
mod other_macros;
mod own_items;

use payment_session::{ClientReferenceId, PaymentSession};

/// The JSON of most sessions here.
pub const SENT: &str = r#"{"clientReferenceId":"1","amount":{"value":1,"currency":"IDR"},"mode":"API","customerId":"c","autoConfirm":false}"#;

pub fn json(session: &PaymentSession) -> String {
    String::from_utf8(session.to_json()).expect("JSON is UTF-8")
}

pub fn reference() -> ClientReferenceId {
    "1".parse().expect("one digit is a reference")
}

/// No prelude is in scope.
mod without_prelude {
    #![no_implicit_prelude]

    crate::hygiene::forms::forms! {}
}

/// The user's own types and traits have the names of the prelude and of this crate, and the traits have methods for all types.
mod next_to_types {
    #![allow(dead_code, non_camel_case_types, reason = "these names conflict on purpose")]

    macro_rules! types {
        ($($name:ident)*) => { $(struct $name;)* };
    }

    types! {
        Option Some None String Result Ok Err Vec Box Cow Text Email Amount Price Product Customer Currency Mode Checked At
        MetadataValue SessionDraft PaymentSession SplitRouting OtherFields Waiver Waivers MultipleMethod ConversionErrors
        IntoField OptionField allow other allowed multiple_method bool str u8 u16 u32 u64 i64 usize
    }

    macro_rules! traits {
        ($($name:ident)*) => { $(trait $name {})* };
    }

    traits! { Into From TryFrom Clone Default IntoIterator Iterator Items Converts }

    trait Methods {
        fn append(&self) {}
        fn field(&self) {}
        fn fill(&self) {}
        fn insert(&self) {}
        fn into(&self) {}
        fn items(&self) {}
        fn new_unchecked(&self) {}
        fn of(&self) {}
        fn slot(&self) {}
        fn take(&self) {}
        fn with(&self) {}
    }

    impl<T: ?::core::marker::Sized> Methods for T {}

    crate::hygiene::forms::forms! {}
}

/// The user's own modules have the names of crates.
mod next_to_crates {
    macro_rules! crates {
        ($($name:ident)*) => { $(mod $name {})* };
    }

    crates! { core std alloc payment_session payment_core payment_macros serde serde_json }

    crate::hygiene::forms::forms! {}
}

/// The user's own constants have the names of enum values.
mod next_to_enum_values {
    #![allow(dead_code, reason = "these names conflict on purpose")]

    macro_rules! constants {
        ($($name:ident)*) => { $(const $name: &str = "not an enum value";)* };
    }

    constants! { IDR PERMATA CARD VIRTUAL_ACCOUNT API DIGITAL SERVICE FIXED }

    crate::hygiene::forms::forms! {}
}

/// The user's own items have the names that an expansion looks up where the user's tokens are. Of names with a number, which
/// are printed alike, there is one.
///
/// `tests/macros/src/names.rs` checks that expansions look up no others.
mod next_to_printed_names {
    #![allow(
        dead_code,
        non_camel_case_types,
        non_snake_case,
        non_upper_case_globals,
        unused_macros,
        clippy::empty_structs_with_brackets,
        reason = "these names conflict on purpose"
    )]

    /// Declares an item for each name.
    macro_rules! each_name {
        ($item:ident) => {
            $item! {
                By0 V0 __Session __ValueType __c0_customer __l10 __o44 __out __p __errors __request __result __serializer
                __start0 __template __v __v2 __value f field fields formatter json of out request serializer session some
                template value variable
            }
        };
    }

    macro_rules! constants {
        ($($name:ident)*) => { $(const $name: &::core::primitive::str = stringify!($name);)* };
    }

    macro_rules! statics {
        ($($name:ident)*) => { $(static $name: &::core::primitive::str = stringify!($name);)* };
    }

    macro_rules! unit_structs {
        ($($name:ident)*) => { $(struct $name;)* };
    }

    macro_rules! tuple_structs {
        ($($name:ident)*) => { $(struct $name();)* };
    }

    macro_rules! functions {
        ($($name:ident)*) => { $(fn $name() {})* };
    }

    macro_rules! modules {
        ($($name:ident)*) => { $(mod $name {})* };
    }

    macro_rules! macros {
        ($($name:ident)*) => { $(macro_rules! $name { () => {}; })* };
    }

    /// Declares a module with an item of each name, and with each form.
    macro_rules! next_to {
        ($($item:ident)*) => {
            $(
                mod $item {
                    each_name! { $item }
                    crate::hygiene::forms::forms! {}
                }
            )*
        };
    }

    next_to! { constants statics unit_structs tuple_structs functions modules macros }
}
