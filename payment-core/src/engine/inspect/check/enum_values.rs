//! Checks of enum values.

use super::{Checker, Meaning};
use crate::engine::{
    inspect::{
        mistake::{MistakeKind, NameSpelling, UnlistedReason},
        tree::{Node, Value},
        typed::{Cause, TypedValue},
    },
    schema::{EnumValues, Kind},
};

impl<'t> Checker<'_, 't> {
    /// Checks an enum value, in quotes or as an identifier: that may also be a variable.
    pub fn enum_value(&mut self, list: &'static EnumValues, written: &'t str, node: &'t Node<'t>) -> Meaning<'t> {
        let is_bare = matches!(node.value, Value::Name(_));
        if is_bare && is_variable(written) {
            return self.run_time_value(Kind::EnumValue(list), node);
        }
        if let Some(at) = list.position(written) {
            return Ok(TypedValue::EnumValue(list, list.name_at(at)));
        }
        let reason = match self.mistake_in_unlisted(list, written) {
            Some(UnlistedReason::Form(_)) | None if is_bare => UnlistedReason::Bare,
            Some(reason) => reason,
            None => return Ok(TypedValue::Unlisted(list, written)),
        };
        let written = if is_bare {
            let is_channel = self.current.literal_channel.is_some_and(|field| self.path.last() == Some(&field.rust));
            NameSpelling::Bare { name: written, is_literal: self.is_deciding() || is_channel }
        } else {
            NameSpelling::Quoted(written)
        };
        self.report(node.place, MistakeKind::UnlistedValue { list, written, reason });
        Err(Cause::Rejected)
    }

    /// Returns the mistake in a value that is not listed. In an open list, nearness to a listed value can be waived.
    fn mistake_in_unlisted(&self, list: &EnumValues, written: &str) -> Option<UnlistedReason> {
        match list.nearest(written) {
            _ if !list.open => Some(UnlistedReason::Closed),
            Some(value) if !self.waives(list.rule) => Some(UnlistedReason::Near(value)),
            _ => list.check_other(written).err().map(UnlistedReason::Form),
        }
    }
}

/// Returns whether an identifier is a variable and not an enum value: it does not begin with a capital.
pub fn is_variable(name: &str) -> bool {
    !name.starts_with(char::is_uppercase)
}
