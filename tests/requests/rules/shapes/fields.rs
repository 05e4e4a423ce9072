//! docs/rules.md agrees with all small valid requests.

use std::{
    collections::{BTreeMap, BTreeSet},
    fs,
};

use payment_session::rules::Waivers;
use serde_json::{Value, json};

use super::statement::{
    self, Statement,
    rules::{self, Row},
    space::{self, Dimension},
};

/// The places whose values decide which fields others need.
const DECIDING: [&str; 4] = ["/paymentType", "/mode", "/autoConfirm", "/paymentMethod"];
const METHOD_TYPE: &str = "/paymentMethod/type";
const OPTIONS: &str = "/paymentMethodOptions";
/// Rules read its value and not its presence, so the page has no row for it.
const THREE_DS_METHOD: &str = "/paymentMethodOptions/card/threeDsMethod";
const PAYERS: [&str; 2] = ["/customerId", "/customer"];

/// The places that a rule requires to be present or absent, and the default value that counts as absent.
const COMPARED: [(&str, Option<&str>); 22] = [
    ("/amount", None),
    ("/customerId", None),
    ("/customer", None),
    ("/redirectUrl", None),
    ("/saveForFutureUse", Some("false")),
    ("/showSavedPayment", Some("false")),
    ("/bypassStatusPage", Some("false")),
    ("/expirationMode", Some("\"LOOSE\"")),
    ("/paymentMethod/card", None),
    ("/paymentMethod/card/token", None),
    ("/paymentMethod/card/number", None),
    ("/paymentMethod/card/encryptedCard", None),
    ("/paymentMethod/virtualAccount", None),
    ("/paymentMethod/ewallet", None),
    ("/paymentMethodOptions/card", None),
    ("/paymentMethodOptions/card/threeDsInfo", None),
    ("/paymentMethodOptions/virtualAccount", None),
    ("/paymentMethodOptions/virtualAccount/channel", None),
    ("/paymentMethodOptions/virtualAccount/virtualAccountNumber", None),
    ("/paymentMethodOptions/ewallet", None),
    ("/paymentMethodOptions/ewallet/channel", None),
    ("/paymentMethodOptions/qr", None),
];

/// Places, by their pointers.
type Places = BTreeSet<&'static str>;

fn present(request: &Value) -> Places {
    let is_set = |(pointer, default): &(&str, Option<&str>)| {
        request.pointer(pointer).is_some_and(|value| Some(&*value.to_string()) != *default)
    };
    COMPARED.iter().filter(|place| is_set(place)).map(|(pointer, _)| *pointer).collect()
}

fn all() -> Places {
    COMPARED.iter().map(|(pointer, _)| *pointer).collect()
}

/// Returns each request that has only deciding values.
fn decided(dimensions: &[Dimension]) -> impl Iterator<Item = Value> {
    let deciding = dimensions.iter().filter(|dimension| DECIDING.contains(&dimension.pointer));
    // The method is absent or has a type.
    let is_decided = |request: &Value| DECIDING[..3].iter().all(|pointer| request.pointer(pointer).is_some());
    space::all(deciding.collect()).filter(move |request| is_decided(request) && request["paymentMethod"] != json!({}))
}

/// Returns a dimension with one of the values with which the same places are present and the same conditions are broken,
/// and none of those that are like no value.
fn distinct(statement: &Statement, dimension: &Dimension) -> Dimension {
    let effect = |value: Option<&Value>| {
        let mut request = json!({ "paymentMethod": { "type": "QR" }, "paymentMethodOptions": {} });
        if let Some(value) = value {
            space::add(&mut request, dimension.pointer, value.clone());
        }
        (present(&request), statement.rows.iter().map(|row| row.breaks(&request)).collect::<Vec<_>>())
    };
    let mut seen = BTreeSet::from([effect(None)]);
    let is_new = |value: &&Value| seen.insert(effect(Some(value)));
    Dimension { pointer: dimension.pointer, values: dimension.values.iter().filter(is_new).cloned().collect() }
}

/// The tables of docs/rules.md: the sign of each field, by the heading of its table and the method.
struct Page {
    cells: BTreeMap<(String, String), BTreeMap<String, char>>,
}

impl Page {
    fn read() -> Self {
        let text = fs::read_to_string("docs/rules.md").unwrap();
        let mut cells: BTreeMap<_, BTreeMap<_, _>> = BTreeMap::new();
        for section in text.split("\n## ").skip(1).filter(|section| section.starts_with('`')) {
            let (heading, table) = section.split_once('\n').unwrap();
            let mut rows = table.lines().filter_map(|line| line.strip_prefix('|')?.strip_suffix('|'));
            let row = |line: &str| line.split('|').map(|cell| cell.trim().to_owned()).collect::<Vec<_>>();
            let heads = row(rows.next().unwrap());
            let methods = &heads[1..heads.len() - 1];
            for row in rows.map(row) {
                let path = row[0].trim_matches('`').to_owned();
                for (method, cell) in methods.iter().zip(&row[1..]) {
                    let column = cells.entry((heading.to_owned(), method.clone())).or_default();
                    column.insert(path.clone(), cell.chars().next().unwrap());
                }
            }
            let free = table.split("Allowed with every method: ").nth(1).unwrap_or_default();
            for path in free.lines().next().unwrap_or_default().split('`').skip(1).step_by(2) {
                for method in methods {
                    cells.get_mut(&(heading.to_owned(), method.clone())).unwrap().insert(path.to_owned(), '○');
                }
            }
        }
        Self { cells }
    }

