//! What a process does: the next action of its call, with every outcome.

use std::{collections::BTreeSet, fmt};

use payment_client::machine::{
    Action, Age, Ages, End, EndKind, Event, Found, Other, Past, Pause, Recipient, Source, Status, Told, Verdict, View,
};

use super::{Claim, Origin, Session, State, Steps, World};
use crate::{
    decider::{Wrong, is_seen_by},
    scope::{Faults, Kind, Setting},
};

impl World {
    pub fn process(&self, scope: &Setting, number: usize, steps: &mut Steps) {
        let Some(process) = &self.processes[number] else { return };
        if self.crashes > 0 {
            let mut world = self.clone();
            world.crashes -= 1;
            world.processes[number] = None;
            steps.push(format_args!("p{number} crashes"), world);
        }
        let mut put = |text: fmt::Arguments<'_>, mut world: Self, event: Event<u8>| {
            let process = world.processes[number].as_mut().expect("it runs");
            process.action = process.call.next(event);
            let row = process.row;
            steps.push(format_args!("p{number}, {row}: {text}"), world);
        };
        let row = process.row;
        match &process.action {
            Action::Begin { sent } => self.begins(scope, number, sent.as_ref(), &mut put),
            Action::Look => {
                let age = |is_quiet: bool| if is_quiet { Age::Settled } else { Age::Young };
                let ages = Ages { own: age(self.rows[row].is_quiet), others: age(self.are_others_quiet(scope, row)) };
                if scope.faults == Faults::All {
                    put(format_args!("does not see"), self.clone(), Event::NotSeen);
                    put(format_args!("cannot see"), self.clone(), Event::CannotSee { ages });
                }
                if ages.own.is_quiet() {
                    let ages = Ages { own: Age::TooOld, ..ages };
                    let view = View { is_complete: true, ..View::nothing() };
                    if scope.kind_of(row).is_reference()
                        && self.views(scope, row).contains(&View { session: Status::Moved, ..view.clone() })
                    {
                        put(format_args!("sees nothing after a day"), self.clone(), Event::Saw { view, ages });
                    }
                }
                for view in self.views(scope, row) {
                    put(format_args!("sees {view:?}, {ages:?}"), self.clone(), Event::Saw { view: view.clone(), ages });
                }
            }
            Action::Mark(past) => {
                if !self.is_holder(number, row) {
                    put(format_args!("has lost the lease"), self.clone(), Event::Lost);
                    return;
                }
                let mut world = self.clone();
                world.rows[row].mark(past);
                world.rows[row].state = State::Open { holder: Some(number), is_held: true };
                if self.failures > 0 {
                    put(format_args!("the mark fails"), self.failed(), Event::NotMarked);
                    put(format_args!("the mark surely fails"), self.failed(), Event::NotWritten);
                    put(format_args!("the mark is written and fails"), world.failed(), Event::NotMarked);
                }
                put(format_args!("marks"), world, Event::Marked);
                if scope.faults == Faults::All {
                    put(format_args!("gets no token"), self.clone(), Event::NotReady);
                    put(format_args!("is not accepted"), self.clone(), Event::NotAccepted);
                }
            }
            Action::Send => self.send(scope, row, &mut put),
            Action::Record { end, is_response, acknowledges: false } => {
                self.record(scope, (number, row), (end, *is_response, false), &mut put);
            }
            Action::Record { end, is_response, acknowledges: true } => {
                let told = self.told(scope, row, end);
                for recipient in [Recipient::Recovery, Recipient::Caller] {
                    let is_seen = is_seen_by(scope, told, recipient);
                    let world = self.after_acknowledging(is_seen, recipient);
                    world.record(scope, (number, row), (end, *is_response, is_seen), &mut put);
                }
            }
            Action::Recall(ids) => {
                put(format_args!("cannot read {ids:?}"), self.clone(), Event::NotRecalled);
                for is_own in self.recalled(scope, process.asked, ids) {
                    let mut world = self.clone();
                    world.processes[number].as_mut().expect("it runs").shows_own = is_own;
                    put(format_args!("reads {ids:?}: is own: {is_own}"), world, Event::Recalled { is_own });
                }
            }
            Action::Release(past) => {
                let mut world = self.clone();
                if self.is_holder(number, row) {
                    world.rows[row].state = State::Open { holder: None, is_held: false };
                    if let Some(past) = past {
                        world.rows[row].past = past.clone();
                    }
                }
                put(format_args!("releases"), world, Event::Released);
                if self.failures > 0 {
                    put(format_args!("does not release"), self.failed(), Event::Released);
                }
            }
            Action::Wait(pause) => {
                put(format_args!("waits"), self.clone(), Event::Waited);
                put(format_args!("has no time left"), self.clone(), Event::Exhausted);
                if matches!(pause, Pause::Backoff | Pause::AsAsked) && scope.faults == Faults::All {
                    put(format_args!("has no retry left"), self.clone(), Event::NoRetry);
                }
            }
            Action::Finish(verdict) => self.finish(scope, number, verdict, steps),
        }
    }

    fn is_holder(&self, process: usize, row: usize) -> bool {
        matches!(self.rows[row].state, State::Open { holder: Some(holder), .. } if holder == process)
    }

    fn are_others_quiet(&self, scope: &Setting, row: usize) -> bool {
        let others = self.rows.iter().enumerate().filter(|(other, _)| *other != row);
        others.into_iter().all(|(other, entry)| match &entry.state {
            State::Ended { end, .. } => {
                let is_alike = scope.is_alike(row, other);
                let is_equal = scope.joins(row, other);
                let other = Other { kind: end.kind, ids: end.ids.clone(), is_equal, is_alike };
                !other.is_awaited() || entry.is_quiet
            }
            _ => true,
        })
    }

    fn begins(
        &self,
        scope: &Setting,
        number: usize,
        sent: Option<&Past<u8>>,
        put: &mut impl FnMut(fmt::Arguments<'_>, Self, Event<u8>),
    ) {
        let asked = self.processes[number].as_ref().expect("it runs").asked;
        let (world, event) = self.begin(scope, number, asked);
        put(format_args!("begins: {event:?}"), world.clone(), event.clone());
        if self.failures > 0 {
            put(format_args!("`begin` fails"), self.failed(), Event::PerhapsWritten);
            put(format_args!("`begin` surely fails"), self.failed(), Event::NotWritten);
            put(format_args!("`begin` writes and fails"), world.failed(), Event::PerhapsWritten);
        }
        let (Some(past), State::Absent, Event::Held(held)) = (sent, &self.rows[asked].state, event) else { return };
        if held.is_mine && (held.others.is_empty() || scope.wrong == Some(Wrong::SendsNextToOthers)) {
            // Without a token, the entry is only planned.
            let mut world = world;
            world.rows[asked].mark(past);
            put(format_args!("begins, and marks"), world.clone(), Event::Marked);
            if self.failures > 0 {
                put(format_args!("`begin` writes, marks and fails"), world.failed(), Event::PerhapsWritten);
            }
        }
    }

    fn begin(&self, scope: &Setting, number: usize, asked: usize) -> (Self, Event<u8>) {
        let mut world = self.clone();
        let row = match self.in_the_way(scope, asked) {
            Some((row, candidate)) if !candidate.is_taken_over() => {
                let end = match &self.rows[row].state {
                    State::Ended { end, .. } => Some(end.clone()),
                    State::Absent | State::Open { .. } => None,
                };
                return (world, Event::Found(Found { is_mine: candidate.is_mine, is_equal: candidate.joins, end }));
            }
            Some((row, _)) => row,
            None => asked,
        };
        let held = world.hold(scope, number, row, asked);
        world.processes[number].as_mut().expect("it runs").row = row;
        (world, Event::Held(held))
    }

    fn finish(&self, scope: &Setting, number: usize, verdict: &Verdict<u8>, steps: &mut Steps) {
        let process = self.processes[number].as_ref().expect("it runs");
        let mut world = self.clone();
        world.processes[number] = None;
        match verdict {
            Verdict::Unknown => {}
            Verdict::NotBegun => {
                world.rows[process.asked].claim = Some(Claim::DidNotHappen);
                world.check_claims(scope);
                if !matches!(world.rows[process.asked].state, State::Absent) {
                    world.broken = Some("an entry that was not written, as was said, is there");
                }
            }
            Verdict::Ended { end, source, .. } => {
                if *source == Source::Recalled && end.kind != EndKind::Conflict && !process.shows_own {
                    world.broken = Some("the caller gets an object that does not show its call");
                }
                world.is_told(scope, (process.asked, process.row), end);
            }
        }
        let row = process.row;
        let told = match verdict {
            Verdict::Unknown => Some(Told::Unknown),
            Verdict::NotBegun => None,
            Verdict::Ended { end, .. } => Some(self.told(scope, row, end)),
        };
        if let (Verdict::Ended { acknowledges: true, .. }, Some(told)) = (verdict, told) {
            for recipient in [Recipient::Recovery, Recipient::Caller] {
                if is_seen_by(scope, told, recipient) {
                    let mut world = world.after_acknowledging(true, recipient).acknowledged(scope, row, told);
                    if world.rows[row].origin == Origin::Plan {
                        world.broken = Some("a call acknowledges what the shop has planned");
                    }
                    steps
                        .push(format_args!("p{number}, {row}: {verdict:?}, and acknowledges for {recipient:?}"), world);
                }
            }
        }
        world.gets(scope, row, told);
        steps.push(format_args!("p{number}, {row}: {verdict:?}"), world);
    }

    /// Returns the world in which the client acknowledges an end that this one gets, or does not.
    fn after_acknowledging(&self, is_seen: bool, recipient: Recipient) -> Self {
        let mut world = self.clone();
        if is_seen && recipient == Recipient::Recovery {
            world.broken = Some("the client acknowledges an end that nobody has got");
        }
        world
    }

    /// Returns whether an object that is read again can be that of a call, and whether it can be another one, because a
    /// response is old or belongs to another order. Those of captures and unknown calls are not read.
    fn recalled(&self, scope: &Setting, row: usize, ids: &BTreeSet<u8>) -> Vec<bool> {
        let is_object = |id: &u8| self.effect(*id).is_some_and(|effect| effect.fits(scope, row));
        let shows = |session: &Session| {
            session.charges.is_superset(ids) && (session.status == Status::Moved || !ids.is_empty())
        };
        match scope.kind_of(row) {
            Kind::Create | Kind::Refund if ids.iter().all(is_object) => vec![true, false],
            Kind::Confirm if self.session.iter().any(shows) => vec![true, false],
            Kind::Cancel if self.session.iter().any(|session| session.status == Status::Cancelled) => vec![true, false],
            Kind::Create | Kind::Refund | Kind::Confirm | Kind::Cancel => vec![false],
            Kind::Capture | Kind::Other => Vec::new(),
        }
    }

    /// Returns the world after a failure of the journal.
    fn failed(&self) -> Self {
        Self { failures: self.failures - 1, ..self.clone() }
    }

    fn record(
        &self,
        scope: &Setting,
        (number, row): (usize, usize),
        (end, is_response, acknowledges): (&End<u8>, bool, bool),
        put: &mut impl FnMut(fmt::Arguments<'_>, Self, Event<u8>),
    ) {
        let is_allowed = match &self.rows[row].state {
            State::Absent => false,
            State::Open { .. } => is_response || self.is_holder(number, row),
            State::Ended { end, is_acknowledged, .. } => {
                is_response && end.kind == EndKind::Undecidable && !is_acknowledged
            }
        };
        let is_same = matches!(&self.rows[row].state, State::Ended { end: known, .. } if known == end);
        let mut world = self.clone();
        if is_allowed {
            let entry = &mut world.rows[row];
            entry.state = State::Ended { end: end.clone(), is_acknowledged: acknowledges };
            entry.past = Past::none();
            entry.is_quiet = false;
            world.is_recorded(scope, row, end);
            world.is_handed_out(scope, row, end);
        }
        if self.failures > 0 {
            let is_held =
                self.is_holder(number, row) && matches!(self.rows[row].state, State::Open { is_held: true, .. });
            put(format_args!("the end is not written"), self.failed(), Event::NotRecorded { is_held });
            put(format_args!("the end is written, and fails"), world.failed(), Event::NotRecorded { is_held });
        }
        if acknowledges && self.rows[row].origin == Origin::Plan {
            world.broken = Some("a call acknowledges what the shop has planned");
        }
        if let State::Ended { is_acknowledged, .. } = &mut world.rows[row].state
            && is_same
        {
            *is_acknowledged |= acknowledges;
        }
        let is_written = is_allowed || is_same;
        let event = if is_written { Event::Recorded { is_acknowledged: acknowledges } } else { Event::Lost };
        put(format_args!("records {end:?}: {event:?}"), world, event.clone());
    }
}
