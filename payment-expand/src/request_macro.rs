//! A request, as its macro describes it.

use payment_core::schema::Kind;

/// A request that has a macro.
pub struct RequestMacro {
    /// The kind of its struct literal.
    pub kind: Kind,
    /// The name of the macro.
    pub macro_name: &'static str,
    /// The type that holds the struct once it is checked, unless its [kind](Self::kind) is one that is checked.
    pub wrapper: Option<&'static str>,
    /// The macro of `payment_core::__private` that implements more for templates of the request.
    pub further: Option<&'static str>,
}
