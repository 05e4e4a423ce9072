//! A draft and its JSON have the same facts for all drafts and waivers.
//!
//! The facts of a draft come from its fields. The facts of JSON come from its tree.

use std::collections::BTreeSet;

use payment_session::{
    Amount, Currency, Customer, Mode, PaymentSession, PaymentType, ReadOptions, RedirectUrl, SessionDraft,
    SplitRouting, VaChannel, Violations,
    request::{
        Card, CardOptions, ChannelInformation, Ewallet, EwalletOptions, ExpirationMode, MethodType, PaymentMethod,
        PaymentMethodOptions, QrOptions, RefundMethod, RefundPreference, SplitType, ThreeDsInfo, ThreeDsMethod,
        TransferDestination, VirtualAccount, VirtualAccountOptions,
    },
    rules::{Shape, Subject, Waiver, Waivers},
};
use serde_json::Value;
use test_support::{Quota, Random};

use crate::support;

use super::statement::{
    predicates::{self, Method, Order, Request, Row},
    space::Choices,
    table,
};

/// Returns a random draft of this shape, or `None` if the shape lacks a field that the structs require.
pub fn draft(random: &mut Random, request: &Request) -> Option<SessionDraft> {
    let mut draft = SessionDraft::new("INV-1".parse().ok()?);
    draft.payment_type = request.payment_type.map(|chosen| match chosen {
        predicates::PaymentType::Single => PaymentType::SINGLE,
        predicates::PaymentType::Multiple => PaymentType::MULTIPLE,
    });
    draft.mode = request.mode.map(|chosen| match chosen {
        predicates::Mode::Redirect => Mode::REDIRECT,
        predicates::Mode::Api => Mode::API,
    });
    draft.auto_confirm = request.auto_confirm;
    draft.amount = request.amount.then(|| Amount::new(1.try_into().expect("an amount"), Currency::IDR));
    draft.customer_id = request.customer_id.then(|| random.of(["c", "D"]).parse().expect("a customer's id"));
    draft.customer = request.customer.then(|| Customer::new("a@b.id".parse().expect("an address")));
    draft.redirect_url = request.redirect_url.then(RedirectUrl::new);
    draft.save_for_future_use = flag(random, request.save_for_future_use);
    draft.show_saved_payment = flag(random, request.show_saved_payment);
    draft.bypass_status_page = flag(random, request.bypass_status_page);
    draft.expiration_mode = if request.expiration_mode {
        Some(ExpirationMode::STRICT)
    } else {
        random.of([None, Some(ExpirationMode::LOOSE)])
    };
    draft.payment_method = match request.payment_method {
        Some(written) => Some(payment_method(random, written)?),
        None => None,
    };
    let options = options(random, request.options);
    let is_empty = options == PaymentMethodOptions::new();
    draft.payment_method_options = (!is_empty || random.chance(50)).then_some(options);
    Some(draft)
}

/// Returns a field whose default is `false`. An unset field is absent or `false`.
fn flag(random: &mut Random, is_set: bool) -> Option<bool> {
    if is_set { Some(true) } else { random.of([None, Some(false)]) }
}

fn payment_method(random: &mut Random, written: predicates::PaymentMethod) -> Option<PaymentMethod> {
    let mut method = PaymentMethod::new(match written.method? {
        Method::VirtualAccount => MethodType::VIRTUAL_ACCOUNT,
        Method::Qr => MethodType::QR,
        Method::Card => MethodType::CARD,
        Method::Ewallet => MethodType::EWALLET,
    });
    method.card = written.card.map(|written| card(random, written));
    method.virtual_account = written.virtual_account.then(VirtualAccount::new);
    method.ewallet = written.ewallet.then(|| Ewallet::new("8".parse().expect("an account")));
    Some(method)
}

fn card(random: &mut Random, written: predicates::Card) -> Card {
    let mut card = Card::new();
    card.token = written.token.then(|| "t".parse().expect("a token"));
    card.number = written.number.then(|| "4111111111111111".parse().expect("a card number"));
    card.encrypted_card = written.encrypted.then(|| "e".parse().expect("an encrypted card"));
    // Each of the six bits is a companion. A complete card has all six.
    let companions = if written.companions { 63 } else { random.below(63) };
    let is = |bit: usize| companions & bit != 0;
    card.exp_month = is(1).then(|| 1.try_into().expect("a month"));
    card.exp_year = is(2).then(|| 0.try_into().expect("a year"));
    card.card_holder_first_name = is(4).then(|| "B".parse().expect("a name"));
    card.card_holder_last_name = is(8).then(|| "S".parse().expect("a name"));
    card.card_holder_email = is(16).then(|| "a@b.id".parse().expect("an address"));
    card.card_holder_phone = is(32).then(|| "08".parse().expect("a phone"));
    card.cvc = random.chance(50).then(|| "123".parse().expect("a cvc"));
    card
}

