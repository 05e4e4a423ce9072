//! What a request needs, by the rules alone: for forms and command lines that are built on the tables.

use alloc::{format, string::String, vec::Vec};
use core::fmt;

use super::{Case, Rule, broken};
use crate::{
    facts::session::SCOPE,
    schema::{Field, Kind, Object, SESSION},
    shape::{Fact, Shape, Test},
};

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
        joined(&self.path, |field| field.wire)
    }

    /// Its path in Rust names: `redirect_url.success_return_url`.
    pub fn rust(&self) -> String {
        joined(&self.path, |field| field.rust)
    }
}

fn joined(path: &[&'static Field], name: impl Fn(&Field) -> &'static str) -> String {
    let names: Vec<_> = path.iter().map(|field| name(field)).collect();
    names.join(".")
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
        let rules: Vec<_> = self.rules.iter().map(|rule| format!("`{}`: {}", rule.id, rule.help())).collect();
        write!(f, "no request can be so: {}", rules.join(", "))
    }
}

impl core::error::Error for Impossible {}

/// What a request of this shape must have: the members that are [`Required`](Need::Required), those of which one must
/// be there ([`Choice`](Need::Choice)), and what either must have [`Within`](Need::Within).
///
/// ```
/// # use payment_core as payment_session;
/// use payment_session::{
///     MethodType, Mode, PaymentMethod, SessionDraft,
///     rules::{Need, required_fields},
///     shape::Shape,
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
pub fn required_fields(shape: Shape) -> Result<Vec<FieldNeed>, Impossible> {
    let mut fields = field_needs(shape)?;
    // whether the object is wanted that lies so deep on the way to the members that follow
    let mut wanted = Vec::new();
    fields.retain(|field| {
        let depth = field.path.len();
        wanted.truncate(depth - 1);
        let is_wanted = match field.need {
            Need::Required | Need::Choice => true,
            Need::Within => wanted.last() == Some(&true),
            _ => false,
        };
        wanted.resize(depth - 1, false);
        wanted.push(is_wanted);
        is_wanted
    });
    Ok(fields)
}

/// Every member of a request of this shape, in documented order, and whether it may or must be there.
///
/// What decides the shape is not listed: `paymentType`, `mode`, `autoConfirm` and `paymentMethod`. Nor is what lies in
/// lists and in [`Checked`](crate::Checked) objects, which is the same for each request: see
/// [`schema`](crate::schema). What is unknown in the shape counts as open.
pub fn field_needs(shape: Shape) -> Result<Vec<FieldNeed>, Impossible> {
    // a number of the wrong length can be written anew
    let shape = Shape { is: shape.is & !bits(|fact| fact.test == Test::Misfit), ..shape };
    let open = shape.maybe | shape.unknown;
    let open = Open { is: shape.is & !open, absent: !(shape.is | open) };
    if !open.can_be() {
        return Err(Impossible { rules: open.against(open.broken()) });
    }
    let mut fields = Vec::new();
    open.look(SESSION, &[], None, &mut fields);
    Ok(fields)
}

impl Shape {
    /// What is decided by a draft, and what is still open in it.
    ///
    /// Decided is what is there; and if they are absent, `paymentType`, `mode` and `autoConfirm` are what the gateway
    /// takes them for, and there is no method. All else that is absent may come.
    pub fn of(draft: &crate::SessionDraft) -> Self {
        let is = crate::facts::Facts::facts(draft);
        let decided = bits(|fact| match fact.path {
            ["payment_type" | "mode" | "auto_confirm"] | ["payment_method", "type"] => true,
            ["payment_method", ..] => draft.payment_method.is_none(),
            _ => fact.test == Test::Misfit,
        });
        Self { is, maybe: bits(|_| true) & !is & !decided, unknown: 0 }
    }
}

/// The facts of a request that is not finished.
#[derive(Clone, Copy)]
struct Open {
    /// What holds.
    is: u64,
    /// What cannot come to hold.
    absent: u64,
}

type Broken = (&'static Rule, &'static Case);

impl Open {
    fn broken(self) -> impl Iterator<Item = Broken> {
        broken(&SCOPE, Shape::known(self.is))
    }

