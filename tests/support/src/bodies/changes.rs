//! Single mistakes in a valid request. After some of the changes it is still valid.

use payment_core::{
    request::SESSION,
    schema::{Kind, Object},
};

use super::{
    json::{Entries, Json, plain, set, text, within},
    request::{card, child, put},
    values::{bad, good, other_type},
};
use crate::Random;

/// Makes one change at random.
pub fn change(random: &mut Random, body: &mut Entries) {
    let change = random.of([
        decide,
        decide,
        decide,
        toggle,
        toggle,
        toggle,
        spoil,
        spoil,
        spoil,
        spoil,
        spoil,
        mistype,
        misspell,
        stranger,
        repeat,
        nullify,
        free,
        cards,
        branch,
        account,
        stray,
        authentication,
    ]);
    change(random, body);
}

fn objects(entries: &Entries, object: &'static Object) -> usize {
    let inner = |(key, value): &(String, Json)| match (value, object.by_wire(key).map(|field| field.kind)) {
        (Json::Object(inner), Some(Kind::Object(object))) => objects(inner, object),
        (Json::List(items), Some(Kind::List(Kind::Object(object)))) => {
            let each = |item: &Json| if let Json::Object(inner) = item { objects(inner, object) } else { 0 };
            items.iter().map(each).sum()
        }
        _ => 0,
    };
    1 + entries.iter().map(inner).sum::<usize>()
}

/// Returns the object with the number `left`, which counts down to 0.
fn nth<'t>(
    entries: &'t mut Entries,
    object: &'static Object,
    left: &mut usize,
) -> Option<(&'t mut Entries, &'static Object)> {
    if *left == 0 {
        return Some((entries, object));
    }
    *left -= 1;
    for (key, value) in entries {
        let found = match (value, object.by_wire(key).map(|field| field.kind)) {
            (Json::Object(inner), Some(Kind::Object(object))) => nth(inner, object, left),
            (Json::List(items), Some(Kind::List(Kind::Object(object)))) => {
                items.iter_mut().find_map(|item| match item {
                    Json::Object(inner) => nth(inner, object, left),
                    _ => None,
                })
            }
            _ => None,
        };
        if found.is_some() {
            return found;
        }
    }
    None
}

/// Returns any object of the request. The outermost object is more frequent.
fn any_object<'t>(random: &mut Random, body: &'t mut Entries) -> (&'t mut Entries, &'static Object) {
    let count = objects(body, SESSION);
    let mut at = if random.chance(30) { 0 } else { random.below(count) };
    nth(body, SESSION, &mut at).unwrap_or_else(|| unreachable!("there are {count} objects"))
}

/// Returns a field that is present and known, with its kind.
fn any_field<'t>(random: &mut Random, body: &'t mut Entries) -> Option<(&'t mut (String, Json), Kind)> {
    let mut at = random.below(objects(body, SESSION));
    let (entries, object) = nth(body, SESSION, &mut at)?;
    let at = random.below(entries.len());
    let entry = entries.get_mut(at)?;
    let kind = object.by_wire(&entry.0)?.kind;
    Some((entry, kind))
}

/// Changes a field that decides which rules apply.
fn decide(random: &mut Random, body: &mut Entries) {
    let key = random.of(["paymentType", "mode", "autoConfirm", "paymentMethod"]);
    match random.below(8) {
        0 => body.retain(|(name, _)| name != key),
        1 => set(body, key, random.of([plain("null"), text(""), Json::List(Vec::new()), Json::Object(Vec::new())])),
        2 => set(body, key, random.of([text("MULTIPEL"), text("Api"), text("false"), plain("1")])),
        _ => {
            let value = match key {
                "paymentType" => text(random.of(["SINGLE", "MULTIPLE", "MULTIPLE"])),
                "mode" => text(random.of(["REDIRECT", "API"])),
                "autoConfirm" => plain(random.of(["true", "false"])),
                _ => {
                    let method = random.of(["VIRTUAL_ACCOUNT", "QR", "CARD", "EWALLET", "CART", "VA"]);
                    return set(within(body, key), "type", text(method));
                }
            };
            set(body, key, value);
        }
    }
}

/// Removes a field, or adds one.
fn toggle(random: &mut Random, body: &mut Entries) {
    let (entries, object) = any_object(random, body);
    let field = random.one(object.fields);
    match entries.iter().position(|(key, _)| key == field.wire) {
        Some(at) => drop(entries.remove(at)),
        None => {
            let value = if random.chance(20) { Json::Object(Vec::new()) } else { good(random, field.kind) };
            let at = random.below(entries.len() + 1);
            entries.insert(at, (field.wire.into(), value));
        }
    }
}

fn spoil(random: &mut Random, body: &mut Entries) {
    if let Some(((_, value), kind)) = any_field(random, body) {
        *value = bad(random, kind);
    }
}

fn mistype(random: &mut Random, body: &mut Entries) {
    if let Some(((_, value), kind)) = any_field(random, body) {
        *value = other_type(random, kind);
    }
}

