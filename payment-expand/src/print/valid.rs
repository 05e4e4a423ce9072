//! Prints a valid request or part for rustc: its run-time values as typed bindings, then the struct literal.
//!
//! ```text
//! {
//!     use $crate::__private as __p;
//!     let __v5: __p::AmountValue = order.total;
//!     __p::PaymentSession::new_unchecked(__p::SessionDraft {
//!         client_reference_id: __p::of::ClientReferenceId("INV-1"),
//!         amount: __p::Some(__p::Amount { value: __v5, currency: __p::Currency::IDR }),
//!         payment_type: __p::None,
//!         …
//!     })
//! }
//! ```

use payment_core::inspect::tree::Node;
use proc_macro2::{Ident, TokenStream};
use quote::quote;

use super::{alias, binding, fallible, values::ValuePrinter};
use crate::{source::Source, target::Target};

/// Prints a request or part as an expression.
pub fn request(root: &Ident, target: Target, node: &Node<'_>, source: &Source) -> TokenStream {
    let alias = alias(root);
    let bindings = binding::statements(target, node, source);
    let value = target.finish(&quote!(__p), &ValuePrinter { source }.value(target.kind(), node));
    let (begin, value) = (fallible::begin(source), fallible::finish(value, source));
    quote!({
        #alias
        #begin
        #bindings
        #value
    })
}
