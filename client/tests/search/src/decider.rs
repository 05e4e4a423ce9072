//! The machine of the client, or one of whose decisions one is turned around.

use payment_client::machine::{
    Action, Age, Attempt, Call, End, EndKind, Event, Found, Object, Origin, Recipient, Rule, Seen, Source, Status,
    Told, Verdict,
};

use crate::scope::Scope;

/// A decision that is turned around.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Wrong {
    /// Other entries of the key count as nothing.
    ForgetsOthers,
    /// Only the last other entry counts.
    KnowsOneOther,
    /// Entries without ids count as quiet at once.
    BelievesVagueOthers,
    /// A look-up counts as late whenever it began.
    DecidesEarly,
    /// What a look-up shows counts without the lease.
    BelievesWithoutLease,
    /// An end that was not recorded counts as recorded.
    BelievesWithoutRecord,
    /// An attempt is sent although its mark has failed.
    SendsWithoutMark,
    /// An attempt is sent although the lease is lost.
    SendsWithoutLease,
    /// After a crash, nothing is known of earlier attempts.
    ForgetsAttempts,
    /// After a crash, nothing is known of what was there before them.
    ForgetsBefore,
    /// A call joins every open entry of its key.
    JoinsEverything,
    /// The end of every call is acknowledged.
    AcknowledgesEverything,
    /// An entry that is perhaps written counts as not written.
    DeniesWhatIsWritten,
    /// An undocumented status counts as that of a session that has moved.
    TakesUnknownForMoved,
    /// An undocumented status counts as that of a session that waits.
    TakesUnknownForWaiting,
    /// A rejection counts, although an earlier attempt may have been carried out.
    BelievesRejections,
    /// An intent of the shop whose entry was surely not written now counts as never written.
    DeniesIntents,
    /// A confirmation is sent from a snapshot that does not show the charges of earlier ones.
    TakesAnySnapshot,
    /// An entry that was perhaps marked, and whose attempt was not sent, stays marked.
    KeepsMarks,
    /// A person must decide a call that was never sent.
    DoubtsWhatWasNeverSent,
    /// A response that shows a failure counts as a success.
    TakesFailuresForSuccesses,
    /// What a person must decide counts as an object of another request with the reference.
    TakesVagueForConflicts,
    /// An object of a third call, with which another request was in conflict, counts as one of another request.
    BelievesConflictsOfOthers,
    /// The object of another request counts as that of the own one.
    TakesConflictsForOwn,
    /// A create is sent with the write that begins it, although another entry of its key counts.
    SendsNextToOthers,
    /// A lease counts from the answer of the journal, so it ends while its holder sends.
    CountsLeasesFromTheAnswer,
    /// A session that has ended counts at once, and not only in a late look-up.
    BelievesDeadSessionsEarly,
    /// A session that has expired counts as one in which nothing happened.
    BelievesDeadSessions,
    /// Calls of different kinds that change one session do not see each other.
    HasAKeyForEachKind,
    /// A pass over the journal says of a call that a person must decide that it was not sent.
    HandsOutDoubtsAsNotSent,
    /// A call whose outcome is unknown counts as seen.
    AcknowledgesUnknown,
    /// What a person must decide counts as decided.
    AcknowledgesDoubtsAsDecided,
    /// An end counts as seen although its caller is gone.
    AcknowledgesWithoutCaller,
    /// Each object that was read again counts as that of the call.
    TakesAnyObjectForOwn,
}

/// Returns the end that a shop has seen when it has got this.
pub fn seen(scope: &Scope, told: Told) -> Option<Seen> {
    match (scope.wrong, told) {
        (Some(Wrong::AcknowledgesUnknown), Told::Unknown)
        | (Some(Wrong::AcknowledgesDoubtsAsDecided), Told::Undecidable) => Some(Seen::Decided),
        _ => told.seen(),
    }
}

/// Returns whether the client acknowledges an end that this one gets.
pub fn is_seen_by(scope: &Scope, told: Told, recipient: Recipient) -> bool {
    match scope.wrong {
        Some(Wrong::AcknowledgesWithoutCaller) => told.is_seen_by(Recipient::Nobody),
        _ => told.is_seen_by(recipient),
    }
}

/// The machine of the client, or a wrong one.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Decider {
    call: Call<u8>,
    wrong: Option<Wrong>,
    is_withdrawn: bool,
    /// The ids of other entries.
    known: Vec<u8>,
}

impl Decider {
    pub fn new(scope: &Scope, rule: Rule, origin: Origin) -> Self {
        let is_withdrawn = origin == Origin::Withdrawn;
        Self { call: Call::new(rule, origin), wrong: scope.wrong, is_withdrawn, known: Vec::new() }
    }

