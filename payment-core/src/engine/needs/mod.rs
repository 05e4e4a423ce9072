//! The fields that a request needs, for forms and command lines that are built on the tables.

mod field_need;
mod unfinished;

use alloc::vec::Vec;
use core::fmt;

use crate::engine::rules::{FactSet, HeldFacts, Rule, Shape, Subject, Test};
pub use field_need::{FieldNeed, Need};
use unfinished::UnfinishedRequest;

/// The error returned by `required_fields` and `field_needs` if no fields make a draft a valid request.
#[derive(Clone)]
#[non_exhaustive]
pub struct ImpossibleRequestError {
    /// The rules that the draft breaks, whatever is added.
    pub rules: Vec<&'static Rule>,
}

impl fmt::Debug for ImpossibleRequestError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

impl fmt::Display for ImpossibleRequestError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("no fields make this a valid request: ")?;
        for (at, rule) in self.rules.iter().enumerate() {
            let comma = if at == 0 { "" } else { ", " };
            write!(f, "{comma}`{}`: {}", rule.id, rule.demand)?;
        }
        Ok(())
    }
}

impl core::error::Error for ImpossibleRequestError {}

/// Returns the fields that are required, those of which one must be present, and the fields that either of them requires
/// inside.
pub fn required_fields<T: HeldFacts>(draft: &T) -> Result<Vec<FieldNeed>, ImpossibleRequestError> {
    let mut fields = Vec::new();
    // For each object on the path to the next field: whether the request must have it.
    let mut are_needed: Vec<bool> = Vec::new();
    for field in field_needs(draft)? {
        let depth = field.path.len() - 1;
        are_needed.truncate(depth);
        let is_needed = match field.need {
            Need::Required | Need::Choice => true,
            Need::Within => are_needed.last() == Some(&true),
            _ => false,
        };
        // A deciding field is not listed, so its place may be empty.
        are_needed.resize(depth, false);
        are_needed.push(is_needed);
        if is_needed {
            fields.push(field);
        }
    }
    Ok(fields)
}

/// Returns the need for each field, except for those that decide the others, and those in lists and in checked objects.
pub fn field_needs<T: HeldFacts>(draft: &T) -> Result<Vec<FieldNeed>, ImpossibleRequestError> {
    let (subject, shape) = (T::SUBJECT, decided(draft));
    // A string with the wrong number of digits can still be corrected.
    let holds = shape.holds - wrong_digits(subject);
    let undecided = shape.maybe | shape.unknown;
    let never = subject.all_facts() - (holds | undecided);
    let request = UnfinishedRequest { subject, holds: holds - undecided, never };
    if !request.can_be_valid() {
        return Err(ImpossibleRequestError { rules: request.obstacles(&request.broken_cases()) });
    }
    let mut fields = Vec::new();
    request.list_fields(subject.object(), &mut Vec::new(), None, &mut fields);
    Ok(fields)
}

/// Returns the facts that a draft decides; the others are still open.
///
/// Decided are the fields that are set, with their enum values. The fields that decide which others are needed are always
/// decided: if they are absent, their defaults hold, and if one is in an object that is absent, so is the object.
fn decided<T: HeldFacts>(draft: &T) -> Shape {
    let (subject, holds, with_value) = (T::SUBJECT, draft.facts(), draft.facts_with_value());
    let absent = subject.singles_in(subject.deciding - with_value).filter(|(_, fact)| fact.path.len() > 1);
    let absent = absent.fold(FactSet::EMPTY, |facts, (_, fact)| facts | subject.facts_inside(&fact.path[..1]));
    // Fields can still be added to an object, and the digits of a string can still be corrected.
    let about_fields = subject.facts_for_which(|fact| fact.test.looks_inside());
    let decided = subject.facts_of_deciding_fields() | wrong_digits(subject) | absent | (with_value - about_fields);
    Shape { holds, maybe: subject.all_facts() - holds - decided, unknown: FactSet::EMPTY }
}

/// Returns the facts that a string has the wrong number of digits.
fn wrong_digits(subject: &Subject) -> FactSet {
    subject.facts_for_which(|fact| matches!(fact.test, Test::WrongDigits { .. }))
}

#[cfg(test)]
mod tests;
