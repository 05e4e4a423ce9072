//! A request, as its macro describes it.

use payment_core::schema::Object;

/// A request that has a macro.
pub struct RequestMacro {
    /// The object that is the request.
    pub object: &'static Object,
    /// The name of the macro.
    pub macro_name: &'static str,
    /// The type that holds the struct once it is checked, unless that is `Checked`.
    pub wrapper: Option<&'static str>,
    /// The macro of `payment_core::__private` that implements more for templates of the request.
    pub further: Option<&'static str>,
}
