//! The fields of a virtual account that have its number and its channel.

use super::Test;
use crate::engine::schema::{Field, Kind, Object, VaNumberLength};

/// The field of a number, and that of the channel, which decides how many digits the number has.
#[doc(hidden)]
#[derive(Clone, Copy, Debug)]
pub struct VaNumberFields {
    pub text: &'static Field,
    pub channel: &'static Field,
    pub digits: &'static VaNumberLength,
}

/// Returns these fields of `object`, or `None` if `object` is no virtual account.
#[doc(hidden)]
pub fn va_number_fields(object: &'static Object) -> Option<VaNumberFields> {
    let request = object.request.object();
    request.facts().iter().find_map(|fact| match fact.test {
        Test::WrongDigits { text, channel, digits } if request.at(fact.path) == Some(object) => {
            Some(VaNumberFields { text: object.by_rust(text)?, channel: object.by_rust(channel)?, digits })
        }
        _ => None,
    })
}

impl VaNumberFields {
    /// Returns whether the field of the channel lists a value.
    pub(crate) fn lists(&self, value: &str) -> bool {
        matches!(self.channel.kind, Kind::EnumValue(list) if list.position(value).is_some())
    }
}
