//! `try_payment_session!` converts the value of each field of the schema at the pointer of the field.

use std::collections::BTreeSet;

use payment_core::{
    request::{REFUND, SESSION},
    schema::{Field, Kind, Object, RuleId},
};
use payment_expand::{Invocation, Macro, expand};
use proc_macro2::TokenStream;

/// An invocation with one run-time value, `value`.
struct Position {
    entries: String,
    /// The end of the statement that converts the value, without its white space.
    converted: String,
}

/// The pointer of a value, and the rest of the pointer if the value is in an item of a list.
#[derive(Clone)]
struct Pointer(String, Option<String>);

impl Pointer {
    fn join(&self, segment: &str) -> Self {
        match self {
            Self(list, Some(rest)) => Self(list.clone(), Some(format!("{rest}/{segment}"))),
            Self(pointer, None) => Self(format!("{pointer}/{segment}"), None),
        }
    }

    fn converted(&self) -> String {
        match self {
            Self(pointer, None) => {
                format!("(value).fill_field(&mut__errors,root::__private::At::fixed({pointer:?}));")
            }
            Self(list, Some(rest)) => {
                format!(
                    "(value).fill_field(&mut__errors,root::__private::At::item({list:?},\
                    root::__private::Vec::len(&__l),{rest:?}));"
                )
            }
        }
    }
}

/// Returns a position for each field of an object, and for all fields and items in it.
///
/// `around` writes entries of the object into the entries of a request.
fn positions(object: &'static Object, pointer: &Pointer, around: &dyn Fn(&str) -> String) -> Vec<Position> {
    object.fields.iter().flat_map(|field| positions_in(field, &pointer.join(field.wire), around)).collect()
}

fn positions_in(field: &'static Field, at: &Pointer, around: &dyn Fn(&str) -> String) -> Vec<Position> {
    // The type of an account number depends on the channel next to it.
    let channel = if field.rust == "virtual_account_number" { "channel: PERMATA, " } else { "" };
    let position =
        |value: &str, converted| Position { entries: around(&format!("{channel}{}: {value}", field.rust)), converted };
    let within = |open: &'static str, close: &'static str| {
        move |entries: &str| around(&format!("{}: {open} {entries} {close}", field.rust))
    };
    let mut found = vec![position("value", at.converted())];
    match field.kind {
        Kind::Object(inner) => found.extend(positions(inner, at, &within("{", "}"))),
        Kind::List(Kind::Object(inner)) => {
            found.push(position("[{}, value]", at.join("1").converted()));
            found.push(position("[..value]", format!("(value).append_items(&mut__l,&mut__errors,{:?});", at.0)));
            found.extend(positions(inner, &at.join("1"), &within("[{}, {", "}]")));
            let item = Pointer(at.0.clone(), Some(String::new()));
            found.extend(positions(inner, &item, &within("[for row in rows {", "}]")));
        }
        Kind::Free(_) => {
            found.push(position(r#"{ "a/b": [1, value] }"#, at.join("a~1b").join("1").converted()));
        }
        _ => {}
    }
    found
}

/// The fields that decide rules, and the objects whose fields decide rules. They are always literals.
const DECIDING: [&str; 14] = [
    "/autoConfirm",
    "/customer/refundPreference/method",
    "/mode",
    "/paymentMethod",
    "/paymentMethod/card",
    "/paymentMethod/type",
    "/paymentMethodOptions",
    "/paymentMethodOptions/card",
    "/paymentMethodOptions/card/threeDsMethod",
    "/paymentMethodOptions/ewallet",
    "/paymentMethodOptions/virtualAccount",
    "/paymentType",
    "/splitRoutingConfigurations/0/type",
    "/splitRoutingConfigurations/1/type",
];

/// Returns whether an expansion has the statement `converted`. The numbers in the names of lists are ignored.
fn converts(expansion: &str, converted: &str) -> bool {
    let code: String = expansion.split_whitespace().collect();
    let lists = code.split("__l").map(|rest| rest.trim_start_matches(|c: char| c.is_ascii_digit()));
    lists.collect::<Vec<_>>().join("__l").contains(converted)
}

#[test]
fn every_field_is_converted_at_its_own_pointer() {
    let sessions = deciding(Macro::TrySession, SESSION);
    assert_eq!(sessions, DECIDING.map(String::from).into());
    assert_eq!(deciding(Macro::TryRefund, REFUND), ["/isFullAmount", "/method"].map(String::from).into());
}

/// Checks where each field of a request is converted. Returns the pointers of those that cannot be.
fn deciding(invoked: Macro, request: &'static Object) -> BTreeSet<String> {
    let mut deciding = BTreeSet::new();
    for position in positions(request, &Pointer(String::new(), None), &str::to_owned) {
        let tokens: TokenStream = position.entries.parse().unwrap();
        let invocation = Invocation::parse(invoked, &tokens.clone().into_iter().collect::<Vec<_>>());
        let checked = invocation.check();
        if let Some(explanation) =
            checked.explanations().iter().find(|explanation| explanation.rule.id == RuleId::DecidingValue)
        {
            deciding.insert(explanation.pointer.to_string());
            continue;
        }
        let expansion = expand(invoked, format!("root {}", position.entries).parse().unwrap()).to_string();
        assert!(converts(&expansion, &position.converted), "{}: {}\n{expansion}", position.entries, position.converted);
    }
    deciding
}
