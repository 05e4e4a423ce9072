//! The decisions of one call, from its first write to its last.

use std::{collections::BTreeSet, mem};

use super::{
    age::Age,
    end::{End, EndKind},
    event::{Action, Ages, AttemptOutcome, Begin, Event, FoundRow, HeldRow, Other, Past, Pause},
    evidence::Evidence,
    repetition::{Proof, Repetition, Resend},
    view::{Status, View},
};

/// The greatest number of uncertain attempts of one call.
pub const MOST_UNCERTAIN: u8 = 3;

/// A call that changes something. `I` is an id of an object: a string, or a number in a search through all states.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Call<I> {
    repetition: Repetition,
    intent: IntentState,
    past: Past<I>,
    /// What the row has of them.
    known: Past<I>,
    others: Vec<Other<I>>,
    has_bytes: bool,
    /// Whether no other attempt may follow.
    is_final: bool,
    refusal: Refusal,
    phase: Phase<I>,
}

/// The state of the intent of a call: who has it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum IntentState {
    /// Nobody but this call, so that its end can be that it was not sent.
    Own,
    /// A shop, or the journal.
    Given,
    /// A shop that has withdrawn it: nothing is sent any more, and no other call is awaited.
    Withdrawn,
}

#[derive(Clone, Debug, PartialEq, Eq, Hash)]
enum Phase<I> {
    New,
    /// `joins` says that an equal call was found, which may be carried out.
    Beginning {
        joins: bool,
    },
    Looking(Look),
    Marking,
    Sending,
    /// A rejection is written, before the look-ups that decide.
    Noting,
    Recording {
        end: End<I>,
        basis: Basis,
    },
    Releasing,
    Waiting(Step),
    Finished,
}

/// The basis of an end: what shows it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
enum Basis {
    /// The response to its own attempt.
    Response,
    /// A look-up, or the attempts, none of which acted.
    View,
    /// Another row of the key.
    Record,
}

/// The rejections of the gateway.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
enum Refusal {
    None,
    /// The token of an attempt.
    Unauthorized,
    /// The request, so that no attempt follows.
    Rejected,
}

/// The reason for a look-up.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
enum Look {
    /// Another row may have left an object with the reference.
    First,
    /// The state before the call.
    Before,
    /// Its effect.
    Effect,
}

/// The step after a pause.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
enum Step {
    Begin {
        joins: bool,
    },
    Look(Look),
    /// `otherwise` is the end if there is no time left.
    Send {
        otherwise: EndKind,
    },
}

impl<I: Clone + Ord> Call<I> {
    /// Creates the machine of a call.
    pub const fn new(repetition: Repetition, intent: IntentState) -> Self {
        Self {
            repetition,
            intent,
            past: Past::none(),
            known: Past::none(),
            others: Vec::new(),
            has_bytes: true,
            is_final: false,
            refusal: Refusal::None,
            phase: Phase::New,
        }
    }

    /// Returns what the call knows of its attempts, for an intent that is carried out later.
    pub const fn past(&self) -> &Past<I> {
        &self.past
    }

