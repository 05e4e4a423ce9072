//! Decisions of the machine that no answer of a gateway shows: what comes first, how long a pause is, and what a journal that
//! fails means.

use std::collections::BTreeSet;

use payment_client::machine::{
    Action, Age, Ages, AttemptOutcome, Begin, Call, End, EndKind, Event, FoundRow, HeldRow, IntentState, Object, Other,
    Past, Pause, Repetition, Status, View,
};

const YOUNG: Ages = Ages { own: Age::Young, others: Age::UNSENT };
const QUIET: Ages = Ages { own: Age::Quiet, others: Age::UNSENT };
const SETTLED: Ages = Ages { own: Age::Settled, others: Age::UNSENT };

/// Tells a call these events, and returns the action after the last one.
fn after(repetition: Repetition, intent: IntentState, events: impl IntoIterator<Item = Event<u8>>) -> Action<u8> {
    let mut call = Call::new(repetition, intent);
    events.into_iter().map(|event| call.next(event)).last().unwrap()
}

fn held(attempts: u8, others: &[Other<u8>]) -> Event<u8> {
    let past = Past { attempts, ..Past::none() };
    Event::Held(HeldRow { is_mine: true, past, others: others.to_vec(), has_bytes: true })
}

fn other(kind: EndKind, ids: &[u8], is_equal: bool) -> Other<u8> {
    Other { kind, ids: ids.iter().copied().collect(), is_equal, is_alike: true }
}

fn found(is_mine: bool, is_equal: bool, kind: Option<EndKind>) -> Event<u8> {
    Event::Found(FoundRow { is_mine, is_equal, end: kind.map(|kind| end(kind, &[1])) })
}

fn end(kind: EndKind, ids: &[u8]) -> End<u8> {
    End { kind, ids: ids.iter().copied().collect() }
}

fn view(objects: &[(u8, bool)], session: Status) -> View<u8> {
    let object = |(id, has_failed): &(u8, bool)| Object { id: *id, fits: true, has_failed: *has_failed };
    View { objects: objects.iter().map(object).collect(), session, is_complete: true }
}

fn saw(objects: &[(u8, bool)], session: Status, ages: Ages) -> Event<u8> {
    Event::Saw { view: view(objects, session), ages }
}

/// Returns the kind of the end that is recorded.
fn recorded(action: &Action<u8>) -> EndKind {
    match action {
        Action::Record { end, .. } => end.kind,
        other => panic!("{other:?}"),
    }
}

/// The events of a call up to its first attempt, which has this outcome.
fn sent(repetition: Repetition, attempt: AttemptOutcome) -> Vec<Event<u8>> {
    let mut events = vec![Event::Started, held(0, &[])];
    if repetition == Repetition::CAPTURE || repetition == Repetition::CONFIRM {
        events.push(saw(&[], Status::Waits, SETTLED));
    }
    events.extend([Event::Marked, Event::Sent(attempt)]);
    events
}

fn with<const N: usize>(mut events: Vec<Event<u8>>, more: [Event<u8>; N]) -> Vec<Event<u8>> {
    events.extend(more);
    events
}

const UNKNOWN: Action<u8> = Action::Finish { end: None, acknowledges: false };

/// Returns the action that ends a call which the client does not acknowledge.
fn ended(kind: EndKind, ids: &[u8]) -> Action<u8> {
    Action::Finish { end: Some(end(kind, ids)), acknowledges: false }
}

#[test]
fn a_journal_that_fails_after_an_equal_call_was_found_says_nothing() {
    let joins = [Event::Started, found(false, true, None), Event::Waited, Event::NotWritten];
    assert_eq!(after(Repetition::CREATE, IntentState::Own, joins), UNKNOWN);
    let waits = [Event::Started, found(false, false, None), Event::Waited, Event::NotWritten];
    assert_eq!(after(Repetition::CREATE, IntentState::Own, waits), ended(EndKind::NotDone, &[]));
    // A mark that nobody has asked for.
    assert_eq!(after(Repetition::CAPTURE, IntentState::Own, [Event::Started, Event::Marked]), UNKNOWN);
}

