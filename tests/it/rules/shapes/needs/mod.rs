//! The needs that the table of rules computes agree with all small valid requests.

mod facts;

use std::collections::BTreeSet;

use payment_session::{
    SessionDraft,
    request::{CardOptions, ExpirationMode, MethodType, PaymentMethod, PaymentMethodOptions, ThreeDsMethod},
    rules::{FactSet, FieldNeed, ImpossibleRequestError, Need, Shape, Subject, Test, Waivers, field_needs},
};
use serde_json::{Value, json};

use self::facts::Meanings;
use super::{
    drafts,
    statement::{
        self, Statement,
        rules::Row,
        space::{self, Dimension},
    },
};

/// The places whose values decide the needs.
const DECIDING: [&str; 4] = ["/paymentType", "/mode", "/autoConfirm", "/paymentMethod"];
const OPTIONS: &str = "/paymentMethodOptions";
const PAYERS: [&str; 2] = ["/customerId", "/customer"];

/// Returns each request that has only deciding values.
fn decided(dimensions: &[Dimension]) -> impl Iterator<Item = Value> {
    let deciding = dimensions.iter().filter(|dimension| DECIDING.contains(&dimension.pointer));
    // The method is absent or has a type.
    let is_decided = |request: &Value| DECIDING[..3].iter().all(|pointer| request.pointer(pointer).is_some());
    space::all(deciding.collect()).filter(move |request| is_decided(request) && request["paymentMethod"] != json!({}))
}

/// Returns a dimension with one of the values that have the same facts, and none of those that add none.
fn distinct(facts: &Meanings, dimension: &Dimension) -> Dimension {
    let shape = |value: Option<&Value>| {
        let mut request = json!({ "paymentMethod": { "type": "QR" }, "paymentMethodOptions": {} });
        if let Some(value) = value {
            space::add(&mut request, dimension.pointer, value.clone());
        }
        facts.shape(&request).holds.bits()
    };
    let mut seen = BTreeSet::from([shape(None)]);
    let is_new = |value: &&Value| seen.insert(shape(Some(value)));
    Dimension { pointer: dimension.pointer, values: dimension.values.iter().filter(is_new).cloned().collect() }
}

fn needs(decided: &Value) -> Result<Vec<FieldNeed>, ImpossibleRequestError> {
    field_needs(&drafts::draft(decided).expect("the method has a type"))
}

/// The facts that hold in some valid request, and those that do not hold in some valid request.
#[derive(Default)]
struct Seen {
    with: FactSet,
    without: FactSet,
}

impl Seen {
    /// Adds the facts of a request, and those of all requests with up to `more` additions.
    fn look(&mut self, stated: &(Statement, Meanings), request: &Value, rest: &[&Dimension], more: usize) {
        let (statement, facts) = stated;
        let broken: Vec<_> = statement.broken(request, Waivers::NONE).collect();
        if broken.is_empty() {
            let facts = facts.shape(request).holds;
            self.with |= facts;
            self.without |= Subject::Session.all_facts() - facts;
        }
        // An addition repairs only a rule that reads its place.
        let is_for_good =
            |row: &&Row| !row.reads(request).iter().any(|place| rest.iter().any(|addition| addition.decides(place)));
        let Some(more) = more.checked_sub(1).filter(|_| !broken.iter().any(is_for_good)) else { return };
        for (at, dimension) in rest.iter().enumerate() {
            for value in &dimension.values {
                let mut request = request.clone();
                space::add(&mut request, dimension.pointer, value.clone());
                self.look(stated, &request, &rest[at + 1..], more);
            }
        }
    }

    fn is_empty(&self) -> bool {
        (self.with | self.without).is_empty()
    }
}

/// Returns whether a test checks that a field is present, or that its value is not the default.
fn is_presence(test: Test) -> bool {
    matches!(test, Test::Present | Test::Chosen | Test::True | Test::Not(_))
}

/// Returns the fact that a field is present, or no fact if no rule checks its presence.
fn presence(path: &[&str]) -> FactSet {
    Subject::Session.facts_for_which(|fact| fact.path == path && is_presence(fact.test))
}

