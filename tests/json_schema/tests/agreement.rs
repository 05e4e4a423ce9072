//! The JSON Schema and the run time give one verdict.

use jsonschema::Validator;
use payment_session::schema;
use test_json_schema::Verdict;

fn validator() -> Validator {
    let schema = schema::json_schema();
    assert!(jsonschema::meta::is_valid(&schema), "it is a schema");
    // formats are remarks in this draft; they must not refuse more even where they are checked
    jsonschema::options().should_validate_formats(true).build(&schema).expect("a schema")
}

#[test]
fn bodies() {
    let validator = validator();
    let bodies = std::fs::read_to_string("/work/oracle/bodies.ndjson").unwrap();
    let mut counts = std::collections::BTreeMap::new();
    for body in bodies.lines() {
        let (verdict, value) = Verdict::of(body.as_bytes());
        let said = value.as_ref().is_some_and(|value| validator.is_valid(value));
        *counts.entry((format!("{verdict:?}"), said)).or_insert(0) += 1;
        let agrees = match verdict {
            Verdict::Valid => said,
            Verdict::Invalid => !said,
            Verdict::Unsaid => true,
        };
        if !agrees {
            eprintln!("{verdict:?} {body}\n{:?}", payment_session::PaymentSession::from_json(body.as_bytes()).map(|_| ()));
            if let Some(value) = &value {
                for error in validator.iter_errors(value) { eprintln!("   {} {error}", error.instance_path()); }
            }
        }
    }
    eprintln!("{counts:?}");
}
