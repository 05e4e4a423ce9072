//! What a process does: the next action of its call, with every outcome.

use std::fmt;

use payment_client::machine::{
    Action, Age, Ages, Begin, End, EndKind, Event, FoundRow, Other, Past, Pause, Status, View,
};

use super::{Caller, RowState, Steps, World};
use crate::{
    decider::Wrong,
    space::{Faults, Setting},
};

impl World {
    pub fn process(&self, space: &Setting, number: usize, steps: &mut Steps) {
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
            Action::Begin(begin) => self.begins(space, number, begin, &mut put),
            Action::Look => {
                let age = |is_quiet: bool| if is_quiet { Age::Settled } else { Age::Young };
                let ages = Ages { own: age(self.rows[row].is_quiet), others: age(self.are_others_quiet(space, row)) };
                if space.faults == Faults::All {
                    put(format_args!("does not see"), self.clone(), Event::NotSeen);
                    put(format_args!("cannot see"), self.clone(), Event::CannotSee { ages });
                }
                if ages.own.is_quiet() {
                    let ages = Ages { own: Age::TooOld, ..ages };
                    let view = View { is_complete: true, ..View::nothing() };
                    if space.kind_of(row).is_reference()
                        && self.views(space, row).contains(&View { session: Status::Moved, ..view.clone() })
                    {
                        put(format_args!("sees nothing after a day"), self.clone(), Event::Saw { view, ages });
                    }
                }
                for view in self.views(space, row) {
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
                world.rows[row].state = RowState::Open { holder: Some(number), is_held: true };
                if self.failures > 0 {
                    put(format_args!("the mark fails"), self.failed(), Event::NotMarked);
                    put(format_args!("the mark surely fails"), self.failed(), Event::NotWritten);
                    put(format_args!("the mark is written and fails"), world.failed(), Event::NotMarked);
                }
                put(format_args!("marks"), world, Event::Marked);
                if space.faults == Faults::All {
                    put(format_args!("gets no token"), self.clone(), Event::NotReady);
                    put(format_args!("is not accepted"), self.clone(), Event::NotAccepted);
                }
            }
            Action::Send => self.send(space, row, &mut put),
            Action::Note(past) => {
                if !self.is_holder(number, row) {
                    put(format_args!("has lost the lease"), self.clone(), Event::Lost);
                    return;
                }
                let mut world = self.clone();
                world.rows[row].past = past.clone();
                world.rows[row].state = RowState::Open { holder: Some(number), is_held: true };
                if self.failures > 0 {
                    put(format_args!("the rejection is not written"), self.failed(), Event::NotMarked);
                    put(format_args!("the rejection is written and fails"), world.failed(), Event::NotMarked);
                }
                put(format_args!("notes the rejection"), world, Event::Noted);
            }
            Action::Record { end, is_response } => self.record(space, (number, row), (end, *is_response), &mut put),
            Action::Release(past) => {
                let mut world = self.clone();
                if self.is_holder(number, row) {
                    world.rows[row].state = RowState::Open { holder: None, is_held: false };
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
                if matches!(pause, Pause::Backoff | Pause::AsAsked) && space.faults == Faults::All {
                    put(format_args!("has no retry left"), self.clone(), Event::NoRetry);
                }
            }
            Action::Finish { end, acknowledges } => self.finish(space, number, (end.as_ref(), *acknowledges), steps),
        }
    }

    fn is_holder(&self, process: usize, row: usize) -> bool {
        matches!(self.rows[row].state, RowState::Open { holder: Some(holder), .. } if holder == process)
    }

    fn are_others_quiet(&self, space: &Setting, row: usize) -> bool {
        let others = self.rows.iter().enumerate().filter(|(other, _)| *other != row);
        others.into_iter().all(|(other, stored)| match &stored.state {
            RowState::Ended { end, .. } => {
                let is_alike = space.is_alike(row, other);
                let is_equal = space.joins(row, other);
                let other = Other { kind: end.kind, ids: end.ids.clone(), is_equal, is_alike };
                !other.is_awaited() || stored.is_quiet
            }
            _ => true,
        })
    }

    fn begins(
        &self,
        space: &Setting,
        number: usize,
        begin: &Begin<Past<u8>>,
        put: &mut impl FnMut(fmt::Arguments<'_>, Self, Event<u8>),
    ) {
        let asked = self.processes[number].as_ref().expect("it runs").asked;
        let (world, event) = match begin {
            Begin::Withdrawn => self.withdraw(space, number, asked),
            Begin::Planned | Begin::Sent(_) => self.begin(space, number, asked),
        };
        put(format_args!("begins: {event:?}"), world.clone(), event.clone());
        if self.failures > 0 {
            put(format_args!("`begin` fails"), self.failed(), Event::PerhapsWritten);
            put(format_args!("`begin` surely fails"), self.failed(), Event::NotWritten);
            put(format_args!("`begin` writes and fails"), world.failed(), Event::PerhapsWritten);
        }
        let (Begin::Sent(past), RowState::Absent, Event::Held(held)) = (begin, &self.rows[asked].state, event) else {
            return;
        };
        if held.is_mine && (held.others.is_empty() || space.wrong == Some(Wrong::SendsNextToOthers)) {
            // Without a token, the row is only planned.
            let mut world = world;
            world.rows[asked].mark(past);
            put(format_args!("begins, and marks"), world.clone(), Event::Marked);
            if self.failures > 0 {
                put(format_args!("`begin` writes, marks and fails"), world.failed(), Event::PerhapsWritten);
            }
        }
    }

    /// Ends a row that is not there, or finds it. No other row is in its way.
    fn withdraw(&self, space: &Setting, number: usize, asked: usize) -> (Self, Event<u8>) {
        let mut world = self.clone();
        let end = match &self.rows[asked].state {
            RowState::Open { is_held: false, .. } => {
                let held = world.hold(space, number, asked, asked);
                return (world, Event::Held(held));
            }
            RowState::Open { is_held: true, .. } => None,
            RowState::Ended { end, .. } => Some(end.clone()),
            RowState::Absent => {
                let end = End { kind: EndKind::NotDone, ids: [].into() };
                world.rows[asked].state = RowState::Ended { end: end.clone(), is_acknowledged: false };
                world.is_recorded(space, asked, &end);
                Some(end)
            }
        };
        (world, Event::Found(FoundRow { is_mine: true, is_equal: true, end }))
    }

    fn begin(&self, space: &Setting, number: usize, asked: usize) -> (Self, Event<u8>) {
        let mut world = self.clone();
        let row = match self.in_the_way(space, asked) {
            Some((row, candidate)) if !candidate.is_taken_over() => {
                let end = match &self.rows[row].state {
                    RowState::Ended { end, .. } => Some(end.clone()),
                    RowState::Absent | RowState::Open { .. } => None,
                };
                return (world, Event::Found(FoundRow { is_mine: candidate.is_mine, is_equal: candidate.joins, end }));
            }
            Some((row, _)) => row,
            None => asked,
        };
        let held = world.hold(space, number, row, asked);
        world.processes[number].as_mut().expect("it runs").row = row;
        (world, Event::Held(held))
    }

    fn finish(&self, space: &Setting, number: usize, (end, acknowledges): (Option<&End<u8>>, bool), steps: &mut Steps) {
        let process = self.processes[number].as_ref().expect("it runs");
        let (asked, row) = (process.asked, process.row);
        let mut world = self.clone();
        world.processes[number] = None;
        if let Some(end) = end {
            world.is_told(space, (asked, row), end);
            if end.kind == EndKind::NotDone && matches!(world.rows[asked].state, RowState::Open { .. }) {
                world.broken = Some("a row that no process carries out, as was said, is open");
            }
        }
        let told = format!("p{number}, {row}: ends as {end:?}");
        if let Some(end) = end.filter(|_| acknowledges) {
            let mut world = world.acknowledged(row, end.kind);
            if world.rows[row].caller == Caller::Plan {
                world.broken = Some("a call acknowledges what the shop has planned");
            }
            steps.push(format_args!("{told}, and acknowledges"), world);
        }
        // The caller is gone, or has only the result.
        world.gets(row, end.map(|end| end.kind));
        steps.push(format_args!("{told}"), world);
    }

    /// Returns the world after a failure of the journal.
    fn failed(&self) -> Self {
        Self { failures: self.failures - 1, ..self.clone() }
    }

    fn record(
        &self,
        space: &Setting,
        (number, row): (usize, usize),
        (end, is_response): (&End<u8>, bool),
        put: &mut impl FnMut(fmt::Arguments<'_>, Self, Event<u8>),
    ) {
        let is_allowed = match &self.rows[row].state {
            RowState::Absent => false,
            RowState::Open { .. } => is_response || self.is_holder(number, row),
            RowState::Ended { end, is_acknowledged, .. } => {
                is_response && end.kind == EndKind::Undecidable && !is_acknowledged
            }
        };
        let is_same = matches!(&self.rows[row].state, RowState::Ended { end: known, .. } if known == end);
        let mut world = self.clone();
        if is_allowed {
            let stored = &mut world.rows[row];
            stored.state = RowState::Ended { end: end.clone(), is_acknowledged: false };
            stored.past = Past::none();
            stored.is_quiet = false;
            world.is_recorded(space, row, end);
        }
        if self.failures > 0 {
            let is_held =
                self.is_holder(number, row) && matches!(self.rows[row].state, RowState::Open { is_held: true, .. });
            put(format_args!("the end is not written"), self.failed(), Event::NotRecorded { is_held });
            put(format_args!("the end is written, and fails"), world.failed(), Event::NotRecorded { is_held });
        }
        let event = if is_allowed || is_same { Event::Recorded } else { Event::Lost };
        put(format_args!("records {end:?}: {event:?}"), world, event.clone());
    }
}
