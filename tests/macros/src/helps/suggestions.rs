//! The suggestions of the macro, in sessions, refunds and parts with several mistakes.

use payment_core::{
    request::{Customer, Product, REFUND, SESSION, SplitRouting},
    schema::{Field, Kind, Object, Secrecy, Value as _},
};
use payment_expand::{Invocation, Macro};
use proc_macro2::{Literal, TokenStream, TokenTree};
use serde_json::{Map, Value, json};
use test_support::{
    Random,
    suggestions::{self, Found, Subject, split_sign, without_choices},
};

/// The number of bodies of each macro. A debug build tries only a part of them.
const COUNT: usize = if cfg!(debug_assertions) { 150 } else { 5_000 };

/// The style of the keys.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Keys {
    Rust,
    Wire,
}

/// Returns the source code of a value.
pub fn code(value: &Value, kind: Option<Kind>, keys: Keys) -> String {
    match (value, kind) {
        (Value::Object(entries), kind) => format!("{{ {} }}", code_of_entries(entries, kind, keys, |_| true)),
        (Value::Array(items), kind) => {
            let kind = if let Some(Kind::List(item)) = kind { Some(*item) } else { None };
            let items: Vec<_> = items.iter().map(|item| code(item, kind, keys)).collect();
            format!("[{}]", items.join(", "))
        }
        (Value::String(text), _) if text == RUN_TIME => "row.value()".to_owned(),
        // Card data is not written in source code.
        (Value::String(_), Some(Kind::Text(text))) if text.secrecy == Secrecy::Card => "cards.value".to_owned(),
        (Value::String(word), Some(Kind::EnumValue(words))) if keys == Keys::Rust && is_upper(word) => {
            if words.names().contains(&&**word) { word.clone() } else { Literal::string(word).to_string() }
        }
        (Value::String(text), _) => Literal::string(text).to_string(),
        (value, _) => value.to_string(),
    }
}

/// The text of a value that only the running program knows.
const RUN_TIME: &str = "$value";

/// Returns the source code of the entries whose key is wanted.
fn code_of_entries(
    entries: &Map<String, Value>,
    kind: Option<Kind>,
    keys: Keys,
    is_wanted: impl Fn(&str) -> bool,
) -> String {
    let object = kind.and_then(Kind::as_object);
    let entry = |(key, value): (&String, &Value)| {
        let (key, sign) = split_sign(key);
        let field = object.and_then(|object| object.by_wire(key));
        let kind = field.map(|field| field.kind);
        // Arbitrary JSON follows a mark.
        let (kind, keys_of_value) = if sign.starts_with('!') {
            (kind.filter(|kind| matches!(kind, Kind::Text(_))), Keys::Wire)
        } else {
            (kind, keys)
        };
        let value = code(value, kind, keys_of_value);
        let key = if sign.starts_with('!') && field.is_none() {
            Literal::string(key).to_string()
        } else {
            key_of(key, object, field, keys)
        };
        format!("{key}{sign} {value}")
    };
    let entries: Vec<_> = entries.iter().filter(|(key, _)| is_wanted(key)).map(entry).collect();
    entries.join(", ")
}

fn is_upper(word: &str) -> bool {
    word.starts_with(|c: char| c.is_ascii_uppercase())
}

/// Returns a key as it is written in this style. An unknown key is a string if it would be another field as an identifier.
fn key_of(key: &str, object: Option<&'static Object>, field: Option<&'static Field>, keys: Keys) -> String {
    let is_identifier = key.starts_with(|c: char| c.is_ascii_alphabetic())
        && key.chars().all(|c| c.is_ascii_alphanumeric() || c == '_')
        && object.is_some_and(|object| object.by_rust(key).is_none());
    match (keys, field) {
        (Keys::Rust, Some(field)) => field.rust.to_owned(),
        (Keys::Rust, None) if is_identifier => key.to_owned(),
        _ => Literal::string(key).to_string(),
    }
}

/// Returns what a macro finds in the tokens of a request.
pub fn report(invoked: Macro, code: &str) -> Vec<Found> {
    // Otherwise the texts of earlier bodies would fill the memory.
    proc_macro2::extra::invalidate_current_thread_spans();
    let tokens: TokenStream = code.parse().unwrap_or_else(|error| panic!("{error}: {code}"));
    let invocation = Invocation::parse(invoked, &tokens.into_iter().collect::<Vec<TokenTree>>());
    let checked = invocation.check();
    let found = checked.explanations().iter().map(|explanation| Found {
        id: explanation.rule.id,
        pointer: explanation.pointer.to_string(),
        message: explanation.message.clone(),
        help: explanation.help.text(),
        suggestions: explanation.help.suggestions().iter().map(|suggestion| suggestion.changes().to_vec()).collect(),
    });
    found.collect()
}

