//! Strings, numbers and enum values: lengths, ranges, spellings, and the digits of banks.

use std::collections::{BTreeMap, BTreeSet};

use payment_session::{
    VaChannel,
    request::number_digits,
    schema::{Field, Kind, Number, Text, Words},
};
use serde_json::Value;

use super::{Flips, documented_requests};
use crate::{
    docs::{field_docs, static_payments_md},
    support::schema::objects,
    values::{texts::LENGTHS, words::DOCUMENTED},
};

/// Returns the fields that `wanted` finds, by the name that it returns.
fn fields_by_type<T>(
    wanted: impl Fn(Kind) -> Option<(&'static str, T)>,
) -> BTreeMap<&'static str, (T, Vec<&'static Field>)> {
    let mut found: BTreeMap<_, (T, Vec<&Field>)> = BTreeMap::new();
    for field in objects().into_iter().flat_map(|object| object.fields) {
        if let Some((name, table)) = wanted(field.kind) {
            found.entry(name).or_insert_with(|| (table, Vec::new())).1.push(field);
        }
    }
    found
}

/// Returns whether the tests of strings find that a type has other lengths.
fn contradicts_tests(text: &Text) -> bool {
    let stated = LENGTHS.iter().find(|(name, ..)| *name == text.name);
    stated.is_some_and(|&(_, min, max)| {
        [0, 1, max, max + 1].iter().any(|&count| text.check(&"a".repeat(count)).is_ok() != (min..=max).contains(&count))
    })
}

#[test]
fn each_length() {
    let mut flips = Flips::of("lengths");
    let texts = fields_by_type(|kind| if let Kind::Text(text) = kind { Some((text.name, text)) } else { None });
    for (name, (text, fields)) in texts {
        let lower = text.min.checked_sub(1).map(|min| (min, text.max));
        let limited = [(text.min, text.max - 1), (text.min, text.max.wrapping_add(1))];
        let limited = limited.into_iter().filter(|_| text.max < usize::MAX);
        for (min, max) in lower.into_iter().chain([(text.min + 1, text.max)]).chain(limited) {
            let mut changed = text.clone();
            (changed.min, changed.max) = (min, max);
            flips.count(
                format_args!("{name} {min}..={max}"),
                [
                    ("the docs of the fields", !fields.iter().all(|field| field_docs::states_length(field, &changed))),
                    ("the tests of strings", contradicts_tests(&changed)),
                ],
            );
        }
    }
    // Their form rejects an empty string as well.
    flips.finish(&[
        "AuthenticationTime 1..=18446744073709551615",
        "CountryCode 1..=18446744073709551615",
        "ExpiryAt 1..=18446744073709551615",
    ]);
}

#[test]
fn each_range() {
    let mut flips = Flips::of("ranges");
    let numbers =
        fields_by_type(|kind| if let Kind::Number(number) = kind { Some((number.name, number)) } else { None });
    for (name, (number, fields)) in numbers {
        let mut count = |change: &dyn Fn(&mut Number)| {
            let mut changed = number.clone();
            change(&mut changed);
            let is_stated = fields.iter().all(|field| field_docs::states_range(field, &changed));
            flips.count(format_args!("{name} {:?}", changed.range), [("the docs of the fields", !is_stated)]);
        };
        count(&|number| number.range.positive = !number.range.positive);
        count(&|number| number.range.whole = !number.range.whole);
        match number.range.most {
            Some(most) => {
                count(&|number| number.range.most = Some(most - 1));
                count(&|number| number.range.most = Some(most + 1));
                count(&|number| number.range.most = None);
            }
            None => count(&|number| number.range.most = Some(100)),
        }
    }
    flips.finish(&[]);
}

/// Adds the enum values of a request, with the names of their types.
fn add_words(kind: Kind, value: &Value, found: &mut BTreeSet<(&'static str, String)>) {
    match (kind, value) {
        (Kind::Object(object) | Kind::Checked(object), Value::Object(values)) => {
            let fields = object.fields.iter().filter_map(|field| Some((field.kind, values.get(field.wire)?)));
            fields.for_each(|(kind, value)| add_words(kind, value, found));
        }
        (Kind::List(item), Value::Array(values)) => values.iter().for_each(|value| add_words(*item, value, found)),
        (Kind::Word(words), Value::String(word)) => drop(found.insert((words.name, word.clone()))),
        _ => {}
    }
}

#[test]
fn each_enum_value() {
    let mut flips = Flips::of("enum values");
    let mut in_requests = BTreeSet::new();
    for request in documented_requests() {
        add_words(Kind::Object(payment_session::schema::SESSION), &request, &mut in_requests);
    }
    let lists = fields_by_type(|kind| if let Kind::Word(words) = kind { Some((words.name, words)) } else { None });
    for (name, (words, _)) in lists {
        let words: &Words = words;
        let Some((_, documented)) = DOCUMENTED.iter().find(|(documented, _)| *documented == name) else {
            // `xtask` compares the codes with the lists of other authors, byte for byte.
            assert!(matches!(name, "Country" | "Currency"));
            continue;
        };
        for (at, word) in words.names().into_iter().enumerate() {
            for change in [vec![], vec![format!("{word}S")]] {
                let mut changed: Vec<_> = words.names().into_iter().map(str::to_owned).collect();
                let what = format!("{name} {word}: {change:?}");
                changed.splice(at..=at, change);
                flips.count(
                    what,
                    [
                        ("the documented values", changed.join(" ") != *documented),
                        ("the documented requests", in_requests.contains(&(name, word.to_owned()))),
                    ],
                );
            }
        }
    }
    flips.finish(&[]);
}

#[test]
fn the_digits_of_each_bank() {
    let mut flips = Flips::of("digits of banks");
    let rows = static_payments_md::rows();
    for bank in VaChannel::VALUES {
        let digits = number_digits(bank.as_str());
        let row = rows.iter().find(|row| row.bank == bank.as_str()).expect("the guide has a row for each bank");
        let stated = row.numbers.as_ref().map(|(digits, ..)| *digits);
        assert_eq!(stated, digits, "{bank}");
        let changes = match digits {
            Some(digits) => vec![Some(digits - 1), Some(digits + 1), None],
            None => vec![Some(1), Some(8)],
        };
        for changed in changes {
            flips.count(format_args!("{bank} {changed:?}"), [("the guide", stated != changed)]);
        }
    }
    flips.finish(&[]);
}