    /// Returns the action that follows `event`.
    ///
    /// The events that can follow an action are listed at [`Action`]. Any other event ends the call with
    /// [`Action::Finish`] without an end, which promises nothing.
    pub fn next(&mut self, event: Event<I>) -> Action<I> {
        match (mem::replace(&mut self.phase, Phase::Finished), event) {
            (Phase::New, Event::Started) => self.begin(false),
            (Phase::New, Event::Refused) | (Phase::Beginning { joins: false }, Event::NotWritten) => self.not_begun(),
            // Another process has written an end, or has taken the call over. The response is the end of this attempt in any case.
            (Phase::Recording { end, basis: Basis::Response }, Event::Lost) => self.finish(end, false),
            (Phase::Beginning { .. }, Event::PerhapsWritten)
            | (Phase::Beginning { joins: true }, Event::NotWritten)
            | (Phase::Marking | Phase::Noting | Phase::Recording { .. }, Event::Lost)
            | (Phase::Releasing, Event::Released) => self.unknown(),
            (Phase::New | Phase::Beginning { .. }, Event::Held(held)) => self.held(held),
            (Phase::Beginning { .. }, Event::Found(found)) => self.found(found),
            (Phase::Looking(Look::Before), Event::Saw { view, ages }) => self.saw_before(&view, ages),
            (Phase::Looking(look), Event::Saw { view, ages }) => self.saw_effect(look, &view, ages),
            (Phase::Looking(Look::First | Look::Before), Event::CannotSee { .. }) => self.cannot_send(),
            (Phase::Looking(look @ Look::Effect), Event::CannotSee { ages })
                if ages.own >= Age::Settled && ages.others >= Age::Settled =>
            {
                // No later look-up will show more.
                self.saw_effect(look, &View::nothing(), ages)
            }
            (Phase::Looking(look), Event::NotSeen | Event::CannotSee { .. }) => {
                self.wait(Pause::Backoff, Step::Look(look))
            }
            (Phase::Beginning { .. }, Event::Marked)
                if self.intent == IntentState::Own && self.repetition.resend == Resend::WhenQuiet =>
            {
                // No other row of the key counts, so the request is sent at once.
                self.known = Past { attempts: 1, ..Past::none() };
                self.enter(Phase::Sending, Action::Send)
            }
            (Phase::Marking, Event::Marked) => {
                self.known = self.marked();
                self.enter(Phase::Sending, Action::Send)
            }
            (Phase::Marking, Event::NotMarked) => {
                self.known = self.marked();
                self.give_up(EndKind::NotDone)
            }
            (Phase::Marking, Event::NotReady | Event::NotAccepted | Event::NotWritten) if self.past.attempts > 0 => {
                self.wait(Pause::Backoff, Step::Look(Look::Effect))
            }
            (Phase::Marking, Event::NotReady) => self.wait(Pause::Backoff, Step::Send { otherwise: EndKind::NotDone }),
            (Phase::Marking, Event::NotAccepted | Event::NotWritten) => self.give_up(EndKind::NotDone),
            (Phase::Sending, Event::Answered { ids, has_failed }) => self.answered(&ids, has_failed),
            (Phase::Sending, Event::Sent(outcome)) => self.sent(outcome),
            (Phase::Noting, Event::Noted) => {
                self.known = self.past.clone();
                self.look(Look::Effect)
            }
            (Phase::Noting, Event::NotMarked | Event::NotWritten) => self.look(Look::Effect),
            (Phase::Recording { end, .. }, Event::Recorded) => {
                let acknowledges = self.intent == IntentState::Own && end.kind != EndKind::Undecidable;
                self.finish(end, acknowledges)
            }
            (Phase::Recording { end, basis }, Event::NotRecorded { is_held }) => self.not_recorded(end, basis, is_held),
            (Phase::Waiting(step), Event::Waited) => self.go_on(step),
            (Phase::Waiting(step), Event::NoRetry) if self.is_in_doubt() => self.wait(Pause::Longest, step),
            (Phase::Waiting(step), Event::Exhausted | Event::NoRetry) => self.exhausted(step),
            // No action permits these. They are listed so that a new event does not compile without a decision.
            (
                _,
                Event::Started
                | Event::Refused
                | Event::Held(_)
                | Event::Found(_)
                | Event::NotWritten
                | Event::PerhapsWritten
                | Event::Saw { .. }
                | Event::NotSeen
                | Event::CannotSee { .. }
                | Event::Marked
                | Event::NotMarked
                | Event::NotReady
                | Event::NotAccepted
                | Event::Lost
                | Event::Answered { .. }
                | Event::Sent(_)
                | Event::Noted
                | Event::Recorded
                | Event::NotRecorded { .. }
                | Event::Released
                | Event::Waited
                | Event::Exhausted
                | Event::NoRetry,
            ) => self.unexpected(),
        }
    }

