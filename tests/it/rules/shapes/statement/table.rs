//! The meaning of each fact of the table, and the comparison of the table with the predicates.

use std::marker::PhantomData;

use payment_session::{
    SessionDraft, SplitRouting,
    request::{self, RefundPreference},
    rules::{Fact, FactSet, HeldFacts, Shape, Test, Waiver, Waivers, broken_rules},
};

use super::{
    predicates::{self, Method, Mode, PaymentType, Preference, Refund, Request, Row, Split, ThreeDsMethod},
    space::{self, Choices},
};

/// The meaning of the fact with this path and test.
pub struct Meaning<R> {
    path: &'static str,
    test: Test,
    /// Returns whether the fact holds, or `None` if it is unknown.
    holds: fn(&R) -> Option<bool>,
}

impl<R> Meaning<R> {
    fn is_of(&self, fact: &Fact) -> bool {
        self.path == fact.path.join(".") && self.test == fact.test
    }
}

/// The independent statement of the rules about an object, and the space of these objects.
pub struct Statement<S, R: 'static> {
    pub rows: &'static [Row<R>],
    pub dimensions: &'static [u64],
    pub request: fn(&Choices) -> R,
    /// The meanings in the order of the facts.
    meanings: Vec<&'static Meaning<R>>,
    subject: PhantomData<fn() -> S>,
}

impl<S: HeldFacts, R> Statement<S, R> {
    fn new(
        meanings: &'static [Meaning<R>],
        rows: &'static [Row<R>],
        dimensions: &'static [u64],
        request: fn(&Choices) -> R,
    ) -> Self {
        let meaning = |fact: &Fact| {
            let meaning = meanings.iter().find(|meaning| meaning.is_of(fact));
            meaning.unwrap_or_else(|| {
                panic!("statement/table.rs has no meaning of {} {:?}", fact.path.join("."), fact.test)
            })
        };
        let of_facts: Vec<_> = S::SUBJECT.facts().iter().map(meaning).collect();
        assert_eq!(of_facts.len(), meanings.len(), "a meaning belongs to no fact");
        Self { rows, dimensions, request, meanings: of_facts, subject: PhantomData }
    }

    /// Returns whether these are the facts of the statement, in its order.
    pub fn means(&self, facts: &[Fact]) -> bool {
        self.meanings.len() == facts.len() && self.meanings.iter().zip(facts).all(|(meaning, fact)| meaning.is_of(fact))
    }

    pub fn size(&self) -> u64 {
        space::size(self.dimensions)
    }

    pub fn nth(&self, number: u64) -> R {
        (self.request)(&space::nth(self.dimensions, number))
    }

    pub fn shape(&self, request: &R) -> Shape {
        let (mut holds, mut unknown) = (0, 0);
        for (at, meaning) in self.meanings.iter().enumerate() {
            match (meaning.holds)(request) {
                Some(true) => holds |= 1 << at,
                Some(false) => {}
                None => unknown |= 1 << at,
            }
        }
        let mut shape = Shape::known(FactSet::from_bits(holds));
        shape.unknown = FactSet::from_bits(unknown);
        shape
    }

    /// Returns the conditions that a request breaks according to the predicates, except those of the allowed rules.
    pub fn broken(&self, request: &R, allowed: Waivers) -> impl Iterator<Item = &'static Row<R>> {
        let is_allowed =
            move |id| !allowed.is_empty() && Waiver::named(id).is_some_and(|waiver| allowed.contains(waiver));
        self.rows.iter().filter(move |row| (row.breaks)(request) == Some(true) && !is_allowed(row.id))
    }

    /// Returns the rules of these conditions.
    pub fn broken_rules(&self, request: &R, allowed: Waivers) -> impl Iterator<Item = &'static str> {
        self.broken(request, allowed).map(|row| row.id)
    }

    /// Returns whether both statements find the same broken rules in the same order.
    ///
    /// `keeps_all` must also agree. It returns only whether a rule is broken, and does not support unknown facts.
    pub fn agrees(&self, request: &R) -> bool {
        let shape = self.shape(request);
        let mut expected = self.broken_rules(request, Waivers::NONE).peekable();
        let keeps_all = !shape.unknown.is_empty() || S::keeps_all(shape.holds) == expected.peek().is_none();
        keeps_all && broken_rules(S::SUBJECT, shape).into_iter().map(|(rule, _)| rule.id.as_str()).eq(expected)
    }
}

macro_rules! meanings {
    ($($path:literal $test:expr => $holds:expr;)*) => { &[$(Meaning { path: $path, test: $test, holds: $holds }),*] };
}