#[test]
fn what_is_found_is_the_end_of_an_equal_call() {
    for kind in [EndKind::Done, EndKind::Failed, EndKind::Conflict, EndKind::Rejected, EndKind::Undecidable] {
        for (is_mine, is_equal) in [(true, true), (true, false), (false, true)] {
            let action =
                after(Repetition::REFUND, IntentState::Given, [Event::Started, found(is_mine, is_equal, Some(kind))]);
            assert_eq!(action, ended(kind, &[1]), "{kind:?}");
        }
    }
    for kind in [EndKind::Done, EndKind::Failed] {
        let action = after(Repetition::CREATE, IntentState::Own, [Event::Started, found(false, false, Some(kind))]);
        assert_eq!(action, ended(EndKind::Conflict, &[1]), "{kind:?}");
    }
}

/// An intent that a shop has can be carried out by another process. A call that only its caller knows cannot.
#[test]
fn a_call_that_waits_for_another_one_did_not_happen_only_if_nobody_else_has_it() {
    for (intent, expected) in [(IntentState::Own, ended(EndKind::NotDone, &[])), (IntentState::Given, UNKNOWN)] {
        let waits = [Event::Started, found(false, false, None), Event::Exhausted];
        assert_eq!(after(Repetition::CAPTURE, intent, waits), expected, "{intent:?}");
        assert_eq!(after(Repetition::CAPTURE, intent, [Event::Started, Event::NotWritten]), expected, "{intent:?}");
    }
}

#[test]
fn a_withdrawn_call_waits_for_nothing_and_joins_nothing() {
    let begun = |event| after(Repetition::CREATE, IntentState::Withdrawn, [Event::Started, event]);
    assert_eq!(after(Repetition::CREATE, IntentState::Withdrawn, [Event::Started]), Action::Begin(Begin::Withdrawn));
    assert_eq!(begun(found(true, true, Some(EndKind::NotDone))), ended(EndKind::NotDone, &[1]));
    assert_eq!(begun(found(true, true, None)), UNKNOWN);
    assert_eq!(begun(found(false, true, Some(EndKind::Done))), UNKNOWN);
    assert_eq!(recorded(&begun(held(0, &[]))), EndKind::NotDone);
    assert_eq!(begun(held(1, &[])), Action::Look);
    let other = HeldRow { is_mine: false, past: Past::none(), others: Vec::new(), has_bytes: true };
    assert!(matches!(begun(Event::Held(other)), Action::Release(None)));
}

/// What is known stays known: the response is that of this attempt, whatever another process has written meanwhile.
#[test]
fn a_response_is_the_end_also_without_the_lease() {
    let answered = || {
        let mut events = sent(Repetition::CAPTURE, AttemptOutcome::Uncertain);
        events.pop();
        with(events, [Event::Answered { ids: [1].into(), has_failed: false }])
    };
    for event in [Event::Lost, Event::NotRecorded { is_held: false }] {
        assert_eq!(after(Repetition::CAPTURE, IntentState::Own, with(answered(), [event])), ended(EndKind::Done, &[1]));
    }
    let seen = with(
        sent(Repetition::CAPTURE, AttemptOutcome::Uncertain),
        [saw(&[(1, false)], Status::Moved, YOUNG), Event::Lost],
    );
    assert_eq!(after(Repetition::CAPTURE, IntentState::Own, seen), UNKNOWN);
}

/// A session whose status is not documented can be one that was confirmed already.
#[test]
fn a_confirmation_is_sent_only_if_the_session_surely_waits() {
    for (status, is_sent) in [(Status::Waits, true), (Status::Unknown, false), (Status::Moved, false)] {
        let action =
            after(Repetition::CONFIRM, IntentState::Own, [Event::Started, held(0, &[]), saw(&[], status, SETTLED)]);
        assert_eq!(matches!(action, Action::Mark(_)), is_sent, "{status:?}");
        assert_eq!(matches!(action, Action::Record { .. }), !is_sent, "{status:?}");
    }
}

