//! JSON as people write it, valid or not. Keys have any order and may repeat, and numbers keep their spelling.

use crate::Random;

#[derive(Clone)]
pub enum Json {
    /// `null`, a boolean or a number: its text.
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

/// Sets a member, in its place or as the last one.
pub fn set(entries: &mut Entries, key: &str, value: Json) {
    match entries.iter_mut().find(|(name, _)| name == key) {
        Some((_, old)) => *old = value,
        None => entries.push((key.into(), value)),
    }
}

pub fn has(entries: &Entries, key: &str) -> bool {
    entries.iter().any(|(name, _)| name == key)
}

/// The members of a member that is an object; it is made one.
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
        _ => unreachable!("it has been made an object"),
    }
}

/// How a text is laid out.
pub struct Layout {
    comma: &'static str,
    colon: &'static str,
    /// How many of a hundred characters are escaped that need not be.
    escapes: usize,
}

impl Layout {
    pub fn any(random: &mut Random) -> Self {
        let (comma, colon) = random.of([(",", ":"), (",", ":"), (", ", ": "), (" ,\t", " : "), (",\n  ", ":\r\n")]);
        Self { comma, colon, escapes: random.of([0, 0, 0, 0, 0, 0, 5, 50]) }
    }
}

/// Appends the text of a value.
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
