//! The state of each statement about each value.

use super::{FactState, Test, ValueState};
use crate::{engine::schema::Content, request::ACCOUNT_NUMBER};

const HAS: Test = Test::Has(&["first", "second"]);
const WRONG_DIGITS: Test = Test::WrongDigits { text: "first", channel: "second", digits: &ACCOUNT_NUMBER };
const OBJECT: ValueState<'static> = ValueState::present(Content::Object);

fn text(text: &str) -> ValueState<'_> {
    ValueState::present(Content::Text(text))
}

/// Returns the state of a statement about an object with these two fields.
fn of_fields(test: Test, first: ValueState<'_>, second: ValueState<'_>) -> FactState {
    test.state(OBJECT, |name| if name == "first" { first } else { second })
}

#[test]
fn a_statement_about_one_value() {
    use FactState::{Maybe, No, Unknown, Yes};
    let bool = |value| ValueState::present(Content::Bool(value));
    let maybe = ValueState::Value(Maybe, Content::RunTime);
    let (unchecked, rejected) = (ValueState::Unchecked(Yes), ValueState::Rejected(Yes));
    let values = [
        ValueState::Absent,
        ValueState::Unknown,
        unchecked,
        rejected,
        bool(true),
        bool(false),
        text("A"),
        text("B"),
        ValueState::RUN_TIME,
        maybe,
    ];
    let expected = [
        (Test::Present, [No, Unknown, Yes, Yes, Yes, Yes, Yes, Yes, Yes, Maybe]),
        (Test::EnumValue, [No, Unknown, Yes, Unknown, Unknown, Unknown, Yes, Yes, Yes, Maybe]),
        (Test::Is("A"), [No, Unknown, Unknown, Unknown, Unknown, Unknown, Yes, No, Unknown, Unknown]),
        (Test::Not("A"), [No, Unknown, Unknown, Unknown, Unknown, Unknown, No, Yes, Yes, Maybe]),
        (Test::True, [No, Unknown, Unknown, Unknown, Yes, No, Unknown, Unknown, Yes, Maybe]),
        (Test::False, [No, Unknown, Unknown, Unknown, No, Yes, Unknown, Unknown, Unknown, Unknown]),
    ];
    for (test, states) in expected {
        for (value, state) in values.into_iter().zip(states) {
            assert_eq!(test.state(value, |_| ValueState::Unknown), state, "{test:?} {value:?}");
        }
    }
}

#[test]
fn a_field_that_is_absent_decides_whatever_the_others_are() {
    let maybe = ValueState::Value(FactState::Maybe, Content::RunTime);
    assert_eq!(of_fields(HAS, ValueState::RUN_TIME, ValueState::RUN_TIME), FactState::Yes);
    for (first, second, state) in [
        (ValueState::RUN_TIME, maybe, FactState::Maybe),
        (ValueState::RUN_TIME, ValueState::Unknown, FactState::Unknown),
        (maybe, ValueState::Unknown, FactState::Unknown),
        (ValueState::Unknown, ValueState::Absent, FactState::No),
        (maybe, ValueState::Absent, FactState::No),
    ] {
        assert_eq!(of_fields(HAS, first, second), state, "{first:?} {second:?}");
        assert_eq!(of_fields(HAS, second, first), state, "{second:?} {first:?}");
    }
    assert_eq!(HAS.state(ValueState::RUN_TIME, |_| ValueState::Absent), FactState::Unknown);
}

#[test]
fn digits_are_wrong_only_if_the_string_and_its_sibling_are_known() {
    assert_eq!(of_fields(WRONG_DIGITS, text("12"), text("BCA")), FactState::Yes);
    assert_eq!(of_fields(WRONG_DIGITS, text("123456"), text("BCA")), FactState::No);
    for unclear in [ValueState::Unknown, ValueState::Unchecked(FactState::Yes), ValueState::Rejected(FactState::Yes)] {
        assert_eq!(of_fields(WRONG_DIGITS, text("12"), unclear), FactState::Unknown, "{unclear:?}");
        assert_eq!(of_fields(WRONG_DIGITS, unclear, ValueState::Absent), FactState::Unknown, "{unclear:?}");
    }
    // The types of run-time values have the right number of digits.
    assert_eq!(of_fields(WRONG_DIGITS, ValueState::RUN_TIME, text("BCA")), FactState::No);
    assert_eq!(of_fields(WRONG_DIGITS, text("12"), ValueState::Absent), FactState::No);
}