#[test]
fn a_rejection_is_written_before_it_is_looked_up() {
    let rejected = sent(Repetition::CAPTURE, AttemptOutcome::Rejected);
    let noted = Past { is_rejected: true, before: Some([].into()), ..Past::none() };
    assert_eq!(after(Repetition::CAPTURE, IntentState::Given, rejected.clone()), Action::Note(noted.clone()));
    let left = [Event::NotSeen, Event::Exhausted];
    for (event, released) in [(Event::Noted, None), (Event::NotMarked, Some(noted.clone()))] {
        let events = with(with(rejected.clone(), [event]), left.clone());
        assert_eq!(after(Repetition::CAPTURE, IntentState::Given, events), Action::Release(released));
    }
    assert_eq!(after(Repetition::CAPTURE, IntentState::Given, with(rejected, [Event::Lost])), UNKNOWN);
    // The next process looks, sends nothing, and decides by a late look-up.
    let known = || Event::Held(HeldRow { is_mine: true, past: noted.clone(), others: Vec::new(), has_bytes: true });
    assert_eq!(after(Repetition::CAPTURE, IntentState::Given, [known()]), Action::Look);
    let young = after(Repetition::CAPTURE, IntentState::Given, [known(), saw(&[], Status::Moved, YOUNG)]);
    assert_eq!(young, Action::Wait(Pause::Backoff));
    for repetition in [Repetition::CAPTURE, Repetition::CREATE] {
        let late = after(repetition, IntentState::Given, [known(), saw(&[], Status::Moved, QUIET)]);
        assert_eq!(recorded(&late), EndKind::Rejected, "{repetition:?}");
    }
    // An earlier attempt may have been carried out, so a rejection says nothing.
    let again = [saw(&[], Status::Unknown, QUIET), Event::Marked, Event::Sent(AttemptOutcome::Rejected)];
    let events = with(sent(Repetition::CREATE, AttemptOutcome::Uncertain), again);
    assert_eq!(after(Repetition::CREATE, IntentState::Given, events), Action::Look);
}

#[test]
fn of_several_ends_of_a_reference_an_equal_one_counts_and_then_a_success() {
    for (others, expected) in [
        (vec![other(EndKind::Done, &[2], false), other(EndKind::Failed, &[1], true)], end(EndKind::Failed, &[1])),
        (vec![other(EndKind::Failed, &[2], true), other(EndKind::Done, &[1], true)], end(EndKind::Done, &[1])),
        (vec![other(EndKind::Done, &[2], false)], end(EndKind::Conflict, &[2])),
    ] {
        match after(Repetition::REFUND, IntentState::Own, [Event::Started, held(0, &others)]) {
            Action::Record { end, is_response: false } => assert_eq!(end, expected),
            other => panic!("{other:?}"),
        }
    }
    // Equal to a third call, or to this one.
    assert!(!other(EndKind::Conflict, &[1], true).is_vague() && other(EndKind::Conflict, &[1], false).is_vague());
    assert!(!other(EndKind::Rejected, &[], true).is_vague() && other(EndKind::Done, &[], true).is_vague());
}

#[test]
fn a_look_up_that_the_gateway_rejects_ends_a_call_that_was_never_sent() {
    let vague = [other(EndKind::Undecidable, &[], true)];
    let events = [Event::Started, held(0, &vague), Event::CannotSee { ages: YOUNG }];
    assert_eq!(recorded(&after(Repetition::CREATE, IntentState::Own, events)), EndKind::NotDone);
    // After an attempt, both must have been quiet for another minute.
    for (ages, is_end) in [(SETTLED, true), (QUIET, false), (Ages { others: Age::Quiet, ..SETTLED }, false)] {
        let events = with(sent(Repetition::CAPTURE, AttemptOutcome::Uncertain), [Event::CannotSee { ages }]);
        let action = after(Repetition::CAPTURE, IntentState::Given, events);
        assert_eq!(matches!(action, Action::Record { .. }), is_end, "{ages:?}");
    }
}

#[test]
fn what_was_uncertain_is_looked_up_before_anything_else() {
    let again = || with(sent(Repetition::CREATE, AttemptOutcome::Uncertain), [saw(&[], Status::Unknown, QUIET)]);
    for event in [Event::NotReady, Event::NotAccepted, Event::NotWritten] {
        let events = with(again(), [event.clone(), Event::Waited]);
        assert_eq!(after(Repetition::CREATE, IntentState::Given, events), Action::Look, "{event:?}");
    }
    for (attempt, pause) in [
        (AttemptOutcome::NotSent, Pause::Backoff),
        (AttemptOutcome::Unauthorized, Pause::Backoff),
        (AttemptOutcome::Throttled, Pause::AsAsked),
    ] {
        let events = with(again(), [Event::Marked, Event::Sent(attempt)]);
        assert_eq!(after(Repetition::CREATE, IntentState::Given, events.clone()), Action::Wait(pause));
        assert_eq!(after(Repetition::CREATE, IntentState::Given, with(events, [Event::Waited])), Action::Look);
    }
    // A rejection is the last attempt.
    for attempt in [AttemptOutcome::Rejected, AttemptOutcome::Invalid] {
        let events = with(again(), [Event::Marked, Event::Sent(attempt), saw(&[], Status::Unknown, QUIET)]);
        assert_eq!(
            recorded(&after(Repetition::CREATE, IntentState::Given, events)),
            EndKind::Undecidable,
            "{attempt:?}"
        );
    }
    // The third attempt is the last one, too.
    let third = [Event::Marked, Event::Sent(AttemptOutcome::Uncertain), saw(&[], Status::Unknown, QUIET)];
    let second = with(again(), third.clone());
    assert!(matches!(
        after(Repetition::CREATE, IntentState::Given, second.clone()),
        Action::Mark(Past { attempts: 3, .. })
    ));
    assert_eq!(recorded(&after(Repetition::CREATE, IntentState::Given, with(second, third))), EndKind::Undecidable);
    // A session that waits can be cancelled again, after a pause.
    let cancels = with(sent(Repetition::CANCEL, AttemptOutcome::Uncertain), [saw(&[], Status::Waits, YOUNG)]);
    assert_eq!(after(Repetition::CANCEL, IntentState::Given, cancels), Action::Wait(Pause::Backoff));
}

