//! Prints a valid request or part for rustc: its run-time values as typed bindings, then the struct literal.
//!
//! ```text
//! {
//!     use $crate::__private::{ValueType as __ValueType, variable as __v5};
//!     let __v5 = <__ValueType<_> as $crate::__private::field_type::IsNumber<…>>::TYPE.of(order.total).take();
//!     { use $crate::__private as __p; __p::PaymentSession::new_unchecked(__p::SessionDraft {
//!         client_reference_id: __p::of::ClientReferenceId("INV-1"),
//!         amount: __p::Some(__p::Amount { value: __v5, currency: __p::Currency::IDR }),
//!         payment_type: __p::None,
//!         …
//!     }) }
//! }
//! ```

use payment_core::inspect::typed::TypedObject;
use proc_macro2::TokenStream;
use quote::quote;

use super::{binding, fallible, struct_literal::ForRustc, value_printer::ValuePrinter};
use crate::{names::PrivatePath, source::Source, target::Target};

/// Prints a request or part as an expression.
pub fn request(target: Target, node: &TypedObject<'_>, source: &Source) -> TokenStream {
    let bindings = binding::statements(node, source);
    let printer = ForRustc::new(source);
    let value = target.finish(&PrivatePath::alias(), &printer.object(node));
    let value = source.names.with_alias(&value);
    let (begin, value) = (fallible::begin(source), fallible::finish(&value, source));
    quote!({
        #begin
        #bindings
        #value
    })
}
