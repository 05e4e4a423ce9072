//! What a request needs, by the rules alone: for forms and command lines that are built on the tables.

use alloc::{string::String, vec::Vec};
use core::fmt;

use super::{Broken, Case, Rule, broken};
use crate::{
    facts::session::SCOPE,
    inspect::Style,
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
        joined(&self.path, Style::Wire)
    }

    /// Its path in Rust names: `redirect_url.success_return_url`.
    pub fn rust(&self) -> String {
        joined(&self.path, Style::Rust)
    }
}

fn joined(path: &[&'static Field], style: Style) -> String {
    let mut names = String::new();
    for field in path {
        if !names.is_empty() {
            names.push('.');
        }
        names.push_str(style.plain(field));
    }
    names
}

impl fmt::Debug for FieldNeed {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut rules = Vec::new();
        for rule in &self.rules {
            rules.push(rule.id);
        }
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
            write!(f, "{comma}`{}`: {}", rule.id, rule.help())?;
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
/// lists and in [`Checked`](crate::Checked) objects, which is the same for each request: see
/// [`schema`](crate::schema). What is unknown in the shape counts as open.
pub fn field_needs(shape: Shape) -> Result<Vec<FieldNeed>, Impossible> {
    // a number of the wrong length can be written anew
    let is = shape.is & !bits(&|fact| fact.test == Test::Misfit);
    let open = shape.maybe | shape.unknown;
    let open = Open { is: is & !open, absent: !(is | open) };
    if !open.can_be() {
        return Err(Impossible { rules: open.against(&open.broken()) });
    }
    let mut fields = Vec::new();
    open.look(SESSION, &mut Vec::new(), None, &mut fields);
    Ok(fields)
}

impl Shape {
    /// What is decided by a draft, and what is still open in it.
    ///
    /// Decided is what is there, words with it; and if they are absent, `paymentType`, `mode` and `autoConfirm` are what the gateway
    /// takes them for, and there is no method. All else that is absent may come.
    pub fn of(draft: &crate::SessionDraft) -> Self {
        let is = crate::facts::Facts::facts(draft);
        let decided = bits(&|fact| match fact.path {
            ["payment_type" | "mode" | "auto_confirm"] | ["payment_method", "type"] => true,
            ["payment_method", ..] => draft.payment_method.is_none(),
            ["payment_method_options", "card", "three_ds_method"] => has_three_ds_method(draft),
            _ => fact.test == Test::Misfit,
        });
        Self { is, maybe: bits(&|_| true) & !is & !decided, unknown: 0 }
    }
}

fn has_three_ds_method(draft: &crate::SessionDraft) -> bool {
    let card = draft.payment_method_options.as_ref().and_then(|options| options.card.as_ref());
    card.is_some_and(|card| card.three_ds_method.is_some())
}

/// The facts of a request that is not finished.
#[derive(Clone, Copy)]
struct Open {
    /// What holds.
    is: u64,
    /// What cannot come to hold.
    absent: u64,
}

impl Open {
    fn broken(self) -> Vec<Broken> {
        broken(&SCOPE, Shape::known(self.is))
    }

    /// What might be added so that the case is no longer so.
    fn additions(self, case: &Case) -> Vec<u64> {
        let mut additions = Vec::new();
        for (at, fact) in SCOPE.facts.iter().enumerate() {
            let bit = 1 << at;
            let added = bit | there(fact.path);
            if case.off & bit != 0 && added & self.absent == 0 {
                additions.push(added);
            }
        }
        additions
    }

    /// Of what is broken, what nothing can mend; else what cannot be mended without breaking something for good.
    fn against(self, broken: &[Broken]) -> Vec<&'static Rule> {
        let (mut lost, mut dear) = (Vec::new(), Vec::new());
        for each in broken {
            let additions = self.additions(each.1);
            if additions.is_empty() {
                lost.push(*each);
            }
            let mut is_dear = true;
            for added in additions {
                is_dear &= self.breaks(added);
            }
            if is_dear {
                dear.push(*each);
            }
        }
        match (lost.is_empty(), dear.is_empty()) {
            (false, _) => rules(&lost),
            (true, false) => rules(&dear),
            (true, true) => rules(broken),
        }
    }

    /// Whether adding this breaks something that nothing can mend.
    fn breaks(self, added: u64) -> bool {
        let (before, after) = (self.broken(), Self { is: self.is | added, ..self });
        for (_, case) in after.broken() {
            if !has(&before, case) && after.additions(case).is_empty() {
                return true;
            }
        }
        false
    }

    /// Whether some valid request has all this, and nothing that is absent.
    fn can_be(self) -> bool {
        let [(_, case), ..] = *self.broken() else { return true };
        for added in self.additions(case) {
            if (Self { is: self.is | added, ..self }).can_be() {
                return true;
            }
        }
        false
    }

    /// Lists the members of an object, which has a path and a need unless it is the request.
    fn look(
        self,
        object: &'static Object,
        path: &mut Vec<&'static Field>,
        need: Option<Need>,
        fields: &mut Vec<FieldNeed>,
    ) {
        for field in object.fields {
            path.push(field);
            if let Some(need) = self.member(field, path, need, fields)
                && let Kind::Object(inner) = field.kind
            {
                self.look(inner, path, Some(need), fields);
            }
            path.pop();
        }
    }

    /// Lists a member, unless it decides the shape. What it is, if something can lie in it.
    fn member(
        self,
        field: &'static Field,
        path: &[&'static Field],
        object: Option<Need>,
        fields: &mut Vec<FieldNeed>,
    ) -> Option<Need> {
        let mut names = Vec::new();
        for field in path {
            names.push(field.rust);
        }
        match *names {
            ["payment_type" | "mode" | "auto_confirm"] | ["payment_method", "type"] => None,
            // it is there, or nothing in it can be
            ["payment_method"] if self.is & bits(&|fact| fact.path == ["payment_method", "type"]) == 0 => None,
            ["payment_method"] => Some(Need::Optional),
            _ => {
                let (need, rules) = self.need(field, &names, object);
                fields.push(FieldNeed { path: path.to_vec(), need, rules });
                if need == Need::Refused { None } else { Some(need) }
            }
        }
    }

    /// Of a member in an object of which the need is known.
    fn need(self, field: &'static Field, path: &[&str], object: Option<Need>) -> (Need, Vec<&'static Rule>) {
        if field.required {
            let need = if matches!(object, None | Some(Need::Required)) { Need::Required } else { Need::Within };
            return (need, super::get(field.missing()).into_iter().collect());
        }
        let inside = bits(&|fact| fact.path.starts_with(path) || is_one_of_all(fact, path));
        let with = Self { is: self.is | there(path), absent: self.absent & !there(path) };
        let without = Self { is: self.is & !inside, absent: self.absent | inside };
        // where it is absent, and may still come
        let known = Self { is: without.is, ..self }.broken();
        let mut reasons = Vec::new();
        for each in with.broken() {
            if !has(&known, each.1) {
                reasons.push(each);
            }
        }
        if !with.can_be() {
            // what stands against it may be there without it, too
            let broken = if reasons.is_empty() { with.broken() } else { reasons };
            return (Need::Refused, with.against(&broken));
        }
        let mut mended = Vec::new();
        for each in known {
            if each.1.off & inside & !self.absent != 0 {
                mended.push(each);
            }
        }
        if !without.can_be() {
            return (Need::Required, rules(&mended));
        }
        let need = if mended.is_empty() { Need::Conditional } else { Need::Choice };
        reasons.extend(mended);
        let rules = rules(&reasons);
        if rules.is_empty() { (Need::Optional, rules) } else { (need, rules) }
    }
}

/// Whether a fact asks for several members at once, of which this is one.
fn is_one_of_all(fact: &Fact, path: &[&str]) -> bool {
    match (fact.test, path) {
        (Test::Has(members), [object @ .., member]) => fact.path == object && members.contains(member),
        _ => false,
    }
}

fn has(broken: &[Broken], case: &'static Case) -> bool {
    for (_, other) in broken {
        if core::ptr::eq(*other, case) {
            return true;
        }
    }
    false
}

/// The bits of the facts of which this is so.
fn bits(of: &dyn Fn(&Fact) -> bool) -> u64 {
    let mut bits = 0;
    for (at, fact) in SCOPE.facts.iter().enumerate() {
        if of(fact) {
            bits |= 1 << at;
        }
    }
    bits
}

/// What holds when the member at this path is there: its objects are, too.
fn there(path: &[&str]) -> u64 {
    bits(&|fact| path.starts_with(fact.path) && matches!(fact.test, Test::Present | Test::Chosen))
}

fn rules(broken: &[Broken]) -> Vec<&'static Rule> {
    let mut rules: Vec<&'static Rule> = Vec::new();
    for (rule, _) in broken {
        if rules.last().is_none_or(|last| last.id != rule.id) {
            rules.push(rule);
        }
    }
    rules
}