    fn held(&mut self, HeldRow { is_mine, past, others, has_bytes }: HeldRow<I>) -> Action<I> {
        let is_withdrawn = self.intent == IntentState::Withdrawn;
        if is_withdrawn && !is_mine {
            // The shop has withdrawn another call.
            return self.release();
        }
        if !is_mine {
            self.intent = IntentState::Given;
        }
        if past.is_rejected {
            self.refusal = Refusal::Rejected;
        }
        self.known = past.clone();
        self.past = past;
        self.others = others.into_iter().filter(|other| other.is_alike && !other.kind.is_clean()).collect();
        self.has_bytes = has_bytes && !is_withdrawn;
        // After a crash, only a create is sent again.
        self.is_final = self.past.attempts > 0 && self.repetition.resend != Resend::WhenQuiet;
        if self.repetition.proof == Proof::Reference
            && let Some(end) = self.end_of_reference()
        {
            return self.record(end, Basis::Record);
        }
        match self.repetition.proof {
            _ if self.is_in_doubt() => self.look(Look::Effect),
            _ if !self.has_bytes => self.cannot_send(),
            Proof::NewId | Proof::NewIdOrMoved => self.look(Look::Before),
            Proof::Reference if self.others.iter().any(Other::is_vague) => self.look(Look::First),
            Proof::Reference | Proof::Cancelled => self.mark(),
        }
    }

    /// Returns the end of a call whose reference has an object already.
    fn end_of_reference(&self) -> Option<End<I>> {
        let known = self.others.iter().filter(|other| !other.is_vague());
        let other = known.min_by_key(|other| (!other.is_equal, other.kind != EndKind::Done))?;
        let kind = if other.is_equal { other.kind } else { EndKind::Conflict };
        Some(End { kind, ids: other.ids.clone() })
    }

    fn found(&mut self, FoundRow { is_mine, is_equal, end }: FoundRow<I>) -> Action<I> {
        let is_withdrawn = self.intent == IntentState::Withdrawn;
        let joins = is_mine || is_equal && !is_withdrawn;
        match end {
            Some(end) if joins => self.finish(end, false),
            // A process carries the call out now, so nobody can say what becomes of it.
            _ if is_withdrawn => self.unknown(),
            // The object of a conflict belongs to a third call, which can be equal to this one.
            Some(end)
                if self.repetition.proof == Proof::Reference && matches!(end.kind, EndKind::Done | EndKind::Failed) =>
            {
                self.finish(End { kind: EndKind::Conflict, ..end }, false)
            }
            _ => self.wait(Pause::Turn, Step::Begin { joins }),
        }
    }

    /// Takes the snapshot by which the effect is recognized.
    fn saw_before(&mut self, view: &View<I>, ages: Ages) -> Action<I> {
        if !ages.others.is_quiet() {
            return self.wait(Pause::Backoff, Step::Look(Look::Before));
        }
        if self.repetition.proof == Proof::NewIdOrMoved {
            // A response from before an earlier confirmation would show the move of that one later.
            let shows = |id: &I| view.objects.iter().any(|object| object.id == *id);
            if !self.others.iter().flat_map(|other| &other.ids).all(shows) {
                return self.wait(Pause::Backoff, Step::Look(Look::Before));
            }
            if view.session != Status::Waits {
                return self.record(End::new(EndKind::Impossible), Basis::View);
            }
        }
        let seen = view.objects.iter().map(|object| object.id.clone());
        let known = self.others.iter().flat_map(|other| other.ids.iter().cloned());
        // An object that has no id yet would look new when it has one. Then only a response proves the call.
        self.past.before = view.is_complete.then(|| seen.chain(known).collect());
        self.mark()
    }

    /// Decides by what a look-up shows. Each line is one of the table "After a look-up" in the documentation of this module.
    fn saw_effect(&mut self, look: Look, view: &View<I>, ages: Ages) -> Action<I> {
        let was_sent = self.past.attempts > 0;
        self.is_final |= was_sent && self.has_bytes && ages.own == Age::TooOld;
        let is_quiet = ages.are_quiet();
        // What was not sent, or was rejected, did nothing, so only the other rows must be quiet.
        let is_settled = is_quiet || !was_sent && ages.others.is_quiet();
        let is_first = look == Look::First && is_settled;
        let end = match Evidence::of(self.repetition.proof, self.past.before.as_ref(), view) {
            Evidence::Done(ids) => End { kind: EndKind::Done, ids },
            // Another attempt may still leave an object that has not failed.
            Evidence::Failed(ids) if is_settled || self.repetition.resend == Resend::Never => {
                End { kind: EndKind::Failed, ids }
            }
            Evidence::Conflict(kind, ids) if is_settled => End { kind, ids },
            Evidence::Moved if is_quiet => End::new(EndKind::Done),
            // An attempt that may have been carried out can have left the session waiting for 3-D Secure until it ended.
            Evidence::Ended if is_settled && !was_sent => End::new(EndKind::Impossible),
            Evidence::Absent if is_first => return self.mark(),
            // No later look-up will show more, so a planned call does not wait for one.
            Evidence::Vague if is_first => End::new(EndKind::NotDone),
            Evidence::Absent if self.permits_another(is_quiet) => {
                return match self.repetition.resend {
                    Resend::WhileOpen if !is_quiet => {
                        self.wait(Pause::Backoff, Step::Send { otherwise: EndKind::Undecidable })
                    }
                    _ => self.mark(),
                };
            }
            _ if !is_quiet => return self.wait(Pause::Backoff, Step::Look(look)),
            // What would permit to send again shows that nothing happened.
            Evidence::Absent if !self.has_bytes && self.repetition.resend == Resend::WhenQuiet && self.can_follow() => {
                End::new(EndKind::NotDone)
            }
            _ if !was_sent => End::new(EndKind::Rejected),
            _ => End::new(EndKind::Undecidable),
        };
        self.record(end, Basis::View)
    }