/// Returns the facts that a field is present.
fn all_presences() -> FactSet {
    Subject::Session.facts_for_which(|fact| is_presence(fact.test))
}

#[test]
fn needs_are_those_of_the_valid_requests() {
    let stated = (statement::session(), Meanings::of(Subject::Session, Subject::Session.all_facts()));
    let (statement, facts) = &stated;
    let is_addition = |dimension: &&Dimension| !DECIDING.iter().chain(&PAYERS).any(|it| *it == dimension.pointer);
    let additions: Vec<_> = statement.dimensions.iter().filter(is_addition).map(|it| distinct(facts, it)).collect();
    // Without options, none of them could be added.
    let additions: Vec<_> = additions.iter().filter(|addition| addition.pointer != OPTIONS).collect();
    let mut compared = FactSet::EMPTY;
    for decided in decided(&statement.dimensions) {
        let mut seen = Seen::default();
        for payer in statement.dimensions.iter().filter(|dimension| PAYERS.contains(&dimension.pointer)) {
            let mut smallest = decided.clone();
            space::add(&mut smallest, payer.pointer, payer.values[0].clone());
            space::add(&mut smallest, OPTIONS, json!({}));
            seen.look(&stated, &smallest, &additions, 4);
        }
        match needs(&decided) {
            Ok(needs) => compared |= compare(&needs, &seen, &decided),
            Err(impossible) => {
                assert!(seen.is_empty(), "{decided} {impossible}");
                assert!(!impossible.rules.is_empty(), "{decided}");
            }
        }
    }
    let uncompared = all_presences() - compared;
    assert!(uncompared.is_empty(), "{uncompared:?} are never compared");
}

/// Compares the need of each field whose presence a rule checks. Returns the facts about these fields.
fn compare(needs: &[FieldNeed], seen: &Seen, decided: &Value) -> FactSet {
    let mut listed = presence(&["payment_method", "type"]);
    for field in needs {
        let path: Vec<_> = field.path.iter().map(|field| field.rust).collect();
        let presence = presence(&path);
        if presence.is_empty() {
            continue;
        }
        let expected = match field.need {
            Need::Required => (true, false),
            Need::Rejected | Need::DefaultOnly => (false, true),
            _ => (true, true),
        };
        let found = (seen.with.intersects(presence), seen.without.intersects(presence));
        assert_eq!(found, expected, "{decided}: {field:?}, seen with and without it; statement/space.rs adds it");
        listed |= presence;
    }
    // Fields that are not listed belong to rejected objects.
    let unlisted = (all_presences() - listed) & seen.with;
    assert!(unlisted.is_empty(), "{decided}: {unlisted:?} are not listed");
    listed
}

/// Facts are open until a draft sets their field, except for those of a method, without which there is none.
#[test]
fn a_draft_decides_the_fields_that_it_sets() {
    let open = |draft: &SessionDraft, path: &[&str]| {
        Subject::Session.facts_in(Shape::of(draft).maybe).any(|fact| fact.path.starts_with(path))
    };
    let empty = SessionDraft::new("1".parse().expect("the reference is valid"));
    let mut card = CardOptions::new();
    card.three_ds_method = Some(ThreeDsMethod::NEVER);
    let mut options = PaymentMethodOptions::new();
    options.card = Some(card);
    let mut set = empty.clone();
    set.payment_method = Some(PaymentMethod::new(MethodType::CARD));
    set.save_for_future_use = Some(false);
    set.show_saved_payment = Some(false);
    set.bypass_status_page = Some(false);
    set.expiration_mode = Some(ExpirationMode::LOOSE);
    set.payment_method_options = Some(options);
    for path in [
        &["save_for_future_use"][..],
        &["show_saved_payment"],
        &["bypass_status_page"],
        &["expiration_mode"],
        &["payment_method_options", "card", "three_ds_method"],
    ] {
        assert!(open(&empty, path) && !open(&set, path), "{path:?}");
    }
    assert!(!open(&empty, &["payment_method"]) && open(&set, &["payment_method"]));
}
