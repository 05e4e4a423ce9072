//! What the gateway does, what look-ups show, and what time changes.

use std::{collections::BTreeSet, fmt};

use payment_client::machine::{Attempt, Event, Object, Status, View};

use super::{Axiom, Effect, Kind, Scope, Session, Stage, State, Steps, World};

impl World {
    pub fn gateway(&self, scope: &Scope, steps: &mut Steps) {
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

    pub(super) fn now(&self) -> &Session {
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

    pub fn check(&mut self) {
        for row in &self.rows {
            if row.is_denied && row.executed > 0 {
                self.broken = Some("a call that did not happen, as was said, has happened");
            }
        }
    }

    pub fn time(&self, scope: &Scope, steps: &mut Steps) {
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

    pub fn views(&self, scope: &Scope, row: usize) -> Vec<View<u8>> {
        let view = |objects: Vec<Object<u8>>, session| View { objects, session, is_complete: true };
        let object = |id: u8, fits| Object { id, fits, has_failed: false };
        if matches!(scope.kind, Kind::Confirm | Kind::Cancel) {
            let views = self.session.iter();
            let charges = |session: &Session| session.charges.iter().map(|id| object(*id, true)).collect();
            let mut views: Vec<_> = views.map(|session| view(charges(session), session.status)).collect();
            // A later version of the gateway can have another status.
            views.push(view(charges(self.now()), Status::Unknown));
            return views;
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

    pub fn send(&self, scope: &Scope, row: usize, put: &mut impl FnMut(fmt::Arguments<'_>, Self, Event<u8>)) {
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
            put(format_args!("sends: Ok"), world.clone(), Event::Answered { ids: ids.clone(), has_failed: false });
            put(format_args!("sends: Failed"), world.clone(), Event::Answered { ids: ids.clone(), has_failed: true });
            put(format_args!("sends: carried out, and lost"), world.clone(), Event::Sent(Attempt::Uncertain));
        }
        put(format_args!("sends: on its way"), with(Stage::Flying).0, Event::Sent(Attempt::Uncertain));
        put(format_args!("sends: lost"), self.clone(), Event::Sent(Attempt::Uncertain));
        for (attempt, axiom) in [
            (Attempt::Rejected, Axiom::Honest),
            (Attempt::Invalid, Axiom::Honest),
            (Attempt::Unauthorized, Axiom::RefusedEarly),
            (Attempt::Throttled, Axiom::RefusedEarly),
            (Attempt::NotSent, Axiom::CarriedOnce),
        ] {
            put(format_args!("sends: {attempt:?}"), self.clone(), Event::Sent(attempt));
            if scope.lacks(axiom) {
                put(format_args!("sends: carried out, and {attempt:?}"), world.clone(), Event::Sent(attempt));
            }
        }
    }
}

impl Effect {
    pub const fn exists(&self) -> bool {
        matches!(self.stage, Stage::Hidden | Stage::Shown)
    }
}