    /// What might be added so that the case is no longer so.
    fn additions(self, case: &Case) -> impl Iterator<Item = u64> + use<> {
        let missing = case.off & !self.absent;
        let additions = facts().filter(move |(bit, _)| bit & missing != 0).map(|(bit, fact)| bit | there(fact.path));
        additions.filter(move |bits| bits & self.absent == 0)
    }

    /// Of what is broken, what nothing can mend; all of it, where mending it breaks something else.
    fn against(self, broken: impl Iterator<Item = Broken>) -> Vec<&'static Rule> {
        let broken: Vec<_> = broken.collect();
        let (mended, lost): (Vec<_>, _) = broken.iter().partition(|(_, case)| self.additions(case).next().is_some());
        rules(if lost.is_empty() { mended } else { lost })
    }

    /// Whether some valid request has all this, and nothing that is absent.
    fn can_be(self) -> bool {
        self.broken()
            .next()
            .is_none_or(|(_, case)| self.additions(case).any(|bits| Self { is: self.is | bits, ..self }.can_be()))
    }

    /// Lists the members of an object, which has a path and a need unless it is the request.
    fn look(self, object: &'static Object, path: &[&'static Field], need: Option<Need>, fields: &mut Vec<FieldNeed>) {
        for field in object.fields {
            let path = [path, &[field]].concat();
            let names: Vec<_> = path.iter().map(|field| field.rust).collect();
            let need = match *names {
                ["payment_type" | "mode" | "auto_confirm"] | ["payment_method", "type"] => continue,
                // it is there, or nothing in it can be
                ["payment_method"] if self.is & bits(|fact| fact.path == ["payment_method", "type"]) == 0 => continue,
                ["payment_method"] => Need::Optional,
                _ => {
                    let (need, rules) = self.need(field, &names, need);
                    fields.push(FieldNeed { path: path.clone(), need, rules });
                    need
                }
            };
            if let (Kind::Object(inner), true) = (field.kind, need != Need::Refused) {
                self.look(inner, &path, Some(need), fields);
            }
        }
    }

    /// Of a member in an object of which the need is known.
    fn need(self, field: &'static Field, path: &[&str], object: Option<Need>) -> (Need, Vec<&'static Rule>) {
        if field.required {
            let need = if matches!(object, None | Some(Need::Required)) { Need::Required } else { Need::Within };
            return (need, Vec::from_iter(super::get(field.missing())));
        }
        let inside = bits(|fact| fact.path.starts_with(path));
        let with = Self { is: self.is | there(path), absent: self.absent & !there(path) };
        let without = Self { is: self.is & !inside, absent: self.absent | inside };
        // where it is absent, and may still come
        let before = Self { is: without.is, ..self };
        let known: Vec<_> = before.broken().collect();
        let caused = with.broken().filter(|(_, case)| !known.iter().any(|(_, other)| core::ptr::eq(*other, *case)));
        if !with.can_be() {
            return (Need::Refused, with.against(caused));
        }
        let mended: Vec<_> = known.iter().filter(|(_, case)| case.off & inside & !self.absent != 0).copied().collect();
        if !without.can_be() {
            return (Need::Required, rules(mended));
        }
        let need = if mended.is_empty() { Need::Conditional } else { Need::Choice };
        let rules = rules(caused.chain(mended));
        if rules.is_empty() { (Need::Optional, rules) } else { (need, rules) }
    }
}

/// The facts about a request, each with its bit.
fn facts() -> impl Iterator<Item = (u64, &'static Fact)> {
    SCOPE.facts.iter().enumerate().map(|(at, fact)| (1 << at, fact))
}

fn bits(of: impl Fn(&Fact) -> bool) -> u64 {
    facts().filter(|(_, fact)| of(fact)).fold(0, |bits, (bit, _)| bits | bit)
}

/// What holds when the member at this path is there: its objects are, too.
fn there(path: &[&str]) -> u64 {
    bits(|fact| path.starts_with(fact.path) && matches!(fact.test, Test::Present | Test::Chosen))
}

fn rules(broken: impl IntoIterator<Item = Broken>) -> Vec<&'static Rule> {
    let mut rules: Vec<_> = broken.into_iter().map(|(rule, _)| rule).collect();
    rules.dedup_by_key(|rule| rule.id);
    rules
}
