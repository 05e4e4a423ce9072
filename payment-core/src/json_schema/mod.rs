//! The tables as JSON Schema, draft 2020-12.

mod combinations;

use alloc::{format, string::String, vec, vec::Vec};

use serde_json::{Map, Value, json};

use crate::request::SESSION;
use crate::schema::{Field, Free, Kind, Number, Object, RuleId, Secrecy, Spelt, Text, Words, forms};

/// Makes the list, and its documentation.
macro_rules! unsaid {
    ($($rule:ident: $what:literal,)*) => {
        /// What [`json_schema`] leaves unsaid, as JSON Schema has no words for it: a rule, and the part of it. A request
        /// that is wrong in nothing else passes such a validation.
        ///
        $(#[doc = concat!("* `", crate::schema::rule_id::rule_name!($rule), "`: ", $what)])*
        pub const UNSAID: &[(RuleId, &str)] = &[$((RuleId::$rule, $what)),*];
    };
}

unsaid! {
    Json: "what is lost in reading: UTF-8 without byte order mark, at most 127 levels, no lone surrogate escapes",
    DuplicateField: "that no member is given twice",
    AmountValue: "that a number has at most 18 digits, and that 0 has no minus sign",
    Quantity: "the same",
    Percentage: "the same, and digits beyond those that the validator's own numbers hold",
    CardData: "the check digit of a card's number, and that month and year are written without a point",
    VaChannel: "that a bank which is not listed is no misspelling of a listed one",
}

/// What the rules demand of a request, as JSON Schema (draft 2020-12).
///
/// All of it comes from the tables that the macro and the run time check with: members, forms and lengths of texts,
/// ranges, words, and the rules between members as `if` and `then`, each with its id in a `$comment`. A member that is
/// `null` counts as absent, as everywhere. [`UNSAID`] is what JSON Schema cannot say; the schema lists it too.
///
/// `format` stands beside instants alone: `email` and `uri` refuse addresses that the rules let pass.
///
/// Members come in documented order if something in your program turns on `serde_json/preserve_order`, else in that
/// of the alphabet.
///
/// ```
/// let schema = payment_core::json_schema::json_schema();
/// assert_eq!(schema["properties"]["clientReferenceId"]["$ref"], "#/$defs/ClientReferenceId");
/// ```
pub fn json_schema() -> Value {
    let mut schema = Map::new();
    schema.insert("$schema".into(), json!("https://json-schema.org/draft/2020-12/schema"));
    let mut defs = Map::new();
    schema.append(&mut object(SESSION, "object", &mut defs));
    schema.insert("title".into(), json!("Create Payment Session"));
    schema.insert("description".into(), json!(overview()));
    schema.insert("$defs".into(), Value::Object(defs));
    schema.into()
}

fn overview() -> String {
    let list: Vec<_> = UNSAID.iter().map(|(rule, what)| format!("* rule `{rule}`: {what}")).collect();
    format!(
        "The body of a request that creates a payment session. A member that is null counts as absent. Not said here, \
         as JSON Schema has no words for it:\n{}",
        list.join("\n")
    )
}

/// What stands at a place; `null` too if it may be absent.
fn place(kind: Kind, optional: bool, defs: &mut Map<String, Value>) -> Map<String, Value> {
    let (name, json_type) = match kind {
        Kind::Text(Text { name, .. }) | Kind::Word(Words { name, .. }) => (*name, "string"),
        Kind::Number(number) => (number.name, number_type(number)),
        Kind::Object(Object { name, .. }) | Kind::Checked(Object { name, .. }) | Kind::Free(Free { name, .. }) => {
            (*name, "object")
        }
        Kind::Bool => return members(json!({ "type": or_null("boolean", optional) })),
        Kind::List(item) => {
            let items = place(*item, false, defs);
            return members(json!({ "type": or_null("array", optional), "items": items }));
        }
    };
    if !defs.contains_key(name) {
        let definition = definition(kind, defs);
        defs.insert(name.into(), definition.into());
    }
    // definitions let null pass, so that an error is told at the value and not at a choice
    let mut schema = json!({ "$ref": format!("#/$defs/{name}") });
    if !optional {
        schema["type"] = json!(json_type);
    }
    members(schema)
}

fn definition(kind: Kind, defs: &mut Map<String, Value>) -> Map<String, Value> {
    match kind {
        Kind::Text(known) => text(known),
        Kind::Number(known) => number(known),
        Kind::Word(known) => words(known),
        Kind::Object(known) | Kind::Checked(known) => object(known, or_null("object", true), defs),
        Kind::Free(free) => members(json!({ "title": free.name, "type": or_null("object", true) })),
        Kind::Bool | Kind::List(_) => unreachable!("has no name"),
    }
}

fn text(text: &Text) -> Map<String, Value> {
    let mut schema = json!({ "title": text.name, "type": or_null("string", true) });
    if text.min > 0 {
        schema["minLength"] = json!(text.min);
    }
    if text.max < usize::MAX {
        schema["maxLength"] = json!(text.max);
    }
    if let Some(pattern) = text.form.pattern {
        schema["pattern"] = json!(pattern);
    }
    if text.rule == RuleId::Instant {
        schema["format"] = json!("date-time");
    }
    if let Some(example) = text.example {
        schema["examples"] = json!([example]);
    }
    if text.secrecy != Secrecy::Open {
        schema["writeOnly"] = json!(true);
    }
    members(schema)
}

fn number_type(number: &Number) -> &'static str {
    if number.range.whole { "integer" } else { "number" }
}

