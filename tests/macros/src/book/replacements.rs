//! The replacements of suggestions, applied to the code of a block.

use payment_core::{
    inspect::{Explanation, help::Suggestion},
    rules::{RuleId, Waiver},
};
use payment_expand::{CheckedInvocation, Invocation, SourceText};
use test_support::{book::Source, suggestions::removes};

/// Returns a report for each replacement that fails, of the mistakes in a block.
pub fn failures(source: &Source) -> Vec<String> {
    let mut reports = Vec::new();
    for (at, invocation) in source.invocations().iter().enumerate() {
        let parsed = Invocation::parse(invocation.invoked, &invocation.tokens);
        let checked = parsed.check_in(&SourceText::new(&invocation.code, |span| span.byte_range()));
        for explanation in checked.explanations() {
            for replacement in explanation.help.suggestions().iter().filter_map(Suggestion::replacement) {
                let mut code = invocation.code.clone();
                code.replace_range(replacement.range(), replacement.text());
                let corrected = source.with(code);
                let again = corrected.invocations().swap_remove(at);
                let after = Invocation::parse(again.invoked, &again.tokens);
                let report = compare(explanation, &checked, after.check().explanations());
                reports.extend(report.map(|report| format!("{report}\nafter {replacement:?}:\n{}", corrected.code)));
            }
        }
    }
    reports
}

fn mistake(explanation: &Explanation) -> (RuleId, String) {
    (explanation.rule.id, explanation.pointer.to_string())
}

/// Checks that a mistake is gone, and that a new one is only of a rule that could not be decided.
fn compare(explanation: &Explanation, checked: &CheckedInvocation<'_>, after: &[Explanation]) -> Option<String> {
    let before = || checked.explanations().iter().map(mistake);
    let after_it = || after.iter().map(mistake);
    if !removes(&mistake(explanation), before(), after_it()) {
        return Some(format!("is left: {}", explanation.message));
    }
    let is_new = |found: &&Explanation| {
        let new = mistake(found);
        let mut waivers = Waiver::ALL.iter().filter(|waiver| waiver.rule() == new.0);
        removes(&new, after_it(), before()) && !waivers.any(|waiver| checked.undecided().contains(*waiver))
    };
    let new = after.iter().find(is_new)?;
    Some(format!("is new: {}", new.message))
}
