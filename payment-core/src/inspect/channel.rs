//! The channel beside an account number.

use super::tree::{Entry, Standing, Value};
use super::{Inspector, Origin, facts, values::CHOOSE};
use crate::schema::{RuleId, facts::Test};

impl Inspector {
    /// Whether there is an account number here whose digits hang on the channel beside it, in source code.
    pub(super) fn has_number(&self, entries: &[Entry<'_>]) -> bool {
        let (Origin::Macro, Some(scope)) = (self.origin, self.scope) else { return false };
        let mut is_asked = false;
        for fact in scope.facts {
            is_asked |= matches!(fact.test, Test::Misfit) && *fact.path == self.path[self.start..];
        }
        let number = facts::member(entries, "virtual_account_number");
        is_asked && matches!(number, Some(entry) if !matches!(entry.value.value, Value::Null))
    }

    /// How many digits an account number has hangs on its channel, so that must be written out beside it.
    pub(super) fn channel_beside_number(&mut self, entries: &mut [Entry<'_>]) {
        for entry in entries {
            if let (Standing::Given(field), Value::Expression) = (entry.standing, &entry.value.value)
                && field.rust == "channel"
            {
                let message = "`{}` decides how many digits the account number has, so it must be a literal";
                let outer = self.enter(field.wire, field.rust);
                self.report(
                    RuleId::DecidingValue,
                    entry.value.place,
                    (message, &[self.style.plain(field)]),
                    (CHOOSE, &[]),
                );
                self.leave(outer);
                entry.value.value = Value::Misplaced;
            }
        }
    }
}
