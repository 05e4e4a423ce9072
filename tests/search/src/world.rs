//! A journal, a gateway and processes, around the calls of one key. Everything that can happen next is a step.

use std::{collections::BTreeSet, fmt};

use payment_client::machine::{
    Action, Attempt, End, EndKind, Event, Found, Held, Object, Other, Past, Quiet, Rule, Source, Status, Verdict, View,
};

use crate::decider::{Decider, Wrong};

/// What the gateway does with calls of this kind.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// Creates with one reference.
    Create,
    /// Refunds with one reference.
    Refund,
    /// Captures of one session, of equal amounts.
    Capture,
    /// Confirmations of one session. Each can be declined, and each second one meets 3-D Secure.
    Confirm,
    /// Cancellations of one session.
    Cancel,
    /// Calls that cannot be looked up.
    Other,
}

/// An axiom that a search does without.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Axiom {
    /// A3a: an attempt is executed within a minute, or never.
    Ended,
    /// A3b: look-ups show everything after a minute.
    Visible,
    /// A4: 401 means that the gateway did not act.
    RefusedEarly,
    /// A5: a rejected request did nothing.
    Honest,
    /// A6: what was not sent has not arrived.
    CarriedOnce,
    /// A7: no lease ends while its holder sends.
    Timely,
    /// A8: nobody else makes such calls.
    Sole,
    /// J: all processes have one journal, which remembers.
    Journal,
}

/// What a search explores.
#[derive(Clone, Copy, Debug)]
pub struct Scope {
    /// The calls.
    pub kind: Kind,
    /// Their number.
    pub intents: usize,
    /// Whether the requests of the intents are equal.
    pub are_equal: bool,
    /// Whether the shop plans intents before it carries them out.
    pub plans: bool,
    /// The number of processes that crash.
    pub crashes: u8,
    /// The number of methods of the journal that fail, after their write or before it.
    pub failures: u8,
    /// The axiom that does not hold.
    pub without: Option<Axiom>,
    /// The decision that is turned around.
    pub wrong: Option<Wrong>,
}

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
    state: State,
    past: Past<u8>,
    /// A minute has passed since the last attempt ended, or since the end was written.
    is_quiet: bool,
    is_planned_by_shop: bool,
    has_begun: bool,
    /// The number of times that the call was carried out.
    executed: u8,
    /// A caller was told that nothing happened.
    is_denied: bool,
}

#[derive(Clone, Debug, PartialEq, Eq, Hash)]
enum State {
    Absent,
    Open { holder: Option<usize>, is_held: bool },
    Ended { end: End<u8>, is_acknowledged: bool },
}

/// What an attempt has left, or may leave. Its id is its position.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
struct Effect {
    row: usize,
    stage: Stage,
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

impl Kind {
    /// Returns the rule of the machine.
    pub const fn rule(self) -> Rule {
        match self {
            Self::Create => Rule::CREATE,
            Self::Refund => Rule::REFUND,
            Self::Capture => Rule::CAPTURE,
            Self::Confirm => Rule::CONFIRM,
            Self::Cancel => Rule::CANCEL,
            Self::Other => Rule::ONCE,
        }
    }

    const fn is_reference(self) -> bool {
        matches!(self, Self::Create | Self::Refund)
    }
}

impl Scope {
    fn is_equal(&self, a: usize, b: usize) -> bool {
        a == b || self.kind.is_reference() && self.are_equal
    }

    fn lacks(&self, axiom: Axiom) -> bool {
        self.without == Some(axiom)
    }
}

impl World {
    pub fn new(scope: &Scope) -> Self {
        let row = Row {
            state: State::Absent,
            past: Past::none(),
            is_quiet: true,
            is_planned_by_shop: false,
            has_begun: false,
            executed: 0,
            is_denied: false,
        };
        Self {
            rows: vec![row; scope.intents],
            effects: Vec::new(),
            session: vec![Session { status: Status::Waits, charges: BTreeSet::new(), confirmed: None }],
            processes: [const { None }; PROCESSES],
            crashes: scope.crashes,
            failures: scope.failures,
            broken: None,
        }
    }

