//! The needs that the table of rules computes agree with all small valid requests.

use payment_session::{
    Mode, PaymentType, SessionDraft,
    request::{CardOptions, ExpirationMode, MethodType, PaymentMethod, PaymentMethodOptions, ThreeDsMethod},
    rules::{FactSet, FieldNeed, ImpossibleShapeError, Need, Shape, Subject, Test, Waivers, field_needs},
};

use super::statement::{predicates::Request, space::Choices, table};

type Statement = table::Statement<SessionDraft, Request>;

/// The values that decide the needs: choices of the first three dimensions and a method.
#[derive(Clone, Copy, Debug)]
struct Decided {
    payment_type: u64,
    mode: u64,
    auto_confirm: u64,
    method: u64,
}

const PAYMENT_METHOD: usize = 11;
const CUSTOMER_ID: usize = 4;
const CUSTOMER: usize = 5;

impl Decided {
    fn all() -> impl Iterator<Item = Self> {
        (0..2 * 2 * 2 * 5).map(|number| Self {
            payment_type: 1 + number % 2,
            mode: 1 + number / 2 % 2,
            auto_confirm: 1 + number / 4 % 2,
            method: number / 8,
        })
    }

    fn needs(self) -> Result<Vec<FieldNeed>, ImpossibleShapeError> {
        let mut draft = SessionDraft::new("1".parse().expect("the reference is valid"));
        draft.payment_type = [PaymentType::SINGLE, PaymentType::MULTIPLE].into_iter().nth(index(self.payment_type - 1));
        draft.mode = [Mode::REDIRECT, Mode::API].into_iter().nth(index(self.mode - 1));
        draft.auto_confirm = Some(self.auto_confirm == 2);
        let methods = [MethodType::VIRTUAL_ACCOUNT, MethodType::QR, MethodType::CARD, MethodType::EWALLET];
        draft.payment_method =
            self.method.checked_sub(1).and_then(|at| methods.into_iter().nth(index(at))).map(PaymentMethod::new);
        field_needs(Shape::of(&draft))
    }

    /// Returns requests with only the decided values and either `customer_id` or `customer`.
    fn smallest(self) -> impl Iterator<Item = Choices> {
        [CUSTOMER_ID, CUSTOMER].into_iter().map(move |payer| {
            let mut choices = Choices::default();
            choices[..3].copy_from_slice(&[self.payment_type, self.mode, self.auto_confirm]);
            choices[payer] = 1;
            choices[PAYMENT_METHOD] = if self.method == 0 { 0 } else { 1 + self.method };
            choices
        })
    }

    /// Returns the possible additions: dimensions, and for each its choices, of which a request has one.
    fn additions(self) -> Vec<(usize, Vec<u64>)> {
        let free = [(3, 1), (6, 1), (7, 1), (8, 1), (9, 1), (10, 1), (12, 6), (13, 5), (14, 2), (15, 1)];
        let mut additions: Vec<_> = free.into_iter().map(|(at, count)| (at, (1..=count).collect())).collect();
        if self.method > 0 {
            // The cards and the other branches of `payment_method`.
            additions.push((PAYMENT_METHOD, (1..=16).map(|card| 5 * card).collect()));
            additions.extend([(PAYMENT_METHOD, vec![5 * 17]), (PAYMENT_METHOD, vec![5 * 17 * 2])]);
        }
        additions
    }
}

fn index(choice: u64) -> usize {
    usize::try_from(choice).expect("the choice fits into usize")
}

/// The facts that hold in some valid request, and those that do not hold in some valid request.
#[derive(Default)]
struct Seen {
    with: FactSet,
    without: FactSet,
}

impl Seen {
    /// Adds the facts of a request, and those of all requests with up to `more` additions.
    fn look(&mut self, statement: &Statement, choices: Choices, rest: &[(usize, Vec<u64>)], more: usize) {
        let request = (statement.request)(&choices);
        if statement.broken_rules(&request, Waivers::NONE).next().is_none() {
            let facts = statement.shape(&request).holds;
            self.with |= facts;
            self.without |= Subject::Session.all_facts() - facts;
        }
        let Some(more) = more.checked_sub(1) else { return };
        for (at, (dimension, values)) in rest.iter().enumerate() {
            for value in values {
                let mut choices = choices;
                choices[*dimension] += value;
                self.look(statement, choices, &rest[at + 1..], more);
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
    let statement = table::session();
    let mut compared = FactSet::EMPTY;
    for decided in Decided::all() {
        let mut seen = Seen::default();
        for smallest in decided.smallest() {
            seen.look(&statement, smallest, &decided.additions(), 4);
        }
        match decided.needs() {
            Ok(needs) => compared |= compare(&needs, &seen, decided),
            Err(impossible) => {
                assert!(seen.is_empty(), "{decided:?} {impossible}");
                assert!(!impossible.rules.is_empty(), "{decided:?}");
            }
        }
    }
    let uncompared = all_presences() - compared;
    assert!(uncompared.is_empty(), "{uncompared:?} are never compared");
}

/// Compares the need of each field whose presence a rule checks. Returns the facts about these fields.
fn compare(needs: &[FieldNeed], seen: &Seen, decided: Decided) -> FactSet {
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
        assert_eq!(
            found, expected,
            "{decided:?}: {field:?}, seen with and without it; `additions` in this file adds it"
        );
        listed |= presence;
    }
    // Fields that are not listed belong to rejected objects.
    let unlisted = (all_presences() - listed) & seen.with;
    assert!(unlisted.is_empty(), "{decided:?}: {unlisted:?} are not listed");
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
