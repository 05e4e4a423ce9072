//! The facts that hold for a value.

use super::conditions::Conditions;
use crate::{
    request::{Refund, RefundPreference, SessionDraft, SplitRouting},
    rules::{
        FactSet, HasRules, Seen, State, Test,
        facts::{refund, refund_preference, session, split},
    },
    schema::Value,
    values::json_value::JsonValue,
};

/// A value that rules between fields are about.
pub trait HeldFacts: HasRules {
    /// Returns the facts that hold for this value.
    fn facts(&self) -> FactSet;

    /// Returns the facts about values that are present, whether the facts hold or not.
    fn facts_with_value(&self) -> FactSet;

    /// Returns whether no rule about this object is broken if `facts` hold and no others.
    fn keeps_all(facts: FactSet) -> bool;
}

/// Implements [`HeldFacts`] for each object.
macro_rules! impl_held_facts {
    ($($variant:ident, $module:ident: $object:ident $(decided by $($deciding:ident),+)? {
        $($name:ident: $first:ident $(. $path:ident)* => $test:ident $($arg:ident)* $(($($field:ident),*))?;)*
    })*) => {$(
        impl HeldFacts for $object {
            fn facts(&self) -> FactSet {
                let mut facts = FactSet::EMPTY;
                $(
                    if let Some(value) = present(&self.$first)
                        $(&& let Some(value) = present(&value.$path))*
                    {
                        let test = test!($test $($arg)* $(($($field),*))?);
                        let field = |_name: &str| match _name {
                            $($(stringify!($field) => seen(&value.$field),)*)?
                            _ => Seen::Unknown,
                        };
                        if test.state(Seen::present(value.content()), field) == State::Yes {
                            facts |= $module::$name;
                        }
                    }
                )*
                facts
            }

            fn facts_with_value(&self) -> FactSet {
                let mut facts = FactSet::EMPTY;
                $(
                    if let Some(_value) = present(&self.$first) $(&& let Some(_value) = present(&_value.$path))* {
                        facts |= $module::$name;
                    }
                )*
                facts
            }

            fn keeps_all(facts: FactSet) -> bool {
                static CONDITIONS: Conditions = Conditions::about($object::SUBJECT);
                CONDITIONS.keep_all(facts)
            }
        }
    )*};
}

/// Returns the knowledge about a field of a struct.
fn seen<F: MaybePresent<Value: JsonValue>>(field: &F) -> Seen<'_> {
    field.value().map_or(Seen::Absent, |value| Seen::present(value.content()))
}

fact_rows!(impl_held_facts);

/// Returns the value of a required field, or of an optional one that is set.
fn present<F: MaybePresent>(field: &F) -> Option<&F::Value> {
    field.value()
}

trait MaybePresent {
    type Value;

    fn value(&self) -> Option<&Self::Value>;
}

impl<T> MaybePresent for Option<T> {
    type Value = T;

    fn value(&self) -> Option<&T> {
        self.as_ref()
    }
}

impl<T: Value> MaybePresent for T {
    type Value = T;

    fn value(&self) -> Option<&T> {
        Some(self)
    }
}