    fn permits_another(&self, is_quiet: bool) -> bool {
        let is_permitted = match self.repetition.resend {
            Resend::Never => false,
            Resend::WhenQuiet => is_quiet,
            Resend::WhileOpen => true,
        };
        is_permitted && self.has_bytes && self.can_follow()
    }

    /// Returns whether an attempt may have been carried out, so that the call goes on without retries, but less often.
    fn is_in_doubt(&self) -> bool {
        self.past.attempts > 0 || self.refusal == Refusal::Rejected
    }

    /// Returns whether another attempt may follow an uncertain one.
    fn can_follow(&self) -> bool {
        !self.is_final && self.refusal != Refusal::Rejected && self.past.attempts < MOST_UNCERTAIN
    }

    fn answered(&mut self, ids: &BTreeSet<I>, has_failed: bool) -> Action<I> {
        let before = self.past.before.clone().unwrap_or_default();
        let kind = if has_failed { EndKind::Failed } else { EndKind::Done };
        self.record(End { kind, ids: ids - &before }, Basis::Response)
    }

    fn sent(&mut self, outcome: AttemptOutcome) -> Action<I> {
        let is_in_doubt = self.past.attempts > 0;
        match outcome {
            AttemptOutcome::Uncertain => {
                self.past.attempts = self.past.attempts.saturating_add(1);
                self.look(Look::Effect)
            }
            AttemptOutcome::Rejected | AttemptOutcome::Invalid if is_in_doubt => {
                self.refusal = Refusal::Rejected;
                self.look(Look::Effect)
            }
            AttemptOutcome::Throttled if is_in_doubt => self.wait(Pause::AsAsked, Step::Look(Look::Effect)),
            AttemptOutcome::NotSent | AttemptOutcome::Unauthorized if is_in_doubt => {
                self.wait(Pause::Backoff, Step::Look(Look::Effect))
            }
            AttemptOutcome::Rejected => {
                // A process that ends before the look-ups do must not make a person decide.
                self.refusal = Refusal::Rejected;
                self.past.is_rejected = true;
                self.enter(Phase::Noting, Action::Note(self.past.clone()))
            }
            AttemptOutcome::Invalid => self.record(End::new(EndKind::Rejected), Basis::View),
            AttemptOutcome::Unauthorized if self.refusal == Refusal::None => {
                self.refusal = Refusal::Unauthorized;
                self.mark()
            }
            AttemptOutcome::Unauthorized => self.record(End::new(EndKind::NotDone), Basis::View),
            AttemptOutcome::Throttled => self.wait(Pause::AsAsked, Step::Send { otherwise: EndKind::NotDone }),
            AttemptOutcome::NotSent => self.wait(Pause::Backoff, Step::Send { otherwise: EndKind::NotDone }),
        }
    }

    /// Goes on after the end was perhaps not written.
    fn not_recorded(&mut self, end: End<I>, basis: Basis, is_held: bool) -> Action<I> {
        let is_positive = matches!(end.kind, EndKind::Done | EndKind::Failed);
        match basis {
            Basis::Response | Basis::Record => self.finish(end, false),
            // An object of another call is different: the next process may see nothing, and end this call as not done.
            Basis::View if is_held && is_positive && self.past.attempts > 0 => self.finish(end, false),
            Basis::View if is_held => self.release(),
            Basis::View => self.unknown(),
        }
    }

