//! Compares the tables of currencies and countries with the ISO lists in the crates `iso_currency` and `iso_country`.
//! `.ci/bless tables` writes the tables.
#![allow(clippy::disallowed_methods)] // The library reads no files, but this test reads the library.

use std::{collections::BTreeMap, env, fmt::Write, fs, path::Path};

use iso_country::Country;
use iso_currency::Currency;

/// Names that the crates misspell, that ISO has changed since, or that rustdoc needs in backticks, each with ours.
const CORRECTIONS: [(&str, &str); 11] = [
    ("Caribean guilder", "Caribbean guilder"),
    ("Czech Republic", "Czechia"),
    ("Falkland Islands", "Falkland Islands (Malvinas)"),
    ("Heard Island and McDonald Islands", "Heard Island and `McDonald` Islands"),
    ("Macedonia (the former Yugoslav Republic of)", "North Macedonia"),
    ("Netherlands", "Netherlands (Kingdom of the)"),
    ("Palestine, State of", "Palestine (State of)"),
    ("Swaziland", "Eswatini"),
    ("Taiwan, Province of China[a]", "Taiwan (Province of China)"),
    ("Tanzania, United Republic of", "Tanzania (United Republic of)"),
    ("Turkey", "Türkiye"),
];

/// Compares the rows of a table with codes and names, or writes the rows.
fn check(file: &str, names: &BTreeMap<&str, &str>) {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("src").join(file);
    let table = fs::read_to_string(&path).unwrap();
    let head_end = table.find("pub enum").and_then(|at| table[at..].find('\n').map(|end| at + end)).expect("a table");
    let head = &table[..head_end];
    let mut wanted = format!("{head}\n");
    for (code, name) in names {
        let name = CORRECTIONS.iter().find(|(wrong, _)| wrong == name).map_or(*name, |(_, right)| right);
        writeln!(wanted, "        {code} \"{}.\",", name.trim_end_matches('.')).unwrap();
    }
    wanted.push_str("    }\n}\n");
    if table != wanted {
        assert!(env::var_os("BLESS").is_some(), "{file} is out of date; `.ci/bless tables` writes it again");
        fs::write(&path, &wanted).unwrap();
    }
}

/// Returns every text of this number of capital letters.
fn codes(length: usize) -> impl Iterator<Item = String> {
    let longer = |texts: Vec<String>, _| -> Vec<_> {
        texts.iter().flat_map(|text| ('A'..='Z').map(move |letter| format!("{text}{letter}"))).collect()
    };
    (0..length).fold(vec![String::new()], longer).into_iter()
}

#[test]
fn currencies() {
    // The crate marks VES as superseded, but ISO lists it.
    let is_active = |currency: &Currency| currency.is_superseded().is_none() || currency.code() == "VES";
    // The iterator of the crate needs two more crates, which are slow to compile.
    let currencies: Vec<_> = codes(3).filter_map(|code| Currency::from_code(&code)).filter(is_active).collect();
    check("request/currencies.rs", &currencies.iter().map(|currency| (currency.code(), currency.name())).collect());
}

#[test]
fn countries() {
    let countries: Vec<_> = codes(2).filter_map(|code| Some((code.parse::<Country>().ok()?, code))).collect();
    check("request/countries.rs", &countries.iter().map(|(country, code)| (&**code, country.name())).collect());
}
