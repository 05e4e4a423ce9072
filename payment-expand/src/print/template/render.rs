//! The function that writes a template's JSON: text that is known while compiling, and calls that write the rest.
//!
//! ```text
//! __p::Vec::reserve(out, 118 + __p::length(&self.client_reference_id) + __p::size_hint(&self.total));
//! __p::Vec::extend_from_slice(out, "{\"clientReferenceId\":\"".as_bytes());
//! __p::write_escaped(&self.client_reference_id, out);
//! __p::Vec::extend_from_slice(out, "\",\"amount\":{\"value\":".as_bytes());
//! …
//! ```

use std::mem;

use payment_core::{
    inspect::tree::{Entry, Node, Value},
    request::SESSION,
    schema::{Kind, Object, Secrecy, Value as _},
    values::Metadata,
};
use proc_macro2::{Ident, Literal, TokenStream};
use quote::{format_ident, quote};

use crate::{
    print::{alias, binding, ident, marks, quoted, types::Type},
    source::Source,
    target::Target,
};

/// What writes a template's JSON.
pub struct Rendering {
    /// The JSON, if nothing in it varies.
    pub constant: Option<String>,
    /// The block of a function that appends to `out`.
    pub statements: TokenStream,
}

pub fn of(root: &Ident, node: &Node<'_>, source: &Source) -> Rendering {
    let mut writer = Writer {
        source,
        text: String::new(),
        statements: TokenStream::new(),
        length: 0,
        size: TokenStream::new(),
        objects: 0,
    };
    if let Value::Object(entries) = &node.value {
        writer.object(SESSION, entries);
    }
    let constant = writer.statements.is_empty().then(|| writer.text.clone());
    writer.flush();
    let Writer { statements, length, size, .. } = writer;
    let length = Literal::usize_unsuffixed(length);
    let alias = alias(root);
    // the constants among the values are evaluated once
    let bindings = binding::of(Target::Session, node, source);
    let statements = quote!({
        #alias
        #bindings
        __p::Vec::reserve(out, #length #size);
        #statements
    });
    Rendering { constant, statements }
}

struct Writer<'s> {
    source: &'s Source,
    /// Text that is known and not yet in the statements.
    text: String,
    statements: TokenStream,
    /// The number of bytes of all known text.
    length: usize,
    /// ` + …`: the number of bytes of the run-time values.
    size: TokenStream,
    /// The number of objects that find out while running whether they have fields.
    objects: usize,
}

/// A field of an object, known or free.
struct Member<'t, 'a> {
    wire: &'t str,
    entry: &'t Entry<'a>,
    kind: Kind,
    /// The type of a run-time value.
    r#type: Type,
}