    /// Returns an equal world in which the processes have an order, because they are alike.
    fn ordered(mut self) -> Self {
        let place = |process: &Option<Process>| process.as_ref().map_or((usize::MAX, 0), |it| (it.row, it.asked));
        if place(&self.processes[0]) > place(&self.processes[1]) {
            self.processes.swap(0, 1);
            for row in &mut self.rows {
                if let State::Open { holder: Some(holder), .. } = &mut row.state {
                    *holder = 1 - *holder;
                }
            }
        }
        self
    }

    /// Returns everything that can happen next.
    pub fn steps(&self, scope: &Scope, are_told: bool) -> Vec<(String, Self)> {
        let mut steps = Steps { are_told, all: Vec::new() };
        self.shop(scope, &mut steps);
        self.gateway(scope, &mut steps);
        self.time(scope, &mut steps);
        for process in 0..PROCESSES {
            self.process(scope, process, &mut steps);
        }
        steps.all
    }

    fn shop(&self, scope: &Scope, steps: &mut Steps) {
        // The calls are alike, so they begin in their order.
        let next = self.rows.iter().position(|row| !row.has_begun);
        if let Some(row) = next {
            if scope.plans && self.key().is_none() {
                let mut world = self.clone();
                let entry = &mut world.rows[row];
                entry.state = State::Open { holder: None, is_held: false };
                (entry.is_planned_by_shop, entry.has_begun) = (true, true);
                steps.push(format_args!("the shop plans {row}"), world);
            }
            for process in self.idle() {
                let mut world = self.clone();
                world.rows[row].has_begun = true;
                world.start(scope, process, row, true);
                steps.push(format_args!("p{process} calls {row}"), world);
            }
        }
        for (row, entry) in self.rows.iter().enumerate() {
            if let State::Ended { end, is_acknowledged: false, .. } = &entry.state {
                let mut world = self.clone();
                world.rows[row].state = State::Ended { end: end.clone(), is_acknowledged: true };
                steps.push(format_args!("the shop acknowledges {row}"), world);
            }
            if entry.is_planned_by_shop && matches!(entry.state, State::Open { .. }) {
                for process in self.idle() {
                    let mut world = self.clone();
                    world.start(scope, process, row, false);
                    steps.push(format_args!("p{process} carries out {row}"), world);
                }
            }
            if let State::Open { is_held: false, .. } = entry.state {
                for process in self.idle() {
                    let mut world = self.clone();
                    let mut call = Decider::new(scope, false);
                    let action = call.next(Event::Held(world.hold(scope, process, row, row)));
                    world.processes[process] = Some(Process { asked: row, row, call, action });
                    steps.push(format_args!("p{process} recovers {row}"), world);
                }
            }
        }
    }

    /// Only one of the idle processes, because they are alike.
    fn idle(&self) -> impl Iterator<Item = usize> + use<> {
        self.processes.iter().position(Option::is_none).into_iter()
    }

    fn start(&mut self, scope: &Scope, process: usize, row: usize, is_own: bool) {
        let mut call = Decider::new(scope, is_own);
        let action = call.next(Event::Started);
        self.processes[process] = Some(Process { asked: row, row, call, action });
    }

    /// Returns the entry that has the key.
    fn key(&self) -> Option<usize> {
        self.rows.iter().position(|row| match &row.state {
            State::Absent => false,
            State::Open { .. } => true,
            State::Ended { end, is_acknowledged, .. } => !end.kind.is_clean() && !is_acknowledged,
        })
    }

    fn hold(&mut self, scope: &Scope, process: usize, row: usize, asked: usize) -> Held<u8> {
        self.rows[row].state = State::Open { holder: Some(process), is_held: true };
        let others = self.rows.iter().enumerate().filter(|(other, _)| *other != row);
        let others = others.filter_map(|(other, entry)| match &entry.state {
            State::Ended { end, .. } if !end.kind.is_clean() => {
                Some(Other { kind: end.kind, ids: end.ids.clone(), is_equal: scope.is_equal(row, other) })
            }
            _ => None,
        });
        let others = if scope.lacks(Axiom::Journal) { Vec::new() } else { others.collect() };
        Held { is_mine: row == asked, past: self.rows[row].past.clone(), others, can_send: true }
    }

