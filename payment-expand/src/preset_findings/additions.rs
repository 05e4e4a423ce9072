//! One error of several objects that presets begin and that the user has not written.

use payment_core::{
    inspect::{
        Finding,
        help::{Printer, Remedy},
    },
    rules::RuleId,
    schema::{Field, Sample},
};

use super::joined::Joined;

impl Joined<'_> {
    /// Makes one error of those that lack fields in the same absent object.
    pub fn merge(&self, findings: &mut Vec<Finding>) {
        let mut merged: Vec<Finding> = Vec::new();
        for finding in findings.drain(..) {
            let other = merged.iter_mut().find_map(|other| Some((joined_addition(other, &finding)?, other)));
            let Some((change, other)) = other else {
                merged.push(finding);
                continue;
            };
            let Remedy::Add { to, .. } = &change else { continue };
            let (here, _) = to.rsplit_once('/').unwrap_or_default();
            let here = here.to_owned();
            other.help = vec![Printer { here: &here, ..self.printer("") }.suggestion(vec![change])].into();
            other.message = format!("{}, and {}", other.message, finding.message);
            other.notes.extend(finding.notes);
        }
        *findings = merged;
    }
}

/// Returns the change that corrects two mistakes, each of which adds fields to the same absent object.
fn joined_addition(one: &Finding, other: &Finding) -> Option<Remedy> {
    let added = |finding: &Finding| match finding.help.suggestions() {
        [suggestion] if finding.rule.id == RuleId::MissingField => match suggestion.remedy() {
            [Remedy::Add { to, value: Sample::Object(fields) }] => Some((to.clone(), fields.clone())),
            _ => None,
        },
        _ => None,
    };
    let ((to, mut fields), (other_to, others)) = (added(one)?, added(other)?);
    if one.place != other.place || to != other_to {
        return None;
    }
    add_fields(&mut fields, others);
    Some(Remedy::Add { to, value: Sample::Object(fields) })
}

fn add_fields(fields: &mut Vec<(&'static Field, Sample)>, others: Vec<(&'static Field, Sample)>) {
    for (field, sample) in others {
        match (fields.iter_mut().find(|(other, _)| *other == field), sample) {
            (Some((_, Sample::Object(inner))), Sample::Object(others)) => add_fields(inner, others),
            (Some(_), _) => {}
            (None, sample) => fields.push((field, sample)),
        }
    }
}
