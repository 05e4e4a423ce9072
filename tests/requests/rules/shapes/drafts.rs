//! A draft breaks the rules that its JSON breaks, with each set of waivers.

use std::{collections::BTreeSet, str::FromStr};

use payment_session::{
    Amount, Currency, Customer, PaymentSession, RedirectUrl, SessionDraft, SplitRouting, Violations,
    request::{
        Card, CardOptions, ChannelInformation, Ewallet, EwalletOptions, PaymentMethod, PaymentMethodOptions, QrOptions,
        RefundMethod, RefundPreference, SplitType, ThreeDsInfo, TransferDestination, VirtualAccount,
        VirtualAccountOptions,
    },
    rules::{Waiver, Waivers},
};
use serde_json::Value;
use test_support::Random;

use super::statement;
use crate::support;

/// Returns a request that can be a draft, or `None` if it lacks a field that the structs require.
pub fn draft(request: &Value) -> Option<SessionDraft> {
    let at = |pointer: &str| request.pointer(pointer);
    let mut draft = SessionDraft::new("INV-1".parse().ok()?);
    draft.payment_type = word(request, "paymentType");
    draft.mode = word(request, "mode");
    draft.auto_confirm = flag(request, "autoConfirm");
    draft.amount = at("/amount").map(|_| Amount::new(1.try_into().expect("an amount"), Currency::IDR));
    draft.customer_id = word(request, "customerId");
    draft.customer = at("/customer").map(|customer| Customer::new(word(customer, "email").expect("an address")));
    draft.redirect_url = at("/redirectUrl").map(|_| RedirectUrl::new());
    draft.save_for_future_use = flag(request, "saveForFutureUse");
    draft.show_saved_payment = flag(request, "showSavedPayment");
    draft.bypass_status_page = flag(request, "bypassStatusPage");
    draft.expiration_mode = word(request, "expirationMode");
    if let Some(written) = at("/paymentMethod") {
        let mut method = PaymentMethod::new(word(written, "type")?);
        method.card = at("/paymentMethod/card").map(card);
        method.virtual_account = at("/paymentMethod/virtualAccount").map(|_| VirtualAccount::new());
        method.ewallet = at("/paymentMethod/ewallet")
            .map(|ewallet| Ewallet::new(word(ewallet, "accountIdentifier").expect("an account")));
        draft.payment_method = Some(method);
    }
    draft.payment_method_options = at("/paymentMethodOptions").map(options);
    Some(draft)
}

fn word<T: FromStr<Err: std::fmt::Debug>>(object: &Value, key: &str) -> Option<T> {
    object.get(key).map(|value| value.as_str().expect("a string").parse().expect("a value of this type"))
}

fn flag(object: &Value, key: &str) -> Option<bool> {
    object.get(key).and_then(Value::as_bool)
}

fn card(written: &Value) -> Card {
    let mut card = Card::new();
    card.token = word(written, "token");
    card.number = word(written, "number");
    card.encrypted_card = word(written, "encryptedCard");
    card.exp_month = written.get("expMonth").map(|_| 1.try_into().expect("a month"));
    card.exp_year = written.get("expYear").map(|_| 30.try_into().expect("a year"));
    card.card_holder_first_name = word(written, "cardHolderFirstName");
    card.card_holder_last_name = word(written, "cardHolderLastName");
    card.card_holder_email = word(written, "cardHolderEmail");
    card.card_holder_phone = word(written, "cardHolderPhone");
    card
}

