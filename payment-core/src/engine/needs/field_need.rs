//! A field, and the need of a request for it.

use alloc::{string::String, vec::Vec};
use core::fmt;

use crate::engine::{
    rules::Rule,
    schema::{Field, key_style::Style},
};

/// The need of a request for a field.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
#[non_exhaustive]
pub enum Need {
    /// Every valid request has the field.
    Required,
    /// Every valid request has one of several fields, and this is one of them: `customer` or `customerId`.
    Choice,
    /// The field is required if the object is present that contains it.
    Within,
    /// The field is allowed if another field is present or absent. The rules say which.
    Conditional,
    /// The field may be present or absent.
    Optional,
    /// The field may only have its default value, which is also the meaning of its absence.
    DefaultOnly,
    /// No valid request has the field. The fields inside it are not listed.
    Rejected,
}

/// A field of a request, and the request's need for it.
#[derive(Clone)]
#[non_exhaustive]
pub struct FieldNeed {
    /// The fields from the request to this one, which is the last.
    pub path: Vec<&'static Field>,
    /// The request's need for the field.
    pub need: Need,
    /// The rules that cause the need. There are none for an optional field.
    pub rules: Vec<&'static Rule>,
}

impl FieldNeed {
    /// Returns the path in wire names, for example `redirectUrl.successReturnUrl`.
    pub fn wire(&self) -> String {
        Style::Wire.field_path(&self.path)
    }

    /// Returns the path in Rust names, for example `redirect_url.success_return_url`.
    ///
    /// # Examples
    ///
    /// ```
    /// use payment_session::{request::{MethodType, PaymentMethod}, Mode, SessionDraft};
    /// use payment_session::rules::required_fields;
    ///
    /// # fn main() -> Result<(), Box<dyn std::error::Error>> {
    /// let mut draft = SessionDraft::new("INV-1".try_into()?);
    /// draft.mode = Some(Mode::API);
    /// draft.payment_method = Some(PaymentMethod::new(MethodType::EWALLET));
    /// let needs = required_fields(&draft)?;
    /// let channel = needs.iter().find(|need| need.wire().ends_with(".channel"));
    /// let channel = channel.ok_or("no channel")?;
    /// assert_eq!(channel.wire(), "paymentMethodOptions.ewallet.channel");
    /// assert_eq!(channel.rust(), "payment_method_options.ewallet.channel");
    /// # Ok(())
    /// # }
    /// ```
    pub fn rust(&self) -> String {
        Style::Rust.field_path(&self.path)
    }
}

impl fmt::Debug for FieldNeed {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let rules: Vec<_> = self.rules.iter().map(|rule| rule.id).collect();
        write!(f, "{}: {:?} {rules:?}", self.wire(), self.need)
    }
}