fn options(random: &mut Random, written: predicates::Options) -> PaymentMethodOptions {
    let mut options = PaymentMethodOptions::new();
    options.card = written.card.map(|written| {
        let mut card = CardOptions::new();
        card.three_ds_method = written.three_ds_method.map(|method| match method {
            predicates::ThreeDsMethod::External => ThreeDsMethod::EXTERNAL,
            predicates::ThreeDsMethod::Other => {
                random.of([ThreeDsMethod::AUTOMATIC, ThreeDsMethod::NEVER, ThreeDsMethod::CHALLENGE])
            }
        });
        card.three_ds_info = written.three_ds_info.then(ThreeDsInfo::new);
        card
    });
    options.virtual_account = written.virtual_account.map(|written| {
        let (channel, fits, wrong_length) = random.of([
            ("BCA", "000001", "1"),
            ("BRI", "1234567", "12345678"),
            ("BNI", "1234", "123a"),
            ("PERMATA", "12345678", "１234567"),
            ("DANAMON", "1", ""),
            ("SMBC_X1", "0123456789", "01 2"),
        ]);
        let number = if written.wrong_length { wrong_length } else { fits };
        let mut account = VirtualAccountOptions::new();
        account.channel = written.channel.then(|| channel.parse().unwrap_or(VaChannel::BCA));
        account.virtual_account_number = written.number.then(|| number.parse().expect("a number"));
        account
    });
    options.ewallet = written.ewallet.map(|has_channel| {
        let mut ewallet = EwalletOptions::new();
        ewallet.channel = has_channel.then(|| random.of(["DANA", "OVO"]).parse().expect("a channel"));
        ewallet
    });
    options.qr = written.qr.then(QrOptions::new);
    options
}

fn sorted<'a>(ids: impl Iterator<Item = &'a str>) -> Vec<&'a str> {
    let mut ids: Vec<_> = ids.collect();
    ids.sort_unstable();
    ids
}

fn ids(result: Result<PaymentSession, payment_session::Violations>) -> Vec<&'static str> {
    match result {
        Ok(_) => Vec::new(),
        Err(violations) => sorted(violations.iter().map(|violation| violation.rule().unwrap().id.as_str())),
    }
}

/// Returns the choices of a valid request, of which 10 %, 20 % or all are replaced by random choices.
pub fn choices(random: &mut Random, dimensions: &[u64]) -> Choices {
    // A payment in the mode API that is confirmed later needs only an amount and a customer ID.
    let mut choices = [0, 2, 1, 1, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0];
    let change = random.of([10, 20, 100]);
    for (choice, count) in choices.iter_mut().zip(dimensions) {
        if random.chance(change) {
            *choice = random.below(usize::try_from(*count).unwrap_or_default()) as u64;
        }
    }
    choices
}

/// Returns each broken rule with the pointer of its violation.
fn blamed(broken: impl Iterator<Item = &'static Row<Request>>, json: &[u8]) -> Vec<(&'static str, String)> {
    let json: Value = serde_json::from_slice(json).expect("JSON");
    let pointer = |row: &Row<Request>| row.blamed(&json, Order::Documented).trim_end_matches(':').to_owned();
    let mut blamed: Vec<_> = broken.map(|row| (row.id, pointer(row))).collect();
    blamed.sort();
    blamed
}

fn rules_and_pointers(result: Result<PaymentSession, Violations>) -> Vec<(&'static str, String)> {
    let mut found = result.err().map_or_else(Vec::new, |violations| support::rules_and_pointers(&violations));
    found.sort();
    found
}

const COUNT: usize = if cfg!(debug_assertions) { 2_000 } else { 100_000 };

