//! The facts that hold for a value.

use super::conditions::Conditions;
use crate::{
    request::{RefundPreference, SessionDraft, SplitRouting},
    rules::{
        FactSet, RULES, Subject,
        facts::{refund_preference, session, split},
        wrong_length,
    },
    schema::Value,
};

/// A value that combination rules are about.
pub trait HeldFacts: Value {
    /// The object that the value is.
    const SUBJECT: Subject;

    /// Returns the facts that hold for this value.
    fn facts(&self) -> FactSet;

    /// Returns whether no rule about this object is broken if `facts` hold and no others.
    fn keeps_all(facts: FactSet) -> bool;
}

/// Implements [`HeldFacts`] for each object.
macro_rules! impl_held_facts {
    ($($variant:ident, $module:ident: $object:ident {
        $($name:ident: $first:ident $(. $path:ident)* => $test:ident $($arg:ident)* $(($($field:ident),*))?;)*
    })*) => {$(
        impl HeldFacts for $object {
            const SUBJECT: Subject = Subject::$variant;

            fn facts(&self) -> FactSet {
                let mut facts = FactSet::EMPTY;
                $(
                    if let Some(value) = present(&self.$first)
                        $(&& let Some(value) = present(&value.$path))*
                        && holds!(value $test $($arg)* $(($($field),*))?)
                    {
                        facts |= $module::$name;
                    }
                )*
                facts
            }

            fn keeps_all(facts: FactSet) -> bool {
                static CONDITIONS: Conditions = {
                    let (mut conditions, mut at) = (Conditions::NONE, 0);
                    while at < RULES.len() {
                        if let Some(combination) = &RULES[at].combination
                            && matches!(combination.subject, Subject::$variant)
                        {
                            conditions = conditions.and(combination.checks);
                        }
                        at += 1;
                    }
                    conditions
                };
                CONDITIONS.keep_all(facts)
            }
        }
    )*};
}

/// Tests the value at the end of a path through the structs.
macro_rules! holds {
    ($value:ident present) => {{ let _ = $value; true }};
    ($value:ident chosen) => {{ let _ = $value; true }};
    ($value:ident is $word:ident) => { matches!($value.as_str(), stringify!($word)) };
    ($value:ident is_false) => { !*$value };
    ($value:ident is_true) => { *$value };
    ($value:ident is_not $word:ident) => { !matches!($value.as_str(), stringify!($word)) };
    ($value:ident has $($field:ident)+) => { $($value.$field.is_some())&&+ };
    ($value:ident wrong_length($number:ident, $channel:ident)) => {
        match (&$value.$number, &$value.$channel) {
            (Some(number), Some(channel)) => wrong_length(channel.as_str(), number.as_ref()).is_some(),
            _ => false,
        }
    };
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
