//! Prints the names of enum values.

use payment_core::schema::EnumValues;
use proc_macro2::TokenStream;
use quote::quote;

use super::ident;
use crate::names::PrivatePath;

/// Brings the enum values that can be written bare into scope.
///
/// A name in lower case is always the user's variable, which a variant in scope would hide.
pub fn import(list: &EnumValues, private: &PrivatePath) -> TokenStream {
    let (list, names) = (ident(list.name), list.names());
    let is_bare = |name: &&&str| name.starts_with(char::is_uppercase);
    let bare: Vec<_> = names.iter().filter(is_bare).map(|name| ident(name)).collect();
    let bare = if bare.len() == names.len() { quote!(*) } else { quote!({ #(#bare),* }) };
    quote!(use #private::#list::#bare;)
}
