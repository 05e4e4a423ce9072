//! Drafts are filled at run time and checked as a whole. They can be changed and checked again.

use payment_session::request::{MethodType, VirtualAccountNumber};
use payment_session::{
    Amount, Checked, Currency, Mode, PaymentSession, PaymentType, RedirectUrl, SessionDraft, SplitRouting, VaChannel,
    Violation, payment_session,
    request::{
        AccountName, AccountNumber, ChannelCode, ChannelInformation, ExpirationMode, PaymentMethod,
        PaymentMethodOptions, RefundMethod, RefundPreference, SplitType, TransferDestination, VirtualAccountOptions,
    },
};

use crate::support::rules_and_pointers;

/// Returns a valid draft that is confirmed later, so that every other field may be added.
fn good() -> SessionDraft {
    let mut draft = SessionDraft::new("INV-1".parse().unwrap());
    draft.amount = Some(Amount::new("10000.50".parse().unwrap(), Currency::IDR));
    draft.mode = Some(Mode::API);
    draft.customer_id = Some("c".parse().unwrap());
    draft.auto_confirm = Some(false);
    draft
}

fn json(session: &PaymentSession) -> String {
    String::from_utf8(session.to_json()).unwrap()
}

fn destination() -> TransferDestination {
    let code: ChannelCode = "014".parse().unwrap();
    let number: AccountNumber = "17677665415".parse().unwrap();
    let name: AccountName = "Budi".parse().unwrap();
    TransferDestination::new(code, ChannelInformation::new(number, name))
}

