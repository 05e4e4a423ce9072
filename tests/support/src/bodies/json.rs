//! JSON as people write it, valid or invalid. Keys have any order and may be repeated. Numbers keep their spelling.

use crate::Random;

#[derive(Clone)]
pub enum Json {
    /// The text of `null`, of a boolean or of a number.
    Plain(String),
    Text(String),
    List(Vec<Json>),
    Object(Entries),
}

pub type Entries = Vec<(String, Json)>;

pub fn plain(text: &str) -> Json {
    Json::Plain(text.into())
}

pub fn text(text: &str) -> Json {
    Json::Text(text.into())
}

/// Sets a field in its place, or adds it at the end.
pub fn set(entries: &mut Entries, key: &str, value: Json) {
    match entries.iter_mut().find(|(name, _)| name == key) {
        Some((_, old)) => *old = value,
        None => entries.push((key.into(), value)),
    }
}

pub fn has(entries: &Entries, key: &str) -> bool {
    entries.iter().any(|(name, _)| name == key)
}

/// Returns the fields of the object at `key`. Any other value is replaced with an object.
pub fn within<'t>(entries: &'t mut Entries, key: &str) -> &'t mut Entries {
    let at = entries.iter().position(|(name, _)| name == key).unwrap_or_else(|| {
        entries.push((key.into(), Json::Object(Vec::new())));
        entries.len() - 1
    });
    let value = &mut entries[at].1;
    if !matches!(value, Json::Object(_)) {
        *value = Json::Object(Vec::new());
    }
    match value {
        Json::Object(inner) => inner,
        _ => unreachable!("the value is an object"),
    }
}

/// The layout of a JSON text.
pub struct Layout {
    comma: &'static str,
    colon: &'static str,
    /// The percentage of characters that are escaped without need.
    escapes: usize,
}

impl Layout {
    pub fn any(random: &mut Random) -> Self {
        let (comma, colon) = random.of([(",", ":"), (",", ":"), (", ", ": "), (" ,\t", " : "), (",\n  ", ":\r\n")]);
        Self { comma, colon, escapes: random.of([0, 0, 0, 0, 0, 0, 5, 50]) }
    }
}

/// Appends the JSON of a value to `out`.
pub fn write(json: &Json, layout: &Layout, random: &mut Random, out: &mut String) {
    match json {
        Json::Plain(text) => out.push_str(text),
        Json::Text(text) => string(text, layout, random, out),
        Json::List(items) => {
            out.push('[');
            for (at, item) in items.iter().enumerate() {
                out.push_str(if at == 0 { "" } else { layout.comma });
                write(item, layout, random, out);
            }
            out.push(']');
        }
        Json::Object(entries) => {
            out.push('{');
            for (at, (key, value)) in entries.iter().enumerate() {
                out.push_str(if at == 0 { "" } else { layout.comma });
                string(key, layout, random, out);
                out.push_str(layout.colon);
                write(value, layout, random, out);
            }
            out.push('}');
        }
    }
}

fn string(text: &str, layout: &Layout, random: &mut Random, out: &mut String) {
    out.push('"');
    for c in text.chars() {
        match c {
            '/' if layout.escapes > 0 => out.push_str("\\/"),
            '"' => out.push_str("\\\""),
            '\\' => out.push_str("\\\\"),
            '\n' => out.push_str("\\n"),
            '\t' => out.push_str("\\t"),
            c if c < ' ' || layout.escapes > 0 && random.chance(layout.escapes) => {
                for unit in c.encode_utf16(&mut [0; 2]) {
                    let escaped = if random.chance(50) { format!("\\u{unit:04x}") } else { format!("\\u{unit:04X}") };
                    out.push_str(&escaped);
                }
            }
            c => out.push(c),
        }
    }
    out.push('"');
}