    /// Returns the process that sends an attempt of this call now.
    fn sender(&self, row: usize) -> Option<usize> {
        self.processes.iter().position(|process| {
            process.as_ref().is_some_and(|process| process.row == row && process.action == Action::Send)
        })
    }

    /// Returns whether the last attempt of a call was given up: after a crash, its lease has ended, too.
    fn is_given_up(&self, scope: &Scope, row: usize) -> bool {
        // A process that has paused sends later, and nobody knows.
        if scope.lacks(Axiom::Timely) && matches!(self.rows[row].state, State::Open { is_held: false, .. }) {
            return true;
        }
        let is_crashed = |holder: usize| self.processes[holder].as_ref().is_none_or(|process| process.row != row);
        let is_lost = match self.rows[row].state {
            State::Open { holder: Some(holder), is_held } => is_held && is_crashed(holder),
            _ => false,
        };
        self.sender(row).is_none() && !is_lost
    }

    fn gateway(&self, scope: &Scope, steps: &mut Steps) {
        for (id, effect) in self.effects.iter().enumerate() {
            if effect.stage == Stage::Flying {
                let mut world = self.clone();
                world.execute(scope, id);
                steps.push(format_args!("the gateway carries out {id} of {}", effect.row), world);
                let mut world = self.clone();
                world.forget(id);
                steps.push(format_args!("the gateway never carries out {id} of {}", effect.row), world);
            }
        }
        let now = self.now();
        if let Some((row, has_charge)) = now.confirmed {
            let mut world = self.clone();
            let mut charges = now.charges.clone();
            if !has_charge {
                // 3-D Secure has failed: now there is a charge.
                charges.insert(world.add(row, Stage::Hidden));
            }
            world.session.push(Session { status: Status::Waits, charges, confirmed: None });
            steps.push(format_args!("the charge of {row} is declined"), world);
        }
        if scope.lacks(Axiom::Sole) && self.effects.len() < 3 {
            let mut world = self.clone();
            let id = world.add(usize::MAX, Stage::Hidden);
            let mut charges = now.charges.clone();
            charges.insert(id);
            let status = if scope.kind == Kind::Cancel { Status::Cancelled } else { Status::Moved };
            world.session.push(Session { status, charges, confirmed: None });
            steps.push(format_args!("somebody else makes such a call"), world);
        }
    }

    fn now(&self) -> &Session {
        self.session.last().expect("there is one")
    }

    fn add(&mut self, row: usize, stage: Stage) -> u8 {
        self.effects.push(Effect { row, stage });
        u8::try_from(self.effects.len() - 1).unwrap()
    }

    /// Carries an attempt out, if the state of the session permits it.
    fn execute(&mut self, scope: &Scope, id: usize) {
        let row = self.effects[id].row;
        let now = self.now().clone();
        self.effects[id].stage = match (scope.kind, now.status) {
            (Kind::Confirm | Kind::Cancel, Status::Waits)
            | (Kind::Create | Kind::Refund | Kind::Capture | Kind::Other, _) => Stage::Hidden,
            _ => Stage::Never,
        };
        if self.effects[id].stage == Stage::Never {
            self.forget(id);
            return;
        }
        self.rows[row].executed += 1;
        match scope.kind {
            Kind::Confirm => {
                // The first attempt of each call meets 3-D Secure, so its charge comes later.
                let has_charge = row % 2 == 1;
                let mut charges = now.charges;
                if has_charge {
                    charges.insert(u8::try_from(id).unwrap());
                }
                self.session.push(Session { status: Status::Moved, charges, confirmed: Some((row, has_charge)) });
            }
            Kind::Cancel => self.session.push(Session { status: Status::Cancelled, ..now }),
            _ => {}
        }
        self.check();
    }

    /// Forgets an attempt that is never carried out. The ids of later ones stay.
    fn forget(&mut self, id: usize) {
        self.effects[id].stage = Stage::Never;
        while self.effects.last().is_some_and(|effect| effect.stage == Stage::Never) {
            self.effects.pop();
        }
    }

    fn check(&mut self) {
        for row in &self.rows {
            if row.is_denied && row.executed > 0 {
                self.broken = Some("a call that did not happen, as was said, has happened");
            }
        }
    }

