//! The table of decisions.

use std::collections::BTreeSet;

use live_check::{CONTRADICTIONS, Context, DOUBTS, ExpectedResponse, Group, Limits, decisions};
use payment_session::{PaymentSession, rules::RuleId};

fn context() -> Context {
    let minimum = Some(10_000);
    let limits = Limits { card: minimum, virtual_account: minimum, qr: minimum, ewallet: minimum, ewallets: vec![] };
    Context { reference: "LC-1".into(), expiry: "2026-01-01T00:00:00Z".parse().unwrap(), limits }
}

#[test]
fn ids_are_unique() {
    let ids: BTreeSet<_> = decisions().iter().map(|decision| decision.id).collect();
    assert_eq!(ids.len(), decisions().len());
}

#[test]
fn every_contradiction_and_every_doubt_has_a_decision() {
    let about: BTreeSet<_> = decisions().iter().flat_map(|decision| &decision.about).copied().collect();
    let all = (1..=CONTRADICTIONS).map(|n| format!("C{n}")).chain((1..=DOUBTS).map(|n| format!("D{n}")));
    let missing: Vec<_> = all.filter(|id| !about.contains(id.as_str())).collect();
    assert!(missing.is_empty(), "{missing:?}");
}

#[test]
fn what_is_expected_is_what_the_rules_say() {
    let context = context();
    for decision in decisions() {
        let Some(variant) = &decision.variant else { continue };
        let control = variant.control.request(&context).unwrap();
        let request = variant.request(&context).unwrap();
        assert_ne!(control.to_json(), request.to_json(), "{}", decision.id);
        let checked = PaymentSession::from_json(&request.to_json());
        assert_eq!(checked.is_ok(), variant.expected == ExpectedResponse::Accepted, "{}", decision.id);
        // A rejected variant breaks a rule that the decision is about.
        let is_about = |violation: &payment_session::Violation| decision.about.contains(&violation.id());
        assert!(checked.err().is_none_or(|violations| violations.iter().any(is_about)), "{}", decision.id);
        let is_static = String::from_utf8(control.to_json()).unwrap().contains("MULTIPLE");
        assert_eq!(is_static, decision.group == Group::Static, "{}", decision.id);
    }
}

#[test]
fn a_question_is_asked_in_one_way() {
    for decision in decisions() {
        let has_request = matches!(decision.group, Group::Rules | Group::Static);
        assert_eq!(decision.variant.is_some() || decision.unasked.is_some(), has_request, "{}", decision.id);
    }
}

#[test]
fn rules_are_named_by_their_ids() {
    let rules: BTreeSet<_> = RuleId::ALL.iter().map(|id| id.as_str()).collect();
    let others =
        ["responses", "look-up", "idempotency", "authentication", "refunds", "orderInformation", "autoConfirm"];
    for name in decisions().iter().flat_map(|decision| &decision.about) {
        let is_number = name.starts_with(['C', 'D']) && name[1..].bytes().all(|byte| byte.is_ascii_digit());
        assert!(is_number || rules.contains(name) || others.contains(name), "{name}");
    }
}
