//! Helps are followed letter by letter: where one says "write `…`", it is written, and the mistake is gone.

mod advice;
mod alternatives;
mod arms;
mod currencies;
mod follow;
mod gateways;
mod names;
mod remedies;
mod slips;

use payment_core::{
    inspect::Finding,
    rules::{RuleId, Waiver},
};
use payment_expand::{CheckedInvocation, Invocation, Macro, SourceText};
use proc_macro2::TokenStream;
use test_support::book::{self, Source};

use self::{
    advice::corrections,
    follow::{Follower, is_sign},
};
use crate::invocations::in_workspace;

/// Returns the helps for the mistakes in a session with these entries.
fn helps_of(entries: &str) -> Vec<String> {
    proc_macro2::extra::invalidate_current_thread_spans();
    let base = "client_reference_id: \"A\", customer_id: \"C\", redirect_url: {}";
    let tokens: Vec<_> = format!("{base}, {entries}").parse::<TokenStream>().unwrap().into_iter().collect();
    let invocation = Invocation::parse(Macro::Session, &tokens);
    invocation.check().findings().iter().map(|finding| finding.help.text()).collect()
}

/// Returns a report for each help of a block that is wrong.
fn wrong_helps(source: &Source) -> Vec<String> {
    let mut reports = Vec::new();
    for (at, invocation) in source.invocations().iter().enumerate() {
        let parsed = Invocation::parse(invocation.invoked, &invocation.tokens);
        let checked = parsed.check();
        for finding in checked.findings() {
            let help = finding.help.text();
            for codes in corrections(&help) {
                let is_exception = |[message, code, _]: &[&str; 3]| finding.message == *message && codes == [*code];
                if EXCEPTIONS.iter().any(is_exception) {
                    continue;
                }
                let report = match follow(source, at, finding, &codes) {
                    None => Some("it has no place".to_owned()),
                    Some(followed) => {
                        let again = followed.invocations().swap_remove(at);
                        let after = Invocation::parse(again.invoked, &again.tokens);
                        compare(finding, &codes, &checked, after.check().findings())
                    }
                };
                let codes = codes.join("` and `");
                reports.extend(report.map(|report| format!("{}; {help}: `{codes}`: {report}", finding.message)));
            }
        }
    }
    reports
}

/// Writes the codes of a correction into an invocation. Returns `None` if one has no place, or is no tokens there.
fn follow(source: &Source, at: usize, finding: &Finding, codes: &[String]) -> Option<Source> {
    codes.iter().try_fold(source.clone(), |source, code| {
        let invocation = source.invocations().swap_remove(at);
        let parsed = Invocation::parse(invocation.invoked, &invocation.tokens);
        let text = SourceText::new(&invocation.code, |span| span.byte_range());
        let followed = Follower::new(&parsed, &text).follow(finding, code)?;
        followed.parse::<TokenStream>().ok()?;
        Some(source.with(followed))
    })
}

/// Helps that lead to another mistake: the message, the code, and the reason.
const EXCEPTIONS: [[&str; 3]; 2] = [
    ["`Some` is redundant: a field that is written is present", "\"short\"", "the mark was wrong, too"],
    ["expected `,`, found `;`", ",", "`[value; 3]` has a length in place of an item"],
];

const MISTAKES_IN_SIGNS: [&str; 5] = [
    "is valid, so it must be checked",
    "so it cannot be optional",
    "its type cannot hold an unchecked value",
    "its unchecked value must be a string",
    "so it must be checked",
];

/// What a finding is about: its rule, its place and its words.
fn mistake(finding: &Finding) -> (RuleId, String, &str) {
    (finding.rule.id, finding.pointer.to_string(), &finding.message)
}

fn count(findings: &[Finding], wanted: &(RuleId, String, &str)) -> usize {
    findings.iter().filter(|finding| mistake(finding) == *wanted).count()
}

/// Checks that a mistake is gone, and that nothing is new but what nobody could know before.
fn compare(finding: &Finding, codes: &[String], checked: &CheckedInvocation<'_>, after: &[Finding]) -> Option<String> {
    let before = checked.findings();
    let wanted = mistake(finding);
    if count(after, &wanted) >= count(before, &wanted) {
        return Some("the mistake is left".to_owned());
    }
    let was_undecided =
        |rule| Waiver::ALL.iter().any(|waiver| waiver.rule() == rule && checked.undecided().contains(*waiver));
    let is_inside = |found: &Finding, pointer: &str| found.pointer.to_string().starts_with(pointer);
    let pointer = finding.pointer.to_string();
    let is_known = |found: &Finding| {
        let mistake = mistake(found);
        count(after, &mistake) <= count(before, &mistake)
            // The help removes the entry that is meant, too.
            || finding.others.iter().any(|other| other.rule.id == mistake.0 && other.pointer.to_string() == mistake.1)
            // A rejected field was unknown to the rules between fields.
            || was_undecided(mistake.0)
            // The corrections of a rule between fields choose something else, which has rules of its own.
            || finding.rule.is_between_fields() && found.rule.is_between_fields()
            // The sign had kept the value from being checked.
            || codes.iter().any(|code| is_sign(code))
                && (is_inside(found, &pointer) || pointer.starts_with(&found.pointer.to_string()))
            // Whether a sign is right is known only once its value can be read.
            || finding.rule.id == RuleId::Syntax && MISTAKES_IN_SIGNS.iter().any(|words| found.message.ends_with(words))
            // The entries of an object with an unknown name were not checked.
            || checked.root().is_none()
            // Whether a marked value may be absent is known only once it can be read.
            || finding.rule.id == RuleId::Syntax && found.rule.is_between_fields()
            // Any JSON object was expected, and everything is possible inside one.
            || finding.rule.id == RuleId::Syntax && found.message.contains("must be an object, not a")
            // The value of an unknown key was not checked, and any field of its object may have been meant.
            || finding.rule.id == RuleId::UnknownField && is_inside(found, pointer.rsplit_once('/').map_or("", |(outer, _)| outer))
    };
    after.iter().find(|found| !is_known(found)).map(|new| format!("new: {}", new.message))
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