    fn time(&self, scope: &Scope, steps: &mut Steps) {
        let is_under_way = |effect: &Effect| effect.stage == Stage::Flying && !scope.lacks(Axiom::Ended);
        let is_ended = |row: usize| row == usize::MAX || self.is_given_up(scope, row);
        if !self.effects.iter().any(|effect| is_under_way(effect) && is_ended(effect.row)) {
            let mut world = self.clone();
            for row in 0..world.rows.len() {
                world.rows[row].is_quiet |= self.is_given_up(scope, row);
            }
            if !scope.lacks(Axiom::Visible) {
                for effect in world.effects.iter_mut().filter(|effect| effect.stage == Stage::Hidden) {
                    effect.stage = Stage::Shown;
                }
                world.session.drain(..world.session.len() - 1);
            }
            if world != *self {
                steps.push(format_args!("a minute passes"), world);
            }
        }
        for (row, entry) in self.rows.iter().enumerate() {
            if let State::Open { holder, is_held: true } = entry.state
                && (self.sender(row).is_none() || scope.lacks(Axiom::Timely))
            {
                let mut world = self.clone();
                world.rows[row].state = State::Open { holder, is_held: false };
                steps.push(format_args!("the lease of {row} ends"), world);
            }
        }
    }

    fn process(&self, scope: &Scope, number: usize, steps: &mut Steps) {
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
        let fail = |world: &Self| {
            let mut world = world.clone();
            world.failures -= 1;
            world
        };
        let row = process.row;
        match &process.action {
            Action::Begin => {
                let (world, event) = self.begin(scope, number, process.asked);
                put(format_args!("begins: {event:?}"), world.clone(), event.clone());
                if self.failures > 0 {
                    put(format_args!("`begin` fails"), fail(self), Event::PerhapsWritten);
                    put(format_args!("`begin` writes and fails"), fail(&world), Event::PerhapsWritten);
                }
            }
            Action::Look => {
                let quiet = Quiet { own: self.rows[row].is_quiet, others: self.are_others_quiet(row) };
                for view in self.views(scope, row) {
                    put(
                        format_args!("sees {view:?}, {quiet:?}"),
                        self.clone(),
                        Event::Saw { view: view.clone(), quiet },
                    );
                }
            }
            Action::Mark(past) => {
                if !self.is_holder(number, row) {
                    put(format_args!("has lost the lease"), self.clone(), Event::Lost);
                    return;
                }
                let mut world = self.clone();
                let entry = &mut world.rows[row];
                entry.past = past.clone();
                entry.is_quiet = false;
                entry.state = State::Open { holder: Some(number), is_held: true };
                if self.failures > 0 {
                    put(format_args!("the mark fails"), fail(self), Event::NotMarked);
                    put(format_args!("the mark is written and fails"), fail(&world), Event::NotMarked);
                }
                put(format_args!("marks"), world, Event::Marked);
                put(format_args!("gets no token"), self.clone(), Event::NotReady);
            }
            Action::Send => self.send(scope, row, &mut put),
            Action::Record { end, is_response } => {
                let is_allowed = match &self.rows[row].state {
                    State::Absent => false,
                    State::Open { .. } => *is_response || self.is_holder(number, row),
                    State::Ended { end, is_acknowledged, .. } => {
                        *is_response && end.kind == EndKind::Undecidable && !is_acknowledged
                    }
                };
                let is_same = matches!(&self.rows[row].state, State::Ended { end: known, .. } if known == end);
                let mut world = self.clone();
                if is_allowed {
                    let entry = &mut world.rows[row];
                    entry.state = State::Ended { end: end.clone(), is_acknowledged: false };
                    entry.past = Past::none();
                    entry.is_quiet = false;
                    world.ended(row, end);
                }
                if self.failures > 0 {
                    let is_held = self.is_holder(number, row)
                        && matches!(self.rows[row].state, State::Open { is_held: true, .. });
                    put(format_args!("the end is not written"), fail(self), Event::NotRecorded { is_held });
                    put(format_args!("the end is written, and fails"), fail(&world), Event::NotRecorded { is_held });
                }
                let event = if is_allowed || is_same { Event::Recorded } else { Event::Lost };
                put(format_args!("records {end:?}: {event:?}"), world, event.clone());
            }
            Action::Release(past) => {
                let mut world = self.clone();
                if self.is_holder(number, row) {
                    world.rows[row].state = State::Open { holder: Some(number), is_held: false };
                    if let Some(past) = past {
                        world.rows[row].past = past.clone();
                    }
                }
                put(format_args!("releases"), world, Event::Released);
                if self.failures > 0 {
                    put(format_args!("does not release"), fail(self), Event::Released);
                }
            }
            Action::Wait(_) => {
                put(format_args!("waits"), self.clone(), Event::Waited);
                put(format_args!("has no time left"), self.clone(), Event::Exhausted);
            }
            Action::Finish(verdict) => self.finish(scope, number, verdict, steps),
        }
    }

