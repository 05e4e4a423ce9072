//! Helps are followed letter by letter: where one says "write `…`", it is written, and the mistake is gone.

mod alternatives;
mod currencies;
mod follow;
mod gateways;
mod help_codes;
mod names;
mod slips;
mod suggestions;

use payment_core::{inspect::Explanation, rules::RuleId};
use payment_expand::{Invocation, Macro, SourceText};
use proc_macro2::TokenStream;
use test_support::{
    book::{self, Source},
    suggestions::removes,
};

use self::{follow::Follower, help_codes::corrections};
use crate::invocations::in_workspace;

/// Returns the helps for the mistakes in a session with these entries.
fn helps_of(entries: &str) -> Vec<String> {
    proc_macro2::extra::invalidate_current_thread_spans();
    let base = "client_reference_id: \"A\", customer_id: \"C\", redirect_url: {}";
    let tokens: Vec<_> = format!("{base}, {entries}").parse::<TokenStream>().unwrap().into_iter().collect();
    let invocation = Invocation::parse(Macro::Session, &tokens);
    invocation.check().explanations().iter().map(|explanation| explanation.help.text()).collect()
}

/// Returns a report for each help of a block that is wrong.
fn wrong_helps(source: &Source) -> Vec<String> {
    let mut reports = Vec::new();
    for (at, invocation) in source.invocations().iter().enumerate() {
        // Where a code belongs is guessed from the entries around it, which do not have the presets.
        if invocation.presets.is_some() {
            continue;
        }
        let parsed = Invocation::parse(invocation.invoked, &invocation.tokens);
        let checked = parsed.check();
        for explanation in checked.explanations() {
            let help = explanation.help.text();
            for codes in corrections(&help) {
                let report = match follow(source, at, explanation, &codes) {
                    None => Some("it has no place".to_owned()),
                    Some(followed) => {
                        let again = followed.invocations().swap_remove(at);
                        let after = Invocation::parse(again.invoked, &again.tokens);
                        let checked_again = after.check();
                        let [before, after] =
                            [&checked, &checked_again].map(|it| it.explanations().iter().map(mistake));
                        (!removes(&mistake(explanation), before, after)).then(|| "the mistake is left".to_owned())
                    }
                };
                let codes = codes.join("` and `");
                reports.extend(report.map(|report| format!("{}; {help}: `{codes}`: {report}", explanation.message)));
            }
        }
    }
    reports
}

/// Writes the codes of a correction into an invocation. Returns `None` if one has no place, or is no tokens there.
fn follow(source: &Source, at: usize, explanation: &Explanation, codes: &[String]) -> Option<Source> {
    codes.iter().try_fold(source.clone(), |source, code| {
        let invocation = source.invocations().swap_remove(at);
        let parsed = Invocation::parse(invocation.invoked, &invocation.tokens);
        let text = SourceText::new(&invocation.code, |span| span.byte_range());
        let followed = Follower::new(&parsed, &text).follow(explanation, code)?;
        followed.parse::<TokenStream>().ok()?;
        Some(source.with(followed))
    })
}

/// What an explanation is about: its rule, its place and its words.
fn mistake(explanation: &Explanation) -> (RuleId, String, String) {
    (explanation.rule.id, explanation.pointer.to_string(), explanation.message.clone())
}

#[test]
fn of_the_book() {
    let mut reports = Vec::new();
    for case in book::cases(&in_workspace("")) {
        proc_macro2::extra::invalidate_current_thread_spans();
        reports.extend(wrong_helps(&case.source).into_iter().map(|report| format!("{}\n    {report}", case.at)));
    }
    assert!(reports.is_empty(), "{} helps are wrong:\n{}", reports.len(), reports.join("\n"));
}
