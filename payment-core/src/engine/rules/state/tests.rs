//! The state of each statement about each value.

use super::{Seen, State, Test};
use crate::{engine::schema::Content, request::ACCOUNT_NUMBER};

const HAS: Test = Test::Has(&["first", "second"]);
const WRONG_DIGITS: Test = Test::WrongDigits { text: "first", channel: "second", digits: &ACCOUNT_NUMBER };
const OBJECT: Seen<'static> = Seen::present(Content::Object);

fn text(text: &str) -> Seen<'_> {
    Seen::present(Content::Text(text))
}

/// Returns the state of a statement about an object with these two fields.
fn of_fields(test: Test, first: Seen<'_>, second: Seen<'_>) -> State {
    test.state(OBJECT, |name| if name == "first" { first } else { second })
}

#[test]
fn a_statement_about_one_value() {
    use State::{Maybe, No, Unknown, Yes};
    let bool = |value| Seen::present(Content::Bool(value));
    let maybe = Seen::Given(Maybe, Content::RunTime);
    let (unchecked, rejected) = (Seen::Unchecked(Yes), Seen::Rejected(Yes));
    let values = [
        Seen::Absent,
        Seen::Unknown,
        unchecked,
        rejected,
        bool(true),
        bool(false),
        text("A"),
        text("B"),
        Seen::RUN_TIME,
        maybe,
    ];
    let expected = [
        (Test::Present, [No, Unknown, Yes, Yes, Yes, Yes, Yes, Yes, Yes, Maybe]),
        (Test::Chosen, [No, Unknown, Yes, Unknown, Unknown, Unknown, Yes, Yes, Yes, Maybe]),
        (Test::Is("A"), [No, Unknown, Unknown, Unknown, Unknown, Unknown, Yes, No, Unknown, Unknown]),
        (Test::Not("A"), [No, Unknown, Unknown, Unknown, Unknown, Unknown, No, Yes, Yes, Maybe]),
        (Test::True, [No, Unknown, Unknown, Unknown, Yes, No, Unknown, Unknown, Yes, Maybe]),
        (Test::False, [No, Unknown, Unknown, Unknown, No, Yes, Unknown, Unknown, Unknown, Unknown]),
    ];
    for (test, states) in expected {
        for (value, state) in values.into_iter().zip(states) {
            assert_eq!(test.state(value, |_| Seen::Unknown), state, "{test:?} {value:?}");
        }
    }
}

#[test]
fn a_field_that_is_absent_decides_whatever_the_others_are() {
    let maybe = Seen::Given(State::Maybe, Content::RunTime);
    assert_eq!(of_fields(HAS, Seen::RUN_TIME, Seen::RUN_TIME), State::Yes);
    for (first, second, state) in [
        (Seen::RUN_TIME, maybe, State::Maybe),
        (Seen::RUN_TIME, Seen::Unknown, State::Unknown),
        (maybe, Seen::Unknown, State::Unknown),
        (Seen::Unknown, Seen::Absent, State::No),
        (maybe, Seen::Absent, State::No),
    ] {
        assert_eq!(of_fields(HAS, first, second), state, "{first:?} {second:?}");
        assert_eq!(of_fields(HAS, second, first), state, "{second:?} {first:?}");
    }
    assert_eq!(HAS.state(Seen::RUN_TIME, |_| Seen::Absent), State::Unknown);
}

#[test]
fn digits_are_wrong_only_if_the_string_and_its_sibling_are_known() {
    assert_eq!(of_fields(WRONG_DIGITS, text("12"), text("BCA")), State::Yes);
    assert_eq!(of_fields(WRONG_DIGITS, text("123456"), text("BCA")), State::No);
    for unclear in [Seen::Unknown, Seen::Unchecked(State::Yes), Seen::Rejected(State::Yes)] {
        assert_eq!(of_fields(WRONG_DIGITS, text("12"), unclear), State::Unknown, "{unclear:?}");
        assert_eq!(of_fields(WRONG_DIGITS, unclear, Seen::Absent), State::Unknown, "{unclear:?}");
    }
    // The types of run-time values have the right number of digits.
    assert_eq!(of_fields(WRONG_DIGITS, Seen::RUN_TIME, text("BCA")), State::No);
    assert_eq!(of_fields(WRONG_DIGITS, text("12"), Seen::Absent), State::No);
}
