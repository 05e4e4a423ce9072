//! `Some(…)` and `None` in the place of a value.

use payment_core::{
    inspect::tree::{Node, Place, Value},
    schema::Kind,
};
use proc_macro2::{Delimiter, TokenTree};

use crate::{
    parse::{ExpectedValue, Optionality, Parser},
    scan_expr::Expression,
    token,
};

impl Parser {
    /// Reports `Some(…)` and `None`, unless the value is an `Option`.
    pub(super) fn option(
        &mut self,
        place: Place,
        tokens: &[TokenTree],
        expected: ExpectedValue,
    ) -> Option<Node<'static>> {
        // In arbitrary JSON, `null` is a value. An unchecked field is absent with it.
        let is_free = matches!(expected.kind, Some(Kind::Free(_)))
            && !matches!(expected.optionality, Optionality::Optional("!?:"));
        let may_be_absent = match expected.optionality {
            Optionality::Option => return None,
            Optionality::Required => false,
            Optionality::Optional(_) => true,
        };
        // Rules look at such values, so they cannot be optional at run time. A checked object has all of its rules inside.
        let is_looked_at = match expected.kind {
            Some(Kind::Object(object)) => !object.is_checked,
            kind => matches!(kind, Some(Kind::EnumValue(_) | Kind::Bool)),
        };
        let sign_of_option = match expected.optionality {
            Optionality::Optional(sign) if !is_looked_at => Some(sign),
            _ => None,
        };
        match tokens {
            [TokenTree::Ident(none)] if none == "None" => {
                // A field without a value may get the default of a macro.
                let may_have_default = !self.is_in_presets && !self.source.layers.names.is_empty();
                let absent = if may_have_default { "with `null`, the field" } else { "a field without a value" };
                let help = match sign_of_option {
                    Some(sign) if is_free => format!("write `null`, or `key{sign} value` with an `Option`"),
                    None if is_free => "write `null`".to_owned(),
                    Some(sign) => {
                        format!("write a value, or `key{sign} value` with an `Option`; {absent} is left out")
                    }
                    None if may_be_absent => format!("write a value; {absent} is left out"),
                    None => "write a value instead".to_owned(),
                };
                self.error_at(place, "`None` is not a valid value here", help);
                Some(Node { value: if may_be_absent { Value::Doubtful } else { Value::Unreadable }, place })
            }
            [TokenTree::Ident(some), TokenTree::Group(group)]
                if some == "Some" && group.delimiter() == Delimiter::Parenthesis =>
            {
                let option = sign_of_option.map(|sign| format!(", or `key{sign} value` with an `Option`"));
                let help = format!("write `{}`{}", group.stream(), option.unwrap_or_default());
                self.error(tokens, "`Some` is redundant: a field that is written is present", help);
                let inside = token::inside(group);
                let expected = ExpectedValue { optionality: Optionality::Option, ..expected };
                Some(self.value(Expression::whole(&inside), expected))
            }
            _ => None,
        }
    }
}
