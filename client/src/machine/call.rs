//! The decisions of one call, from its first write to its last.

use std::{collections::BTreeSet, mem};

use super::{
    age::Age,
    end::{End, EndKind},
    event::{Action, Ages, Attempt, Event, Found, Held, Other, Past, Pause, Source, Verdict},
    evidence::Evidence,
    rule::{Again, Proof, Rule},
    view::{Status, View},
};

/// The greatest number of uncertain attempts of one call.
pub const MOST_UNCERTAIN: u8 = 3;

/// A call that changes something. `I` is an id of an object: a string, or a number in a search through all states.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Call<I> {
    rule: Rule,
    origin: Origin,
    past: Past<I>,
    /// The attempts that the entry names.
    marked: u8,
    others: Vec<Other<I>>,
    has_bytes: bool,
    /// Whether no other attempt may follow.
    is_final: bool,
    refusal: Refusal,
    phase: Phase<I>,
}

/// Who knows the intent of a call.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Origin {
    /// Nobody but this call, so that its end can be that it was not sent.
    Own,
    /// A shop, or the journal.
    Given,
    /// A shop, which says that an attempt may have been carried out.
    InDoubt,
    /// A shop that has withdrawn it: nothing is sent any more, and no equal call is awaited.
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
    Recording {
        end: End<I>,
        source: Source,
    },
    Recalling {
        end: End<I>,
        acknowledges: bool,
    },
    Releasing,
    Waiting(Then),
    Finished,
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
    /// Another entry may have left an object with the reference.
    First,
    /// The state before the call.
    Before,
    /// Its effect.
    Effect,
}

