//! The fields that a session needs.

use alloc::vec::Vec;

#[cfg(doc)]
use crate::engine::needs::Need;
use crate::{
    engine::needs::{self, FieldNeed, ImpossibleRequestError},
    request::SessionDraft,
};

/// Returns the fields that a request must have, by what a draft of it has decided.
///
/// Those are the fields that are [`Required`](Need::Required), those of which one must be present
/// ([`Choice`](Need::Choice)), and the fields that either of them requires [`Within`](Need::Within).
///
/// # Errors
///
/// Returns an error if no fields make the draft a valid request.
///
/// # Examples
///
/// ```
/// use payment_session::{
///     Mode, SessionDraft,
///     request::{MethodType, PaymentMethod},
///     rules::{Need, required_fields},
/// };
///
/// let mut draft = SessionDraft::new("INV-1".try_into()?);
/// draft.mode = Some(Mode::API);
/// draft.payment_method = Some(PaymentMethod::new(MethodType::EWALLET));
/// let needed = required_fields(&draft)?;
/// let needed: Vec<_> = needed.iter().map(|field| (field.wire(), field.need)).collect();
/// let expected = [
///     ("clientReferenceId", Need::Required),
///     ("amount", Need::Required),
///     ("amount.value", Need::Required),
///     ("amount.currency", Need::Required),
///     ("paymentMethodOptions", Need::Required),
///     ("paymentMethodOptions.ewallet", Need::Required),
///     ("paymentMethodOptions.ewallet.channel", Need::Required),
///     ("customerId", Need::Choice),
///     ("customer", Need::Choice),
///     ("customer.email", Need::Within),
/// ];
/// assert_eq!(needed, expected.map(|(path, need)| (path.to_owned(), need)));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn required_fields(draft: &SessionDraft) -> Result<Vec<FieldNeed>, ImpossibleRequestError> {
    needs::required_fields(draft)
}

/// Returns the need for each field of a request, in documented order, by what a draft of it has decided.
///
/// The fields that decide the others are not listed: `paymentType`, `mode`, `autoConfirm` and `paymentMethod`. Fields in
/// lists and in [`Checked`](crate::values::Checked) objects are not listed either. They are the same for each request:
/// see [`SESSION`](crate::request::SESSION).
///
/// # Errors
///
/// Returns an error if no fields make the draft a valid request.
///
/// # Examples
///
/// ```
/// use payment_session::{Mode, SessionDraft, rules::{Need, field_needs}};
///
/// # fn main() -> Result<(), Box<dyn std::error::Error>> {
/// let mut draft = SessionDraft::new("INV-1".try_into()?);
/// draft.mode = Some(Mode::REDIRECT);
/// let needs = field_needs(&draft)?;
/// let amount = needs.iter().find(|need| need.wire() == "amount").unwrap();
/// assert!(matches!(amount.need, Need::Required));
/// # Ok(())
/// # }
/// ```
pub fn field_needs(draft: &SessionDraft) -> Result<Vec<FieldNeed>, ImpossibleRequestError> {
    needs::field_needs(draft)
}