fn number(number: &Number) -> Map<String, Value> {
    // the least number of 19 digits: 18 nines would be rounded up to it by some validators
    const BEYOND: u64 = 10_u64.pow(18);

    let range = &number.range;
    let least = if range.positive { "exclusiveMinimum" } else { "minimum" };
    let mut schema = json!({
        "title": number.name,
        "type": or_null(number_type(number), true),
        least: 0,
        "maximum": range.most.unwrap_or(BEYOND),
    });
    if let Some(example) = number.example {
        schema["examples"] = json!([serde_json::from_str::<Value>(example).unwrap_or_default()]);
    }
    members(schema)
}

fn words(words: &Words) -> Map<String, Value> {
    let names = words.names().into_iter();
    let mut schema = json!({ "title": words.name, "type": or_null("string", true) });
    // countries and currencies would fill pages
    if let Spelt::Words(words) = words.spelt {
        let docs: Vec<_> = words.iter().map(|word| format!("`{}`: {}", word.name, prose(word.docs))).collect();
        schema["description"] = docs.join("\n").into();
    }
    if words.open {
        schema["pattern"] = json!(forms::CHANNEL.pattern);
        schema["examples"] = names.collect();
    } else {
        schema["enum"] = names.map(Value::from).chain([Value::Null]).collect();
    }
    members(schema)
}

fn object(object: &'static Object, json_type: impl Into<Value>, defs: &mut Map<String, Value>) -> Map<String, Value> {
    let required: Vec<_> = object.fields.iter().filter(|field| field.required).map(|field| field.wire).collect();
    let mut properties = Map::new();
    for field in object.fields {
        properties.insert(field.wire.into(), member(field, defs).into());
    }
    let mut schema = json!({
        "title": object.name,
        "description": prose(object.docs),
        "type": json_type.into(),
        "properties": properties,
        "additionalProperties": false,
    });
    if !required.is_empty() {
        schema["required"] = required.into();
    }
    let rules = combinations::all(object);
    if !rules.is_empty() {
        schema["allOf"] = rules.into();
    }
    members(schema)
}

fn member(field: &Field, defs: &mut Map<String, Value>) -> Map<String, Value> {
    let mut schema = place(field.kind, !field.required, defs);
    schema.insert("description".into(), json!(prose(field.docs)));
    schema
}

fn or_null(json_type: &str, optional: bool) -> Value {
    if optional { vec![json_type, "null"].into() } else { json_type.into() }
}

fn members(schema: Value) -> Map<String, Value> {
    match schema {
        Value::Object(members) => members,
        _ => unreachable!("made of braces"),
    }
}

/// A doc comment as plain text: a line for each paragraph, links without their targets.
fn prose(docs: &str) -> String {
    let paragraphs: Vec<_> =
        docs.trim().split("\n\n").map(|paragraph| paragraph.split_whitespace().collect::<Vec<_>>().join(" ")).collect();
    paragraphs.join("\n").replace("[`", "`").replace("`]", "`")
}