fn options(written: &Value) -> PaymentMethodOptions {
    let mut options = PaymentMethodOptions::new();
    options.card = written.get("card").map(|written| {
        let mut card = CardOptions::new();
        card.three_ds_method = word(written, "threeDsMethod");
        card.three_ds_info = written.get("threeDsInfo").map(|_| ThreeDsInfo::new());
        card
    });
    options.virtual_account = written.get("virtualAccount").map(|written| {
        let mut account = VirtualAccountOptions::new();
        account.channel = word(written, "channel");
        account.virtual_account_number = word(written, "virtualAccountNumber");
        account
    });
    options.ewallet = written.get("ewallet").map(|written| {
        let mut ewallet = EwalletOptions::new();
        ewallet.channel = word(written, "channel");
        ewallet
    });
    options.qr = written.get("qr").map(|_| QrOptions::new());
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

fn rules_and_pointers(result: Result<PaymentSession, Violations>) -> Vec<(&'static str, String)> {
    let mut found = result.err().map_or_else(Vec::new, |violations| support::rules_and_pointers(&violations));
    found.sort();
    found
}

const COUNT: usize = if cfg!(debug_assertions) { 2_000 } else { 100_000 };

#[test]
fn a_draft_and_its_json_break_the_same_rules() {
    let statement = statement::session();
    let mut random = Random::new(1);
    for _ in 0..COUNT {
        let request = statement.random(&mut random);
        let Some(draft) = draft(&request) else { continue };
        let json = PaymentSession::new_unchecked(draft.clone()).to_json();
        let text = str::from_utf8(&json).unwrap();
        let blamed = statement.blamed(&request, text);
        // Only the fields decide: a draft that keeps the rules is never converted into a tree.
        assert_eq!(draft.clone().check().is_ok(), blamed.is_empty(), "{draft:?}");
        assert_eq!(rules_and_pointers(draft.check()), blamed, "{text}");
        assert_eq!(rules_and_pointers(PaymentSession::from_json(&json)), blamed, "{text}");
        // An unknown key forces the reader to build a tree. It names a field that is set, so it means nothing.
        let with_unknown = text.replacen('{', r#"{"client_reference_id":0,"#, 1);
        let mut expected: Vec<_> = blamed.into_iter().map(|(rule, _)| rule).chain(["unknown-field"]).collect();
        expected.sort_unstable();
        assert_eq!(ids(PaymentSession::from_json(with_unknown.as_bytes())), expected);
    }
}

/// Returns sets of waivers: each broken rule, all, all except the first, and two and eight random rules.
fn sets(random: &mut Random, rules: &[Waiver], broken: Waivers) -> Vec<Waivers> {
    let mut any = |count| (0..count).map(|_| *random.one(rules)).collect();
    let (two, eight) = (any(2), any(8));
    let mut sets: Vec<Waivers> = broken.iter().map(Waivers::from).collect();
    sets.extend([broken, broken.iter().skip(1).collect(), two, eight]);
    sets
}

#[test]
fn drafts_and_their_json_may_break_the_rules_that_are_allowed() {
    let statement = statement::session();
    let mut random = Random::new(2);
    let rules: BTreeSet<_> = statement.rows.iter().filter_map(|row| Waiver::named(row.id)).collect();
    let rules: Vec<_> = rules.into_iter().collect();
    for _ in 0..COUNT / 2 {
        let request = statement.random(&mut random);
        let Some(draft) = draft(&request) else { continue };
        let json = PaymentSession::new_unchecked(draft.clone()).to_json();
        let broken: Waivers = statement.broken_rules(&request, Waivers::NONE).filter_map(Waiver::named).collect();
        for allowed in sets(&mut random, &rules, broken) {
            let expected = sorted(statement.broken_rules(&request, allowed));
            let result = allowed.iter().fold(draft.clone(), SessionDraft::allow).check();
            if let Ok(session) = &result {
                assert_eq!(session.allowed(), allowed);
            }
            assert_eq!(ids(result), expected, "{allowed:?} {draft:?}");
            let options = allowed.iter().fold(Waivers::NONE, Waivers::with);
            assert_eq!(ids(PaymentSession::from_json_with(&json, options)), expected, "{allowed:?} {draft:?}");
        }
    }
}

#[test]
fn refunds_and_splits_may_break_the_rules_that_they_allow() {
    let sets = [Waivers::NONE, Waiver::TransferDestination.into(), Waiver::SplitAmount.into()];
    let reported = |result: Result<(), Violations>| -> Vec<_> {
        result.err().iter().flatten().map(|violation| violation.rule().unwrap().id.as_str()).collect()
    };
    let refunds = statement::preference();
    for request in refunds.all() {
        let Some(method) = word::<RefundMethod>(&request, "method") else { continue };
        let mut refund = RefundPreference::new(method);
        refund.transfer_destination = request.get("transferDestination").map(|_| destination());
        for allowed in sets {
            let result = allowed.iter().fold(refund.clone(), RefundPreference::allow).check();
            let expected: Vec<_> = refunds.broken_rules(&request, allowed).collect();
            assert_eq!(reported(result.map(|_| ())), expected, "{allowed:?} {request}");
        }
    }
    let splits = statement::split();
    for request in splits.all() {
        let Some(kind) = word::<SplitType>(&request, "type") else { continue };
        let [merchant, remarks] = ["M", "fee"];
        let mut split = SplitRouting::new(
            merchant.parse().expect("a merchant"),
            kind,
            Currency::IDR,
            remarks.parse().expect("remarks"),
        );
        split.fixed_amount = request.get("fixedAmount").map(|_| 1.try_into().expect("an amount"));
        split.percentage_amount = request.get("percentageAmount").map(|_| 1.try_into().expect("a percentage"));
        for allowed in sets {
            let result = allowed.iter().fold(split.clone(), SplitRouting::allow).check();
            let expected: Vec<_> = splits.broken_rules(&request, allowed).collect();
            assert_eq!(reported(result.map(|_| ())), expected, "{allowed:?} {request}");
        }
    }
}

fn destination() -> TransferDestination {
    let account = ChannelInformation::new("1".parse().expect("an account"), "Budi".parse().expect("a name"));
    TransferDestination::new("014".parse().expect("a channel"), account)
}
