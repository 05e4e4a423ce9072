//! Decisions of the machine that no answer of a gateway shows: what comes first, how long a pause is, and what a journal that
//! fails means.

use std::collections::BTreeSet;

use payment_client::machine::{
    Action, Age, Ages, Attempt, Call, End, EndKind, Event, Found, Held, Object, Origin, Other, Past, Pause, Recipient,
    Rule, Seen, Shown, Source, Status, Told, Verdict, View,
};

const YOUNG: Ages = Ages { own: Age::Young, others: Age::UNSENT };
const QUIET: Ages = Ages { own: Age::Quiet, others: Age::UNSENT };
const SETTLED: Ages = Ages { own: Age::Settled, others: Age::UNSENT };

/// Tells a call these events, and returns the action after the last one.
fn after(rule: Rule, origin: Origin, events: impl IntoIterator<Item = Event<u8>>) -> Action<u8> {
    let mut call = Call::new(rule, origin);
    events.into_iter().map(|event| call.next(event)).last().unwrap()
}

fn held(attempts: u8, others: &[Other<u8>]) -> Event<u8> {
    let past = Past { attempts, before: None };
    Event::Held(Held { is_mine: true, past, others: others.to_vec(), has_bytes: true })
}

fn other(kind: EndKind, ids: &[u8], is_equal: bool) -> Other<u8> {
    Other { kind, ids: ids.iter().copied().collect(), is_equal, is_alike: true }
}

