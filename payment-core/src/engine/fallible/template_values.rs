//! The plain values of a template.

use crate::engine::checked::Violations;

/// Values that [convert](super::Converts) into the fields of a template, in the ways `By`.
///
/// It is a trait of the whole struct, because rustc then reports a value of the wrong type at this value.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not the struct with the values of `{Template}`",
    label = "expected `{Template}Values {{ … }}`"
)]
pub trait TemplateValues<Template, By> {
    /// Converts the values.
    ///
    /// # Errors
    ///
    /// Returns the violations of all values that do not convert.
    fn convert(self) -> Result<Template, Violations>;
}
