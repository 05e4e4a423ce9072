//! The items that expansions use.

pub use crate::{
    engine::for_expansions::*,
    request::{rules::rule_rows::waivers, *},
};

pub mod field_type {
    //! The notes for values of another type.

    use crate::engine::for_expansions::field_type::checks;
    pub use crate::engine::for_expansions::field_type::*;

    checks! {
        IsText converts: "`.try_into()?` converts a string";
        IsWord converts: "`.try_into()?` converts a string of the list";
        IsId converts: "`.try_into()?` converts an id";
        IsUrl converts: "`.try_into()?` converts an address";
        IsInstant converts: "`.try_into()?` converts an instant";
        IsNumber converts: "`.try_into()?` converts a number";
        IsLocker: "the carrier next to it has lockers of this type";
        IsConstant: "in a constant, write a literal";
        IsObject: "`order_part!(…)` creates an object";
        IsMoney: "a weight is an object: write `{{ value: …, unit: kg }}`";
        IsJson: "`Labels::from_serialize(&value)?` converts a value";
        IsBool;
    }
}

pub mod fallible {
    //! The notes for values that do not convert.

    use crate::engine::fallible::conversions;
    pub use crate::engine::fallible::*;

    conversions! {
        ConvertsIntoText: "strings convert";
        ConvertsIntoWord: "strings of the list convert";
        ConvertsIntoId: "strings and integers convert";
        ConvertsIntoUrl: "addresses convert";
        ConvertsIntoInstant: "instants convert";
        ConvertsIntoNumber: "integers convert";
        ConvertsIntoLocker: "strings of digits convert";
        ConvertsIntoObject: "`order_part!(…)` creates an object";
        ConvertsIntoMoney: "a weight is an object: write `{{ value: …, unit: kg }}`";
        ConvertsIntoJson: "maps convert";
        ConvertsIntoBool: "only a `bool` converts";
    }
}

/// The objects that `order_part!` creates.
pub mod parts {
    pub use crate::request::order::*;
}

pub mod of {
    pub use crate::request::{numbers::of::*, texts::of::*};
}

pub mod some {
    pub use crate::request::{numbers::some::*, texts::some::*};
}
