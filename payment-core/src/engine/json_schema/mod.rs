//! The tables as JSON Schema, draft 2020-12.

mod combinations;

use alloc::{format, string::String, vec, vec::Vec};

use serde_json::{Map, Value, json};

use crate::engine::schema::{
    Denotation, EnumValues, Field, Free, Kind, Number, Object, RuleId, Secrecy, Spellings, Text, Waivers,
};

/// Returns the rules of a request as [`json_schema_with`](crate::json_schema::json_schema_with) does, for one of
/// [`request::REQUESTS`](crate::request::REQUESTS).
///
/// # Examples
///
/// ```
/// use payment_session::{json_schema::json_schema_of, request::REFUND, rules::Waivers};
///
/// let schema = json_schema_of(REFUND, Waivers::NONE);
/// assert_eq!(schema["required"][0], "clientReferenceId");
/// ```
pub fn json_schema_of(request: &'static Object, waivers: Waivers) -> Value {
    let mut definitions = Definitions { waivers, found: Map::new() };
    let mut schema = definitions.object(request, false);
    schema["$schema"] = json!("https://json-schema.org/draft/2020-12/schema");
    schema["title"] = json!(request.page.name());
    schema["description"] = json!(overview(request, waivers));
    schema["$defs"] = definitions.found.into();
    schema
}

fn leaves_out(waivers: Waivers, rule: RuleId) -> bool {
    rule.waiver().is_some_and(|waiver| waivers.contains(waiver))
}

/// Returns whether JSON Schema cannot express a rule about a request completely.
fn is_not_expressible(request: &Object, rule: RuleId) -> bool {
    let is_of_kind = |field: &Field| match field.kind {
        Kind::Number(number) => number.rule == rule,
        Kind::EnumValue(list) => list.rule == rule,
        kind => kind.object().is_some_and(|inner| is_not_expressible(inner, rule)),
    };
    matches!(rule, RuleId::Json | RuleId::DuplicateField) || request.fields.iter().any(is_of_kind)
}

fn overview(request: &Object, waivers: Waivers) -> String {
    let mut lines = Vec::from([format!(
        "The body of a request: {}. A field that is null counts as absent. JSON Schema cannot express these rules:",
        request.page.name()
    )]);
    let unsaid = request.request.not_in_json_schema.iter();
    let unsaid = unsaid.filter(|(rule, _)| is_not_expressible(request, *rule) && !leaves_out(waivers, *rule));
    lines.extend(unsaid.map(|(rule, what)| format!("* rule `{rule}`: {what}")));
    if waivers.contains_all(Waivers::UNKNOWN_FIELDS) {
        lines.push(format!("* rule `{}`: a field that is not documented contains no card data", RuleId::CardData));
        lines.push("Every object may have fields that are not documented.".into());
    }
    if !waivers.rules().is_empty() {
        lines.push("Left out:".into());
        lines.extend(waivers.iter().map(|waiver| format!("* rule `{waiver}`")));
    }
    lines.join("\n")
}

/// The definitions of a schema that is being written.
struct Definitions {
    waivers: Waivers,
    found: Map<String, Value>,
}

impl Definitions {
    /// Returns the schema of a value; `null` is allowed too if the value is optional.
    fn value(&mut self, kind: Kind, optional: bool) -> Value {
        let (name, json_type) = match kind {
            Kind::Text(Text { name, .. }) | Kind::EnumValue(EnumValues { name, .. }) => (*name, "string"),
            Kind::Number(number) => (number.name, number_type(number)),
            Kind::Object(Object { name, .. }) | Kind::Free(Free { name, .. }) => (*name, "object"),
            Kind::Bool => return json!({ "type": or_null("boolean", optional) }),
            Kind::List(item) => {
                let items = self.value(*item, false);
                return json!({ "type": or_null("array", optional), "items": items });
            }
        };
        if !self.found.contains_key(name) {
            let definition = self.definition(kind);
            self.found.insert(name.into(), definition);
        }
        // Definitions allow null, so that an error is reported at the value and not at a choice.
        let mut schema = json!({ "$ref": format!("#/$defs/{name}") });
        if !optional {
            schema["type"] = json!(json_type);
        }
        schema
    }

