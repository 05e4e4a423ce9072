//! The head of a template.

use proc_macro2::Ident;
use syn::{Attribute, Visibility};

/// The head of a template.
pub struct Template {
    /// Its attributes.
    pub attributes: Vec<Attribute>,
    /// Its visibility.
    pub visibility: Visibility,
    /// Its name, or `_` if it is missing.
    pub name: Ident,
}
