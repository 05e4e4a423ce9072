//! The macro and a draft break the same rules. The draft has the unchecked field in `other`, and the same waivers.

use std::collections::BTreeSet;

use payment_core::{
    PaymentSession, ReadOptions, SessionDraft,
    request::SESSION,
    rules::{RuleId, Subject, Waiver, Waivers},
    values::{MetadataValue, OtherFields},
};
use payment_expand::{Invocation, Macro};
use proc_macro2::{Literal, TokenStream};
use serde_json::{Value, json};
use test_support::{Quota, Random};

const COUNT: usize = if cfg!(debug_assertions) { 1_500 } else { 60_000 };

/// The objects in which a field is unchecked.
const OBJECTS: [&str; 7] = [
    "",
    "/paymentMethod",
    "/paymentMethod/card",
    "/paymentMethodOptions",
    "/paymentMethodOptions/virtualAccount",
    "/paymentMethodOptions/card",
    "/customer",
];

fn other_fields<'d>(draft: &'d mut SessionDraft, pointer: &str) -> Option<&'d mut OtherFields> {
    Some(match pointer {
        "" => &mut draft.other,
        "/paymentMethod" => &mut draft.payment_method.as_mut()?.other,
        "/paymentMethod/card" => &mut draft.payment_method.as_mut()?.card.as_mut()?.other,
        "/paymentMethodOptions" => &mut draft.payment_method_options.as_mut()?.other,
        "/paymentMethodOptions/virtualAccount" => {
            &mut draft.payment_method_options.as_mut()?.virtual_account.as_mut()?.other
        }
        "/paymentMethodOptions/card" => &mut draft.payment_method_options.as_mut()?.card.as_mut()?.other,
        "/customer" => &mut draft.customer.as_mut()?.other,
        _ => return None,
    })
}

/// A field that becomes unchecked, of the object at `pointer`.
struct Mark {
    pointer: &'static str,
    key: String,
    value: Value,
}

impl Mark {
    /// Makes a field of an object unchecked, usually with another value, or adds an undocumented one.
    fn of(random: &mut Random, body: &Value) -> Option<Self> {
        let pointer = random.of(OBJECTS);
        let object = body.pointer(pointer)?.as_object()?;
        let Some((key, value)) = object.iter().nth(random.below(object.len() + 1)) else {
            return Some(Self { pointer, key: "loyaltyTier".into(), value: json!("GOLD") });
        };
        let value = random.of([value, &json!({ "any": [true] }), &json!("a new value"), &json!(-1)]).clone();
        Some(Self { pointer, key: key.clone(), value })
    }
}

/// Writes a body as an invocation in braces. An unchecked field replaces the field with its key.
fn write(value: &Value, pointer: &str, mark: Option<&Mark>, out: &mut String) {
    match value {
        Value::Object(fields) => {
            out.push('{');
            let here = mark.filter(|mark| mark.pointer == pointer);
            for (key, value) in fields.iter().filter(|(key, _)| here.is_none_or(|mark| mark.key != **key)) {
                out.push_str(&Literal::string(key).to_string());
                out.push(':');
                write(value, &format!("{pointer}/{key}"), mark, out);
                out.push(',');
            }
            if let Some(Mark { key, value, .. }) = here {
                out.push_str(&Literal::string(key).to_string());
                out.push_str("!:");
                write(value, "", None, out);
            }
            out.push('}');
        }
        Value::Array(items) => {
            out.push('[');
            for item in items {
                write(item, "", None, out);
                out.push(',');
            }
            out.push(']');
        }
        Value::String(text) => out.push_str(&Literal::string(text).to_string()),
        value => out.push_str(&value.to_string()),
    }
}

