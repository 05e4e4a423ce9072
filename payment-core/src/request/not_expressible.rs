//! The rules that JSON Schema cannot express.

use crate::engine::schema::RuleId;

/// Creates the list, and its documentation.
macro_rules! unsaid {
    ($($rule:ident: $what:literal,)*) => {
        /// The rules that [`json_schema`](crate::json_schema::json_schema) cannot express, each with the part that is missing.
        ///
        /// A request that breaks only these parts passes the schema's validation.
        ///
        $(#[doc = concat!("* `", crate::request::rules::rule_rows::rule_name!($rule), "`: ", $what)])*
        pub const NOT_EXPRESSIBLE: &[(RuleId, &str)] = &[$((RuleId::$rule, $what)),*];
    };
}

unsaid! {
    Json: "the text is UTF-8 without a byte order mark, has at most 127 levels, and has no lone surrogate escapes",
    DuplicateField: "each field is given only once",
    AmountValue: "a number has at most 18 digits, and 0 has no minus sign",
    Quantity: "a number has at most 18 digits, and 0 has no minus sign",
    Percentage: "a number has at most 18 digits, and validators may round it before they compare it",
    CardData: "a card's number has a valid check digit, and month and year are written without a point",
    VaChannel: "a bank that is not listed is not near a listed one, as a misspelling is",
}

#[cfg(test)]
mod tests {
    use alloc::string::ToString;

    use super::NOT_EXPRESSIBLE;
    use crate::engine::{json::LEVELS, schema::RuleId};

    #[test]
    fn the_text_about_json_names_the_limit_of_nesting() {
        let about_json = NOT_EXPRESSIBLE.iter().find(|(rule, _)| *rule == RuleId::Json);
        assert!(about_json.is_some_and(|(_, text)| text.contains(&LEVELS.to_string())));
    }
}