    fn is_holder(&self, process: usize, row: usize) -> bool {
        matches!(self.rows[row].state, State::Open { holder: Some(holder), .. } if holder == process)
    }

    fn are_others_quiet(&self, row: usize) -> bool {
        let others = self.rows.iter().enumerate().filter(|(other, _)| *other != row);
        others.into_iter().all(|(_, entry)| match &entry.state {
            State::Ended { end, .. } => {
                let other = Other { kind: end.kind, ids: end.ids.clone(), is_equal: false };
                !other.is_vague() || entry.is_quiet
            }
            _ => true,
        })
    }

    fn begin(&self, scope: &Scope, number: usize, asked: usize) -> (Self, Event<u8>) {
        let row = match self.rows[asked].state {
            State::Absent => self.key().unwrap_or(asked),
            _ => asked,
        };
        let is_equal = scope.is_equal(row, asked);
        let found = |end| Event::Found(Found { is_mine: row == asked, is_equal, end });
        let mut world = self.clone();
        match &self.rows[row].state {
            State::Ended { end, .. } => (world, found(Some(end.clone()))),
            State::Open { is_held: true, .. } => (world, found(None)),
            State::Open { .. } if !is_equal => (world, found(None)),
            State::Open { .. } | State::Absent => {
                let held = world.hold(scope, number, row, asked);
                world.processes[number].as_mut().expect("it runs").row = row;
                (world, Event::Held(held))
            }
        }
    }

    fn views(&self, scope: &Scope, row: usize) -> Vec<View<u8>> {
        let view = |objects: Vec<Object<u8>>, session| View { objects, session, is_complete: true };
        let object = |id: u8, fits| Object { id, fits, has_failed: false };
        if matches!(scope.kind, Kind::Confirm | Kind::Cancel) {
            let views = self.session.iter();
            return views
                .map(|session| view(session.charges.iter().map(|id| object(*id, true)).collect(), session.status))
                .collect();
        }
        if scope.kind == Kind::Other {
            return vec![View::nothing()];
        }
        let mut views = vec![view(Vec::new(), Status::Moved)];
        for (id, effect) in self.effects.iter().enumerate() {
            let fits = effect.row == usize::MAX || !scope.kind.is_reference() || scope.is_equal(row, effect.row);
            let with = views.iter().cloned().map(|mut view| {
                view.objects.push(object(u8::try_from(id).unwrap(), fits));
                view
            });
            match effect.stage {
                Stage::Shown => views = with.collect(),
                Stage::Hidden => views.extend(with.collect::<Vec<_>>()),
                Stage::Flying | Stage::Never => {}
            }
        }
        views.push(View { is_complete: false, ..view(Vec::new(), Status::Moved) });
        views
    }

