//! The tables of currencies and countries, from the ISO lists in the crates `iso_currency` and `iso_country`.

use std::{collections::BTreeMap, fmt::Write, fs};

use iso_country::Country;
use iso_currency::Currency;

use crate::{File, checkout};

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

/// Returns the two tables.
pub fn files() -> Vec<File> {
    // The crate marks VES as superseded, but ISO lists it.
    let is_active = |currency: &Currency| currency.is_superseded().is_none() || currency.code() == "VES";
    // The iterator of the crate needs two more crates, which are slow to compile.
    let currencies: Vec<_> = codes(3).filter_map(|code| Currency::from_code(&code)).filter(is_active).collect();
    let countries: Vec<_> = codes(2).filter_map(|code| Some((code.parse::<Country>().ok()?, code))).collect();
    vec![
        table("currencies.rs", &currencies.iter().map(|currency| (currency.code(), currency.name())).collect()),
        table("countries.rs", &countries.iter().map(|(country, code)| (&**code, country.name())).collect()),
    ]
}

/// Returns a table with rows for codes and names.
fn table(file: &str, names: &BTreeMap<&str, &str>) -> File {
    let path = checkout("payment-core/src/request").join(file);
    let table = fs::read_to_string(&path).expect("the table is there");
    let head_end = table.find("pub enum").and_then(|at| table[at..].find('\n').map(|end| at + end)).expect("a table");
    let mut text = format!("{}\n", &table[..head_end]);
    for (code, name) in names {
        let name = CORRECTIONS.iter().find(|(wrong, _)| wrong == name).map_or(*name, |(_, right)| right);
        writeln!(text, "        {code} \"{}.\",", name.trim_end_matches('.')).expect("a string has room");
    }
    text.push_str("    }\n}\n");
    File { path, text }
}

/// Returns every text of this number of capital letters.
fn codes(length: usize) -> impl Iterator<Item = String> {
    let longer = |texts: Vec<String>, _| -> Vec<_> {
        texts.iter().flat_map(|text| ('A'..='Z').map(move |letter| format!("{text}{letter}"))).collect()
    };
    (0..length).fold(vec![String::new()], longer).into_iter()
}