#[test]
fn the_pause_before_the_same_request_is_as_short_as_it_can_be() {
    let planned = |event| [Event::Started, held(0, &[]), event];
    assert_eq!(after(Repetition::CREATE, IntentState::Given, planned(Event::NotReady)), Action::Wait(Pause::Backoff));
    for (attempt, pause) in [(AttemptOutcome::NotSent, Pause::Backoff), (AttemptOutcome::Throttled, Pause::AsAsked)] {
        assert_eq!(
            after(Repetition::CREATE, IntentState::Given, sent(Repetition::CREATE, attempt)),
            Action::Wait(pause)
        );
    }
    // Without retries, only a call in doubt goes on.
    for (attempt, goes_on) in
        [(AttemptOutcome::NotSent, false), (AttemptOutcome::Uncertain, true), (AttemptOutcome::Rejected, true)]
    {
        let noted = (attempt == AttemptOutcome::Rejected).then_some(Event::Noted);
        let look = matches!(attempt, AttemptOutcome::Uncertain | AttemptOutcome::Rejected).then_some(Event::NotSeen);
        let events = sent(Repetition::CAPTURE, attempt).into_iter().chain(noted).chain(look).chain([Event::NoRetry]);
        let action = after(Repetition::CAPTURE, IntentState::Given, events);
        assert_eq!(action == Action::Wait(Pause::Longest), goes_on, "{attempt:?}: {action:?}");
    }
}

#[test]
fn what_may_have_been_carried_out_is_left_to_the_next_process() {
    let uncertain = || with(sent(Repetition::CREATE, AttemptOutcome::Uncertain), [Event::NotSeen, Event::Exhausted]);
    // Its marks are those that the journal has.
    assert_eq!(after(Repetition::CREATE, IntentState::Own, uncertain()), Action::Release(None));
    let begun =
        [Event::Started, Event::Marked, Event::Sent(AttemptOutcome::Uncertain), Event::NotSeen, Event::Exhausted];
    assert_eq!(after(Repetition::CREATE, IntentState::Own, begun), Action::Release(None));
    let again = [saw(&[], Status::Unknown, QUIET), Event::NotReady, Event::Exhausted];
    let events = with(sent(Repetition::CREATE, AttemptOutcome::Uncertain), again);
    assert_eq!(after(Repetition::CREATE, IntentState::Own, events), Action::Release(None));
    // What was marked in vain is corrected.
    let before = Some([].into());
    let in_vain = [Event::Started, held(0, &[]), saw(&[], Status::Waits, SETTLED), Event::NotMarked];
    let planned = Past { before, ..Past::none() };
    assert_eq!(after(Repetition::CAPTURE, IntentState::Given, in_vain), Action::Release(Some(planned)));
    // A create without its bytes has ended, if a late look-up shows that there is none.
    let without =
        HeldRow { is_mine: true, past: Past { attempts: 1, ..Past::none() }, others: Vec::new(), has_bytes: false };
    for (ages, expected) in
        [(QUIET, Some(EndKind::NotDone)), (Ages { own: Age::TooOld, ..QUIET }, Some(EndKind::NotDone)), (YOUNG, None)]
    {
        let action = after(
            Repetition::CREATE,
            IntentState::Given,
            [Event::Held(without.clone()), saw(&[], Status::Unknown, ages)],
        );
        assert_eq!(matches!(action, Action::Record { .. }).then(|| recorded(&action)), expected, "{ages:?}");
    }
    let third = HeldRow { past: Past { attempts: 3, ..Past::none() }, ..without.clone() };
    let action = after(Repetition::CREATE, IntentState::Given, [Event::Held(third), saw(&[], Status::Unknown, QUIET)]);
    assert_eq!(recorded(&action), EndKind::Undecidable);
    let vague = Event::Saw { view: View::nothing(), ages: QUIET };
    assert_eq!(
        recorded(&after(Repetition::CREATE, IntentState::Given, [Event::Held(without), vague])),
        EndKind::Undecidable
    );
}

