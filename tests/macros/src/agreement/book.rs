//! Compares the invocations in the book of mistakes with `from_json` of the same requests.

use std::collections::BTreeSet;

use payment_core::{PaymentSession, Refund, rules::RULES, schema::RuleId};
use payment_expand::{Invocation, Macro};
use test_support::book::{invocations, json_of};

use crate::invocations::in_workspace;

use super::{Mistakes, assert_alike, mistakes_in, rules_of};

/// Removes the places, and the style of unknown keys.
fn without_style(mistakes: Mistakes) -> Mistakes {
    let plain = |rule, pointer: String| match rule {
        "unknown-field" => pointer.replace('_', "").to_lowercase(),
        _ => pointer,
    };
    mistakes.into_iter().map(|(rule, pointer, _)| (rule, plain(rule, pointer), None)).collect()
}

/// The rules that the compared invocations cannot break: those about tokens, those about the text of JSON, and those about
/// card data, which is a literal only where it is rejected.
const NOT_COMPARED: [RuleId; 5] =
    [RuleId::Syntax, RuleId::DecidingValue, RuleId::Json, RuleId::CardLiteral, RuleId::EncryptedCard];

#[test]
fn invocations_in_the_book() {
    let (mut is_one_good, mut broken) = (false, BTreeSet::new());
    for (at, found) in invocations(&in_workspace("")) {
        // A JSON text has no waivers.
        let has_waivers = found.code[found.place.clone()].contains("#![allow");
        if has_waivers || !matches!(found.invoked, Macro::Session | Macro::Refund) {
            continue;
        }
        let invocation = Invocation::parse(found.invoked, &found.tokens);
        let checked = invocation.check();
        let mistakes = checked.explanations();
        let Some(body) = json_of(&invocation, &checked) else { continue };
        let by_macro = mistakes.iter().flat_map(rules_of).map(|(rule, pointer, _)| (rule, pointer, None)).collect();
        let violations = match found.invoked {
            Macro::Refund => Refund::from_json(body.as_bytes()).err(),
            _ => PaymentSession::from_json(body.as_bytes()).err(),
        };
        let at_run_time = mistakes_in(&body, violations);
        is_one_good |= at_run_time.is_empty();
        broken.extend(at_run_time.iter().map(|(rule, ..)| *rule));
        assert_alike(without_style(by_macro), without_style(at_run_time), &format_args!("{at}\n{body}"));
    }
    assert!(is_one_good, "no valid invocation is compared");
    for rule in RULES.iter().map(|rule| rule.id).filter(|rule| !NOT_COMPARED.contains(rule)) {
        assert!(broken.contains(rule.as_str()), "no invocation with only literals breaks `{rule}`");
    }
}