fn found(is_mine: bool, is_equal: bool, kind: Option<EndKind>) -> Event<u8> {
    Event::Found(Found { is_mine, is_equal, end: kind.map(|kind| end(kind, &[1])) })
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
fn sent(rule: Rule, attempt: Attempt) -> Vec<Event<u8>> {
    let mut events = vec![Event::Started, held(0, &[])];
    if rule == Rule::CAPTURE || rule == Rule::CONFIRM {
        events.push(saw(&[], Status::Waits, SETTLED));
    }
    events.extend([Event::Marked, Event::Sent(attempt)]);
    events
}

fn with<const N: usize>(mut events: Vec<Event<u8>>, more: [Event<u8>; N]) -> Vec<Event<u8>> {
    events.extend(more);
    events
}

const UNKNOWN: Action<u8> = Action::Finish(Verdict::Unknown);

#[test]
fn a_journal_that_fails_after_an_equal_call_was_found_says_nothing() {
    let joins = [Event::Started, found(false, true, None), Event::Waited, Event::NotWritten];
    assert_eq!(after(Rule::CREATE, Origin::Own, joins), UNKNOWN);
    let waits = [Event::Started, found(false, false, None), Event::Waited, Event::NotWritten];
    assert_eq!(after(Rule::CREATE, Origin::Own, waits), Action::Finish(Verdict::NotBegun));
    // A mark that nobody has asked for.
    assert_eq!(after(Rule::CAPTURE, Origin::Own, [Event::Started, Event::Marked]), UNKNOWN);
}

#[test]
fn what_is_found_is_recalled_if_it_has_an_object() {
    for (kind, source) in [
        (EndKind::Done, Source::Recalled),
        (EndKind::Failed, Source::Recalled),
        (EndKind::Conflict, Source::Recalled),
        (EndKind::Impossible, Source::Record),
        (EndKind::Rejected, Source::Record),
        (EndKind::NotProcessed, Source::Record),
        (EndKind::NotSent, Source::Record),
        (EndKind::Undecidable, Source::Record),
    ] {
        let told = |source| Action::Finish(Verdict::Ended { end: end(kind, &[1]), source, acknowledges: false });
        for (is_mine, is_equal) in [(true, true), (true, false), (false, true)] {
            let events = || vec![Event::Started, found(is_mine, is_equal, Some(kind))];
            let action = after(Rule::REFUND, Origin::Given, events());
            if source == Source::Record {
                assert_eq!(action, told(source), "{kind:?}");
                continue;
            }
            assert_eq!(action, Action::Recall([1].into()), "{kind:?}");
            // What is in the way of a call is not its own object.
            let other = if kind == EndKind::Conflict { Source::Recalled } else { Source::Record };
            for (event, source) in [
                (Event::Recalled { is_own: true }, source),
                (Event::Recalled { is_own: false }, other),
                (Event::NotRecalled, Source::Record),
            ] {
                let action = after(Rule::REFUND, Origin::Given, with(events(), [event]));
                assert_eq!(action, told(source), "{kind:?}");
            }
        }
        // Nobody waits for what a pass hands out.
        assert_eq!(after(Rule::REFUND, Origin::Given, [Event::Ended(end(kind, &[1]))]), told(Source::Record));
    }
    for kind in [EndKind::Done, EndKind::Failed] {
        let events = [Event::Started, found(false, false, Some(kind)), Event::Recalled { is_own: false }];
        let action = after(Rule::CREATE, Origin::Own, events);
        let conflict =
            Verdict::Ended { end: end(EndKind::Conflict, &[1]), source: Source::Recalled, acknowledges: false };
        assert_eq!(action, Action::Finish(conflict), "{kind:?}");
    }
}

#[test]
fn of_several_ends_of_a_reference_an_equal_one_counts_and_then_a_success() {
    for (others, expected) in [
        (vec![other(EndKind::Done, &[2], false), other(EndKind::Failed, &[1], true)], end(EndKind::Failed, &[1])),
        (vec![other(EndKind::Failed, &[2], true), other(EndKind::Done, &[1], true)], end(EndKind::Done, &[1])),
        (vec![other(EndKind::Done, &[2], false)], end(EndKind::Conflict, &[2])),
    ] {
        match after(Rule::REFUND, Origin::Own, [Event::Started, held(0, &others)]) {
            Action::Record { end, is_response: false, acknowledges: false } => assert_eq!(end, expected),
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
    assert_eq!(recorded(&after(Rule::CREATE, Origin::Own, events)), EndKind::NotSent);
    // After an attempt, both must have been quiet for another minute.
    for (ages, is_end) in [(SETTLED, true), (QUIET, false), (Ages { others: Age::Quiet, ..SETTLED }, false)] {
        let events = with(sent(Rule::CAPTURE, Attempt::Uncertain), [Event::CannotSee { ages }]);
        let action = after(Rule::CAPTURE, Origin::Given, events);
        assert_eq!(matches!(action, Action::Record { .. }), is_end, "{ages:?}");
    }
}

#[test]
fn what_was_uncertain_is_looked_up_before_anything_else() {
    let again = || with(sent(Rule::CREATE, Attempt::Uncertain), [saw(&[], Status::Unknown, QUIET)]);
    for event in [Event::NotReady, Event::NotAccepted, Event::NotWritten] {
        let events = with(again(), [event.clone(), Event::Waited]);
        assert_eq!(after(Rule::CREATE, Origin::Given, events), Action::Look, "{event:?}");
    }
    for (attempt, pause) in [
        (Attempt::NotSent, Pause::Backoff),
        (Attempt::Unauthorized, Pause::Backoff),
        (Attempt::Throttled, Pause::AsAsked),
    ] {
        let events = with(again(), [Event::Marked, Event::Sent(attempt)]);
        assert_eq!(after(Rule::CREATE, Origin::Given, events.clone()), Action::Wait(pause));
        assert_eq!(after(Rule::CREATE, Origin::Given, with(events, [Event::Waited])), Action::Look);
    }
    // A rejection is the last attempt.
    for attempt in [Attempt::Rejected, Attempt::Invalid] {
        let events = with(again(), [Event::Marked, Event::Sent(attempt), saw(&[], Status::Unknown, QUIET)]);
        assert_eq!(recorded(&after(Rule::CREATE, Origin::Given, events)), EndKind::Undecidable, "{attempt:?}");
    }
    // The third attempt is the last one, too.
    let third = [Event::Marked, Event::Sent(Attempt::Uncertain), saw(&[], Status::Unknown, QUIET)];
    let second = with(again(), third.clone());
    assert!(matches!(after(Rule::CREATE, Origin::Given, second.clone()), Action::Mark(Past { attempts: 3, .. })));
    assert_eq!(recorded(&after(Rule::CREATE, Origin::Given, with(second, third))), EndKind::Undecidable);
    // A session that waits can be cancelled again, after a pause.
    let cancels = with(sent(Rule::CANCEL, Attempt::Uncertain), [saw(&[], Status::Waits, YOUNG)]);
    assert_eq!(after(Rule::CANCEL, Origin::Given, cancels), Action::Wait(Pause::Backoff));
}

#[test]
fn the_pause_before_the_same_request_is_as_short_as_it_can_be() {
    let planned = |event| [Event::Started, held(0, &[]), event];
    assert_eq!(after(Rule::CREATE, Origin::Given, planned(Event::NotReady)), Action::Wait(Pause::Backoff));
    for (attempt, pause) in [(Attempt::NotSent, Pause::Backoff), (Attempt::Throttled, Pause::AsAsked)] {
        assert_eq!(after(Rule::CREATE, Origin::Given, sent(Rule::CREATE, attempt)), Action::Wait(pause));
    }
    // Without retries, only a call in doubt goes on.
    for (attempt, goes_on) in [(Attempt::NotSent, false), (Attempt::Uncertain, true), (Attempt::Rejected, true)] {
        let look = matches!(attempt, Attempt::Uncertain | Attempt::Rejected).then_some(Event::NotSeen);
        let events = sent(Rule::CAPTURE, attempt).into_iter().chain(look).chain([Event::NoRetry]);
        let action = after(Rule::CAPTURE, Origin::Given, events);
        assert_eq!(action == Action::Wait(Pause::Longest), goes_on, "{attempt:?}: {action:?}");
    }
}

#[test]
fn what_may_have_been_carried_out_is_left_to_the_next_process() {
    let uncertain = || with(sent(Rule::CREATE, Attempt::Uncertain), [Event::NotSeen, Event::Exhausted]);
    // Its marks are those that the journal has.
    assert_eq!(after(Rule::CREATE, Origin::Own, uncertain()), Action::Release(None));
    let begun = [Event::Started, Event::Marked, Event::Sent(Attempt::Uncertain), Event::NotSeen, Event::Exhausted];
    assert_eq!(after(Rule::CREATE, Origin::Own, begun), Action::Release(None));
    let again = [saw(&[], Status::Unknown, QUIET), Event::NotReady, Event::Exhausted];
    let events = with(sent(Rule::CREATE, Attempt::Uncertain), again);
    assert_eq!(after(Rule::CREATE, Origin::Own, events), Action::Release(None));
    // Nothing can be looked up.
    assert_eq!(after(Rule::ONCE, Origin::Own, sent(Rule::ONCE, Attempt::Uncertain)), Action::Release(None));
    let nothing = Event::Saw { view: View::nothing(), ages: YOUNG };
    assert_eq!(after(Rule::ONCE, Origin::Given, [held(1, &[]), nothing]), Action::Release(None));
    // A create without its bytes waits for an equal one, if a look-up shows that there is none.
    let without =
        Held { is_mine: true, past: Past { attempts: 1, before: None }, others: Vec::new(), has_bytes: false };
    let absent = [Event::Held(without.clone()), saw(&[], Status::Unknown, QUIET)];
    assert_eq!(after(Rule::CREATE, Origin::Given, absent), Action::Release(None));
    let vague = Event::Saw { view: View::nothing(), ages: QUIET };
    assert_eq!(recorded(&after(Rule::CREATE, Origin::Given, [Event::Held(without), vague])), EndKind::Undecidable);
}

#[test]
fn the_better_of_two_objects_is_the_end() {
    let found = |rule, objects: &[(u8, bool)], ages| {
        let events = with(sent(rule, Attempt::Uncertain), [saw(objects, Status::Unknown, ages)]);
        recorded(&after(rule, Origin::Given, events))
    };
    for rule in [Rule::REFUND, Rule::CAPTURE] {
        assert_eq!(found(rule, &[(1, true), (2, false)], YOUNG), EndKind::Done);
        // No other attempt can leave a better one.
        assert_eq!(found(rule, &[(1, true)], YOUNG), EndKind::Failed);
    }
    assert_eq!(found(Rule::CREATE, &[(1, true)], QUIET), EndKind::Failed);
}

#[test]
fn a_late_look_up_decides_by_the_state_of_the_session() {
    for (rule, session, expected) in [
        (Rule::CANCEL, Status::Cancelled, EndKind::Done),
        (Rule::CANCEL, Status::Moved, EndKind::Impossible),
        (Rule::CANCEL, Status::Dead, EndKind::Impossible),
        (Rule::CANCEL, Status::Unknown, EndKind::Undecidable),
        (Rule::CONFIRM, Status::Moved, EndKind::Done),
        (Rule::CONFIRM, Status::Waits, EndKind::Undecidable),
        (Rule::CONFIRM, Status::Cancelled, EndKind::Impossible),
        // Perhaps it waited for 3-D Secure before.
        (Rule::CONFIRM, Status::Dead, EndKind::Undecidable),
        (Rule::CONFIRM, Status::Unknown, EndKind::Undecidable),
    ] {
        let events = with(sent(rule, Attempt::Uncertain), [saw(&[], session, QUIET)]);
        assert_eq!(recorded(&after(rule, Origin::Given, events)), expected, "{rule:?} {session:?}");
    }
}

#[test]
fn an_end_that_is_not_recorded_is_told_if_it_is_sure() {
    let ended = |end, source| Action::Finish(Verdict::Ended { end, source, acknowledges: false });
    let not_recorded = |is_held| Event::NotRecorded { is_held };
    for (objects, kind) in [(&[(1, false)], EndKind::Done), (&[(1, true)], EndKind::Failed)] {
        let events = || with(sent(Rule::CAPTURE, Attempt::Uncertain), [saw(objects, Status::Unknown, YOUNG)]);
        let told = ended(end(kind, &[1]), Source::View);
        assert_eq!(after(Rule::CAPTURE, Origin::Own, with(events(), [not_recorded(true)])), told);
        assert_eq!(after(Rule::CAPTURE, Origin::Own, with(events(), [not_recorded(false)])), UNKNOWN);
    }
    let impossible = || with(sent(Rule::CANCEL, Attempt::Uncertain), [saw(&[], Status::Dead, QUIET)]);
    let action = after(Rule::CANCEL, Origin::Own, with(impossible(), [not_recorded(true)]));
    assert!(matches!(action, Action::Release(_)), "{action:?}");
    assert_eq!(after(Rule::CANCEL, Origin::Own, with(impossible(), [not_recorded(false)])), UNKNOWN);
    let known = vec![Event::Started, held(0, &[other(EndKind::Done, &[1], true)]), not_recorded(false)];
    assert_eq!(after(Rule::REFUND, Origin::Own, known.clone()), Action::Recall([1].into()));
    let recalled = with(known, [Event::Recalled { is_own: true }]);
    assert_eq!(after(Rule::REFUND, Origin::Own, recalled), ended(end(EndKind::Done, &[1]), Source::Recalled));
}

#[test]
fn only_the_end_of_an_own_call_is_acknowledged() {
    let answered = || Event::Answered { ids: [1].into(), has_failed: false };
    let recorded = Event::Recorded { is_acknowledged: false };
    for (origin, expected) in [(Origin::Own, true), (Origin::Given, false), (Origin::InDoubt, false)] {
        let events = [Event::Started, held(0, &[]), Event::Marked, answered(), recorded.clone()];
        let Action::Finish(Verdict::Ended { acknowledges, .. }) = after(Rule::REFUND, origin, events) else {
            panic!("it has not ended")
        };
        assert_eq!(acknowledges, expected, "{origin:?}");
    }
    // In the write of the end, too, but never what a person must decide.
    let events = with(sent(Rule::CREATE, Attempt::Uncertain), [Event::CannotSee { ages: SETTLED }]);
    assert!(matches!(after(Rule::CREATE, Origin::Own, events), Action::Record { acknowledges: false, .. }));
    let known = [Event::Started, held(0, &[other(EndKind::Done, &[1], true)])];
    assert!(matches!(after(Rule::CREATE, Origin::Own, known), Action::Record { acknowledges: false, .. }));
}

#[test]
fn a_caller_sees_what_there_is_to_show() {
    let (session, object) = (Shown::Session { has_failed: false }, Shown::Object { has_failed: false });
    let failed = Shown::Object { has_failed: true };
    for (kind, shown, expected) in [
        (EndKind::Done, session, Told::Done),
        (EndKind::Done, failed, Told::Failed),
        (EndKind::Done, Shown::Nothing, Told::Unknown),
        (EndKind::Failed, session, Told::Impossible),
        (EndKind::Failed, object, Told::Failed),
        (EndKind::Conflict, session, Told::Taken),
        (EndKind::Impossible, session, Told::Impossible),
        (EndKind::Rejected, Shown::Error, Told::Rejected),
        (EndKind::Rejected, Shown::Nothing, Told::Undecidable),
        (EndKind::NotSent, Shown::Nothing, Told::NotSent),
        (EndKind::Undecidable, session, Told::Undecidable),
    ] {
        assert_eq!(kind.told(shown), expected, "{kind:?} {shown:?}");
    }
}

/// The client acknowledges for its caller, or if nobody can get the end, and leaves everything else to the shop.
#[test]
fn an_end_is_seen_by_a_caller_that_waits() {
    for told in [
        Told::Done,
        Told::Impossible,
        Told::Failed,
        Told::Taken,
        Told::Rejected,
        Told::NotProcessed,
        Told::NotSent,
        Told::Unknown,
        Told::Undecidable,
    ] {
        let expected = match told {
            Told::Unknown => None,
            Told::Undecidable => Some(Seen::Undecidable),
            _ => Some(Seen::Decided),
        };
        assert_eq!(told.seen(), expected, "{told:?}");
        let is_decided = expected == Some(Seen::Decided);
        let seen_by = [Recipient::Caller, Recipient::Recovery, Recipient::Nobody].map(|it| told.is_seen_by(it));
        assert_eq!(seen_by, [is_decided, false, is_decided], "{told:?}");
    }
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
    let mark = Action::Mark(Past { attempts: 1, before: Some([].into()) });
    assert_eq!(after(Rule::CONFIRM, Origin::Own, events), mark);
    for kind in [EndKind::Rejected, EndKind::NotSent, EndKind::NotProcessed, EndKind::Impossible] {
        let action = after(Rule::REFUND, Origin::Own, [Event::Started, held(0, &[other(kind, &[], true)])]);
        assert_eq!(action, Action::Mark(Past { attempts: 1, before: None }), "{kind:?}");
    }
}

/// What nothing was carried out for is no success, so it pays no retry back.
#[test]
fn an_end_without_an_attempt_comes_from_the_attempts() {
    let vague = [other(EndKind::Undecidable, &[], true)];
    let unclear = Event::Saw { view: View::nothing(), ages: SETTLED };
    for (rule, events) in [
        (Rule::CREATE, vec![Event::Started, held(0, &vague), unclear]),
        (Rule::CREATE, vec![Event::Started, held(0, &vague), Event::CannotSee { ages: SETTLED }]),
        (Rule::CAPTURE, with(sent(Rule::CAPTURE, Attempt::Rejected), [saw(&[], Status::Unknown, QUIET)])),
    ] {
        let action = after(rule, Origin::Own, with(events, [Event::Recorded { is_acknowledged: true }]));
        assert!(matches!(action, Action::Finish(Verdict::Ended { source: Source::Attempts, .. })), "{action:?}");
    }
}

/// The response to an earlier confirmation, or a late charge of it, would be taken for this one.
#[test]
fn a_confirmation_knows_the_charges_of_earlier_ones() {
    let earlier = [other(EndKind::Done, &[9], false)];
    let begun = |objects: &[(u8, bool)]| vec![Event::Started, held(0, &earlier), saw(objects, Status::Waits, SETTLED)];
    assert_eq!(after(Rule::CONFIRM, Origin::Own, begun(&[])), Action::Wait(Pause::Backoff));
    let shown = begun(&[(8, true), (9, true)]);
    let mark = Action::Mark(Past { attempts: 1, before: Some([8, 9].into()) });
    assert_eq!(after(Rule::CONFIRM, Origin::Own, shown.clone()), mark);
    let answered = [Event::Marked, Event::Answered { ids: [7, 8, 9].into(), has_failed: false }];
    match after(Rule::CONFIRM, Origin::Own, with(shown, answered)) {
        Action::Record { end: recorded, is_response: true, .. } => assert_eq!(recorded, end(EndKind::Done, &[7])),
        other => panic!("{other:?}"),
    }
}
