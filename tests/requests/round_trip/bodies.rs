//! Sessions that are read from generated bodies with options.

use payment_session::{
    PaymentSession, Violations,
    rules::{Waiver, Waivers},
};
use test_support::{Random, bodies};

use super::read_back;

const COUNT: usize = if cfg!(debug_assertions) { 1_000 } else { 100_000 };

fn options(random: &mut Random) -> Waivers {
    let (fields, values) = (Waivers::UNKNOWN_FIELDS, Waivers::UNCHECKED_VALUES);
    let chosen = [fields, values].into_iter().filter(|_| random.chance(50));
    let options = chosen.fold(Waivers::NONE, Waivers::union);
    let share = random.of([0, 30, 100]);
    Waiver::ALL.iter().filter(|_| random.chance(share)).fold(options, |options, waiver| options.with(*waiver))
}

#[test]
fn a_session_that_was_read_with_options_is_read_back() {
    let mut random = Random::new(27);
    let mut accepted_by_options = 0;
    for body in bodies::generate(27, COUNT) {
        let options = options(&mut random);
        let Ok(session) = PaymentSession::from_json_with(body.as_bytes(), options) else { continue };
        assert_eq!(read_back(&session), session, "{options:?}\n{body}");
        assert_eq!(session.clone().into_draft().check().as_ref(), Ok(&session), "{options:?}\n{body}");
        match PaymentSession::from_json(body.as_bytes()) {
            Ok(same) => {
                assert!(options.contains_all(Waivers::UNCHECKED_VALUES) || same == session, "{options:?}\n{body}");
            }
            Err(_) => accepted_by_options += 1,
        }
    }
    assert!(accepted_by_options > 0, "no body is accepted only with options");
}

/// Returns the rule, pointer, line, column and message of each violation.
fn displayed(violations: Violations) -> Vec<String> {
    violations.into_iter().map(|violation| format!("{violation:#}")).collect()
}

#[test]
fn options_only_remove_violations() {
    let mut random = Random::new(28);
    for body in bodies::generate(28, COUNT) {
        let Err(all) = PaymentSession::from_json(body.as_bytes()) else {
            // A valid body is valid with every option.
            assert!(PaymentSession::from_json_with(body.as_bytes(), options(&mut random)).is_ok(), "{body}");
            continue;
        };
        // If the options accept other fields or unlisted channels, more rules apply. So they accept neither here.
        let waivers = Waiver::ALL.iter().filter(|waiver| **waiver != Waiver::VaChannel && random.chance(50));
        let options = waivers.fold(Waivers::NONE, |options, waiver| options.with(*waiver));
        let is_left =
            |rule: payment_session::rules::RuleId| rule.waiver().is_none_or(|waiver| !options.contains(waiver));
        let expected: Vec<_> = all
            .clone()
            .into_iter()
            .filter(|one| is_left(one.rule().unwrap().id))
            .map(|one| format!("{one:#}"))
            .collect();
        let left = PaymentSession::from_json_with(body.as_bytes(), options).err().map_or_else(Vec::new, displayed);
        assert_eq!(left, expected, "{options:?}\n{body}");
    }
}