/// Returns the rules that an invocation breaks, or `None` if a `!` or an attribute is wrong.
fn by_macro(body: &Value, mark: &Mark, allowed: Waivers) -> Option<BTreeSet<RuleId>> {
    let names: Vec<_> = allowed.iter().map(|waiver| waiver.to_string().replace('-', "_")).collect();
    let attribute = if names.is_empty() { String::new() } else { format!("#![allow({})]", names.join(", ")) };
    let mut entries = String::new();
    write(body, "", Some(mark), &mut entries);
    // Otherwise the texts of earlier bodies would fill the memory.
    proc_macro2::extra::invalidate_current_thread_spans();
    let tokens: TokenStream = format!("{attribute} {}", &entries[1..entries.len() - 1]).parse().ok()?;
    let invocation = Invocation::parse(Macro::Session, &tokens.into_iter().collect::<Vec<_>>());
    let checked = invocation.check();
    let rules: BTreeSet<_> = checked.findings().iter().map(|finding| finding.rule.id).collect();
    (!rules.contains(&RuleId::Syntax)).then_some(rules)
}

fn rules(result: Result<PaymentSession, payment_core::Violations>) -> BTreeSet<RuleId> {
    result.err().iter().flatten().filter_map(payment_core::Violation::rule).map(|rule| rule.id).collect()
}

/// Returns the draft of a body whose values are valid. The objects in it may break their rules.
fn draft(mut body: Value, mark: &Mark) -> Option<SessionDraft> {
    body.pointer_mut(mark.pointer)?.as_object_mut()?.remove(&mark.key);
    // If this waiver were set, an unlisted channel would count as known.
    let all = Waiver::ALL.iter().filter(|waiver| **waiver != Waiver::VaChannel);
    let options = all.fold(ReadOptions::new(), |options, waiver| options.allow(*waiver));
    let session = PaymentSession::from_json_with(body.to_string().as_bytes(), &options).ok()?;
    let mut draft = session.into_draft();
    draft.allowed = Waivers::NONE;
    let value = MetadataValue::from_serialize(&mark.value).ok()?;
    other_fields(&mut draft, mark.pointer)?.insert(mark.key.clone(), value);
    Some(draft)
}

/// Returns half of the rules that are broken, and a few others.
fn some(random: &mut Random, broken: &BTreeSet<RuleId>) -> Waivers {
    let mut some: Waivers = broken.iter().filter_map(|rule| rule.waiver()).filter(|_| random.chance(50)).collect();
    some.extend(Waiver::ALL.iter().copied().filter(|waiver| waiver.is_useful_in(SESSION) && random.chance(5)));
    some
}

#[test]
fn drafts_with_marked_fields_and_waivers() {
    let is_about_session = |rule: &RuleId| !rule.rule().checks(Subject::Session).is_empty();
    let mut random = Random::new(21);
    let required = [("valid", COUNT / 50), ("rejected", COUNT / 80), ("with an allowed rule", COUNT / 80)];
    let quota = Quota::new(COUNT, required);
    for body in quota.bodies(21) {
        let Some(body) = serde_json::from_str::<Value>(&body).ok().filter(Value::is_object) else { continue };
        let Some(mark) = Mark::of(&mut random, &body) else { continue };
        let Some(broken) = by_macro(&body, &mark, Waivers::NONE) else { continue };
        let allowed = some(&mut random, &broken);
        let Some(draft) = draft(body.clone(), &mark) else { continue };
        let draft = allowed.iter().fold(draft, SessionDraft::allow);
        // A draft may hold literal card data, which the macro rejects. Its inner objects are already checked.
        let compared =
            |rules: BTreeSet<RuleId>| -> BTreeSet<_> { rules.into_iter().filter(is_about_session).collect() };
        let by_macro = by_macro(&body, &mark, allowed).expect("the same mark is valid");
        let at_run_time = rules(draft.check());
        let context = format!("{}: {:?} is marked in `{}` of {body}", mark.key, mark.value.to_string(), mark.pointer);
        assert_eq!(compared(by_macro), compared(at_run_time.clone()), "{allowed:?} {context}");
        quota.count(if at_run_time.is_empty() { "valid" } else { "rejected" });
        if broken.iter().filter_map(|rule| rule.waiver()).any(|waiver| allowed.contains(waiver)) {
            quota.count("with an allowed rule");
        }
    }
}