    fn send(&self, scope: &Scope, row: usize, put: &mut impl FnMut(fmt::Arguments<'_>, Self, Event<u8>)) {
        let with = |stage| {
            let mut world = self.clone();
            let id = world.add(row, stage);
            (world, id)
        };
        // Carried out, with a response and without one.
        let (mut world, id) = with(Stage::Flying);
        world.execute(scope, id.into());
        if world.effects.len() > usize::from(id) {
            let ids = match scope.kind {
                Kind::Confirm => world.now().charges.clone(),
                Kind::Cancel | Kind::Other => BTreeSet::new(),
                _ => [id].into(),
            };
            put(format_args!("sends: Ok"), world.clone(), Event::Answered { ids, has_failed: false });
            put(format_args!("sends: carried out, and lost"), world.clone(), Event::Sent(Attempt::Uncertain));
        }
        put(format_args!("sends: on its way"), with(Stage::Flying).0, Event::Sent(Attempt::Uncertain));
        put(format_args!("sends: lost"), self.clone(), Event::Sent(Attempt::Uncertain));
        for (attempt, axiom) in [
            (Attempt::Rejected, Axiom::Honest),
            (Attempt::Unauthorized, Axiom::RefusedEarly),
            (Attempt::NotSent, Axiom::CarriedOnce),
        ] {
            put(format_args!("sends: {attempt:?}"), self.clone(), Event::Sent(attempt));
            if scope.lacks(axiom) {
                put(format_args!("sends: carried out, and {attempt:?}"), world.clone(), Event::Sent(attempt));
            }
        }
    }

    /// Checks the end that a journal gets.
    fn ended(&mut self, row: usize, end: &End<u8>) {
        let is_under_way = self.effects.iter().any(|effect| effect.row == row && matches!(effect.stage, Stage::Flying));
        if end.kind == EndKind::Undecidable && is_under_way {
            self.broken = Some("a person must decide a call that is on its way");
        }
        if end.kind.is_clean() {
            self.rows[row].is_denied = true;
            self.check();
        }
    }

    fn finish(&self, scope: &Scope, number: usize, verdict: &Verdict<u8>, steps: &mut Steps) {
        let process = self.processes[number].as_ref().expect("it runs");
        let mut world = self.clone();
        world.processes[number] = None;
        match verdict {
            Verdict::Unknown => {}
            Verdict::NotBegun => {
                world.rows[process.asked].is_denied = true;
                world.check();
                if !matches!(world.rows[process.asked].state, State::Absent) {
                    world.broken = Some("an entry that was not written, as was said, is there");
                }
            }
            Verdict::Ended { end, source, .. } => {
                let is_of =
                    |id: &u8| self.effects.get(usize::from(*id)).is_some_and(|effect| effect.row == process.row);
                match end.kind {
                    EndKind::Done | EndKind::Failed if scope.kind.is_reference() => {
                        let exists = |id: &u8| self.effects.get(usize::from(*id)).is_some_and(Effect::exists);
                        if end.ids.is_empty() || !end.ids.iter().all(exists) {
                            world.broken = Some("`Ok` without an object");
                        }
                    }
                    EndKind::Done | EndKind::Failed if scope.kind == Kind::Cancel => {
                        if self.now().status != Status::Cancelled {
                            world.broken = Some("`Ok` of a session that is not cancelled");
                        }
                    }
                    EndKind::Done | EndKind::Failed => {
                        if self.rows[process.row].executed == 0 || !end.ids.iter().all(is_of) {
                            world.broken = Some("`Ok` of a call that never happened");
                        }
                    }
                    kind if kind.is_clean() && *source != Source::Record => {
                        world.rows[process.asked].is_denied = true;
                        world.check();
                    }
                    _ => {}
                }
            }
        }
        if let Verdict::Ended { acknowledges: true, .. } = verdict {
            let row = process.row;
            let mut world = world.clone();
            if world.rows[row].is_planned_by_shop {
                world.broken = Some("a call acknowledges what the shop has planned");
            }
            if let State::Ended { is_acknowledged, .. } = &mut world.rows[row].state {
                *is_acknowledged = true;
            }
            steps.push(format_args!("p{number}, {row}: {verdict:?}, and acknowledges"), world);
        }
        steps.push(format_args!("p{number}, {}: {verdict:?}", process.row), world);
    }

    /// Returns the promise that this world breaks.
    pub fn violation(&self, scope: &Scope) -> Option<&'static str> {
        let executed = self.rows.iter().map(|row| row.executed);
        let is_twice = match scope.kind {
            Kind::Create | Kind::Refund => executed.sum::<u8>() > 1,
            Kind::Cancel => false,
            Kind::Capture | Kind::Confirm | Kind::Other => executed.max() > Some(1),
        };
        self.broken.or(is_twice.then_some("it happened twice"))
    }
}

impl Effect {
    const fn exists(&self) -> bool {
        matches!(self.stage, Stage::Hidden | Stage::Shown)
    }
}