#[test]
fn the_better_of_two_objects_is_the_end() {
    let found = |repetition, objects: &[(u8, bool)], ages| {
        let events = with(sent(repetition, AttemptOutcome::Uncertain), [saw(objects, Status::Unknown, ages)]);
        recorded(&after(repetition, IntentState::Given, events))
    };
    for repetition in [Repetition::REFUND, Repetition::CAPTURE] {
        assert_eq!(found(repetition, &[(1, true), (2, false)], YOUNG), EndKind::Done);
        // No other attempt can leave a better one.
        assert_eq!(found(repetition, &[(1, true)], YOUNG), EndKind::Failed);
    }
    assert_eq!(found(Repetition::CREATE, &[(1, true)], QUIET), EndKind::Failed);
}

#[test]
fn a_late_look_up_decides_by_the_state_of_the_session() {
    for (repetition, session, expected) in [
        (Repetition::CANCEL, Status::Cancelled, EndKind::Done),
        (Repetition::CANCEL, Status::Moved, EndKind::Impossible),
        (Repetition::CANCEL, Status::Dead, EndKind::Impossible),
        (Repetition::CANCEL, Status::Unknown, EndKind::Undecidable),
        (Repetition::CONFIRM, Status::Moved, EndKind::Done),
        (Repetition::CONFIRM, Status::Waits, EndKind::Undecidable),
        (Repetition::CONFIRM, Status::Cancelled, EndKind::Impossible),
        // Perhaps it waited for 3-D Secure before.
        (Repetition::CONFIRM, Status::Dead, EndKind::Undecidable),
        (Repetition::CONFIRM, Status::Unknown, EndKind::Undecidable),
    ] {
        let events = with(sent(repetition, AttemptOutcome::Uncertain), [saw(&[], session, QUIET)]);
        assert_eq!(recorded(&after(repetition, IntentState::Given, events)), expected, "{repetition:?} {session:?}");
    }
}

#[test]
fn an_end_that_is_not_recorded_is_told_if_it_is_sure() {
    let not_recorded = |is_held| Event::NotRecorded { is_held };
    for (objects, kind) in [(&[(1, false)], EndKind::Done), (&[(1, true)], EndKind::Failed)] {
        let events =
            || with(sent(Repetition::CAPTURE, AttemptOutcome::Uncertain), [saw(objects, Status::Unknown, YOUNG)]);
        assert_eq!(
            after(Repetition::CAPTURE, IntentState::Own, with(events(), [not_recorded(true)])),
            ended(kind, &[1])
        );
        assert_eq!(after(Repetition::CAPTURE, IntentState::Own, with(events(), [not_recorded(false)])), UNKNOWN);
    }
    let impossible = || with(sent(Repetition::CANCEL, AttemptOutcome::Uncertain), [saw(&[], Status::Dead, QUIET)]);
    let action = after(Repetition::CANCEL, IntentState::Own, with(impossible(), [not_recorded(true)]));
    assert!(matches!(action, Action::Release(_)), "{action:?}");
    assert_eq!(after(Repetition::CANCEL, IntentState::Own, with(impossible(), [not_recorded(false)])), UNKNOWN);
    let known = vec![Event::Started, held(0, &[other(EndKind::Done, &[1], true)]), not_recorded(false)];
    assert_eq!(after(Repetition::REFUND, IntentState::Own, known), ended(EndKind::Done, &[1]));
}

#[test]
fn an_object_of_another_call_is_returned_only_with_a_record() {
    const LATE: Ages = Ages { own: Age::UNSENT, others: Age::Quiet };
    let shown = saw(&[(1, false)], Status::Moved, LATE);
    let doubtful = held(0, &[other(EndKind::Undecidable, &[], true)]);
    let next_to_another = vec![Event::Started, doubtful, shown.clone()];
    let after_a_rejection = with(sent(Repetition::CREATE, AttemptOutcome::Rejected), [Event::Noted, shown]);
    for events in [next_to_another, after_a_rejection] {
        let end = |event| after(Repetition::CREATE, IntentState::Own, with(events.clone(), [event]));
        assert_eq!(
            end(Event::Recorded),
            Action::Finish { end: Some(End { kind: EndKind::Done, ids: [1].into() }), acknowledges: true }
        );
        // The next process may see nothing, and end this call as not done.
        let action = end(Event::NotRecorded { is_held: true });
        assert!(matches!(action, Action::Release(_)), "{action:?}");
    }
}