static SESSION: &[Meaning<Request>] = meanings! {
    "payment_type" Test::Is("MULTIPLE") => |r| Some(r.payment_type == Some(PaymentType::Multiple));
    "mode" Test::Is("API") => |r| Some(r.mode == Some(Mode::Api));
    "auto_confirm" Test::False => |r| Some(r.auto_confirm == Some(false));
    "amount" Test::Present => |r| Some(r.amount);
    "customer_id" Test::Present => |r| Some(r.customer_id);
    "customer" Test::Present => |r| Some(r.customer);
    "redirect_url" Test::Present => |r| Some(r.redirect_url);
    "save_for_future_use" Test::True => |r| Some(r.save_for_future_use);
    "show_saved_payment" Test::True => |r| Some(r.show_saved_payment);
    "bypass_status_page" Test::True => |r| Some(r.bypass_status_page);
    "expiration_mode" Test::Not("LOOSE") => |r| Some(r.expiration_mode);
    "payment_method.type" Test::Chosen => |r| Some(r.method()?.is_some());
    "payment_method.type" Test::Is("VIRTUAL_ACCOUNT") => |r| Some(r.method()? == Some(Method::VirtualAccount));
    "payment_method.type" Test::Is("QR") => |r| Some(r.method()? == Some(Method::Qr));
    "payment_method.type" Test::Is("CARD") => |r| Some(r.method()? == Some(Method::Card));
    "payment_method.type" Test::Is("EWALLET") => |r| Some(r.method()? == Some(Method::Ewallet));
    "payment_method.card" Test::Present => |r| Some(r.card().is_some());
    "payment_method.virtual_account" Test::Present => |r| Some(r.payment_method.is_some_and(|m| m.virtual_account));
    "payment_method.ewallet" Test::Present => |r| Some(r.payment_method.is_some_and(|m| m.ewallet));
    "payment_method.card.encrypted_card" Test::Present => |r| Some(r.card().is_some_and(|card| card.encrypted));
    "payment_method.card.token" Test::Present => |r| Some(r.card().is_some_and(|card| card.token));
    "payment_method.card.number" Test::Present => |r| Some(r.card().is_some_and(|card| card.number));
    "payment_method.card" Test::Has(&[
        "exp_month",
        "exp_year",
        "card_holder_first_name",
        "card_holder_last_name",
        "card_holder_email",
        "card_holder_phone",
    ]) => |r| Some(r.card().is_some_and(|card| card.companions));
    "payment_method_options.card" Test::Present => |r| Some(r.options.card.is_some());
    "payment_method_options.virtual_account" Test::Present => |r| Some(r.options.virtual_account.is_some());
    "payment_method_options.ewallet" Test::Present => |r| Some(r.options.ewallet.is_some());
    "payment_method_options.qr" Test::Present => |r| Some(r.options.qr);
    "payment_method_options.card.three_ds_method" Test::Is("EXTERNAL") =>
        |r| Some(r.options.card.is_some_and(|card| card.three_ds_method == Some(ThreeDsMethod::External)));
    "payment_method_options.card.three_ds_info" Test::Present =>
        |r| Some(r.options.card.is_some_and(|card| card.three_ds_info));
    "payment_method_options.virtual_account.channel" Test::Chosen =>
        |r| Some(r.options.virtual_account.is_some_and(|account| account.channel));
    "payment_method_options.virtual_account.virtual_account_number" Test::Present =>
        |r| Some(r.options.virtual_account.is_some_and(|account| account.number));
    "payment_method_options.virtual_account" Test::WrongLength { number: "virtual_account_number", channel: "channel" } =>
        |r| Some(r.options.virtual_account.is_some_and(|account| account.wrong_length));
    "payment_method_options.ewallet.channel" Test::Chosen => |r| Some(r.options.ewallet == Some(true));
};

static REFUND: &[Meaning<Refund>] = meanings! {
    "payment_session_id" Test::Present => |r| Some(r.session);
    "charge_id" Test::Present => |r| Some(r.charge);
    "is_full_amount" Test::Present => |r| Some(r.full.is_some());
    "is_full_amount" Test::False => |r| Some(r.full == Some(false));
    "amount" Test::Present => |r| Some(r.amount);
    "method" Test::Is("TRANSFER_ONLY") => |r| Some(r.transfer_only);
    "transfer_destination" Test::Present => |r| Some(r.destination);
};

static PREFERENCE: &[Meaning<Preference>] = meanings! {
    "method" Test::Is("TRANSFER_ONLY") => |r| r.transfer_only;
    "transfer_destination" Test::Present => |r| Some(r.destination);
};

static SPLIT: &[Meaning<Split>] = meanings! {
    "type" Test::Is("FIXED") => |r| r.fixed;
    "type" Test::Is("PERCENTAGE") => |r| r.fixed.map(|fixed| !fixed);
    "fixed_amount" Test::Present => |r| Some(r.fixed_amount);
    "percentage_amount" Test::Present => |r| Some(r.percentage_amount);
};

pub fn session() -> Statement<SessionDraft, Request> {
    Statement::new(SESSION, predicates::SESSION, space::SESSION, space::session)
}

pub fn preference() -> Statement<RefundPreference, Preference> {
    Statement::new(PREFERENCE, predicates::PREFERENCE, space::PREFERENCE, space::preference)
}

pub fn refund() -> Statement<request::Refund, Refund> {
    Statement::new(REFUND, predicates::REFUND, space::REFUND, space::refund)
}

pub fn split() -> Statement<SplitRouting, Split> {
    Statement::new(SPLIT, predicates::SPLIT, space::SPLIT, space::split)
}
