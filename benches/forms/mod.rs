//! The documented Payment UI request in the forms that are compared.

pub mod by_hand;
pub mod call;
#[allow(clippy::needless_pass_by_value, clippy::unreadable_literal)]
pub mod json;
#[allow(non_camel_case_types, clippy::struct_field_names, clippy::upper_case_acronyms)]
pub mod literal;
pub mod presets;
pub mod row;
pub mod template;
