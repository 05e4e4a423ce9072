//! The facts that hold for a value.

use crate::engine::{
    rules::{FactSet, HasRules, ValueState},
    schema::Value,
    values::json_value::JsonValue,
};

/// A value that rules between fields are about.
pub trait ObjectFacts: HasRules {
    /// Returns the facts that hold for this value.
    fn facts(&self) -> FactSet;

    /// Returns whether no rule about this object is broken if `facts` hold and no others.
    fn keeps_all(facts: FactSet) -> bool;
}

/// Implements [`ObjectFacts`] for each object of a table of facts.
macro_rules! impl_held_facts {
    ($($module:ident: $object:ident {
        $($name:ident: $first:ident $(. $path:ident)* => $test:ident $($arg:ident)* $(($($field:ident),*))?;)*
    })*) => {$(
        impl $crate::engine::rules::ObjectFacts for $object {
            fn facts(&self) -> $crate::engine::rules::FactSet {
                let mut facts = $crate::engine::rules::FactSet::EMPTY;
                $(
                    if let Some(value) = $crate::engine::rules::present(&self.$first)
                        $(&& let Some(value) = $crate::engine::rules::present(&value.$path))*
                    {
                        let test = $crate::engine::rules::test!($test $($arg)* $(($($field),*))?);
                        let field = |_name: &str| match _name {
                            $($(stringify!($field) => $crate::engine::rules::field_state(&value.$field),)*)?
                            _ => $crate::engine::rules::ValueState::Unknown,
                        };
                        if test.state($crate::engine::rules::ValueState::present($crate::engine::values::json_value::JsonValue::content(value)), field) == $crate::engine::rules::FactState::Yes {
                            facts |= $module::$name;
                        }
                    }
                )*
                facts
            }

            fn keeps_all(facts: $crate::engine::rules::FactSet) -> bool {
                static CASES: $crate::engine::rules::CaseList = $crate::engine::rules::CaseList::about(<$object as $crate::engine::rules::HasRules>::SUBJECT);
                CASES.keep_all(facts)
            }
        }
    )*};
}

pub(crate) use impl_held_facts;

/// Returns the knowledge about a field of a struct.
pub fn field_state<F: MaybePresent<Value: JsonValue>>(field: &F) -> ValueState<'_> {
    field.value().map_or(ValueState::Absent, |value| ValueState::present(value.content()))
}

/// Returns the value of a required field, or of an optional one that is set.
pub fn present<F: MaybePresent>(field: &F) -> Option<&F::Value> {
    field.value()
}

/// A field that may be absent.
pub trait MaybePresent {
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
