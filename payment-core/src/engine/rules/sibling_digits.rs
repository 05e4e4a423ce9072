//! The strings of a request whose number of digits depends on a field next to them.

use super::Test;
use crate::engine::schema::{Field, Kind, Object, SiblingDigits};

/// A string, and the field next to it that decides how many digits it has.
#[doc(hidden)]
#[derive(Clone, Copy, Debug)]
pub struct DigitFields {
    pub text: &'static Field,
    pub sibling: &'static Field,
    pub digits: &'static SiblingDigits,
}

/// Returns the fields of such a string in `object`, or `None` if `object` has none.
#[doc(hidden)]
pub fn digit_fields(object: &'static Object) -> Option<DigitFields> {
    let request = object.request.object();
    request.facts().iter().find_map(|fact| match fact.test {
        Test::WrongDigits { text, sibling, digits } if request.at(fact.path) == Some(object) => {
            Some(DigitFields { text: object.by_rust(text)?, sibling: object.by_rust(sibling)?, digits })
        }
        _ => None,
    })
}

impl DigitFields {
    /// Returns whether the field next to the string lists a value.
    pub(crate) fn lists(&self, value: &str) -> bool {
        matches!(self.sibling.kind, Kind::Word(words) if words.position(value).is_some())
    }
}
