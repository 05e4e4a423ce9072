//! The guide on sending has the decisions of the machine.

use payment_client::machine::{Action, Attempt, Call, EndKind, Event, Held, Origin, Past, Rule};

/// The table of the guide about calls that end before their deadline, or at it.
#[test]
fn the_guide_on_sending_has_the_ends_of_the_machine() {
    let page = include_str!("../../docs/sending.md");
    for (row, events) in [
        ("not sent, or no access token", [Some(Event::Marked), Some(Event::Sent(Attempt::NotSent))]),
        ("not sent, or no access token", [Some(Event::NotReady), None]),
        ("429", [Some(Event::Marked), Some(Event::Sent(Attempt::Throttled))]),
        ("401, with a new token too", [Some(Event::Marked), Some(Event::Sent(Attempt::Unauthorized))]),
        ("the credentials are not accepted", [Some(Event::NotAccepted), None]),
        (
            "uncertain, or rejected without the name of a field",
            [Some(Event::Marked), Some(Event::Sent(Attempt::Uncertain))],
        ),
        (
            "uncertain, or rejected without the name of a field",
            [Some(Event::Marked), Some(Event::Sent(Attempt::Rejected))],
        ),
    ] {
        let columns: Vec<_> =
            page.lines().find(|line| line.contains(&format!("| {row} |"))).unwrap().split(" | ").collect();
        let mut call = Call::<u8>::new(Rule::CREATE, Origin::Own);
        call.next(Event::Started);
        let held = Held { is_mine: true, past: Past::none(), others: Vec::new(), has_bytes: true };
        let mut action = call.next(Event::Held(held));
        let mut has_waited = false;
        let mut events = events.into_iter().flatten().cycle();
        let error = loop {
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
                Action::Finish { end: Some(end), .. } if end.kind == EndKind::NotDone => break "`NotDone`",
                Action::Finish { end: None, .. } => break "`Unknown`",
                other @ (Action::Begin(_) | Action::Finish { .. }) => panic!("{other:?}"),
            });
        };
        assert_eq!((columns[1], columns[2].starts_with("at once")), (error, !has_waited), "{row}");
    }
}