    fn definition(&mut self, kind: Kind) -> Value {
        match kind {
            Kind::Text(text) => text_schema(text),
            Kind::Number(number) => number_schema(number),
            Kind::EnumValue(list) => list_schema(list),
            Kind::Object(object) => self.object(object, true),
            Kind::Free(free) => json!({ "title": free.name, "type": or_null("object", true) }),
            Kind::Bool | Kind::List(_) => unreachable!("has no name"),
        }
    }

    fn object(&mut self, object: &'static Object, optional: bool) -> Value {
        let required: Vec<_> = object.fields.iter().filter(|field| field.required).map(|field| field.wire).collect();
        let mut properties = Map::new();
        for field in object.fields {
            properties.insert(field.wire.into(), self.field(field));
        }
        let mut schema = json!({
            "title": object.name,
            "description": prose(object.docs),
            "type": or_null("object", optional),
            "properties": properties,
        });
        if !self.waivers.contains_all(Waivers::UNKNOWN_FIELDS) {
            schema["additionalProperties"] = json!(false);
        }
        if !required.is_empty() {
            schema["required"] = required.into();
        }
        let rules = combinations::rules_about(object, self.waivers);
        if !rules.is_empty() {
            schema["allOf"] = rules.into();
        }
        schema
    }

    fn field(&mut self, field: &Field) -> Value {
        let mut schema = self.value(field.kind, !field.required);
        schema["description"] = json!(prose(field.docs));
        schema
    }
}

fn text_schema(text: &Text) -> Value {
    let mut schema = json!({ "title": text.name, "type": or_null("string", true) });
    if text.min > 0 {
        schema["minLength"] = json!(text.min);
    }
    if text.max < usize::MAX {
        schema["maxLength"] = json!(text.max);
    }
    if let Some(pattern) = text.form.pattern {
        add_pattern(&mut schema, pattern);
    }
    if text.denotes() == Denotation::Instant {
        schema["format"] = json!("date-time");
    }
    if let Some(example) = text.example {
        schema["examples"] = json!([example]);
    }
    if text.secrecy != Secrecy::Open {
        schema["writeOnly"] = json!(true);
    }
    schema
}

/// Adds the pattern of a whole string. In PCRE and Python, `$` also matches before a final line break, so none is allowed.
fn add_pattern(schema: &mut Value, pattern: &str) {
    schema["pattern"] = json!(pattern);
    schema["not"] = json!({ "type": "string", "pattern": "\n" });
}

fn number_type(number: &Number) -> &'static str {
    if number.range.whole { "integer" } else { "number" }
}

fn number_schema(number: &Number) -> Value {
    // The least number of 19 digits. Some validators would round 18 nines up to it.
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
    schema
}

fn list_schema(list: &EnumValues) -> Value {
    let names = list.names().into_iter();
    let mut schema = json!({ "title": list.name, "type": or_null("string", true) });
    // The lists of countries and currencies would fill pages.
    if let Spellings::Documented(values) = list.spellings {
        let docs: Vec<_> = values.iter().map(|value| format!("`{}`: {}", value.name, prose(value.docs))).collect();
        schema["description"] = docs.join("\n").into();
    }
    if list.open {
        if let Some(pattern) = list.other_form.and_then(|form| form.pattern) {
            add_pattern(&mut schema, pattern);
        }
        schema["examples"] = names.collect();
    } else {
        schema["enum"] = names.map(Value::from).chain([Value::Null]).collect();
    }
    schema
}

fn or_null(json_type: &str, optional: bool) -> Value {
    if optional { vec![json_type, "null"].into() } else { json_type.into() }
}

/// Returns a doc comment as plain text: a line for each paragraph, links without their targets.
fn prose(docs: &str) -> String {
    let paragraphs: Vec<_> =
        docs.trim().split("\n\n").map(|paragraph| paragraph.split_whitespace().collect::<Vec<_>>().join(" ")).collect();
    paragraphs.join("\n").replace("[`", "`").replace("`]", "`")
}