#[test]
fn drafts_and_their_json_have_the_same_facts() {
    let statement = table::session();
    let mut random = Random::new(1);
    let rules = statement.rows.iter().map(|row| row.id).collect::<BTreeSet<_>>();
    let quota = Quota::new(COUNT, rules.into_iter().map(|rule| (rule, COUNT / 1_000)).chain([("valid", COUNT / 10)]));
    while quota.begin() {
        let request = (statement.request)(&choices(&mut random, statement.dimensions));
        let Some(draft) = draft(&mut random, &request) else { continue };
        let (held, stated) = (Shape::of(&draft).holds, statement.shape(&request).holds);
        let different: Vec<_> = Subject::Session.facts_in((held - stated) | (stated - held)).collect();
        assert!(different.is_empty(), "`draft` in this file does not create what the request says: {different:?}");
        let mut json = PaymentSession::new_unchecked(draft.clone()).to_json();
        let expected = sorted(statement.broken_rules(&request, Waivers::NONE));
        for rule in &expected {
            quota.count(rule);
        }

        // Only the fields decide: a draft that keeps the rules is never converted into a tree.
        assert_eq!(draft.clone().check().is_ok(), expected.is_empty(), "{draft:?}");
        let blamed = blamed(statement.broken(&request, Waivers::NONE), &json);
        assert_eq!(rules_and_pointers(draft.check()), blamed);
        assert_eq!(rules_and_pointers(PaymentSession::from_json(&json)), blamed);
        // An unknown key forces the reader to build a tree.
        json.splice(0..1, *br#"{"zzzzzz":0,"#);
        let mut with_unknown = expected.clone();
        with_unknown.push("unknown-field");
        assert_eq!(ids(PaymentSession::from_json(&json)), sorted(with_unknown.into_iter()));
        if expected.is_empty() {
            quota.count("valid");
        }
    }
}

/// Returns the rules about the request that can be allowed.
fn session_rules() -> impl Iterator<Item = Waiver> {
    let is_about_session = |waiver: &Waiver| !waiver.rule().rule().checks(Subject::Session).is_empty();
    Waiver::ALL.iter().copied().filter(is_about_session)
}

/// Returns sets of waivers: each broken rule, all, all except the first, and two and eight random rules.
fn sets(random: &mut Random, broken: Waivers) -> Vec<Waivers> {
    let rules: Vec<_> = session_rules().collect();
    let mut any = |count| (0..count).map(|_| rules[random.below(rules.len())]).collect();
    let (two, eight) = (any(2), any(8));
    let mut sets: Vec<Waivers> = broken.iter().map(Waivers::from).collect();
    sets.extend([broken, broken.iter().skip(1).collect(), two, eight]);
    sets
}

#[test]
fn drafts_and_their_json_may_break_the_rules_that_are_allowed() {
    let statement = table::session();
    let mut random = Random::new(2);
    // Each rule is broken and allowed, and some drafts are accepted because of it.
    let names = session_rules().map(|waiver| waiver.rule().as_str());
    let quota = Quota::new(COUNT / 2, names.map(|rule| (rule, COUNT / 1_000)).chain([("accepted", COUNT / 2)]));
    while quota.begin() {
        let request = (statement.request)(&choices(&mut random, statement.dimensions));
        let Some(draft) = draft(&mut random, &request) else { continue };
        let json = PaymentSession::new_unchecked(draft.clone()).to_json();
        let broken: Waivers = statement.broken_rules(&request, Waivers::NONE).filter_map(Waiver::named).collect();
        broken.iter().for_each(|waiver| quota.count(waiver.rule().as_str()));
        for allowed in sets(&mut random, broken) {
            let expected = sorted(statement.broken_rules(&request, allowed));
            let result = allowed.iter().fold(draft.clone(), SessionDraft::allow).check();
            if let Ok(session) = &result {
                assert_eq!(session.allowed(), allowed);
                quota.count("accepted");
            }
            assert_eq!(ids(result), expected, "{allowed:?} {draft:?}");
            let options = allowed.iter().fold(ReadOptions::new(), ReadOptions::allow);
            assert_eq!(ids(PaymentSession::from_json_with(&json, &options)), expected, "{allowed:?} {draft:?}");
        }
    }
}

#[test]
fn refunds_and_splits_may_break_the_rules_that_they_allow() {
    let sets = [Waivers::NONE, Waiver::TransferDestination.into(), Waiver::SplitAmount.into()];
    let reported = |result: Result<(), Violations>| -> Vec<_> {
        result.err().iter().flatten().map(|violation| violation.rule().unwrap().id.as_str()).collect()
    };
    let refunds = table::preference();
    for request in (0..refunds.size()).map(|number| refunds.nth(number)) {
        let Some(transfer_only) = request.transfer_only else { continue };
        let mut refund =
            RefundPreference::new(if transfer_only { RefundMethod::TRANSFER_ONLY } else { RefundMethod::AUTO });
        refund.transfer_destination = request.destination.then(destination);
        for allowed in sets {
            let result = allowed.iter().fold(refund.clone(), RefundPreference::allow).check();
            let expected: Vec<_> = refunds.broken_rules(&request, allowed).collect();
            assert_eq!(reported(result.map(|_| ())), expected, "{allowed:?} {request:?}");
        }
    }
    let splits = table::split();
    for request in (0..splits.size()).map(|number| splits.nth(number)) {
        let Some(fixed) = request.fixed else { continue };
        let kind = if fixed { SplitType::FIXED } else { SplitType::PERCENTAGE };
        let [merchant, remarks] = ["M", "fee"];
        let mut split = SplitRouting::new(
            merchant.parse().expect("a merchant"),
            kind,
            Currency::IDR,
            remarks.parse().expect("remarks"),
        );
        split.fixed_amount = request.fixed_amount.then(|| 1.try_into().expect("an amount"));
        split.percentage_amount = request.percentage_amount.then(|| 1.try_into().expect("a percentage"));
        for allowed in sets {
            let result = allowed.iter().fold(split.clone(), SplitRouting::allow).check();
            let expected: Vec<_> = splits.broken_rules(&request, allowed).collect();
            assert_eq!(reported(result.map(|_| ())), expected, "{allowed:?} {request:?}");
        }
    }
}

fn destination() -> TransferDestination {
    let account = ChannelInformation::new("1".parse().expect("an account"), "Budi".parse().expect("a name"));
    TransferDestination::new("014".parse().expect("a channel"), account)
}
