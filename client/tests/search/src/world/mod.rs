//! A journal, a gateway and processes, around the calls of one key. Everything that can happen next is a step.

mod gateway;
mod process;
mod truth;

use std::{collections::BTreeSet, fmt, iter};

use payment_client::machine::{
    Action, Candidate, CandidateState, End, EndKind, Event, HeldRow, IntentState, Other, Past, Status,
};

use crate::{
    decider::{Decider, acknowledges},
    space::{Axiom, Setting},
};

const PROCESSES: usize = 2;

#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct World {
    rows: Vec<Row>,
    effects: Vec<Effect>,
    /// The states of the session in the last minute, the newest last.
    session: Vec<Session>,
    processes: [Option<Process>; PROCESSES],
    crashes: u8,
    failures: u8,
    /// What broke a promise.
    broken: Option<&'static str>,
}

#[derive(Clone, Debug, PartialEq, Eq, Hash)]
struct Row {
    state: RowState,
    past: Past<u8>,
    /// A minute has passed since the last attempt ended, or since the end was written.
    is_quiet: bool,
    caller: Caller,
    /// The number of times that the call was carried out.
    executed: u8,
    /// What a caller got, or the journal has recorded.
    claim: Option<Claim>,
    /// What a shop got and has not acknowledged yet, if the row can get another end meanwhile.
    got: Option<EndKind>,
    /// Whether nobody could know that no attempt was carried out.
    was_in_doubt: bool,
}

/// An end that a later step can make untrue.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
enum Claim {
    IsOfNoUse,
    DidNotHappen,
}

/// Who has asked for a call.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
enum Caller {
    Nobody,
    /// The shop has planned it.
    Plan,
    /// The caller of a method.
    Method,
}

#[derive(Clone, Debug, PartialEq, Eq, Hash)]
enum RowState {
    Absent,
    Open { holder: Option<usize>, is_held: bool },
    Ended { end: End<u8>, is_acknowledged: bool },
}

/// What an attempt has left, or may leave. Its id is its position.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
struct Effect {
    row: usize,
    stage: Stage,
    /// Whether it is of no use.
    has_failed: bool,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
enum Stage {
    Flying,
    Hidden,
    Shown,
    Never,
}

#[derive(Clone, Debug, PartialEq, Eq, Hash)]
struct Session {
    status: Status,
    charges: BTreeSet<u8>,
    /// The confirmation that waits for the customer, and whether it has a charge already.
    confirmed: Option<(usize, bool)>,
}

#[derive(Clone, Debug, PartialEq, Eq, Hash)]
struct Process {
    asked: usize,
    row: usize,
    call: Decider,
    action: Action<u8>,
}

impl Process {
    fn new(row: usize, call: Decider, action: Action<u8>) -> Self {
        Self { asked: row, row, call, action }
    }
}

/// Steps, and the worlds after them.
pub struct Steps {
    /// Whether the steps are told, which takes longer than to make them.
    pub are_told: bool,
    pub all: Vec<(String, World)>,
}

impl Steps {
    fn push(&mut self, text: fmt::Arguments<'_>, world: World) {
        let text = if self.are_told { text.to_string() } else { String::new() };
        self.all.push((text, world.ordered()));
    }
}

impl Row {
    fn mark(&mut self, past: &Past<u8>) {
        self.past = past.clone();
        self.is_quiet = false;
    }
}

impl World {
    pub fn new(space: &Setting) -> Self {
        let row = Row {
            state: RowState::Absent,
            past: Past::none(),
            is_quiet: true,
            caller: Caller::Nobody,
            executed: 0,
            claim: None,
            got: None,
            was_in_doubt: false,
        };
        Self {
            rows: vec![row; space.intents],
            effects: Vec::new(),
            session: vec![Session { status: space.kind.first_status(), charges: BTreeSet::new(), confirmed: None }],
            processes: [const { None }; PROCESSES],
            crashes: space.crashes,
            failures: space.failures,
            broken: None,
        }
    }

    /// Returns an equal world in which the processes have an order, because they are alike.
    fn ordered(mut self) -> Self {
        let place = |process: &Option<Process>| process.as_ref().map_or((usize::MAX, 0), |it| (it.row, it.asked));
        if place(&self.processes[0]) > place(&self.processes[1]) {
            self.processes.swap(0, 1);
            for row in &mut self.rows {
                if let RowState::Open { holder: Some(holder), .. } = &mut row.state {
                    *holder = 1 - *holder;
                }
            }
        }
        self
    }

    /// Returns everything that can happen next.
    pub fn steps(&self, space: &Setting, are_told: bool) -> Vec<(String, Self)> {
        let mut steps = Steps { are_told, all: Vec::new() };
        self.shop(space, &mut steps);
        self.gateway(space, &mut steps);
        self.time(space, &mut steps);
        for process in 0..PROCESSES {
            self.process(space, process, &mut steps);
        }
        steps.all
    }