    pub fn next(&mut self, event: Event<u8>) -> Action<u8> {
        let (is_perhaps_written, is_perhaps_marked) = (event == Event::PerhapsWritten, event == Event::NotMarked);
        match (self.wrong, &event) {
            (Some(Wrong::TakesVagueForConflicts), Event::Held(held))
                if held.others.iter().any(|other| other.kind == EndKind::Undecidable && !other.is_equal) =>
            {
                let end = End { kind: EndKind::Conflict, ids: [].into() };
                return Action::Finish(Verdict::Ended { end, source: Source::Record, acknowledges: false });
            }
            (Some(Wrong::BelievesRejections), Event::Sent(Attempt::Rejected)) => {
                let end = End { kind: EndKind::Rejected, ids: [].into() };
                return Action::Finish(Verdict::Ended { end, source: Source::Attempts, acknowledges: false });
            }
            (Some(Wrong::BelievesConflictsOfOthers), Event::Found(Found { is_equal: false, end: Some(end), .. }))
                if end.kind == EndKind::Conflict =>
            {
                let end = end.clone();
                return Action::Finish(Verdict::Ended { end, source: Source::Record, acknowledges: false });
            }
            (Some(Wrong::HandsOutDoubtsAsNotSent), Event::Ended(end)) if end.kind == EndKind::Undecidable => {
                let end = End { kind: EndKind::NotSent, ids: [].into() };
                return Action::Finish(Verdict::Ended { end, source: Source::Record, acknowledges: false });
            }
            (Some(Wrong::DeniesIntents), Event::NotWritten) => return Action::Finish(Verdict::NotBegun),
            _ => {}
        }
        let shows_dead = matches!(&event, Event::Saw { view, .. } if view.session == Status::Dead);
        let event = match self.wrong {
            Some(wrong) => self.changed(wrong, event),
            None => event,
        };
        let action = self.call.next(event);
        match (self.wrong, action) {
            (_, Action::Send) if self.is_withdrawn => panic!("a call that was withdrawn is sent: {:?}", self.call),
            (Some(Wrong::AcknowledgesEverything), Action::Finish(Verdict::Ended { end, source, .. })) => {
                Action::Finish(Verdict::Ended { end, source, acknowledges: true })
            }
            (Some(Wrong::DeniesWhatIsWritten), Action::Finish(_)) if is_perhaps_written => {
                Action::Finish(Verdict::NotBegun)
            }
            (Some(Wrong::KeepsMarks), Action::Release(_)) if is_perhaps_marked => Action::Release(None),
            (Some(Wrong::DoubtsWhatWasNeverSent), Action::Record { end, is_response, acknowledges })
                if end.kind == EndKind::NotSent =>
            {
                Action::Record { end: End { kind: EndKind::Undecidable, ..end }, is_response, acknowledges }
            }
            (Some(Wrong::BelievesDeadSessions), Action::Record { end, is_response, acknowledges })
                if shows_dead && end.kind == EndKind::Undecidable =>
            {
                Action::Record { end: End { kind: EndKind::Impossible, ..end }, is_response, acknowledges }
            }
            (
                Some(Wrong::TakesConflictsForOwn),
                Action::Finish(Verdict::Ended { end, source: Source::Recalled, acknowledges }),
            ) if end.kind == EndKind::Conflict => {
                let end = End { kind: EndKind::Done, ..end };
                Action::Finish(Verdict::Ended { end, source: Source::Recalled, acknowledges })
            }
            (_, action) => action,
        }
    }

    fn changed(&mut self, wrong: Wrong, mut event: Event<u8>) -> Event<u8> {
        match (wrong, &mut event) {
            (Wrong::ForgetsOthers, Event::Held(held)) => held.others.clear(),
            (Wrong::KnowsOneOther, Event::Held(held)) => drop(held.others.drain(..held.others.len().saturating_sub(1))),
            (Wrong::BelievesVagueOthers, Event::Saw { ages, .. }) => ages.others = Age::Quiet,
            (Wrong::DecidesEarly, Event::Saw { ages, .. }) => ages.own = Age::Quiet,
            (Wrong::BelievesDeadSessionsEarly, Event::Saw { view, ages })
                if matches!(view.session, Status::Dead | Status::Cancelled) =>
            {
                ages.own = Age::Quiet;
            }
            (Wrong::BelievesWithoutLease, Event::Lost) if self.is_recording() => {
                event = Event::Recorded { is_acknowledged: false }
            }
            (Wrong::BelievesWithoutRecord, Event::NotRecorded { .. }) => {
                event = Event::Recorded { is_acknowledged: false }
            }
            (Wrong::SendsWithoutMark, Event::NotMarked) => event = Event::Marked,
            (Wrong::SendsWithoutLease, Event::Lost) if !self.is_recording() => event = Event::Marked,
            (Wrong::ForgetsAttempts, Event::Held(held)) => held.past.attempts = 0,
            (Wrong::ForgetsBefore, Event::Held(held)) if held.past.before.is_some() => {
                held.past.before = Some([].into());
            }
            (Wrong::TakesAnyObjectForOwn, Event::Recalled { is_own }) => *is_own = true,
            (Wrong::JoinsEverything, Event::Found(found)) => found.is_equal = true,
            (Wrong::TakesUnknownForMoved, Event::Saw { view, .. }) if view.session == Status::Unknown => {
                view.session = Status::Moved;
            }
            (Wrong::TakesUnknownForWaiting, Event::Saw { view, .. }) if view.session == Status::Unknown => {
                view.session = Status::Waits;
            }
            (Wrong::TakesFailuresForSuccesses, Event::Answered { has_failed, .. }) => *has_failed = false,
            (Wrong::TakesAnySnapshot, Event::Held(held)) => {
                self.known = held.others.iter().flat_map(|other| other.ids.iter().copied()).collect();
            }
            (Wrong::TakesAnySnapshot, Event::Saw { view, .. }) => {
                view.objects.extend(self.known.iter().map(|id| Object { id: *id, fits: true, has_failed: false }));
            }
            _ => {}
        }
        event
    }

    /// Returns whether the last action was to write an end.
    fn is_recording(&self) -> bool {
        matches!(
            self.call.clone().next(Event::Recorded { is_acknowledged: false }),
            Action::Finish(Verdict::Ended { .. })
        )
    }
}
