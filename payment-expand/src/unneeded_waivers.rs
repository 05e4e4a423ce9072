//! Reports rules that an attribute allows or expects, and that the invocation cannot break or does not break.

use payment_core::{
    inspect::{Finding, Inspection, mistake::Mistake},
    request::{REQUESTS, request_of},
    rules::{RuleId, Waiver, Waivers},
    schema::Object,
};

use crate::{
    source::{Level, Source, WrittenWaiver},
    target::Request,
};

/// Returns an error for each rule that `object` cannot break.
pub fn foreign(source: &Source, object: &'static Object) -> impl Iterator<Item = Finding> {
    let is_foreign =
        move |written: &&WrittenWaiver| written.level != Level::Guess && !written.waiver.is_useful_in(object);
    source.waivers.rules.iter().filter(is_foreign).map(move |WrittenWaiver { waiver, place, .. }| {
        let message = format!("`{}` is not a rule about `{}`", waiver.attribute_name(), object.name);
        let subject = REQUESTS.iter().find_map(|request| waiver.subject_in(request)).unwrap_or(object);
        let help = match Request::of(subject) {
            Some(request) => format!("move it to the request, for example to `{}!`", request.macro_name),
            None => format!("move it to the `{}`, or to the request", subject.name),
        };
        Finding::syntax_error(*place, message, help)
    })
}

/// The rules that an attribute expects to be broken, and that are not.
#[derive(Default)]
pub struct Unfulfilled {
    /// An error for each rule that is certainly not broken.
    pub errors: Vec<Finding>,
    /// The rules that may be broken once other mistakes are corrected.
    pub waiting: Waivers,
}

/// Finds the rules that are expected to be broken, and that are not.
///
/// A rule between fields of the request waits until the fields that it looks at are right. All rules wait until every
/// entry can be read and has a documented key that is not repeated. The other rules wait for all errors.
pub fn unfulfilled(
    source: &Source,
    object: Option<&'static Object>,
    inspection: &Inspection<'_>,
    has_syntax_errors: bool,
) -> Unfulfilled {
    let Inspection { mistakes, waived, undecided, .. } = inspection;
    let request = object.map(request_of);
    let is_about_request = |waiver: Waiver| request.is_some_and(|request| waiver.subject_in(request) == Some(request));
    let hides = |waiver: Waiver, mistake: &Mistake<'_>| match mistake.rule() {
        RuleId::UnknownField | RuleId::DuplicateField | RuleId::Syntax => true,
        id => match id.waiver() {
            Some(broken) => broken == waiver,
            None => undecided.contains(waiver) || !is_about_request(waiver),
        },
    };
    let mut unfulfilled = Unfulfilled::default();
    for WrittenWaiver { waiver, place, level, .. } in &source.waivers.rules {
        if *level != Level::Expect || waived.contains(*waiver) {
            continue;
        }
        if has_syntax_errors || mistakes.iter().any(|mistake| hides(*waiver, mistake)) {
            unfulfilled.waiting.extend(Some(*waiver));
        } else {
            let name = waiver.attribute_name();
            let message = format!("unfulfilled expectation: this request does not break `{name}`");
            unfulfilled.errors.push(Finding::syntax_error(*place, message, "remove it"));
        }
    }
    unfulfilled
}
