//! The machine of the client, or one of whose decisions one is turned around.

use payment_client::machine::{
    Action, Age, AttemptOutcome, Call, End, EndKind, Event, FoundRow, IntentState, Object, Repetition, Status,
};

use crate::space::Space;

/// A decision that is turned around.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Wrong {
    /// Other rows of the key count as nothing.
    ForgetsOthers,
    /// Only the last other row counts.
    KnowsOneOther,
    /// Rows without ids count as quiet at once.
    BelievesVagueOthers,
    /// A look-up counts as late whenever it began.
    DecidesEarly,
    /// What a look-up shows counts without the lease.
    BelievesWithoutLease,
    /// An end that was not recorded counts as recorded.
    BelievesWithoutRecord,
    /// The object of another call counts, although that end was not recorded.
    BelievesOthersWithoutRecord,
    /// An attempt is sent although its mark has failed.
    SendsWithoutMark,
    /// An attempt is sent although the lease is lost.
    SendsWithoutLease,
    /// After a crash, nothing is known of earlier attempts.
    ForgetsAttempts,
    /// After a crash, nothing is known of what was there before them.
    ForgetsBefore,
    /// A call joins every open row of its key.
    JoinsEverything,
    /// The end of every call is acknowledged.
    AcknowledgesEverything,
    /// A row that is perhaps written counts as not written.
    DeniesWhatIsWritten,
    /// An undocumented status counts as that of a session that has moved.
    TakesUnknownForMoved,
    /// An undocumented status counts as that of a session that waits.
    TakesUnknownForWaiting,
    /// A rejection counts, although an earlier attempt may have been carried out.
    BelievesRejections,
    /// An intent of the shop whose row was surely not written now counts as never written.
    DeniesIntents,
    /// A confirmation is sent from a snapshot that does not show the charges of earlier ones.
    TakesAnySnapshot,
    /// A row that was perhaps marked, and whose attempt was not sent, stays marked.
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
    /// A create is sent with the write that begins it, although another row of its key counts.
    SendsNextToOthers,
    /// A lease counts from the answer of the journal, so it ends while its holder sends.
    CountsLeasesFromTheAnswer,
    /// A session that has ended counts at once, and not only in a late look-up.
    BelievesDeadSessionsEarly,
    /// A session that has expired counts as one in which nothing happened.
    BelievesDeadSessions,
    /// Calls of different kinds that change one session do not see each other.
    HasAKeyForEachKind,
    /// What a person must decide counts as decided.
    AcknowledgesDoubtsAsDecided,
    /// A create without its bytes ends by any look-up that shows nothing.
    EndsWithoutBytesEarly,
    /// What a look-up shows of a create without its bytes does not count, and it did not happen.
    DeniesWithoutBytes,
    /// After a crash, a rejection is forgotten.
    ForgetsRejections,
}

/// Returns whether a shop that has got this end of a call acknowledges that one.
pub fn acknowledges(space: &Space, seen: EndKind, recorded: EndKind) -> bool {
    seen.shows(recorded) || space.wrong == Some(Wrong::AcknowledgesDoubtsAsDecided)
}

/// The machine of the client, or a wrong one.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Decider {
    call: Call<u8>,
    wrong: Option<Wrong>,
    is_withdrawn: bool,
    /// The ids of other rows.
    known: Vec<u8>,
    has_bytes: bool,
}

impl Decider {
    pub fn new(space: &Space, repetition: Repetition, intent: IntentState) -> Self {
        let is_withdrawn = intent == IntentState::Withdrawn;
        Self {
            call: Call::new(repetition, intent),
            wrong: space.wrong,
            is_withdrawn,
            known: Vec::new(),
            has_bytes: true,
        }
    }