#[test]
fn only_the_end_of_an_own_call_is_acknowledged() {
    let answered = || Event::Answered { ids: [1].into(), has_failed: false };
    let recorded = Event::Recorded;
    for (intent, expected) in [(IntentState::Own, true), (IntentState::Given, false)] {
        let events = [Event::Started, held(0, &[]), Event::Marked, answered(), recorded.clone()];
        let Action::Finish { acknowledges, .. } = after(Repetition::REFUND, intent, events) else {
            panic!("it has not ended")
        };
        assert_eq!(acknowledges, expected, "{intent:?}");
    }
    // Never what a person must decide.
    let undecidable =
        with(sent(Repetition::CAPTURE, AttemptOutcome::Uncertain), [saw(&[], Status::Moved, QUIET), Event::Recorded]);
    assert_eq!(after(Repetition::CAPTURE, IntentState::Own, undecidable), ended(EndKind::Undecidable, &[]));
}

/// What a person must decide can be replaced by a response, so a shop that has seen the one has not seen the other.
#[test]
fn an_end_is_acknowledged_by_who_has_seen_it() {
    let decided =
        [EndKind::Done, EndKind::Failed, EndKind::Conflict, EndKind::Impossible, EndKind::Rejected, EndKind::NotDone];
    for kind in decided {
        assert!(decided.iter().all(|seen| seen.shows(kind)) && !EndKind::Undecidable.shows(kind), "{kind:?}");
        assert!(!kind.shows(EndKind::Undecidable), "{kind:?}");
    }
    assert!(EndKind::Undecidable.shows(EndKind::Undecidable));
}

#[test]
fn a_view_shows_nothing_only_if_it_has_nothing() {
    assert!(View::<u8>::nothing().shows_nothing());
    for view in [
        view(&[(1, false)], Status::Unknown),
        View { is_complete: false, ..view(&[(1, false)], Status::Unknown) },
        View { is_complete: false, ..view(&[], Status::Waits) },
        view(&[], Status::Unknown),
    ] {
        assert!(!view.shows_nothing(), "{view:?}");
    }
    assert_eq!(end(EndKind::Done, &[]).ids, BTreeSet::new());
}

#[test]
fn a_call_of_another_kind_and_a_clean_end_count_as_nothing() {
    let foreign = Other { is_alike: false, ..other(EndKind::Done, &[9], false) };
    let events = [Event::Started, held(0, &[foreign]), saw(&[], Status::Waits, SETTLED)];
    let mark = Action::Mark(Past { attempts: 1, before: Some([].into()), ..Past::none() });
    assert_eq!(after(Repetition::CONFIRM, IntentState::Own, events), mark);
    for kind in [EndKind::Rejected, EndKind::NotDone, EndKind::Impossible] {
        let action = after(Repetition::REFUND, IntentState::Own, [Event::Started, held(0, &[other(kind, &[], true)])]);
        assert_eq!(action, Action::Mark(Past { attempts: 1, ..Past::none() }), "{kind:?}");
    }
}

/// The response to an earlier confirmation, or a late charge of it, would be taken for this one.
#[test]
fn a_confirmation_knows_the_charges_of_earlier_ones() {
    let earlier = [other(EndKind::Done, &[9], false)];
    let begun = |objects: &[(u8, bool)]| vec![Event::Started, held(0, &earlier), saw(objects, Status::Waits, SETTLED)];
    assert_eq!(after(Repetition::CONFIRM, IntentState::Own, begun(&[])), Action::Wait(Pause::Backoff));
    let shown = begun(&[(8, true), (9, true)]);
    let mark = Action::Mark(Past { attempts: 1, before: Some([8, 9].into()), ..Past::none() });
    assert_eq!(after(Repetition::CONFIRM, IntentState::Own, shown.clone()), mark);
    let answered = [Event::Marked, Event::Answered { ids: [7, 8, 9].into(), has_failed: false }];
    match after(Repetition::CONFIRM, IntentState::Own, with(shown, answered)) {
        Action::Record { end: recorded, is_response: true, .. } => assert_eq!(recorded, end(EndKind::Done, &[7])),
        other => panic!("{other:?}"),
    }
}
