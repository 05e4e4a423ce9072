//! Reports rules that an attribute allows or expects, and that the invocation cannot break or does not break.

use std::ptr;

use payment_core::{
    request::SESSION,
    rules::{RuleId, Waiver},
    schema::Object,
};

use crate::{
    diagnostics::syntax_error,
    source::{Level, Source, WrittenWaiver, waiver_name},
    tree::{Finding, Inspection},
};

/// Returns an error for each rule that `object` cannot break.
pub fn foreign(source: &Source, object: &'static Object) -> impl Iterator<Item = Finding> {
    let is_foreign =
        move |written: &&WrittenWaiver| written.level != Level::Guess && !written.waiver.is_useful_in(object);
    source.waivers.rules.iter().filter(is_foreign).map(move |WrittenWaiver { waiver, place, .. }| {
        let message = format!("`{}` is not a rule about `{}`", waiver_name(*waiver), object.name);
        let help = match waiver.subject() {
            subject if ptr::eq(subject, SESSION) => {
                "move it to the request, for example to `payment_session!`".to_owned()
            }
            subject => format!("move it to the `{}`, or to the request", subject.name),
        };
        syntax_error(place, message, help)
    })
}

/// Returns an error for each rule that is expected to be broken and is not, if this is certain.
///
/// A rule between fields of the request waits until the fields that it looks at are right. All rules wait until every
/// entry can be read and has a documented key that is not repeated. The other rules wait for all errors.
pub fn unneeded(source: &Source, inspection: &Inspection<'_>) -> impl Iterator<Item = Finding> {
    let Inspection { findings, waived, undecided, .. } = inspection;
    let hides = move |waiver: Waiver, finding: &Finding| match finding.rule.id {
        RuleId::UnknownField | RuleId::DuplicateField | RuleId::Syntax => true,
        id => match id.waiver() {
            Some(broken) => broken == waiver,
            None => undecided.contains(waiver) || !ptr::eq(waiver.subject(), SESSION),
        },
    };
    let is_unneeded = move |written: &&WrittenWaiver| {
        let waiver = written.waiver;
        let is_known = !findings.iter().any(|finding| hides(waiver, finding));
        written.level == Level::Expect && !waived.contains(waiver) && is_known
    };
    source.waivers.rules.iter().filter(is_unneeded).map(|written| {
        let name = waiver_name(written.waiver);
        syntax_error(
            &written.place,
            format!("unfulfilled expectation: this request does not break `{name}`"),
            "remove it",
        )
    })
}
