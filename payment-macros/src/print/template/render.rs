//! A template's JSON: what is known as text, and calls that write the rest between.

use std::fmt;

use payment_core::{
    node::{Entry, Node, Value},
    schema::{Kind, Object, SESSION},
};
use proc_macro2::{Ident, TokenStream};

use crate::{
    print::{
        bind, bind_free,
        code::{Code, print},
        find, member_type, quoted, type_of,
    },
    source::Source,
};

/// What writes a template's JSON.
pub struct Rendering {
    /// The JSON, if nothing in it varies.
    pub constant: Option<String>,
    /// The body of a function that appends to `out`.
    pub statements: TokenStream,
}

pub fn of(root: &Ident, node: &Node<'_>, source: &Source) -> Rendering {
    let mut writer = Writer {
        source,
        bindings: Code::new(),
        count: 0,
        fixed: String::new(),
        length: 0,
        room: String::new(),
        code: String::new(),
    };
    writer.bindings.put("{");
    writer.bindings.alias(root);
    if let Value::Object(entries) = &node.value {
        writer.object(SESSION, entries);
    }
    let constant = if writer.code.is_empty() { Some(writer.fixed.clone()) } else { None };
    writer.flush();
    let Writer { mut bindings, length, room, code, .. } = writer;
    bindings.print(format_args!("__p::Vec::reserve(out, {length}{room}); {code} }}"));
    Rendering { constant, statements: bindings.tokens() }
}

struct Writer<'s> {
    source: &'s Source,
    /// The constants in it, evaluated once.
    bindings: Code,
    count: usize,
    /// Text that is known and not yet in the code.
    fixed: String,
    /// How many bytes of such text there are in all.
    length: usize,
    /// How many bytes to make room for besides.
    room: String,
    code: String,
}

/// A member of an object, known or free.
struct Member<'t, 'a> {
    wire: &'t str,
    entry: &'t Entry<'a>,
    kind: Kind,
    /// The type of a run-time value.
    r#type: String,
}