    pub fn next(&mut self, event: Event<u8>) -> Action<u8> {
        let (is_perhaps_written, is_perhaps_marked) = (event == Event::PerhapsWritten, event == Event::NotMarked);
        let finish = |kind, ids| Action::Finish { end: Some(End { kind, ids }), acknowledges: false };
        if let Event::Held(held) = &event {
            self.has_bytes = held.has_bytes;
        }
        match (self.wrong, &event) {
            (Some(Wrong::TakesVagueForConflicts), Event::Held(held))
                if held.others.iter().any(|other| other.kind == EndKind::Undecidable && !other.is_equal) =>
            {
                return finish(EndKind::Conflict, [].into());
            }
            (Some(Wrong::BelievesRejections), Event::Sent(AttemptOutcome::Rejected)) => {
                return finish(EndKind::Rejected, [].into());
            }
            (
                Some(Wrong::BelievesConflictsOfOthers),
                Event::Found(FoundRow { is_equal: false, end: Some(end), .. }),
            ) if end.kind == EndKind::Conflict => {
                return finish(EndKind::Conflict, end.ids.clone());
            }
            (Some(Wrong::BelievesOthersWithoutRecord), Event::NotRecorded { is_held: true })
                if self.call.past().attempts == 0 =>
            {
                if let Some(end) = self.end().filter(|end| matches!(end.kind, EndKind::Done | EndKind::Failed)) {
                    return finish(end.kind, end.ids);
                }
            }
            (Some(Wrong::DeniesIntents), Event::NotWritten) => return finish(EndKind::NotDone, [].into()),
            (Some(Wrong::DeniesWithoutBytes), Event::Saw { .. }) if !self.has_bytes => {
                return finish(EndKind::NotDone, [].into());
            }
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
            (Some(Wrong::AcknowledgesEverything), Action::Finish { end, .. }) => {
                Action::Finish { end, acknowledges: true }
            }
            (Some(Wrong::DeniesWhatIsWritten), Action::Finish { .. }) if is_perhaps_written => {
                finish(EndKind::NotDone, [].into())
            }
            (Some(Wrong::KeepsMarks), Action::Release(_)) if is_perhaps_marked => Action::Release(None),
            (Some(Wrong::DoubtsWhatWasNeverSent), Action::Record { end, is_response })
                if end.kind == EndKind::NotDone =>
            {
                Action::Record { end: End { kind: EndKind::Undecidable, ..end }, is_response }
            }
            (Some(Wrong::BelievesDeadSessions), Action::Record { end, is_response })
                if shows_dead && end.kind == EndKind::Undecidable =>
            {
                Action::Record { end: End { kind: EndKind::Impossible, ..end }, is_response }
            }
            (Some(Wrong::TakesConflictsForOwn), Action::Finish { end: Some(end), acknowledges })
                if end.kind == EndKind::Conflict =>
            {
                Action::Finish { end: Some(End { kind: EndKind::Done, ..end }), acknowledges }
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
            (Wrong::BelievesWithoutLease, Event::Lost) if self.end().is_some() => event = Event::Recorded,
            (Wrong::BelievesWithoutRecord, Event::NotRecorded { .. }) => event = Event::Recorded,
            (Wrong::EndsWithoutBytesEarly, Event::Saw { ages, .. }) if !self.has_bytes => ages.own = Age::Quiet,
            (Wrong::ForgetsRejections, Event::Held(held)) if held.past.is_rejected => {
                (held.past.is_rejected, held.past.attempts) = (false, 1);
            }
            (Wrong::SendsWithoutMark, Event::NotMarked) => event = Event::Marked,
            (Wrong::SendsWithoutLease, Event::Lost) if self.end().is_none() => event = Event::Marked,
            (Wrong::ForgetsAttempts, Event::Held(held)) => held.past.attempts = 0,
            (Wrong::ForgetsBefore, Event::Held(held)) if held.past.before.is_some() => {
                held.past.before = Some([].into());
            }
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

    /// Returns the end that the last action was to write.
    fn end(&self) -> Option<End<u8>> {
        match self.call.clone().next(Event::Recorded) {
            Action::Finish { end, .. } => end,
            _ => None,
        }
    }
}