#[test]
fn of_sessions_and_refunds() {
    let mut random = Random::new(84);
    for (invoked, object, bodies) in
        [(Macro::Session, SESSION, suggestions::sessions()), (Macro::Refund, REFUND, suggestions::refunds())]
    {
        for keys in [Keys::Rust, Keys::Wire] {
            let check = |request: &[Value]| report(invoked, &code(&request[0], Some(Kind::Object(object)), keys));
            Subject { object, check: &check, requests: without_choices(bodies.clone()), has_signs: true }
                .try_suggestions(COUNT, &mut random)
                .assert_all_are_right();
        }
    }
}

/// Returns the source code of a session with a choice, whose arms have the entries that differ, and those of `is_in_arms`. An
/// `else` without entries is absent, so that no place lies in it.
fn code_of_choice(selections: &[Value], is_in_arms: fn(&str) -> bool) -> String {
    let [one, other] = selections else { unreachable!("a choice has two arms") };
    let is_in_arms = |key: &str| is_in_arms(key) || one.get(key) != other.get(key);
    let entries = |body: &Value, is_wanted: bool| {
        let entries = body.as_object().unwrap();
        code_of_entries(entries, Some(Kind::Object(SESSION)), Keys::Rust, |key| is_in_arms(key) == is_wanted)
    };
    let always = entries(one, false);
    let comma = if always.is_empty() { "" } else { "," };
    let (first, of_else) = (entries(one, true), entries(other, true));
    let of_else = if of_else.is_empty() { of_else } else { format!(" else {{ {of_else} }}") };
    format!("{{ {always}{comma} if is_first {{ {first} }}{of_else} }}")
}

/// Tries the suggestions of sessions with a choice.
fn try_choices(requests: Vec<Vec<Value>>, is_in_arms: fn(&str) -> bool, count: usize, random: &mut Random) {
    let check = |request: &[Value]| report(Macro::Session, &code_of_choice(request, is_in_arms));
    Subject { object: SESSION, check: &check, requests, has_signs: true }
        .try_suggestions(count, random)
        .assert_all_are_right();
}

#[test]
fn of_choices() {
    let sessions = suggestions::sessions();
    let same = sessions.iter().map(|session| Vec::from([session.clone(), session.clone()]));
    let others =
        (0..sessions.len()).map(|at| Vec::from([sessions[at].clone(), sessions[(at + 5) % sessions.len()].clone()]));
    let is_in_arms = |key: &str| key.bytes().map(usize::from).sum::<usize>() % 2 == 0;
    try_choices(same.chain(others).collect(), is_in_arms, 2 * COUNT, &mut Random::new(86));
}

#[test]
fn of_choices_without_else() {
    let requests = suggestions::sessions().into_iter().map(|session| {
        let mut other = session.clone();
        let is_in_both = |key: &str| !matches!(key, "clientReferenceId" | "customer" | "customerId" | "redirectUrl");
        other.as_object_mut().unwrap().retain(|key, _| is_in_both(key));
        Vec::from([session, other])
    });
    try_choices(requests.collect(), |_| false, COUNT, &mut Random::new(87));
}

#[test]
fn of_parts() {
    let mut random = Random::new(85);
    let money = json!({ "value": 10000, "currency": "IDR" });
    let person =
        json!({ "email": "a@b.id", "givenName": "Ayu", "phoneNumber": { "countryCode": "+62", "number": "812" } });
    let parts = [
        ("Product", Product::KIND, json!({ "type": "PHYSICAL", "quantity": 1, "price": money, "name": "Shirt" })),
        (
            "SplitRouting",
            SplitRouting::KIND,
            json!({
                "merchantId": "m", "type": "FIXED", "currency": "IDR", "fixedAmount": 5, "remarks": "fee",
            }),
        ),
        ("Customer", Customer::KIND, person),
    ];
    for (name, kind, body) in parts {
        let object = kind.as_object().unwrap();
        let check = |request: &[Value]| {
            let code = code(&request[0], Some(Kind::Object(object)), Keys::Rust);
            report(Macro::Part, &format!("{name} {code}"))
        };
        Subject { object, check: &check, requests: without_choices(Vec::from([body])), has_signs: true }
            .try_suggestions(COUNT, &mut random)
            .assert_all_are_right();
    }
}