fn split(r#type: SplitType) -> SplitRouting {
    SplitRouting::new("m".parse().unwrap(), r#type, Currency::IDR, "r".parse().unwrap())
}

#[test]
fn a_draft_is_filled_field_by_field() {
    let session = good().check().unwrap();
    assert_eq!(
        json(&session),
        r#"{"clientReferenceId":"INV-1","amount":{"value":10000.50,"currency":"IDR"},"mode":"API","customerId":"c","autoConfirm":false}"#
    );
    let written = payment_session! {
        client_reference_id: "INV-1",
        amount: { value: 10000.50, currency: IDR },
        mode: API,
        customer_id: "c",
        auto_confirm: false,
    };
    assert_eq!(session, written);
    assert_eq!(*session, good());
    assert_eq!(session.mode, Some(Mode::API));
}

#[test]
fn every_violation_is_reported_at_once_in_documented_order() {
    let mut draft = SessionDraft::new("1".parse().unwrap());
    draft.payment_type = Some(PaymentType::SINGLE);
    draft.payment_method = Some(PaymentMethod::new(MethodType::QR));
    draft.save_for_future_use = Some(true);
    draft.show_saved_payment = Some(true);
    draft.mode = Some(Mode::API);
    draft.bypass_status_page = Some(true);
    let violations = draft.check().unwrap_err();
    assert_eq!(
        rules_and_pointers(&violations),
        [
            ("customer-choice", String::new()),
            ("amount-required", "/paymentType".into()),
            ("save-method", "/saveForFutureUse".into()),
            ("show-saved-method", "/showSavedPayment".into()),
            ("show-saved-mode", "/showSavedPayment".into()),
            ("bypass-mode", "/bypassStatusPage".into()),
        ]
    );
    for violation in &violations {
        assert!(!violation.message().is_empty() && !violation.message().ends_with('.'));
        assert!(violation.help().is_some_and(|help| !help.is_empty()), "{violation}");
        // A draft has no source text, so its violations have no position.
        assert_eq!((violation.line(), violation.column()), (None, None));
    }
    let lines: Vec<_> = violations.iter().map(ToString::to_string).collect();
    assert_eq!(violations.to_string(), lines.join("\n"));
    let _: Box<dyn std::error::Error + Send + Sync> = Box::new(violations);
}

#[test]
fn a_session_is_converted_changed_and_checked_again() {
    let session = good().check().unwrap();
    let mut draft = session.into_draft();
    draft.auto_confirm = None;
    assert_eq!(rules_and_pointers(&draft.clone().check().unwrap_err()), [("api-method", "/mode".into())]);
    draft.mode = None;
    assert_eq!(rules_and_pointers(&draft.clone().check().unwrap_err()), [("redirect-url", String::new())]);
    draft.redirect_url = Some(RedirectUrl::new());
    let session = draft.check().unwrap();
    assert!(json(&session).ends_with(r#""redirectUrl":{},"customerId":"c"}"#), "{}", json(&session));
}

#[test]
fn a_refund_preference_is_checked_separately() {
    let preference = RefundPreference::new(RefundMethod::TRANSFER_ONLY);
    let violations = preference.clone().check().unwrap_err();
    assert_eq!(rules_and_pointers(&violations), [("transfer-destination", "/method".into())]);

    let mut preference = preference;
    preference.transfer_destination = Some(destination());
    let checked = preference.check().unwrap();
    assert!(RefundPreference::new(RefundMethod::AUTO).check().is_ok());

    // A preference that `into_inner` returns must be checked again.
    let mut preference = checked.into_inner();
    preference.transfer_destination = None;
    assert!(preference.check().is_err());
}

#[test]
fn a_refund_preference_is_checked_when_it_is_deserialized() {
    let error = serde_json::from_str::<Checked<RefundPreference>>(r#"{"method":"TRANSFER_ONLY"}"#).unwrap_err();
    let message = error.to_string();
    assert!(
        message.starts_with("`\"method\": \"TRANSFER_ONLY\"` requires `transferDestination` (transfer-destination)"),
        "{message}"
    );
}

#[test]
fn a_split_is_checked_separately() {
    for (r#type, other) in [(SplitType::FIXED, SplitType::PERCENTAGE), (SplitType::PERCENTAGE, SplitType::FIXED)] {
        assert_eq!(rules_and_pointers(&split(r#type).check().unwrap_err()), [("split-amount", "/type".into())]);
        let filled = |r#type| {
            let mut split = split(r#type);
            match other {
                SplitType::FIXED => split.percentage_amount = Some("2.5".parse().unwrap()),
                _ => split.fixed_amount = Some(25_000.try_into().unwrap()),
            }
            split
        };
        assert!(filled(r#type).check().is_ok());
        // The amount of the other type is not enough.
        assert_eq!(rules_and_pointers(&filled(other).check().unwrap_err()), [("split-amount", "/type".into())]);
    }
    // The example of the documentation has both amounts.
    let mut both = split(SplitType::PERCENTAGE);
    both.percentage_amount = Some("2.5".parse().unwrap());
    both.fixed_amount = Some(25_000.try_into().unwrap());
    let mut draft = good();
    draft.split_routing_configurations = Some(vec![both.check().unwrap()].into());
    assert!(json(&draft.check().unwrap()).ends_with(concat!(
        r#""splitRoutingConfigurations":[{"merchantId":"m","type":"PERCENTAGE","currency":"IDR","#,
        r#""percentageAmount":2.5,"fixedAmount":25000,"remarks":"r"}]}"#
    )));
}

fn with_channel(channel: VaChannel, number: &str) -> SessionDraft {
    let mut draft = good();
    draft.payment_type = Some(PaymentType::MULTIPLE);
    draft.auto_confirm = None;
    draft.payment_method = Some(PaymentMethod::new(MethodType::VIRTUAL_ACCOUNT));
    let mut account = VirtualAccountOptions::new();
    account.channel = Some(channel);
    account.virtual_account_number = Some(VirtualAccountNumber::try_from(number).unwrap());
    let mut options = PaymentMethodOptions::new();
    options.virtual_account = Some(account);
    draft.payment_method_options = Some(options);
    draft
}

/// `VaChannel::other` skips the check for misspellings, so only JSON rejects a misspelt channel.
#[test]
fn a_misspelt_channel_is_valid_in_a_draft_but_not_in_json() {
    for name in ["BCAS", "PERMATAS", "B_C_A", "MANDRI"] {
        assert_eq!(name.parse::<VaChannel>().unwrap_err().rule().id, "va-channel", "{name}");
        let session = with_channel(VaChannel::other(name).unwrap(), "1").check().unwrap();
        let violations = PaymentSession::from_json(&session.to_json()).unwrap_err();
        assert_eq!(
            rules_and_pointers(&violations),
            [("va-channel", "/paymentMethodOptions/virtualAccount/channel".into())],
            "{name}"
        );
        assert!(serde_json::from_slice::<PaymentSession>(&session.to_json()).is_err(), "{name}");
    }
    // A channel that is not similar to a listed one is valid everywhere.
    let session = with_channel(VaChannel::other("SMBC_X1").unwrap(), "1").check().unwrap();
    assert_eq!(PaymentSession::from_json(&session.to_json()).unwrap(), session);
    assert_eq!("SMBC_X1".parse::<VaChannel>().unwrap(), VaChannel::other("SMBC_X1").unwrap());
}

#[test]
fn unlisted_channels_have_a_form() {
    let longest = format!("Z{}", "9".repeat(99));
    for good in ["Z", "Z9_", &longest, "BCAS"] {
        assert_eq!(VaChannel::other(good).unwrap().as_str(), good);
    }
    for bad in ["", "z", "9Z", "_Z", "ZÉ", "Z-Z", "Z Z", "bca", &format!("{longest}9")] {
        assert_eq!(VaChannel::other(bad).unwrap_err().rule().id, "va-channel", "{bad}");
    }
    // The name of a listed channel returns the listed channel.
    assert_eq!(VaChannel::other("PERMATA").unwrap(), VaChannel::PERMATA);
}

/// A replacement is of the text that was read, and a draft has none.
#[test]
fn violations_of_a_draft_have_no_replacements() {
    let mut draft = good();
    draft.bypass_status_page = Some(true);
    let violations = draft.check().unwrap_err();
    let suggestions: Vec<_> = violations.iter().flat_map(Violation::suggestions).collect();
    assert_eq!(suggestions.len(), 2, "{suggestions:?}");
    assert!(suggestions.iter().all(|suggestion| suggestion.replacement().is_none()), "{suggestions:?}");
}

/// The list response of the documentation contains fields with their defaults.
#[test]
fn a_field_that_repeats_its_default_breaks_no_rule() {
    let mut draft = good();
    draft.save_for_future_use = Some(false);
    draft.show_saved_payment = Some(false);
    draft.bypass_status_page = Some(false);
    draft.expiration_mode = Some(ExpirationMode::LOOSE);
    draft.payment_method = Some(PaymentMethod::new(MethodType::QR));
    let session = draft.check().unwrap();
    assert_eq!(PaymentSession::from_json(&session.to_json()).unwrap(), session);
}

/// `Debug` shows each field by its Rust name, even if it is absent, as a derived `Debug` does.
#[test]
fn an_object_shows_all_its_fields() {
    let method = PaymentMethod::new(MethodType::QR);
    assert_eq!(format!("{method:?}"), "PaymentMethod { type: QR, card: None, virtual_account: None, ewallet: None }");
    let amount = Some(Amount::new(1.try_into().unwrap(), Currency::IDR));
    assert_eq!(format!("{amount:?}"), "Some(Amount { value: AmountValue(1), currency: IDR })");
}
