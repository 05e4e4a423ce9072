//! What a request needs, by the rules alone: for forms and command lines that are built on the tables.

mod open;

use alloc::{string::String, vec::Vec};
use core::fmt;

use super::{FactSet, Rule, Scope, Shape, Test};
use crate::request::SESSION;
use crate::{
    request::SessionDraft,
    schema::{Field, key_style::Style},
};
use open::{OpenRequest, Session};

/// Whether a member may or must be there.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
#[non_exhaustive]
pub enum Need {
    /// No valid request is without it.
    Required,
    /// It is one of several of which a request must have one: `customer` or `customerId`.
    Choice,
    /// It must be there once the object is that it lies in.
    Within,
    /// It may be there if something else is, or is not; the rules say what.
    Conditional,
    /// It may be there, and may be absent.
    Optional,
    /// It may be there with its default value only, which is also what its absence means.
    DefaultOnly,
    /// No valid request has it. Nor has one what lies in it, which is not listed.
    Refused,
}

/// A member of a request, and whether it may or must be there.
#[derive(Clone)]
#[non_exhaustive]
pub struct FieldNeed {
    /// The members on the way to it, itself the last: names, types and documentation.
    pub path: Vec<&'static Field>,
    /// Whether it may or must be there.
    pub need: Need,
    /// The rules that say so; none where it is free.
    pub rules: Vec<&'static Rule>,
}

impl FieldNeed {
    /// Its path in wire names: `redirectUrl.successReturnUrl`.
    pub fn wire(&self) -> String {
        joined(&self.path, Style::Wire)
    }

    /// Its path in Rust names: `redirect_url.success_return_url`.
    pub fn rust(&self) -> String {
        joined(&self.path, Style::Rust)
    }
}

fn joined(path: &[&'static Field], style: Style) -> String {
    path.iter().map(|field| style.field_name(field)).collect::<Vec<_>>().join(".")
}

impl fmt::Debug for FieldNeed {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let rules: Vec<_> = self.rules.iter().map(|rule| rule.id).collect();
        write!(f, "{}: {:?} {rules:?}", self.wire(), self.need)
    }
}

/// That no valid request has the shape asked about, whatever is added to it.
#[derive(Clone)]
#[non_exhaustive]
pub struct Impossible {
    /// The rules that stand against it.
    pub rules: Vec<&'static Rule>,
}

impl fmt::Debug for Impossible {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

impl fmt::Display for Impossible {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("no request can be so: ")?;
        for (at, rule) in self.rules.iter().enumerate() {
            let comma = if at == 0 { "" } else { ", " };
            write!(f, "{comma}`{}`: {}", rule.id, rule.demand())?;
        }
        Ok(())
    }
}

impl core::error::Error for Impossible {}

/// What a request of this shape must have: the members that are [`Required`](Need::Required), those of which one must
/// be there ([`Choice`](Need::Choice)), and what either must have [`Within`](Need::Within).
///
/// ```
/// # use payment_core as payment_session;
/// use payment_session::{
///     Mode, SessionDraft, request::{MethodType, PaymentMethod}, rules::{Need, Shape, required_fields},
/// };
///
/// let mut draft = SessionDraft::new("INV-1".try_into()?);
/// draft.mode = Some(Mode::API);
/// draft.payment_method = Some(PaymentMethod::new(MethodType::EWALLET));
/// let needed: Vec<_> = required_fields(Shape::of(&draft))?.into_iter().map(|field| (field.wire(), field.need)).collect();
/// assert_eq!(
///     needed.iter().map(|(path, need)| (&**path, *need)).collect::<Vec<_>>(),
///     [
///         ("clientReferenceId", Need::Required),
///         ("amount", Need::Required),
///         ("amount.value", Need::Required),
///         ("amount.currency", Need::Required),
///         ("paymentMethodOptions", Need::Required),
///         ("paymentMethodOptions.ewallet", Need::Required),
///         ("paymentMethodOptions.ewallet.channel", Need::Required),
///         ("customerId", Need::Choice),
///         ("customer", Need::Choice),
///         ("customer.email", Need::Within),
///     ]
/// );
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn required_fields(shape: Shape<SessionDraft>) -> Result<Vec<FieldNeed>, Impossible> {
    let mut fields = Vec::new();
    // whether the object is wanted that lies so deep on the way to the members that follow
    let mut wanted = Vec::new();
    for field in field_needs(shape)? {
        let depth = field.path.len();
        wanted.truncate(depth - 1);
        let is_wanted = match field.need {
            Need::Required | Need::Choice => true,
            Need::Within => wanted.last() == Some(&true),
            _ => false,
        };
        wanted.resize(depth - 1, false);
        wanted.push(is_wanted);
        if is_wanted {
            fields.push(field);
        }
    }
    Ok(fields)
}

/// Every member of a request of this shape, in documented order, and whether it may or must be there.
///
/// What decides the shape is not listed: `paymentType`, `mode`, `autoConfirm` and `paymentMethod`. Nor is what lies in
/// lists and in [`Checked`](crate::values::Checked) objects, which is the same for each request: see
/// [`schema`](crate::schema). What is unknown in the shape counts as open.
pub fn field_needs(shape: Shape<SessionDraft>) -> Result<Vec<FieldNeed>, Impossible> {
    // A number of the wrong length can still be corrected.
    let holds = shape.holds - Session::matching(|fact| matches!(fact.test, Test::WrongLength { .. }));
    let undecided = shape.maybe | shape.unknown;
    let request = OpenRequest { holds: holds - undecided, never: Session::ALL - (holds | undecided) };
    if !request.can_be_valid() {
        return Err(Impossible { rules: request.obstacles(&request.broken()) });
    }
    let mut fields = Vec::new();
    request.list_fields(SESSION, &mut Vec::new(), None, &mut fields);
    Ok(fields)
}

impl Shape<SessionDraft> {
    /// Returns the facts that a draft decides; the others are still open.
    ///
    /// Decided are the fields that are set, with their enum values. `paymentType`, `mode` and `autoConfirm` are always
    /// decided: if they are absent, the gateway's defaults hold. An absent `paymentMethod` decides that there is no
    /// method.
    pub fn of(draft: &SessionDraft) -> Self {
        let holds = draft.facts();
        let has_three_ds_method = || {
            let card = draft.payment_method_options.as_ref().and_then(|options| options.card.as_ref());
            card.is_some_and(|card| card.three_ds_method.is_some())
        };
        let decided = FactSet::matching(|fact| match fact.path {
            ["payment_type" | "mode" | "auto_confirm"] | ["payment_method", "type"] => true,
            ["payment_method", ..] => draft.payment_method.is_none(),
            ["save_for_future_use"] => draft.save_for_future_use.is_some(),
            ["show_saved_payment"] => draft.show_saved_payment.is_some(),
            ["bypass_status_page"] => draft.bypass_status_page.is_some(),
            ["expiration_mode"] => draft.expiration_mode.is_some(),
            ["payment_method_options", "card", "three_ds_method"] => has_three_ds_method(),
            _ => matches!(fact.test, Test::WrongLength { .. }),
        });
        Self { holds, maybe: FactSet::ALL - holds - decided, unknown: FactSet::EMPTY }
    }
}
