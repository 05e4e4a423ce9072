//! Each rule between fields is broken by a draft that keeps all other rules.

use std::collections::BTreeSet;

use payment_session::{
    Customer, Mode, PaymentSession, PaymentType, RedirectUrl, SessionDraft, VaChannel,
    request::{
        Card, CardOptions, EwalletOptions, ExpirationMode, PaymentMethod, PaymentMethodOptions, QrOptions, ThreeDsInfo,
        VirtualAccount, VirtualAccountOptions,
    },
};
use payment_session::{
    request::{Ewallet, MethodType},
    rules::RULES,
};

use super::{good, rules_and_pointers};

/// A rule, the pointer of its violation, and the change to the valid draft that breaks it.
type Row = (&'static str, &'static str, fn(&mut SessionDraft));

fn method(draft: &mut SessionDraft, r#type: MethodType) -> &mut PaymentMethod {
    draft.payment_method.insert(PaymentMethod::new(r#type))
}

fn options(draft: &mut SessionDraft) -> &mut PaymentMethodOptions {
    draft.payment_method_options.get_or_insert(PaymentMethodOptions::new())
}

fn card(draft: &mut SessionDraft) -> &mut Card {
    method(draft, MethodType::CARD).card.insert(Card::new())
}

fn account(draft: &mut SessionDraft) -> &mut VirtualAccountOptions {
    options(draft).virtual_account.insert(VirtualAccountOptions::new())
}

/// Changes a draft into a `MULTIPLE` payment by virtual account.
fn fixed(draft: &mut SessionDraft) {
    draft.payment_type = Some(PaymentType::MULTIPLE);
    draft.auto_confirm = None;
    method(draft, MethodType::VIRTUAL_ACCOUNT);
    account(draft).channel = Some(VaChannel::PERMATA);
}

/// Changes a draft into a payment on the hosted page.
fn redirect(draft: &mut SessionDraft) {
    draft.mode = None;
    draft.redirect_url = Some(RedirectUrl::new());
}

fn number(draft: &mut SessionDraft) -> &mut Card {
    let card = card(draft);
    card.number = Some("4111111111111111".parse().unwrap());
    card.exp_month = Some(1.try_into().unwrap());
    card.exp_year = Some(39.try_into().unwrap());
    card.card_holder_first_name = Some("B".parse().unwrap());
    card.card_holder_last_name = Some("S".parse().unwrap());
    card.card_holder_email = Some("a@b.id".parse().unwrap());
    card.card_holder_phone = Some("08".parse().unwrap());
    card
}

const SESSION: &[Row] = &[
    ("multiple-method", "/paymentMethod/type", |draft| {
        fixed(draft);
        draft.payment_method_options = None;
        method(draft, MethodType::CARD);
    }),
    ("multiple-method", "/paymentType", |draft| {
        fixed(draft);
        draft.payment_method = None;
    }),
    ("multiple-mode", "/mode", |draft| {
        fixed(draft);
        redirect(draft);
        draft.mode = Some(Mode::REDIRECT);
    }),
    ("multiple-mode", "/paymentType", |draft| {
        fixed(draft);
        redirect(draft);
    }),
    ("multiple-auto-confirm", "/autoConfirm", |draft| {
        fixed(draft);
        draft.auto_confirm = Some(false);
    }),
    ("static-va-options", "/paymentMethod/type", |draft| {
        fixed(draft);
        account(draft);
    }),
    ("static-qr-amount", "/amount", |draft| {
        fixed(draft);
        draft.payment_method_options = None;
        method(draft, MethodType::QR);
    }),
    ("amount-required", "", |draft| draft.amount = None),
    ("amount-required", "/paymentType", |draft| {
        draft.amount = None;
        draft.payment_type = Some(PaymentType::SINGLE);
    }),
    ("customer-choice", "", |draft| draft.customer_id = None),
    ("customer-choice", "/customer", |draft| {
        draft.customer = Some(Customer::new("a@b.id".parse().unwrap()));
    }),
    ("redirect-url", "", |draft| draft.mode = None),
    ("redirect-url", "/mode", |draft| draft.mode = Some(Mode::REDIRECT)),
    ("save-method", "/saveForFutureUse", |draft| {
        draft.save_for_future_use = Some(true);
        method(draft, MethodType::QR);
    }),
    ("show-saved-method", "/showSavedPayment", |draft| {
        redirect(draft);
        draft.show_saved_payment = Some(true);
        method(draft, MethodType::VIRTUAL_ACCOUNT);
    }),
    ("show-saved-mode", "/showSavedPayment", |draft| draft.show_saved_payment = Some(true)),
    ("bypass-mode", "/bypassStatusPage", |draft| draft.bypass_status_page = Some(true)),
    ("expiration-method", "/expirationMode", |draft| {
        draft.expiration_mode = Some(ExpirationMode::STRICT);
        method(draft, MethodType::QR);
    }),
    ("api-method", "/mode", |draft| draft.auto_confirm = None),
    ("api-va-channel", "/paymentMethod/type", |draft| {
        draft.auto_confirm = Some(true);
        method(draft, MethodType::VIRTUAL_ACCOUNT);
    }),
    ("api-ewallet-channel", "/paymentMethod/type", |draft| {
        draft.auto_confirm = None;
        method(draft, MethodType::EWALLET);
        options(draft).ewallet = Some(EwalletOptions::new());
    }),
    ("method-branch", "/paymentMethod/card", |draft| {
        card(draft).token = Some("t".parse().unwrap());
        draft.payment_method.as_mut().unwrap().r#type = MethodType::EWALLET;
    }),
    ("method-branch", "/paymentMethod/virtualAccount", |draft| {
        method(draft, MethodType::CARD).virtual_account = Some(VirtualAccount::new());
    }),
    ("method-branch", "/paymentMethod/ewallet", |draft| {
        method(draft, MethodType::QR).ewallet = Some(Ewallet::new("08".parse().unwrap()));
    }),
    ("options-branch", "/paymentMethodOptions/card", |draft| {
        method(draft, MethodType::QR);
        options(draft).card = Some(CardOptions::new());
    }),
    ("options-branch", "/paymentMethodOptions/virtualAccount", |draft| {
        method(draft, MethodType::CARD);
        account(draft);
    }),
    ("options-branch", "/paymentMethodOptions/ewallet", |draft| {
        method(draft, MethodType::CARD);
        options(draft).ewallet = Some(EwalletOptions::new());
    }),
    ("options-branch", "/paymentMethodOptions/qr", |draft| {
        method(draft, MethodType::EWALLET);
        options(draft).qr = Some(QrOptions::new());
    }),
    ("card-source", "/paymentMethod/card", |draft| card(draft).cvc = Some("123".parse().unwrap())),
    // The violation blames the last card source in documented order.
    ("card-source", "/paymentMethod/card/token", |draft| {
        card(draft).token = Some("t".parse().unwrap());
        draft.payment_method.as_mut().unwrap().card.as_mut().unwrap().encrypted_card = Some("e".parse().unwrap());
    }),
    ("card-source", "/paymentMethod/card/number", |draft| number(draft).token = Some("t".parse().unwrap())),
    ("card-source", "/paymentMethod/card/number", |draft| number(draft).encrypted_card = Some("e".parse().unwrap())),
    ("card-number", "/paymentMethod/card/number", |draft| number(draft).exp_month = None),
    ("card-number", "/paymentMethod/card/number", |draft| number(draft).exp_year = None),
    ("card-number", "/paymentMethod/card/number", |draft| number(draft).card_holder_first_name = None),
    ("card-number", "/paymentMethod/card/number", |draft| number(draft).card_holder_last_name = None),
    ("card-number", "/paymentMethod/card/number", |draft| number(draft).card_holder_email = None),
    ("card-number", "/paymentMethod/card/number", |draft| number(draft).card_holder_phone = None),
    ("encrypted-card", "/paymentMethod/card/encryptedCard", |draft| {
        redirect(draft);
        card(draft).encrypted_card = Some("e".parse().unwrap());
    }),
    ("encrypted-card", "/paymentMethod/card/encryptedCard", |draft| {
        draft.auto_confirm = Some(true);
        card(draft).encrypted_card = Some("e".parse().unwrap());
    }),
    ("token-customer", "/paymentMethod/card/token", |draft| {
        card(draft).token = Some("t".parse().unwrap());
        draft.customer_id = None;
        draft.customer = Some(Customer::new("a@b.id".parse().unwrap()));
    }),
    ("va-number", "/paymentMethodOptions/virtualAccount/virtualAccountNumber", |draft| {
        account(draft).virtual_account_number = Some("1".parse().unwrap());
    }),
    ("va-number-digits", "/paymentMethodOptions/virtualAccount/virtualAccountNumber", |draft| {
        fixed(draft);
        let account = options(draft).virtual_account.as_mut().unwrap();
        account.virtual_account_number = Some("1".parse().unwrap());
    }),
    ("three-ds-info", "/paymentMethodOptions/card/threeDsInfo", |draft| {
        options(draft).card.insert(CardOptions::new()).three_ds_info = Some(ThreeDsInfo::new());
    }),
];

#[test]
fn a_draft_can_break_each_rule_separately() {
    assert!(good().check().is_ok());
    for (rule, pointer, change) in SESSION {
        let mut draft = good();
        change(&mut draft);
        let violations = draft.check().map(|_| ()).unwrap_err();
        assert_eq!(rules_and_pointers(&violations), [(*rule, (*pointer).to_owned())]);
    }
}

/// The list response of the documentation contains fields with their defaults.
#[test]
fn a_field_that_repeats_its_default_breaks_no_rule() {
    let mut draft = good();
    draft.save_for_future_use = Some(false);
    draft.show_saved_payment = Some(false);
    draft.bypass_status_page = Some(false);
    draft.expiration_mode = Some(ExpirationMode::LOOSE);
    method(&mut draft, MethodType::QR);
    let session = draft.check().unwrap();
    assert_eq!(PaymentSession::from_json(&session.to_json()).unwrap(), session);
}

#[test]
fn every_rule_between_fields_is_tested_here() {
    // These two rules check objects before a draft contains them.
    let inside = ["transfer-destination", "split-amount"];
    let here: BTreeSet<_> = SESSION.iter().map(|(rule, ..)| *rule).chain(inside).collect();
    let known: BTreeSet<_> =
        RULES.iter().filter(|rule| rule.combination.is_some()).map(|rule| rule.id.as_str()).collect();
    assert_eq!(here, known);
}
