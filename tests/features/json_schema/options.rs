//! A schema with options leaves out only the chosen rules.

use payment_session::{
    rules::{RuleId, Waiver, Waivers},
    schema::{self, Kind, SESSION, json_schema, json_schema_with},
};
use serde_json::{Value, json};
use test_features::json_schema::{Body, Verdict};
use test_support::bodies;

use crate::{agreement::BREAKING_ONE_RULE, validator::Validator};

#[test]
fn one_rule_is_left_out() {
    let broken = &*BREAKING_ONE_RULE;
    let default = Validator::new(&json_schema());
    for waiver in Waiver::ALL.iter().copied().filter(|waiver| waiver.is_useful_in(SESSION)) {
        let schema = json_schema_with(Waivers::NONE.with(waiver));
        let comment = format!("rule `{waiver}`: ");
        assert!(!schema["allOf"].to_string().contains(&comment), "{waiver}");
        let validator = Validator::new(&schema);
        for body in &broken[waiver.rule().as_str()] {
            assert!(!default.is_valid(body), "{body}");
        }
        for (rule, bodies) in broken {
            let is_left_out = *rule == waiver.rule().as_str() && waiver != Waiver::VaChannel;
            for body in bodies {
                assert_eq!(validator.is_valid(body), is_left_out, "{waiver}, {rule}: {body}");
            }
        }
    }
}

#[test]
fn all_rules_between_fields_are_left_out() {
    let options = Waiver::ALL.iter().fold(Waivers::NONE, |options, waiver| options.with(*waiver));
    let validator = Validator::new(&json_schema_with(options));
    for (rule, bodies) in &*BREAKING_ONE_RULE {
        // The waiver of `va-channel` does not allow names in an invalid form.
        let is_left_out = Waiver::named(rule).is_some_and(|waiver| waiver != Waiver::VaChannel);
        for body in bodies {
            assert_eq!(validator.is_valid(body), is_left_out, "{rule}: {body}");
        }
    }
    assert!(!validator.is_valid(&json!({ "clientReferenceId": "1", "amount": { "value": 0, "currency": "IDR" } })));
    assert!(!validator.is_valid(&json!({})));
    assert!(!validator.is_valid(&json!({ "clientReferenceId": "1", "loyaltyTier": 5 })));
}

/// Returns copies of `body`. In each, one object has a field that is not documented.
fn opened(kind: Kind, body: &Value) -> Vec<Value> {
    let mut copies = Vec::new();
    match (kind, body) {
        (Kind::Object(object), Value::Object(fields)) => {
            let mut wider = body.clone();
            wider["loyaltyTier"] = json!({ "points": [1, null] });
            copies.push(wider);
            for (name, value) in fields {
                let field = object.by_wire(name).expect("a documented field");
                for value in opened(field.kind, value) {
                    let mut copy = body.clone();
                    copy[name] = value;
                    copies.push(copy);
                }
            }
        }
        (Kind::List(item), Value::Array(items)) => {
            for (at, value) in items.iter().enumerate() {
                for value in opened(*item, value) {
                    let mut copy = body.clone();
                    copy[at] = value;
                    copies.push(copy);
                }
            }
        }
        _ => {}
    }
    copies
}

#[test]
fn every_object_is_open() {
    let default = Validator::new(&json_schema());
    let open = Validator::new(&json_schema_with(Waivers::UNKNOWN_FIELDS));
    for text in bodies::generate(5, 1_000) {
        let Some(body) = Body::read(&text) else { continue };
        match body.verdict {
            Verdict::Valid => {
                for wider in opened(Kind::Object(SESSION), &body.value) {
                    assert!(open.is_valid(&wider), "{wider}");
                    assert!(!default.is_valid(&wider), "{wider}");
                }
            }
            // A misspelt field is an accepted other field here.
            Verdict::Invalid if !body.rules.contains(RuleId::UnknownField.as_str()) => {
                assert!(!open.is_valid(&body.value), "{}", body.value);
            }
            Verdict::Invalid | Verdict::Unsaid => {}
        }
    }
}

/// The reader and the schema have the same options.
#[test]
fn one_verdict_with_the_same_options() {
    let rules = |waivers: &[Waiver]| waivers.iter().fold(Waivers::NONE, |options, waiver| options.with(*waiver));
    let options = [
        rules(&[]).union(Waivers::UNKNOWN_FIELDS),
        rules(Waiver::ALL),
        rules(Waiver::ALL).union(Waivers::UNKNOWN_FIELDS),
        rules(&[Waiver::CustomerChoice, Waiver::RedirectUrl, Waiver::AmountRequired]),
        rules(&[Waiver::MethodBranch, Waiver::OptionsBranch, Waiver::CardSource]).union(Waivers::UNKNOWN_FIELDS),
    ];
    let validators = options.each_ref().map(|options| {
        let schema = json_schema_with(*options);
        (options, Validator::new(&schema))
    });
    for (text, (options, validator)) in bodies::generate(6, 3_000).zip(validators.iter().cycle()) {
        let Some(body) = Body::read_with(&text, **options) else { continue };
        let is_valid = match body.verdict {
            Verdict::Valid => true,
            Verdict::Invalid => false,
            Verdict::Unsaid => continue,
        };
        assert_eq!(validator.is_valid(&body.value), is_valid, "{options:?}, {:?}: {text}", body.rules);
    }
}

#[test]
fn the_description_lists_what_is_left_out() {
    let description = |options: Waivers| json_schema_with(options)["description"].as_str().map(str::to_owned);
    assert_eq!(json_schema_with(Waivers::NONE), json_schema());
    let default = description(Waivers::NONE).expect("a description");
    assert!(schema::NOT_EXPRESSIBLE.iter().all(|(rule, part)| default.contains(&format!("* rule `{rule}`: {part}"))));
    assert!(!default.contains("Left out"));

    let options = Waivers::NONE.with(Waiver::MultipleMode).with(Waiver::VaChannel).union(Waivers::UNKNOWN_FIELDS);
    let description = description(options).expect("a description");
    assert!(description.ends_with("Left out:\n* rule `va-channel`\n* rule `multiple-mode`"), "{description}");
    assert!(description.contains("Every object may have fields that are not documented."));
    assert!(!description.contains("a bank which is not listed"));
}
