//! The table of probes.

use std::collections::BTreeSet;

use live_check::{Ask, CONTRADICTIONS, Change, Context, DOUBTS, Group, Limits, Reading, diff, probes};
use payment_session::{PaymentSession, rules::RuleId};
use serde_json::Value;

fn context() -> Context {
    let minimum = Some(10_000);
    let limits = Limits { card: minimum, virtual_account: minimum, qr: minimum, ewallet: minimum, ewallets: vec![] };
    Context { reference: "LC-1".into(), expiry: "2026-01-01T00:00:00Z".parse().unwrap(), limits }
}

fn body(request: &PaymentSession) -> Value {
    serde_json::from_slice(&request.to_json()).unwrap()
}

#[test]
fn ids_are_unique() {
    let ids: BTreeSet<_> = probes().map(|probe| probe.id).collect();
    assert_eq!(ids.len(), probes().count());
}

#[test]
fn every_contradiction_and_every_doubt_has_a_probe() {
    let about: BTreeSet<_> = probes().flat_map(|probe| probe.about).copied().collect();
    let all = (1..=CONTRADICTIONS).map(|n| format!("C{n}")).chain((1..=DOUBTS).map(|n| format!("D{n}")));
    let missing: Vec<_> = all.filter(|id| !about.contains(id.as_str())).collect();
    assert!(missing.is_empty(), "{missing:?}");
}

#[test]
fn a_variant_differs_from_its_control_in_one_field() {
    let context = context();
    for probe in probes() {
        let Ask::Request(request) = &probe.ask else { continue };
        let control = request.control.request(&context).unwrap();
        let variant = request.change.apply(&control, &context);
        let differences = diff(&body(&control), &body(&variant));
        assert!(!differences.is_empty(), "{}", probe.id);
        let pointer = request.change.pointer();
        let is_below = |at: &String| at == pointer || at.starts_with(&format!("{pointer}/"));
        assert!(differences.iter().all(is_below), "{}: {differences:?}", probe.id);
        if let Change::Remove(_) = request.change {
            assert_eq!(differences, [pointer], "{}", probe.id);
        }
    }
}

#[test]
fn a_reading_is_what_the_rules_say() {
    let context = context();
    for probe in probes() {
        let Ask::Request(request) = &probe.ask else { continue };
        let control = request.control.request(&context).unwrap();
        assert!(PaymentSession::from_json(&control.to_json()).is_ok(), "{}", probe.id);
        let variant = PaymentSession::from_json(&request.change.apply(&control, &context).to_json());
        let expected = if request.reading == Reading::Accepted { None } else { Some(()) };
        assert_eq!(variant.as_ref().err().map(|_| ()), expected, "{}", probe.id);
        // A rejected variant breaks a rule that the probe is about.
        let is_about = |violation: &payment_session::Violation| probe.about.contains(&violation.id());
        assert!(variant.err().is_none_or(|violations| violations.iter().any(is_about)), "{}", probe.id);
        assert_eq!(request.control.is_static(), probe.group == Group::Static, "{}", probe.id);
    }
}

#[test]
fn rules_are_named_by_their_ids() {
    let rules: BTreeSet<_> = RuleId::ALL.iter().map(|id| id.as_str()).collect();
    let others =
        ["responses", "look-up", "idempotency", "authentication", "refunds", "orderInformation", "autoConfirm"];
    for name in probes().flat_map(|probe| probe.about) {
        let is_number = name.starts_with(['C', 'D']) && name[1..].bytes().all(|byte| byte.is_ascii_digit());
        assert!(is_number || rules.contains(name) || others.contains(name), "{name}");
    }
}
