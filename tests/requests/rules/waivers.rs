//! Rules that are waived for one request.

use payment_session::{
    Amount, Checked, Currency, Mode, PaymentType, SessionDraft, SplitRouting,
    request::{RefundMethod, RefundPreference, SplitType},
    rules::{RULES, RuleId, Waiver, Waivers},
};

use crate::support::rules_and_pointers;

fn draft() -> SessionDraft {
    SessionDraft {
        amount: Some(Amount::new("1".parse().unwrap(), Currency::IDR)),
        customer_id: Some("c".parse().unwrap()),
        redirect_url: Some(payment_session::RedirectUrl::new()),
        ..SessionDraft::new("INV-1".parse().unwrap())
    }
}

#[test]
fn the_waivers_are_the_rules_between_fields_and_va_channel() {
    for rule in RULES {
        let is_expected = rule.is_between_fields() || rule.id == RuleId::VaChannel;
        assert_eq!(
            rule.id.waiver().map(Waiver::rule),
            is_expected.then_some(rule.id),
            "`{}`: in request/rules/rule_rows.rs, a rule between fields and `va-channel` have `allow`, and no others",
            rule.id
        );
    }
    for waiver in Waiver::ALL {
        let name = waiver.rule().as_str().replace('-', "_");
        assert_eq!(waiver.attribute_name(), name, "the name after `allow` in request/rules/rule_rows.rs");
    }
}

#[test]
fn waivers_have_the_names_of_their_rules() {
    assert_eq!(Waiver::named("multiple-method"), Some(Waiver::MultipleMethod));
    assert_eq!(Waiver::named("multiple_method"), Some(Waiver::MultipleMethod));
    assert_eq!(Waiver::named("multiplemethod"), None);
    assert_eq!(Waiver::named("reference"), None);
    assert_eq!(RuleId::named("amount_value"), Some(RuleId::AmountValue));
    assert_eq!(RuleId::named("amountvalue"), None);
    assert_eq!(Waiver::nearest("multiple_metod"), Some(Waiver::MultipleMethod));
    assert_eq!(Waiver::nearest("something"), None);
    assert_eq!(Waiver::VaChannel.to_string(), "va-channel");
}

#[test]
fn the_name_of_a_waiver_is_parsed() {
    assert_eq!("multiple_method".parse(), Ok(Waiver::MultipleMethod));
    assert!(Waiver::ALL.iter().all(|waiver| waiver.to_string().parse() == Ok(*waiver)));
    for (name, error) in [
        ("multiple_metod", "unknown rule `multiple_metod`; write `multiple-method`"),
        ("reference", "rule `reference` cannot be allowed"),
        ("missing_field", "rule `missing-field` cannot be allowed"),
        ("something", "unknown rule `something`"),
    ] {
        assert_eq!(name.parse::<Waiver>().unwrap_err().to_string(), error);
    }
}

#[test]
fn an_allowed_rule_is_silent_but_other_rules_are_not() {
    let mut draft = draft();
    draft.payment_type = Some(PaymentType::MULTIPLE);
    let rules = |draft: &SessionDraft| -> Vec<_> {
        draft.violations().iter().flatten().map(|violation| violation.rule().unwrap().id).collect()
    };
    assert_eq!(rules(&draft), [RuleId::MultipleMethod, RuleId::MultipleMode]);
    let draft = draft.allow(Waiver::MultipleMethod);
    assert_eq!(rules(&draft), [RuleId::MultipleMode]);
    let session = draft.allow(Waiver::MultipleMode).check().unwrap();
    assert_eq!(session.allowed(), Waivers::from(Waiver::MultipleMethod).with(Waiver::MultipleMode));
}

#[test]
fn equality_ignores_waivers() {
    let allowed = draft().allow(Waiver::SaveMethod).check().unwrap();
    assert_eq!(allowed, draft().check().unwrap());
    assert_eq!(draft().check().unwrap().allowed(), Waivers::NONE);
}

#[test]
fn nested_objects_have_their_own_waivers() {
    let share = || SplitRouting::new("m".parse().unwrap(), SplitType::FIXED, Currency::IDR, "r".parse().unwrap());
    assert_eq!(rules_and_pointers(&share().check().unwrap_err()), [("split-amount", "/type".to_owned())]);
    let share: Checked<SplitRouting> = share().allow(Waiver::SplitAmount).check().unwrap();

    let refund = RefundPreference::new(RefundMethod::TRANSFER_ONLY);
    assert!(refund.clone().check().is_err());
    assert!(refund.allow(Waiver::TransferDestination).check().is_ok());

    // A draft with another violation does not report the waived rules of its objects.
    let mut draft = draft();
    draft.split_routing_configurations = Some(vec![share].into());
    draft.mode = Some(Mode::API);
    assert_eq!(rules_and_pointers(&draft.violations().unwrap()), [("api-method", "/mode".to_owned())]);
    draft.mode = None;
    assert_eq!(draft.check().unwrap().allowed(), Waivers::from(Waiver::SplitAmount));
}