impl Writer<'_> {
    fn put(&mut self, text: &str) {
        self.fixed.push_str(text);
    }

    fn print(&mut self, code: fmt::Arguments<'_>) {
        print(&mut self.code, code);
    }

    /// Puts the text that is known into the code.
    fn flush(&mut self) {
        let text = std::mem::take(&mut self.fixed);
        self.length += text.len();
        self.extend(&text);
    }

    fn extend(&mut self, text: &str) {
        if !text.is_empty() {
            self.print(format_args!("__p::Vec::extend_from_slice(out, {text:?}.as_bytes());"));
        }
    }

    fn object(&mut self, object: &'static Object, entries: &[Entry<'_>]) {
        let mut members = Vec::new();
        for field in object.fields {
            let Some(entry) = find(entries, field) else { continue };
            let r#type = member_type(object, field, entries);
            members.push(Member { wire: field.wire, entry, kind: field.kind, r#type });
        }
        self.members(&members);
    }

    fn free_object(&mut self, entries: &[Entry<'_>], kind: Kind) {
        let mut members = Vec::new();
        for entry in entries {
            let r#type = "__p::MetadataValue".into();
            members.push(Member { wire: &entry.key, entry, kind, r#type });
        }
        self.members(&members);
    }

    /// Where the first member that is always there stands is known: those before it have their comma behind, those
    /// behind it in front. Only an object of nothing but optional members decides while running.
    fn members(&mut self, members: &[Member<'_, '_>]) {
        let decides = !members.is_empty() && are_optional(members);
        self.count += usize::from(decides);
        let start = self.count;
        if decides {
            self.flush();
            self.print(format_args!("let __s{start} = __p::Vec::len(out);"));
        } else {
            self.put("{");
        }
        let (mut before, mut after) = if decides { (",", "") } else { ("", ",") };
        for member in members {
            let key = format!("{before}{}:", quoted(member.wire));
            if member.entry.is_optional {
                self.optional(member, &key, after);
            } else {
                self.put(&key);
                self.value(member.kind, &member.r#type, &member.entry.value);
                (before, after) = (",", "");
            }
        }
        if decides {
            self.print(format_args!("__p::close_object(__s{start}, out);"));
            self.length += 2;
        } else {
            self.put("}");
        }
    }

    fn optional(&mut self, member: &Member<'_, '_>, key: &str, after: &str) {
        self.flush();
        let value = self.run_time(&member.entry.value, &format!("__p::Option<{}>", member.r#type));
        let (quote, write, room) = calls(member.kind, &member.r#type);
        let (key, after) = (format!("{key}{quote}"), format!("{quote}{after}"));
        let length = key.len() + after.len();
        print(
            &mut self.room,
            format_args!(
                " + match &{value} {{ __p::Some(__value) => {length} + __p::{room}(&*__value), __p::None => 0 }}"
            ),
        );
        self.print(format_args!("if let __p::Some(__value) = &{value} {{"));
        self.extend(&key);
        self.print(format_args!("__p::{write}(&*__value, out);"));
        self.extend(&after);
        self.print(format_args!("}}"));
    }

    fn value(&mut self, kind: Kind, r#type: &str, node: &Node<'_>) {
        match (&node.value, kind) {
            (Value::Expression, kind) => {
                let value = self.run_time(node, r#type);
                let (quote, write, room) = calls(kind, r#type);
                self.put(quote);
                self.flush();
                self.print(format_args!("__p::{write}(&{value}, out);"));
                print(&mut self.room, format_args!(" + __p::{room}(&{value})"));
                self.put(quote);
            }
            (Value::Bool(value), _) => self.put(if *value { "true" } else { "false" }),
            (Value::Word(word), _) => self.put(&quoted(word)),
            (Value::Text(text), _) => self.put(&quoted(text)),
            (Value::Decimal(number), _) => print(&mut self.fixed, format_args!("{number}")),
            (Value::Number(number), _) => self.put(number),
            (Value::Object(entries), Kind::Object(object) | Kind::Checked(object)) => self.object(object, entries),
            (Value::Object(entries), kind) => self.free_object(entries, kind),
            (Value::List(nodes), kind) => {
                let (kind, r#type) = match kind {
                    Kind::List(item) => (*item, type_of(*item)),
                    kind => (kind, r#type.to_owned()),
                };
                self.put("[");
                let mut before = "";
                for node in nodes {
                    self.put(before);
                    before = ",";
                    self.value(kind, &r#type, node);
                }
                self.put("]");
            }
            _ => self.put("null"),
        }
    }

    /// A hole is a field; another run-time value is bound first, for it is used twice.
    fn run_time(&mut self, node: &Node<'_>, r#type: &str) -> String {
        let place = self.source.at(node.place);
        if let Some(hole) = &place.hole {
            return format!("self.{hole}");
        }
        let name = format!("__v{}", self.count);
        self.count += 1;
        match r#type {
            "__p::MetadataValue" => bind_free(&mut self.bindings, &name, false, place),
            "__p::Option<__p::MetadataValue>" => bind_free(&mut self.bindings, &name, true, place),
            r#type => bind(&mut self.bindings, &name, r#type, ("", ""), place),
        }
        name
    }
}

/// Whether any of them may be left out.
fn are_optional(members: &[Member<'_, '_>]) -> bool {
    for member in members {
        if !member.entry.is_optional {
            return false;
        }
    }
    true
}

/// How a run-time value is written: the quotes around it, what writes it, and what tells its room.
fn calls(kind: Kind, r#type: &str) -> (&'static str, &'static str, &'static str) {
    match kind {
        Kind::Text(text) if text.is_plain() || *r#type != *type_of(kind) => ("\"", "plain", "length"),
        Kind::Text(_) => ("\"", "escaped", "length"),
        Kind::Free(_) if r#type == "__p::MetadataValue" => ("", "plain", "length"),
        _ => ("", "render", "room"),
    }
}