    fn shop(&self, space: &Setting, steps: &mut Steps) {
        // Calls of one kind are alike, so they begin in their order.
        let is_new = |row: usize| self.rows[row].caller == Caller::Nobody;
        let is_next = |row: usize| is_new(row) && !(0..row).any(|other| is_new(other) && space.is_alike(row, other));
        for row in (0..self.rows.len()).filter(|row| is_next(*row)) {
            if space.plans && self.in_the_way(space, row).is_none() {
                let mut world = self.clone();
                let stored = &mut world.rows[row];
                stored.state = RowState::Open { holder: None, is_held: false };
                stored.caller = Caller::Plan;
                steps.push(format_args!("the shop plans {row}"), world);
            }
            for process in self.idle() {
                let mut world = self.clone();
                world.rows[row].caller = Caller::Method;
                world.start(space, process, row, IntentState::Own);
                steps.push(format_args!("p{process} calls {row}"), world);
            }
        }
        for (row, stored) in self.rows.iter().enumerate() {
            if let RowState::Ended { end, is_acknowledged: false } = &stored.state {
                // What it got just now, or some time ago.
                for seen in iter::once(end.kind).chain(stored.got) {
                    if acknowledges(space, seen, end.kind) {
                        steps.push(format_args!("the shop acknowledges {row}: {seen:?}"), self.acknowledged(row, seen));
                    }
                }
            }
            if stored.caller == Caller::Plan && matches!(stored.state, RowState::Open { .. }) {
                for process in self.idle() {
                    let mut world = self.clone();
                    world.start(space, process, row, IntentState::Given);
                    steps.push(format_args!("p{process} carries out {row}"), world);
                }
            }
            if space.withdraws && matches!(stored.state, RowState::Open { is_held: false, .. }) {
                for process in self.idle() {
                    let mut world = self.clone();
                    world.start(space, process, row, IntentState::Withdrawn);
                    steps.push(format_args!("p{process} withdraws {row}"), world);
                }
            }
            if let RowState::Open { is_held: false, .. } = stored.state {
                for process in self.idle() {
                    let mut world = self.clone();
                    let mut call = Decider::new(space, space.kind_of(row).repetition(), IntentState::Given);
                    let held = world.hold(space, process, row, row);
                    // The bytes of a call by card are withheld.
                    let mut without_bytes = (world.clone(), call.clone());
                    let action = call.next(Event::Held(held.clone()));
                    world.processes[process] = Some(Process::new(row, call, action));
                    steps.push(format_args!("p{process} recovers {row}"), world);
                    let action = without_bytes.1.next(Event::Held(HeldRow { has_bytes: false, ..held }));
                    let (mut world, call) = without_bytes;
                    world.processes[process] = Some(Process::new(row, call, action));
                    steps.push(format_args!("p{process} recovers {row} without its bytes"), world);
                }
            }
        }
    }

    /// Only one of the idle processes, because they are alike.
    fn idle(&self) -> impl Iterator<Item = usize> + use<> {
        self.processes.iter().position(Option::is_none).into_iter()
    }

    fn start(&mut self, space: &Setting, process: usize, row: usize, intent: IntentState) {
        let mut call = Decider::new(space, space.kind_of(row).repetition(), intent);
        let action = call.next(Event::Started);
        self.processes[process] = Some(Process::new(row, call, action));
    }

    /// Returns the row that is in the way of another one.
    fn in_the_way(&self, space: &Setting, asked: usize) -> Option<(usize, Candidate)> {
        let with_key = self.rows.iter().enumerate().filter(|(row, _)| space.have_one_key(asked, *row));
        Candidate::in_the_way(with_key.filter_map(|(row, stored)| {
            let state = match stored.state {
                RowState::Absent => return None,
                RowState::Open { is_held, .. } => CandidateState::Open { is_held },
                RowState::Ended { ref end, is_acknowledged } => {
                    CandidateState::Ended { kind: end.kind, is_acknowledged }
                }
            };
            Some((row, Candidate { is_mine: row == asked, joins: space.joins(asked, row), state }))
        }))
    }

    fn hold(&mut self, space: &Setting, process: usize, row: usize, asked: usize) -> HeldRow<u8> {
        // Who has not given the row back may have sent what it has marked.
        let is_left = matches!(self.rows[row].state, RowState::Open { holder: Some(_), .. });
        self.rows[row].was_in_doubt |= is_left && self.rows[row].past.attempts > 0;
        self.rows[row].state = RowState::Open { holder: Some(process), is_held: true };
        let others = self.rows.iter().enumerate();
        let others = others.filter(|(other, _)| *other != row && space.have_one_key(row, *other));
        let others = others.filter_map(|(other, stored)| match &stored.state {
            RowState::Ended { end, .. } if !end.kind.is_clean() => Some(Other {
                kind: end.kind,
                ids: end.ids.clone(),
                is_equal: space.joins(row, other),
                is_alike: space.is_alike(row, other),
            }),
            _ => None,
        });
        let others = if space.lacks(Axiom::Journal) { Vec::new() } else { others.collect() };
        HeldRow { is_mine: row == asked, past: self.rows[row].past.clone(), others, has_bytes: true }
    }

    /// Returns the process that sends an attempt of this call now.
    fn sender(&self, row: usize) -> Option<usize> {
        self.processes.iter().position(|process| {
            process.as_ref().is_some_and(|process| process.row == row && process.action == Action::Send)
        })
    }

    /// Returns whether the last attempt of a call was given up: after a crash, its lease has ended, too.
    fn is_given_up(&self, space: &Setting, row: usize) -> bool {
        // A process that has paused sends later, and nobody knows.
        if space.has_late_senders() && matches!(self.rows[row].state, RowState::Open { is_held: false, .. }) {
            return true;
        }
        let is_crashed = |holder: usize| self.processes[holder].as_ref().is_none_or(|process| process.row != row);
        let is_lost = match self.rows[row].state {
            RowState::Open { holder: Some(holder), is_held } => is_held && is_crashed(holder),
            _ => false,
        };
        self.sender(row).is_none() && !is_lost
    }
}