    fn go_on(&mut self, step: Step) -> Action<I> {
        match step {
            Step::Begin { joins } => self.begin(joins),
            Step::Look(look) => self.look(look),
            Step::Send { .. } => self.mark(),
        }
    }

    fn exhausted(&mut self, step: Step) -> Action<I> {
        match step {
            // The key belongs to another row, so no process has written this one, and none will.
            Step::Begin { joins: false } if self.intent == IntentState::Own => {
                self.finish(End::new(EndKind::NotDone), false)
            }
            Step::Begin { .. } => self.unknown(),
            Step::Look(Look::Effect) => self.release(),
            Step::Look(Look::First | Look::Before) => self.give_up(EndKind::NotDone),
            Step::Send { otherwise } => self.give_up(otherwise),
        }
    }

    /// Ends a call whose row was surely not written.
    fn not_begun(&mut self) -> Action<I> {
        match self.intent {
            IntentState::Own => self.finish(End::new(EndKind::NotDone), false),
            IntentState::Given | IntentState::Withdrawn => self.unknown(),
        }
    }

    /// Ends a call that can no longer be sent.
    fn cannot_send(&mut self) -> Action<I> {
        match self.past.attempts {
            0 => self.record(End::new(EndKind::NotDone), Basis::View),
            _ => self.wait(Pause::Backoff, Step::Look(Look::Effect)),
        }
    }

    /// Ends a call that cannot be sent now. One that a shop has planned stays planned.
    fn give_up(&mut self, kind: EndKind) -> Action<I> {
        if self.past.attempts == 0 && self.intent == IntentState::Own {
            self.record(End::new(kind), Basis::View)
        } else {
            self.release()
        }
    }

    fn begin(&mut self, joins: bool) -> Action<I> {
        let begin = match self.intent {
            IntentState::Withdrawn => Begin::Withdrawn,
            // Its reference finds what it has left.
            IntentState::Own if self.repetition.resend == Resend::WhenQuiet => {
                Begin::Sent(Past { attempts: 1, ..Past::none() })
            }
            IntentState::Own | IntentState::Given => Begin::Planned,
        };
        self.enter(Phase::Beginning { joins }, Action::Begin(begin))
    }

    /// Returns the knowledge with which the next attempt is marked.
    fn marked(&self) -> Past<I> {
        Past { attempts: self.past.attempts.saturating_add(1), ..self.past.clone() }
    }

    fn mark(&mut self) -> Action<I> {
        self.enter(Phase::Marking, Action::Mark(self.marked()))
    }

    fn look(&mut self, look: Look) -> Action<I> {
        self.enter(Phase::Looking(look), Action::Look)
    }

    fn record(&mut self, end: End<I>, basis: Basis) -> Action<I> {
        let phase = Phase::Recording { end: end.clone(), basis };
        self.enter(phase, Action::Record { end, is_response: matches!(basis, Basis::Response) })
    }

    /// Leaves the row to the next process.
    fn release(&mut self) -> Action<I> {
        let stored = |past: &Past<I>| (past.attempts, past.is_rejected);
        let past = (stored(&self.past) != stored(&self.known)).then(|| self.past.clone());
        self.enter(Phase::Releasing, Action::Release(past))
    }

    fn wait(&mut self, pause: Pause, step: Step) -> Action<I> {
        self.enter(Phase::Waiting(step), Action::Wait(pause))
    }

    fn finish(&mut self, end: End<I>, acknowledges: bool) -> Action<I> {
        self.enter(Phase::Finished, Action::Finish { end: Some(end), acknowledges })
    }

    /// Ends a call that may have been carried out, or may be carried out later. It promises nothing.
    fn unknown(&mut self) -> Action<I> {
        self.enter(Phase::Finished, Action::Finish { end: None, acknowledges: false })
    }

    /// Ends a call whose caller breaks the protocol.
    fn unexpected(&mut self) -> Action<I> {
        self.unknown()
    }

    fn enter(&mut self, phase: Phase<I>, action: Action<I>) -> Action<I> {
        self.phase = phase;
        action
    }
}