fn misspell(random: &mut Random, body: &mut Entries) {
    let (entries, _) = any_object(random, body);
    let at = random.below(entries.len());
    let Some((key, value)) = entries.get(at).cloned() else { return };
    let wrong: String = match random.below(8) {
        0 => key.to_uppercase(),
        1 => key.chars().flat_map(|c| if c.is_uppercase() { vec!['_', c] } else { vec![c] }).collect(),
        2 => key.chars().skip(1).collect(),
        3 => key.chars().take(key.chars().count().saturating_sub(2)).collect(),
        4 => key.clone() + "s",
        5 => key.clone() + "xyz",
        6 => key.chars().rev().collect(),
        _ => match &*key {
            "surname" => "sureName".into(),
            "saveForFutureUse" => "saveForFuture".into(),
            "showSavedPayment" => "showSavePayment".into(),
            _ => format!("{}-", key.to_lowercase()),
        },
    };
    if random.chance(60) {
        entries[at].0 = wrong;
    } else {
        entries.insert(random.below(entries.len() + 1), (wrong, value));
    }
}

fn stranger(random: &mut Random, body: &mut Entries) {
    let (entries, object) = any_object(random, body);
    let known = object.fields[random.below(object.fields.len())].rust;
    let key = random.of(["foo", "", "~/0", "qr", "storedPaymentMethods", "id", "漢\"\\\n", known]);
    let repeated = Json::Object(vec![("a".into(), plain("1")), ("a".into(), plain("2"))]);
    let value = random.of([plain("null"), plain("1e999"), text("x"), Json::Object(Vec::new()), repeated]);
    let at = random.below(entries.len() + 1);
    entries.insert(at, (key.into(), value));
}

fn repeat(random: &mut Random, body: &mut Entries) {
    let (entries, object) = any_object(random, body);
    let at = random.below(entries.len());
    let Some((key, value)) = entries.get(at).cloned() else { return };
    let value = match object.by_wire(&key) {
        Some(field) if random.chance(30) => good(random, field.kind),
        Some(field) if random.chance(30) => bad(random, field.kind),
        _ if random.chance(20) => plain("null"),
        _ => value,
    };
    let at = random.below(entries.len() + 1);
    entries.insert(at, (key, value));
}

/// Replaces a value with `null`, or adds `null` to a list.
fn nullify(random: &mut Random, body: &mut Entries) {
    let Some(((_, value), _)) = any_field(random, body) else { return };
    match value {
        Json::List(items) if random.chance(60) => items.insert(random.below(items.len() + 1), plain("null")),
        value => *value = plain("null"),
    }
}

/// Sets metadata or an installment to JSON with a repeated key at any depth, or to another JSON type.
fn free(random: &mut Random, body: &mut Entries) {
    let twice = vec![("a".to_owned(), plain("1")), ("b".to_owned(), plain("null")), ("a".to_owned(), plain("2"))];
    let mut value = Json::Object(twice);
    for _ in 0..random.below(3) {
        value = if random.chance(50) {
            Json::Object(vec![("in/ner~".into(), value)])
        } else {
            Json::Object(vec![("list".into(), Json::List(vec![plain("0"), value]))])
        };
    }
    if random.chance(30) {
        value =
            random.of([plain("1"), text("x"), plain("false"), Json::List(Vec::new()), Json::List(vec![value.clone()])]);
    }
    if random.chance(70) {
        set(body, "metadata", value);
    } else {
        set(within(within(body, "paymentMethodOptions"), "card"), "installment", value);
    }
}

/// Sets a card with any sources.
fn cards(random: &mut Random, body: &mut Entries) {
    let entries = within(body, "paymentMethod");
    set(entries, "type", text("CARD"));
    let sources = ["token", "number", "encryptedCard"];
    let sources: Vec<_> = sources.into_iter().filter(|_| random.chance(40)).collect();
    let companions = random.chance(60);
    entries.retain(|(key, _)| key != "card");
    card(random, entries, &sources, companions);
    let card = within(entries, "card");
    if !card.is_empty() && random.chance(30) {
        card.swap_remove(random.below(card.len()));
    }
}

/// Sets the object of any method in `paymentMethod` or `paymentMethodOptions`. It may be the wrong method.
fn branch(random: &mut Random, body: &mut Entries) {
    let (key, branches) = random.of([
        ("paymentMethod", &["card", "virtualAccount", "ewallet"][..]),
        ("paymentMethodOptions", &["card", "virtualAccount", "ewallet", "qr"]),
    ]);
    let branch = random.one(branches);
    put(random, within(body, key), child(SESSION, key), branch);
}

/// Sets an account number that seldom has the correct form.
fn account(random: &mut Random, body: &mut Entries) {
    let entries = within(within(body, "paymentMethodOptions"), "virtualAccount");
    let number = random.of(["1", "1234", "0000000", "12345678", "1234567a", "１２３４", "", " 1"]);
    set(entries, "virtualAccountNumber", text(number));
    if random.chance(50) {
        let channel = random.of(["BCA", "BNI", "PERMATA", "DANAMON", "SMBC", "PERMTA", "bca"]);
        set(entries, "channel", text(channel));
    }
    if random.chance(50) {
        set(body, "paymentType", text("MULTIPLE"));
    }
}

/// Sets `threeDsInfo`, usually without the `threeDsMethod` that it requires.
fn authentication(random: &mut Random, body: &mut Entries) {
    let options = child(SESSION, "paymentMethodOptions");
    let entries = within(within(body, "paymentMethodOptions"), "card");
    put(random, entries, child(options, "card"), "threeDsInfo");
    if random.chance(50) {
        put(random, entries, child(options, "card"), "threeDsMethod");
    } else {
        entries.retain(|(key, _)| key != "threeDsMethod");
    }
}

/// Moves a field into another object.
fn stray(random: &mut Random, body: &mut Entries) {
    let (from, _) = any_object(random, body);
    if from.is_empty() {
        return;
    }
    let entry = from.remove(random.below(from.len()));
    let (to, _) = any_object(random, body);
    to.push(entry);
}