impl Writer<'_> {
    /// Turns the known text into a statement.
    fn flush(&mut self) {
        let text = mem::take(&mut self.text);
        self.length += text.len();
        self.statements.extend(append(&text));
    }

    fn object(&mut self, object: &'static Object, entries: &[Entry<'_>]) {
        let documented = |field: &'static payment_core::schema::Field| {
            let entry = entries.iter().find(|entry| entry.is(field) && !marks::is_other(entry))?;
            let r#type = Type::of_entry(object, field, entry, entries, self.source);
            Some(Member { wire: field.wire, entry, kind: field.kind, r#type })
        };
        let others = marks::others(entries).map(|entry| Member {
            wire: marks::wire(entry),
            entry,
            kind: Metadata::KIND,
            r#type: Type::METADATA_VALUE,
        });
        let members: Vec<_> = object.fields.iter().filter_map(documented).chain(others).collect();
        self.members(&members);
    }

    fn free_object(&mut self, entries: &[Entry<'_>], kind: Kind) {
        let r#type = Type::METADATA_VALUE;
        let members: Vec<_> =
            entries.iter().map(|entry| Member { wire: &entry.key, entry, kind, r#type: r#type.clone() }).collect();
        self.members(&members);
    }

    /// The place of the first field that is always present is known: fields before it are followed by their comma,
    /// fields after it are preceded by it. Only an object of nothing but optional fields finds out while running.
    fn members(&mut self, members: &[Member<'_, '_>]) {
        let is_open = !members.is_empty() && members.iter().all(|member| member.entry.is_optional);
        let start = format_ident!("__start{}", self.objects);
        if is_open {
            self.objects += 1;
            self.flush();
            self.statements.extend(quote!(let #start = __p::Vec::len(out);));
        } else {
            self.text.push('{');
        }
        let (mut before, mut after) = if is_open { (",", "") } else { ("", ",") };
        for member in members {
            let key = format!("{before}{}:", quoted(member.wire));
            if member.entry.is_optional {
                self.optional(member, &key, after);
            } else {
                self.text += &key;
                self.value(member.kind, &member.r#type, &member.entry.value);
                (before, after) = (",", "");
            }
        }
        if is_open {
            self.statements.extend(quote!(__p::close_object(#start, out);));
            self.length += "{}".len();
        } else {
            self.text.push('}');
        }
    }

    fn optional(&mut self, member: &Member<'_, '_>, key: &str, after: &str) {
        self.flush();
        let value = binding::value(&member.entry.value, self.source, "self");
        let form = Form::of(member.kind, &member.r#type);
        let (write, size, quote) = (form.write(), form.size(), form.quote());
        let (before, after) = (format!("{key}{quote}"), format!("{quote}{after}"));
        let length = Literal::usize_unsuffixed(before.len() + after.len());
        self.size.extend(quote! {
            + match &#value { __p::Some(__value) => #length + __p::#size(&*__value), __p::None => 0 }
        });
        let (before, after) = (append(&before), append(&after));
        self.statements.extend(quote! {
            if let __p::Some(__value) = &#value { #before __p::#write(&*__value, out); #after }
        });
    }

    fn value(&mut self, kind: Kind, r#type: &Type, node: &Node<'_>) {
        match (&node.value, kind) {
            (Value::Expression, kind) => {
                let value = binding::value(node, self.source, "self");
                let form = Form::of(kind, r#type);
                let (write, size) = (form.write(), form.size());
                self.text += form.quote();
                self.flush();
                self.statements.extend(quote!(__p::#write(&#value, out);));
                self.size.extend(quote!(+ __p::#size(&#value)));
                self.text += form.quote();
            }
            (Value::Bool(value), _) => self.text += &value.to_string(),
            (Value::Word(word), _) => self.text += &quoted(word),
            (Value::Text(text), _) => self.text += &quoted(text),
            (Value::Decimal(number), _) => self.text += &number.to_string(),
            (Value::Number(number), _) => self.text += number,
            (Value::Object(entries), Kind::Object(object) | Kind::Checked(object)) => self.object(object, entries),
            (Value::Object(entries), kind) => self.free_object(entries, kind),
            (Value::List(nodes), Kind::List(item)) => self.list(*item, &Type::of(*item), nodes),
            (Value::List(nodes), kind) => self.list(kind, r#type, nodes),
            _ => self.text += "null",
        }
    }

    fn list(&mut self, item: Kind, r#type: &Type, nodes: &[Node<'_>]) {
        self.text.push('[');
        for (at, node) in nodes.iter().enumerate() {
            self.text += if at == 0 { "" } else { "," };
            self.value(item, r#type, node);
        }
        self.text.push(']');
    }
}

/// A statement that appends known text, if there is any.
fn append(text: &str) -> Option<TokenStream> {
    (!text.is_empty()).then(|| quote!(__p::Vec::extend_from_slice(out, #text.as_bytes());))
}

/// How a run-time value is written.
enum Form {
    /// A text that never needs escapes, between quotes that are known text.
    PlainText,
    /// A text that may need escapes, between the same.
    Text,
    /// JSON that is rendered already.
    Json,
    /// Anything else.
    Value,
}

impl Form {
    fn of(kind: Kind, r#type: &Type) -> Self {
        match kind {
            Kind::Text(_) if r#type.is_digits() => Self::PlainText,
            // every other string can be unchecked
            Kind::Text(text) if text.is_plain() && text.secrecy != Secrecy::Open => Self::PlainText,
            Kind::Text(_) => Self::Text,
            Kind::Free(_) if r#type.is_metadata_value() => Self::Json,
            _ => Self::Value,
        }
    }

    /// The quotes around the value.
    fn quote(&self) -> &'static str {
        if matches!(self, Self::PlainText | Self::Text) { "\"" } else { "" }
    }

    /// The function that writes the value.
    fn write(&self) -> Ident {
        ident(match self {
            Self::PlainText | Self::Json => "write_plain",
            Self::Text => "write_escaped",
            Self::Value => "render",
        })
    }

    /// The function that returns how many bytes the value takes.
    fn size(&self) -> Ident {
        ident(if matches!(self, Self::Value) { "size_hint" } else { "length" })
    }
}