/// The step after a pause.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
enum Then {
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
    pub const fn new(rule: Rule, origin: Origin) -> Self {
        Self {
            rule,
            origin,
            past: Past::none(),
            marked: 0,
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
    /// [`Verdict::Unknown`], which promises nothing.
    pub fn next(&mut self, event: Event<I>) -> Action<I> {
        match (mem::replace(&mut self.phase, Phase::Finished), event) {
            (Phase::New, Event::Started) => self.begin(false),
            (Phase::New, Event::Refused) | (Phase::Beginning { joins: false }, Event::NotWritten) => self.not_begun(),
            (Phase::Beginning { .. }, Event::PerhapsWritten)
            | (Phase::Beginning { joins: true }, Event::NotWritten)
            | (Phase::Marking | Phase::Recording { .. }, Event::Lost)
            | (Phase::Releasing, Event::Released) => self.finish(Verdict::Unknown),
            (Phase::New | Phase::Beginning { .. }, Event::Held(held)) => self.held(held),
            (Phase::New, Event::Ended(end)) => self.finish_with(end, Source::Record, false),
            (Phase::Beginning { .. }, Event::Found(found)) => self.found(found),
            (Phase::Looking(look), Event::Saw { view, ages }) => self.saw(look, &view, ages),
            (Phase::Looking(Look::First | Look::Before), Event::CannotSee { .. }) => self.cannot_send(),
            (Phase::Looking(look @ Look::Effect), Event::CannotSee { ages })
                if ages.own >= Age::Settled && ages.others >= Age::Settled =>
            {
                // No later look-up will show more.
                self.saw_effect(look, &View::nothing(), ages)
            }
            (Phase::Looking(look), Event::NotSeen | Event::CannotSee { .. }) => {
                self.wait(Pause::Backoff, Then::Look(look))
            }
            (Phase::Beginning { .. }, Event::Marked) if self.begins_as_sent() => {
                // No other entry of the key counts, so the request is sent at once.
                self.marked = 1;
                self.enter(Phase::Sending, Action::Send)
            }
            (Phase::Marking, Event::Marked) => {
                self.marked = self.past.attempts.saturating_add(1);
                self.enter(Phase::Sending, Action::Send)
            }
            (Phase::Marking, Event::NotMarked) => {
                self.marked = self.past.attempts.saturating_add(1);
                self.give_up(EndKind::NotSent)
            }
            (Phase::Marking, Event::NotReady | Event::NotAccepted | Event::NotWritten) if self.past.attempts > 0 => {
                self.wait(Pause::Backoff, Then::Look(Look::Effect))
            }
            (Phase::Marking, Event::NotReady) => self.wait(Pause::Backoff, Then::Send { otherwise: EndKind::NotSent }),
            (Phase::Marking, Event::NotAccepted | Event::NotWritten) => self.give_up(EndKind::NotSent),
            (Phase::Sending, Event::Answered { ids, has_failed }) => self.answered(&ids, has_failed),
            (Phase::Sending, Event::Sent(attempt)) => self.sent(attempt),
            (Phase::Recording { end, source }, Event::Recorded { is_acknowledged }) => {
                let acknowledges = self.origin == Origin::Own && end.kind != EndKind::Undecidable && !is_acknowledged;
                self.ended(end, source, acknowledges)
            }
            (Phase::Recording { end, source }, Event::NotRecorded { is_held }) => {
                self.not_recorded(end, source, is_held)
            }
            // What is in the way of a call is not its own object.
            (Phase::Recalling { end, acknowledges }, Event::Recalled { is_own })
                if is_own || end.kind == EndKind::Conflict =>
            {
                self.finish_with(end, Source::Recalled, acknowledges)
            }
            (Phase::Recalling { end, acknowledges }, Event::Recalled { .. } | Event::NotRecalled) => {
                self.finish_with(end, Source::Record, acknowledges)
            }
            (Phase::Waiting(then), Event::Waited) => self.go_on(then),
            (Phase::Waiting(then), Event::NoRetry) if self.is_in_doubt() => self.wait(Pause::Longest, then),
            (Phase::Waiting(then), Event::Exhausted | Event::NoRetry) => self.exhausted(then),
            // No action permits these. They are listed so that a new event does not compile without a decision.
            (
                _,
                Event::Started
                | Event::Refused
                | Event::Held(_)
                | Event::Found(_)
                | Event::Ended(_)
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
                | Event::Recorded { .. }
                | Event::NotRecorded { .. }
                | Event::Recalled { .. }
                | Event::NotRecalled
                | Event::Released
                | Event::Waited
                | Event::Exhausted
                | Event::NoRetry,
            ) => self.unexpected(),
        }
    }

    fn held(&mut self, Held { is_mine, past, others, has_bytes }: Held<I>) -> Action<I> {
        let is_withdrawn = self.origin == Origin::Withdrawn;
        if is_withdrawn && !is_mine {
            // The shop has withdrawn another call.
            return self.release();
        }
        if !is_mine {
            self.origin = Origin::Given;
        }
        self.marked = past.attempts;
        self.past = past;
        self.others = others.into_iter().filter(|other| other.is_alike && !other.kind.is_clean()).collect();
        self.has_bytes = has_bytes && !is_withdrawn;
        // After a crash, only a create is sent again.
        self.is_final = self.past.attempts > 0 && self.rule.again != Again::WhenQuiet;
        if self.rule.proof == Proof::Reference
            && let Some(end) = self.end_of_reference()
        {
            return self.record(end, Source::Record);
        }
        match self.rule.proof {
            _ if self.past.attempts > 0 => self.look(Look::Effect),
            _ if !self.has_bytes => self.cannot_send(),
            Proof::NewId | Proof::NewIdOrMoved => self.look(Look::Before),
            Proof::Reference if self.others.iter().any(Other::is_vague) => self.look(Look::First),
            Proof::Reference | Proof::Cancelled | Proof::Nothing => self.mark(),
        }
    }

    /// Returns the end of a call whose reference has an object already.
    fn end_of_reference(&self) -> Option<End<I>> {
        let known = self.others.iter().filter(|other| !other.is_vague());
        let other = known.min_by_key(|other| (!other.is_equal, other.kind != EndKind::Done))?;
        let kind = if other.is_equal { other.kind } else { EndKind::Conflict };
        Some(End { kind, ids: other.ids.clone() })
    }

    fn found(&mut self, Found { is_mine, is_equal, end }: Found<I>) -> Action<I> {
        let joins = is_mine || is_equal;
        match end {
            Some(end) if joins => self.ended(end, Source::Record, false),
            // The object of a conflict belongs to a third call, which can be equal to this one.
            Some(end) if self.rule.proof == Proof::Reference && matches!(end.kind, EndKind::Done | EndKind::Failed) => {
                self.ended(End { kind: EndKind::Conflict, ..end }, Source::Record, false)
            }
            _ => self.wait(Pause::Turn, Then::Begin { joins }),
        }
    }

    fn saw(&mut self, look: Look, view: &View<I>, ages: Ages) -> Action<I> {
        match look {
            Look::Before => self.saw_before(view, ages),
            Look::First | Look::Effect => self.saw_effect(look, view, ages),
        }
    }

    /// Takes the snapshot by which the effect is recognized.
    fn saw_before(&mut self, view: &View<I>, ages: Ages) -> Action<I> {
        if !ages.others.is_quiet() {
            return self.wait(Pause::Backoff, Then::Look(Look::Before));
        }
        if self.rule.proof == Proof::NewIdOrMoved {
            // A response from before an earlier confirmation would show the move of that one later.
            let shows = |id: &I| view.objects.iter().any(|object| object.id == *id);
            if !self.others.iter().flat_map(|other| &other.ids).all(shows) {
                return self.wait(Pause::Backoff, Then::Look(Look::Before));
            }
            if view.session != Status::Waits {
                return self.record(End::new(EndKind::Impossible), Source::View);
            }
        }
        let seen = view.objects.iter().map(|object| object.id.clone());
        let known = self.others.iter().flat_map(|other| other.ids.iter().cloned());
        // An object that has no id yet would look new when it has one. Then only a response proves the call.
        self.past.before = view.is_complete.then(|| seen.chain(known).collect());
        self.mark()
    }

    fn saw_effect(&mut self, look: Look, view: &View<I>, ages: Ages) -> Action<I> {
        let is_quiet = ages.are_quiet();
        self.is_final |= self.past.attempts > 0 && ages.own == Age::TooOld;
        // A rejection says that the attempt did nothing.
        let is_settled = is_quiet || self.past.attempts == 0 && ages.others.is_quiet();
        let later = |call: &mut Self| call.wait(Pause::Backoff, Then::Look(look));
        match Evidence::of(self.rule.proof, self.past.before.as_ref(), view) {
            Evidence::Done(ids) => self.record(End { kind: EndKind::Done, ids }, Source::View),
            // Another attempt may still leave an object that has not failed.
            Evidence::Failed(ids) if self.rule.again == Again::Never || is_settled => {
                self.record(End { kind: EndKind::Failed, ids }, Source::View)
            }
            Evidence::Moved if is_quiet => self.record(End::new(EndKind::Done), Source::View),
            Evidence::Conflict(kind, ids) if is_settled => self.record(End { kind, ids }, Source::View),
            // An attempt that may have been carried out can have left the session waiting for 3-D Secure until it ended.
            Evidence::Ended if self.past.attempts == 0 && is_settled => {
                self.record(End::new(EndKind::Impossible), Source::View)
            }
            Evidence::Absent if self.permits_another(is_quiet) => match self.rule.again {
                Again::WhileOpen if !is_quiet => {
                    self.wait(Pause::Backoff, Then::Send { otherwise: EndKind::Undecidable })
                }
                _ => self.mark(),
            },
            Evidence::Absent if look == Look::First && is_settled => self.mark(),
            _ if self.rule.proof == Proof::Nothing && !is_quiet => self.release(),
            // No later look-up will show more, so a planned call does not wait for one.
            _ if look == Look::First && is_settled => self.record(End::new(EndKind::NotSent), Source::Attempts),
            _ if !is_quiet => later(self),
            // An equal call can lend the bytes.
            Evidence::Absent if self.waits_for_bytes() => self.release(),
            _ if self.past.attempts == 0 => self.record(End::new(EndKind::Rejected), Source::Attempts),
            _ => self.record(End::new(EndKind::Undecidable), Source::View),
        }
    }

    fn permits_another(&self, is_quiet: bool) -> bool {
        let is_permitted = match self.rule.again {
            Again::Never => false,
            Again::WhenQuiet => is_quiet,
            Again::WhileOpen => true,
        };
        is_permitted && self.has_bytes && self.can_follow()
    }

    /// Returns whether a create that must not be sent now lacks nothing but its bytes, which no journal stores.
    fn waits_for_bytes(&self) -> bool {
        let is_awaited = self.rule.again == Again::WhenQuiet && self.origin != Origin::Withdrawn;
        is_awaited && self.can_follow()
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
        self.record(End { kind, ids: ids - &before }, Source::Response)
    }

    fn sent(&mut self, attempt: Attempt) -> Action<I> {
        let is_in_doubt = self.past.attempts > 0;
        match attempt {
            Attempt::Uncertain => {
                self.past.attempts = self.past.attempts.saturating_add(1);
                if self.rule.proof == Proof::Nothing { self.release() } else { self.look(Look::Effect) }
            }
            Attempt::Rejected | Attempt::Invalid if is_in_doubt => {
                self.refusal = Refusal::Rejected;
                self.look(Look::Effect)
            }
            Attempt::Throttled if is_in_doubt => self.wait(Pause::AsAsked, Then::Look(Look::Effect)),
            Attempt::NotSent | Attempt::Unauthorized if is_in_doubt => {
                self.wait(Pause::Backoff, Then::Look(Look::Effect))
            }
            Attempt::Rejected if self.rule.proof != Proof::Nothing => {
                self.refusal = Refusal::Rejected;
                self.look(Look::Effect)
            }
            Attempt::Rejected | Attempt::Invalid => self.record(End::new(EndKind::Rejected), Source::Attempts),
            Attempt::Unauthorized if self.refusal == Refusal::None => {
                self.refusal = Refusal::Unauthorized;
                self.mark()
            }
            Attempt::Unauthorized => self.record(End::new(EndKind::NotProcessed), Source::Attempts),
            Attempt::Throttled => self.wait(Pause::AsAsked, Then::Send { otherwise: EndKind::NotProcessed }),
            Attempt::NotSent => self.wait(Pause::Backoff, Then::Send { otherwise: EndKind::NotSent }),
        }
    }

    /// Goes on after the end was perhaps not written.
    fn not_recorded(&mut self, end: End<I>, source: Source, is_held: bool) -> Action<I> {
        let is_positive = matches!(end.kind, EndKind::Done | EndKind::Failed);
        match source {
            Source::Response | Source::Record | Source::Recalled => self.ended(end, source, false),
            Source::View if is_held && is_positive => self.ended(end, source, false),
            Source::View | Source::Attempts if is_held => self.release(),
            Source::View | Source::Attempts => self.finish(Verdict::Unknown),
        }
    }

    fn go_on(&mut self, then: Then) -> Action<I> {
        match then {
            Then::Begin { joins } => self.begin(joins),
            Then::Look(look) => self.look(look),
            Then::Send { .. } => self.mark(),
        }
    }

    fn exhausted(&mut self, then: Then) -> Action<I> {
        match then {
            // The key belongs to another entry, so no process has written this one.
            Then::Begin { joins: false } if matches!(self.origin, Origin::Own | Origin::Given) => {
                self.finish(Verdict::NotBegun)
            }
            Then::Begin { .. } => self.finish(Verdict::Unknown),
            Then::Look(Look::Effect) => self.release(),
            Then::Look(Look::First | Look::Before) => self.give_up(EndKind::NotSent),
            Then::Send { otherwise } => self.give_up(otherwise),
        }
    }

    /// Ends a call whose entry was surely not written.
    fn not_begun(&mut self) -> Action<I> {
        self.finish(if self.origin == Origin::Own { Verdict::NotBegun } else { Verdict::Unknown })
    }

    /// Ends a call that can no longer be sent.
    fn cannot_send(&mut self) -> Action<I> {
        match self.past.attempts {
            0 => self.record(End::new(EndKind::NotSent), Source::Attempts),
            _ => self.wait(Pause::Backoff, Then::Look(Look::Effect)),
        }
    }

    /// Ends a call that cannot be sent now. One that a shop has planned stays planned.
    fn give_up(&mut self, kind: EndKind) -> Action<I> {
        if self.past.attempts == 0 && self.origin == Origin::Own {
            self.record(End::new(kind), Source::Attempts)
        } else {
            self.release()
        }
    }

    fn begin(&mut self, joins: bool) -> Action<I> {
        let sent = self.begins_as_sent().then_some(Past { attempts: 1, before: None });
        self.enter(Phase::Beginning { joins }, Action::Begin { sent })
    }

    /// Returns whether the call needs no entry before its first attempt, and none after its end: it is a create that no shop
    /// has planned. Its reference finds what it has left.
    fn begins_as_sent(&self) -> bool {
        self.origin == Origin::Own && self.rule.again == Again::WhenQuiet
    }

    fn mark(&mut self) -> Action<I> {
        let attempts = self.past.attempts.saturating_add(1);
        self.enter(Phase::Marking, Action::Mark(Past { attempts, before: self.past.before.clone() }))
    }

    fn look(&mut self, look: Look) -> Action<I> {
        self.enter(Phase::Looking(look), Action::Look)
    }

    fn record(&mut self, end: End<I>, source: Source) -> Action<I> {
        let phase = Phase::Recording { end: end.clone(), source };
        let acknowledges = self.begins_as_sent() && end.kind != EndKind::Undecidable && source != Source::Record;
        self.enter(phase, Action::Record { end, is_response: matches!(source, Source::Response), acknowledges })
    }

    /// Leaves the entry to the next process.
    fn release(&mut self) -> Action<I> {
        // A rejected request is not sent again as if it were new.
        self.past.attempts = self.past.attempts.max(u8::from(self.refusal == Refusal::Rejected));
        let past = (self.past.attempts != self.marked).then(|| self.past.clone());
        self.enter(Phase::Releasing, Action::Release(past))
    }

    fn wait(&mut self, pause: Pause, then: Then) -> Action<I> {
        self.enter(Phase::Waiting(then), Action::Wait(pause))
    }

    /// Ends a call whose caller waits. It gets the object of an end that the journal has as it is now.
    fn ended(&mut self, end: End<I>, source: Source, acknowledges: bool) -> Action<I> {
        if source == Source::Record && end.kind.has_object() {
            let ids = end.ids.clone();
            self.enter(Phase::Recalling { end, acknowledges }, Action::Recall(ids))
        } else {
            self.finish_with(end, source, acknowledges)
        }
    }

    fn finish_with(&mut self, end: End<I>, source: Source, acknowledges: bool) -> Action<I> {
        self.finish(Verdict::Ended { end, source, acknowledges })
    }

    fn finish(&mut self, verdict: Verdict<I>) -> Action<I> {
        self.enter(Phase::Finished, Action::Finish(verdict))
    }

    /// Ends a call whose caller breaks the protocol. This promises nothing.
    fn unexpected(&mut self) -> Action<I> {
        self.finish(Verdict::Unknown)
    }

    fn enter(&mut self, phase: Phase<I>, action: Action<I>) -> Action<I> {
        self.phase = phase;
        action
    }
}
