//! Reports rules that an attribute allows or expects, and that the invocation cannot break or does not break.

use std::{mem, ptr};

use payment_core::{
    inspect::{Finding, Inspection},
    request::SESSION,
    rules::{RuleId, Waiver},
    schema::Object,
};

use crate::source::{Level, Source, WrittenWaiver, waiver_name};

/// Reports each rule that `object` cannot break.
pub fn report_foreign(source: &mut Source, object: &'static Object) {
    let is_foreign = |written: &WrittenWaiver| written.level != Level::Guess && !written.waiver.is_useful_in(object);
    let (foreign, useful): (Vec<_>, _) = mem::take(&mut source.waivers).into_iter().partition(is_foreign);
    source.waivers = useful;
    for WrittenWaiver { waiver, place, .. } in foreign {
        let message = format!("`{}` is not a rule about `{}`", waiver_name(waiver), object.name);
        let help = match waiver.subject() {
            subject if ptr::eq(subject, SESSION) => {
                "move it to the request, for example to `payment_session!`".to_owned()
            }
            subject => format!("move it to the `{}`, or to the request", subject.name),
        };
        source.error_at(place, message, help);
    }
}

/// Reports each rule that is expected to be broken and is not, if this is certain.
///
/// A rule between fields of the request waits until the fields that it looks at are right. All rules wait until every
/// entry can be read and has a documented key that is not repeated. The other rules wait for all errors.
pub fn report_unneeded(source: &mut Source, inspection: &Inspection) {
    let Inspection { findings, waived, undecided, .. } = inspection;
    let hides = |waiver: Waiver, finding: &Finding| match finding.rule.id {
        RuleId::UnknownField | RuleId::DuplicateField | RuleId::Syntax => true,
        id => match id.waiver() {
            Some(broken) => broken == waiver,
            None => undecided.contains(waiver) || !ptr::eq(waiver.subject(), SESSION),
        },
    };
    let is_unneeded = |written: &WrittenWaiver| {
        let waiver = written.waiver;
        let is_known = !findings.iter().any(|finding| hides(waiver, finding));
        written.level == Level::Expect && !waived.contains(waiver) && is_known
    };
    let expected = source.waivers.iter().filter(|written| is_unneeded(written));
    let unneeded: Vec<_> = expected.map(|written| (written.place, waiver_name(written.waiver))).collect();
    for (place, name) in unneeded {
        source.error_at(place, format!("`{name}` is expected to be broken, but it is not"), "remove it");
    }
}
