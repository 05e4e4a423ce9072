//! Reports rules that an attribute allows, and that the invocation cannot break.

use payment_core::{inspect::Explanation, schema::Object};

use crate::{
    source::{Source, WrittenWaiver},
    target::RequestMacro,
};

/// Returns an error for each rule that `object` cannot break.
pub fn explanations(source: &Source, object: &'static Object) -> impl Iterator<Item = Explanation> {
    let is_foreign = move |written: &&WrittenWaiver| !written.waiver.is_useful_in(object);
    source.waivers.rules.iter().filter(is_foreign).map(move |WrittenWaiver { waiver, place }| {
        let message = format!("`{}` is not a rule about `{}`", waiver.attribute_name(), object.name);
        let subject = RequestMacro::all().find_map(|request| waiver.subject_in(request.object)).unwrap_or(object);
        let help = match RequestMacro::of(subject) {
            Some(request) => format!("move it to the request, for example to `{}!`", request.macro_name),
            None => format!("move it to the `{}`, or to the request", subject.name),
        };
        Explanation::syntax_error(*place, message, help)
    })
}
