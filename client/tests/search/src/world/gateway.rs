//! What the gateway does, what look-ups show, and what time changes.

use std::{collections::BTreeSet, fmt};

use payment_client::machine::{AttemptOutcome, Event, Object, Status, View};

use super::{Effect, RowState, Session, Stage, Steps, World};
use crate::space::{Axiom, Faults, Kind, Lifetime, SOMEBODY_ELSE, Setting};

impl World {
    pub fn gateway(&self, space: &Setting, steps: &mut Steps) {
        for (id, effect) in self.effects.iter().enumerate() {
            if effect.stage == Stage::Flying {
                for has_failed in space.outcomes(effect.row) {
                    let mut world = self.clone();
                    world.execute(space, id, *has_failed);
                    let result = if *has_failed { ", in vain" } else { "" };
                    steps.push(format_args!("the gateway carries out {id} of {}{result}", effect.row), world);
                }
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
        if space.lifetime == Lifetime::Expires {
            self.expire(steps);
        }
        if space.lacks(Axiom::Sole) && self.effects.len() < 3 {
            let mut world = self.clone();
            let id = world.add(SOMEBODY_ELSE, Stage::Hidden);
            let mut charges = now.charges.clone();
            charges.insert(id);
            let status = match space.kind {
                Kind::Cancel => Status::Cancelled,
                Kind::Create | Kind::Refund | Kind::Capture | Kind::Confirm => Status::Moved,
            };
            world.session.push(Session { status, charges, confirmed: None });
            steps.push(format_args!("somebody else makes such a call"), world);
        }
    }

    /// Ends the session. That is no effect of a call, so a response that shows it can lack the charges of the last minute. A
    /// confirmation that waits for its customer, for however long, fails then: it has a charge, which belongs to this end, or
    /// it never gets one.
    fn expire(&self, steps: &mut Steps) {
        let (first, now) = (&self.session[0], self.now());
        if !matches!(now.status, Status::Waits | Status::Moved) {
            return;
        }
        let waits = now.confirmed.filter(|(_, has_charge)| !has_charge);
        for fails in [None].into_iter().chain(waits.map(Some)) {
            let mut world = self.clone();
            let charge = fails.map(|(row, _)| world.add(row, Stage::Hidden));
            let ended = |session: &Session| {
                let charges = session.charges.iter().copied().chain(charge).collect();
                Session { status: Status::Dead, charges, confirmed: None }
            };
            world.session.extend([ended(first), ended(now)]);
            let result = if charge.is_some() { ", with a charge" } else { "" };
            steps.push(format_args!("the session expires{result}"), world);
        }
    }

    pub(super) fn now(&self) -> &Session {
        self.session.last().expect("there is one")
    }

    fn add(&mut self, row: usize, stage: Stage) -> u8 {
        self.effects.push(Effect { row, stage, has_failed: false });
        u8::try_from(self.effects.len() - 1).unwrap()
    }

    /// Returns whether the state of the session permits a call.
    pub fn permits(&self, space: &Setting, row: usize) -> bool {
        match (space.kind_of(row), self.now().status) {
            (Kind::Confirm | Kind::Cancel, status) => status == Status::Waits,
            (Kind::Capture, status) => !matches!(status, Status::Cancelled | Status::Dead),
            (Kind::Create | Kind::Refund, _) => true,
        }
    }

    /// Carries an attempt out, if the state of the session permits it.
    fn execute(&mut self, space: &Setting, id: usize, has_failed: bool) {
        let row = self.effects[id].row;
        let kind = space.kind_of(row);
        let now = self.now().clone();
        if !self.permits(space, row) {
            self.forget(id);
            return;
        }
        self.effects[id] = Effect { row, stage: Stage::Hidden, has_failed };
        self.rows[row].executed += 1;
        match kind {
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
            Kind::Create | Kind::Refund | Kind::Capture => {}
        }
        self.check_claims(space);
    }

    /// Forgets an attempt that is never carried out. The ids of later ones stay.
    fn forget(&mut self, id: usize) {
        self.effects[id].stage = Stage::Never;
        while self.effects.last().is_some_and(|effect| effect.stage == Stage::Never) {
            self.effects.pop();
        }
    }

    pub fn time(&self, space: &Setting, steps: &mut Steps) {
        let is_under_way = |effect: &Effect| effect.stage == Stage::Flying && !space.lacks(Axiom::Ended);
        let is_ended = |row: usize| row == SOMEBODY_ELSE || self.is_given_up(space, row);
        if !self.effects.iter().any(|effect| is_under_way(effect) && is_ended(effect.row)) {
            let mut world = self.clone();
            for row in 0..world.rows.len() {
                world.rows[row].is_quiet |= self.is_given_up(space, row);
            }
            if !space.lacks(Axiom::Visible) {
                for effect in world.effects.iter_mut().filter(|effect| effect.stage == Stage::Hidden) {
                    effect.stage = Stage::Shown;
                }
                world.session.drain(..world.session.len() - 1);
            }
            if world != *self {
                steps.push(format_args!("a minute passes"), world);
            }
        }
        for (row, stored) in self.rows.iter().enumerate() {
            if let RowState::Open { holder, is_held: true } = stored.state
                && (self.sender(row).is_none() || space.has_late_senders())
            {
                let mut world = self.clone();
                world.rows[row].state = RowState::Open { holder, is_held: false };
                steps.push(format_args!("the lease of {row} ends"), world);
            }
        }
    }

    pub fn views(&self, space: &Setting, row: usize) -> Vec<View<u8>> {
        match space.kind_of(row) {
            Kind::Confirm | Kind::Cancel => self.views_of_session(),
            Kind::Create | Kind::Refund | Kind::Capture => self.views_of_objects(space, row),
        }
    }

    fn views_of_session(&self) -> Vec<View<u8>> {
        let view = |session: &Session, status| {
            let charge = |id: &u8| Object { id: *id, fits: true, has_failed: false };
            View { objects: session.charges.iter().map(charge).collect(), session: status, is_complete: true }
        };
        let known = self.session.iter().map(|session| view(session, session.status));
        // A later version of the gateway can have another status.
        known.chain([view(self.now(), Status::Unknown)]).collect()
    }

    fn views_of_objects(&self, space: &Setting, row: usize) -> Vec<View<u8>> {
        let empty = View { objects: Vec::new(), session: Status::Moved, is_complete: true };
        let mut views = vec![empty.clone()];
        let is_alike = |effect: &Effect| effect.row == SOMEBODY_ELSE || space.is_alike(row, effect.row);
        for (id, effect) in self.effects.iter().enumerate().filter(|(_, effect)| is_alike(effect)) {
            let id = u8::try_from(id).unwrap();
            let object = Object { id, fits: effect.fits(space, row), has_failed: effect.has_failed };
            let with = views.iter().cloned().map(|mut view| {
                // One that is of use comes first.
                let place = view.objects.partition_point(|other| other.has_failed <= object.has_failed);
                view.objects.insert(place, object.clone());
                view
            });
            match effect.stage {
                Stage::Shown => views = with.collect(),
                Stage::Hidden => views.extend(with.collect::<Vec<_>>()),
                Stage::Flying | Stage::Never => {}
            }
        }
        if space.faults == Faults::All {
            views.push(View { is_complete: false, ..empty });
        }
        views
    }

    pub fn send(&self, space: &Setting, row: usize, put: &mut impl FnMut(fmt::Arguments<'_>, Self, Event<u8>)) {
        let with = |stage| {
            let mut world = self.clone();
            let id = world.add(row, stage);
            (world, id)
        };
        let in_doubt = |mut world: Self| {
            world.rows[row].was_in_doubt = true;
            world
        };
        // Carried out, with a response and without one.
        let executed = space.outcomes(row).iter().filter_map(|has_failed| {
            let (mut world, id) = with(Stage::Flying);
            world.execute(space, id.into(), *has_failed);
            (world.effects.len() > usize::from(id)).then_some((world, id, *has_failed))
        });
        for (world, id, has_failed) in executed {
            let ids = match space.kind_of(row) {
                Kind::Confirm => world.now().charges.clone(),
                Kind::Cancel => BTreeSet::new(),
                Kind::Create | Kind::Refund | Kind::Capture => [id].into(),
            };
            let result = if has_failed { "Failed" } else { "Ok" };
            put(format_args!("sends: {result}"), world.clone(), Event::Answered { ids, has_failed });
            put(
                format_args!("sends: {result}, and lost"),
                in_doubt(world.clone()),
                Event::Sent(AttemptOutcome::Uncertain),
            );
            for (attempt, _) in ATTEMPTS.into_iter().filter(|(_, axiom)| space.lacks(*axiom)) {
                put(format_args!("sends: {result}, and {attempt:?}"), world.clone(), Event::Sent(attempt));
            }
        }
        let on_its_way = in_doubt(with(Stage::Flying).0);
        put(format_args!("sends: on its way"), on_its_way, Event::Sent(AttemptOutcome::Uncertain));
        put(format_args!("sends: lost"), in_doubt(self.clone()), Event::Sent(AttemptOutcome::Uncertain));
        for (attempt, _) in ATTEMPTS.into_iter().filter(|_| space.faults == Faults::All) {
            put(format_args!("sends: {attempt:?}"), self.clone(), Event::Sent(attempt));
        }
    }
}

/// The attempts that are surely not carried out, and the axiom that says so.
const ATTEMPTS: [(AttemptOutcome, Axiom); 5] = [
    (AttemptOutcome::Rejected, Axiom::Honest),
    (AttemptOutcome::Invalid, Axiom::Honest),
    (AttemptOutcome::Unauthorized, Axiom::RefusedEarly),
    (AttemptOutcome::Throttled, Axiom::RefusedEarly),
    (AttemptOutcome::NotSent, Axiom::CarriedOnce),
];
