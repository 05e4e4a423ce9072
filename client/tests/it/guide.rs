//! The guide on sending has the decisions of the machine.

use std::path::Path;

use payment_client::machine::{Action, AttemptOutcome, Call, EndKind, Event, HeldRow, IntentState, Past, Repetition};
use test_support::generated;

/// A last attempt, as the guide says it, the events of each form of it, and when the call ends.
type Row = (&'static str, &'static [&'static [Event<u8>]], &'static str);

const MARKED: Event<u8> = Event::Marked;

const fn sent(attempt: AttemptOutcome) -> Event<u8> {
    Event::Sent(attempt)
}

const ROWS: [Row; 5] = [
    (
        "not sent, or no access token",
        &[&[MARKED, sent(AttemptOutcome::NotSent)], &[Event::NotReady]],
        "at the deadline, or without retries",
    ),
    (
        "429",
        &[&[MARKED, sent(AttemptOutcome::Throttled)]],
        "at the deadline, without retries, or at once if `Retry-After` is later than the deadline",
    ),
    ("401, with a new token too", &[&[MARKED, sent(AttemptOutcome::Unauthorized)]], "at once"),
    ("the credentials are not accepted", &[&[Event::NotAccepted]], "at once"),
    (
        "uncertain, or rejected without the name of a field",
        &[&[MARKED, sent(AttemptOutcome::Uncertain)], &[MARKED, sent(AttemptOutcome::Rejected)]],
        "at the deadline, or at once if a 429 to a later attempt asks for a longer pause",
    ),
];

/// Returns the error of a create whose attempts are all like this, and whether it has waited.
fn end(events: &[Event<u8>]) -> (&'static str, bool) {
    let mut events = events.iter().cloned().cycle();
    let mut call = Call::<u8>::new(Repetition::CREATE, IntentState::Own);
    call.next(Event::Started);
    let held = HeldRow { is_mine: true, past: Past::none(), others: Vec::new(), has_bytes: true };
    let mut action = call.next(Event::Held(held));
    let mut has_waited = false;
    loop {
        action = call.next(match &action {
            Action::Mark(_) | Action::Send => events.next().unwrap(),
            Action::Look => Event::NotSeen,
            Action::Wait(_) => {
                has_waited = true;
                Event::Exhausted
            }
            Action::Record { .. } => Event::Recorded,
            Action::Release(_) => Event::Released,
            Action::Note(_) => Event::Noted,
            Action::Finish { end: Some(end), .. } if end.kind == EndKind::NotDone => return ("NotDone", has_waited),
            Action::Finish { end: None, .. } => return ("Unknown", has_waited),
            other @ (Action::Begin(_) | Action::Finish { .. }) => panic!("{other:?}"),
        });
    }
}

#[test]
fn the_guide_on_sending_has_the_ends_of_the_machine() {
    let row = |(attempt, forms, when): Row| {
        let mut ends: Vec<_> = forms.iter().map(|events| end(events)).collect();
        ends.dedup();
        let [(error, has_waited)] = ends[..] else { panic!("{attempt}: {ends:?}") };
        assert_eq!(when.starts_with("at the deadline"), has_waited, "{attempt}");
        format!("| {attempt} | `{error}` | {when} |\n")
    };
    generated::compare_block(
        Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/docs/sending.md")),
        "the ends without an answer",
        &format!("| the last attempt | the error | when |\n|---|---|---|\n{}", ROWS.map(row).concat()),
    );
}