    /// Returns the signs of the fields in a case, or `None` if the page has no column for it, because it is never valid.
    fn column(&self, decided: &Value) -> Option<&BTreeMap<String, char>> {
        let text = |pointer: &str| decided.pointer(pointer).and_then(Value::as_str);
        let heading = format!("`{}` · `{}`", text("/paymentType").unwrap(), text("/mode").unwrap());
        let confirmed = format!("{heading} · `autoConfirm: {}`", decided["autoConfirm"]);
        let method = text(METHOD_TYPE).unwrap_or("no method");
        [heading, confirmed].into_iter().find_map(|heading| self.cells.get(&(heading, method.to_owned())))
    }
}

/// The places that are present in some valid request, and those that are absent from some valid request.
#[derive(Default)]
struct ValueState {
    with: Places,
    without: Places,
}

impl ValueState {
    /// Adds the places of a request, and those of all requests with up to `more` additions.
    fn look(&mut self, statement: &Statement, request: &Value, rest: &[&Dimension], more: usize) {
        let broken: Vec<_> = statement.broken(request, Waivers::NONE).collect();
        if broken.is_empty() {
            let present = present(request);
            self.without.extend(all().difference(&present));
            self.with.extend(present);
        }
        // An addition repairs only a rule that reads its place.
        let is_for_good =
            |row: &&Row| !row.reads(request).iter().any(|place| rest.iter().any(|addition| addition.decides(place)));
        let Some(more) = more.checked_sub(1).filter(|_| !broken.iter().any(is_for_good)) else { return };
        for (at, dimension) in rest.iter().enumerate() {
            for value in &dimension.values {
                let mut request = request.clone();
                space::add(&mut request, dimension.pointer, value.clone());
                self.look(statement, &request, &rest[at + 1..], more);
            }
        }
    }
}

#[test]
fn the_signs_are_those_of_the_valid_requests() {
    let (page, statement) = (Page::read(), statement::session());
    let is_addition =
        |dimension: &&Dimension| ![&DECIDING[..], &PAYERS, &[OPTIONS]].concat().contains(&dimension.pointer);
    let additions: Vec<_> =
        statement.dimensions.iter().filter(is_addition).map(|dimension| distinct(&statement, dimension)).collect();
    let mut compared = Places::new();
    for decided in decided(&statement.dimensions) {
        let mut seen = ValueState::default();
        for payer in statement.dimensions.iter().filter(|dimension| PAYERS.contains(&dimension.pointer)) {
            let mut smallest = decided.clone();
            space::add(&mut smallest, payer.pointer, payer.values[0].clone());
            // Without options, none of them could be added.
            space::add(&mut smallest, OPTIONS, json!({}));
            seen.look(&statement, &smallest, &additions.iter().collect::<Vec<_>>(), 4);
        }
        match page.column(&decided) {
            Some(column) => compared.extend(compare(column, &seen, &decided)),
            None => assert!(seen.with.is_empty() && seen.without.is_empty(), "{decided} is not on the page"),
        }
    }
    assert_eq!(compared, all(), "some places are never compared");
}

/// Compares the sign of each place. Returns the places that the column has.
fn compare(column: &BTreeMap<String, char>, seen: &ValueState, decided: &Value) -> Places {
    let mut listed = Places::new();
    for (path, sign) in column {
        let pointer = format!("/{}", path.replace('.', "/"));
        let Some((place, _)) = COMPARED.iter().find(|(place, _)| *place == pointer) else { continue };
        let expected = match sign {
            '●' => (true, false),
            '✕' | '◌' => (false, true),
            '○' | '◐' => (true, true),
            // Fields in an object that cannot be set
            '–' => {
                assert!(!seen.with.contains(place), "{decided}: {path} is in a valid request");
                continue;
            }
            sign => panic!("{path}: there is no sign {sign}"),
        };
        let found = (seen.with.contains(place), seen.without.contains(place));
        assert_eq!(found, expected, "{decided}: {path} {sign}, seen with and without it; statement/space.rs adds it");
        listed.insert(*place);
    }
    let unlisted: Vec<_> = seen.with.difference(&listed).collect();
    assert!(unlisted.is_empty(), "{decided}: {unlisted:?} have no sign");
    listed
}

#[test]
fn every_place_that_a_rule_reads_is_compared() {
    let statement = statement::session();
    let is_known = |place: &&str| {
        let decides = DECIDING.contains(place) || [METHOD_TYPE, THREE_DS_METHOD].contains(place);
        decides || rules::COMPANIONS.contains(place) || COMPARED.iter().any(|(compared, _)| compared == place)
    };
    for row in statement.rows {
        let read = statement.read_by(row);
        let places: Places = space::all(read.iter().collect()).flat_map(|object| row.reads(&object)).collect();
        let unknown: Vec<_> = places.into_iter().filter(|place| !is_known(place)).collect();
        assert!(unknown.is_empty(), "{} reads {unknown:?}", row.id);
    }
}
