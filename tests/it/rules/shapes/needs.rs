//! The needs that the table of rules computes agree with all small valid requests.

use std::collections::BTreeSet;

use payment_session::rules::{FieldNeed, ImpossibleRequestError, Need, Waivers, field_needs};
use serde_json::{Value, json};

use super::{
    drafts,
    statement::{
        self, Statement,
        rules::{self, Row},
        space::{self, Dimension},
    },
};

/// The places whose values decide the needs.
const DECIDING: [&str; 4] = ["/paymentType", "/mode", "/autoConfirm", "/paymentMethod"];
const METHOD_TYPE: &str = "/paymentMethod/type";
const OPTIONS: &str = "/paymentMethodOptions";
const PAYERS: [&str; 2] = ["/customerId", "/customer"];

/// The places that a rule requires to be present or absent, and the default value that counts as absent.
const COMPARED: [(&str, Option<&str>); 23] = [
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
    ("/paymentMethodOptions/card/threeDsMethod", None),
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

fn needs(decided: &Value) -> Result<Vec<FieldNeed>, ImpossibleRequestError> {
    field_needs(&drafts::draft(decided).expect("the method has a type"))
}

/// The places that are present in some valid request, and those that are absent from some valid request.
#[derive(Default)]
struct Seen {
    with: Places,
    without: Places,
}

impl Seen {
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
fn needs_are_those_of_the_valid_requests() {
    let statement = statement::session();
    let is_addition =
        |dimension: &&Dimension| ![&DECIDING[..], &PAYERS, &[OPTIONS]].concat().contains(&dimension.pointer);
    let additions: Vec<_> =
        statement.dimensions.iter().filter(is_addition).map(|dimension| distinct(&statement, dimension)).collect();
    let mut compared = Places::new();
    for decided in decided(&statement.dimensions) {
        let mut seen = Seen::default();
        for payer in statement.dimensions.iter().filter(|dimension| PAYERS.contains(&dimension.pointer)) {
            let mut smallest = decided.clone();
            space::add(&mut smallest, payer.pointer, payer.values[0].clone());
            // Without options, none of them could be added.
            space::add(&mut smallest, OPTIONS, json!({}));
            seen.look(&statement, &smallest, &additions.iter().collect::<Vec<_>>(), 4);
        }
        match needs(&decided) {
            Ok(needs) => compared.extend(compare(&needs, &seen, &decided)),
            Err(impossible) => {
                assert!(seen.with.is_empty() && seen.without.is_empty(), "{decided} {impossible}");
                assert!(!impossible.rules.is_empty(), "{decided}");
            }
        }
    }
    assert_eq!(compared, all(), "some places are never compared");
}

/// Compares the need of each place. Returns the places that are listed.
fn compare(needs: &[FieldNeed], seen: &Seen, decided: &Value) -> Places {
    let mut listed = Places::new();
    for field in needs {
        let pointer = format!("/{}", field.wire().replace('.', "/"));
        let Some((place, _)) = COMPARED.iter().find(|(place, _)| *place == pointer) else { continue };
        let expected = match field.need {
            Need::Required => (true, false),
            Need::Rejected | Need::DefaultOnly => (false, true),
            _ => (true, true),
        };
        let found = (seen.with.contains(place), seen.without.contains(place));
        assert_eq!(found, expected, "{decided}: {field:?}, seen with and without it; statement/space.rs adds it");
        listed.insert(place);
    }
    // Fields that are not listed belong to rejected objects.
    let unlisted: Vec<_> = seen.with.difference(&listed).collect();
    assert!(unlisted.is_empty(), "{decided}: {unlisted:?} are not listed");
    listed
}

#[test]
fn every_place_that_a_rule_reads_is_compared() {
    let statement = statement::session();
    let is_known = |place: &&str| {
        let decides = DECIDING.contains(place) || *place == METHOD_TYPE;
        decides || rules::COMPANIONS.contains(place) || COMPARED.iter().any(|(compared, _)| compared == place)
    };
    for row in statement.rows {
        let read = statement.read_by(row);
        let places: Places = space::all(read.iter().collect()).flat_map(|object| row.reads(&object)).collect();
        let unknown: Vec<_> = places.into_iter().filter(|place| !is_known(place)).collect();
        assert!(unknown.is_empty(), "{} reads {unknown:?}", row.id);
    }
}
