//! Prints the function that writes a template's JSON.
//!
//! It appends the text that is known while compiling, and calls functions that write the run-time values.
//!
//! ```text
//! __p::Vec::reserve(__out, 118 + __p::length(&self.client_reference_id) + __p::size_hint(&self.total));
//! __p::Vec::extend_from_slice(__out, "{\"clientReferenceId\":\"".as_bytes());
//! __p::write_escaped(&self.client_reference_id, out);
//! __p::Vec::extend_from_slice(__out, "\",\"amount\":{\"value\":".as_bytes());
//! …
//! ```

use std::mem;

use payment_core::{
    inspect::tree::{Entry, Node, Value},
    request::SESSION,
    schema::{Kind, Object, Value as _},
    values::Metadata,
};
use proc_macro2::{Ident, Literal, TokenStream};
use quote::quote;

use crate::{
    print::{binding, ident, json_string, marks, types::Type, variables},
    source::Source,
    target::Target,
};

/// A template's JSON.
pub struct Rendering {
    /// The JSON itself, or `None` if it has run-time values.
    pub constant: Option<String>,
    /// A block that appends the JSON to `out`.
    pub statements: TokenStream,
}

/// Renders the JSON of a template.
pub fn template_json(node: &Node<'_>, source: &Source) -> Rendering {
    let mut writer = Writer {
        source,
        text: String::new(),
        statements: TokenStream::new(),
        length: 0,
        size_hints: TokenStream::new(),
        optional_objects: 0,
    };
    if let Value::Object(entries) = &node.value {
        writer.object(SESSION, entries);
    }
    let constant = writer.statements.is_empty().then(|| writer.text.clone());
    writer.flush();
    let Writer { statements, length, size_hints, .. } = writer;
    let length = Literal::usize_unsuffixed(length);
    // Expressions that are not placeholders.
    let bindings = binding::statements(Target::Session, node, source);
    let (out, free) = (variables::of_output(source), source.names.free(&variables::of_present(source)));
    let statements = source.names.with_alias(&quote! {
        #free
        __p::Vec::reserve(#out, #length #size_hints);
        #statements
    });
    let statements = quote!({ #bindings #statements });
    Rendering { constant, statements }
}

/// Collects the statements that write JSON.
struct Writer<'s> {
    source: &'s Source,
    /// The known text since the last statement.
    text: String,
    statements: TokenStream,
    /// The number of bytes of the known text in the statements.
    length: usize,
    /// ` + …`: the number of bytes that the run-time values need.
    size_hints: TokenStream,
    /// The number of objects so far in which all fields are optional.
    optional_objects: usize,
}

/// A field that is written: of an object of the schema, or of free JSON.
struct JsonField<'t, 'a> {
    name: &'t str,
    entry: &'t Entry<'a>,
    kind: Kind,
    /// The type of a run-time value.
    r#type: Type,
}

impl Writer<'_> {
    /// Moves the known text into a statement.
    fn flush(&mut self) {
        let text = mem::take(&mut self.text);
        self.length += text.len();
        self.statements.extend(append(&text, self.source));
    }

    /// Writes an object of the schema.
    fn object(&mut self, object: &'static Object, entries: &[Entry<'_>]) {
        let documented = |field: &'static payment_core::schema::Field| {
            let entry = entries.iter().find(|entry| entry.sets(field) && !marks::goes_to_other(entry))?;
            let r#type = Type::of_entry(object, field, entry, entries, self.source);
            Some(JsonField { name: field.wire, entry, kind: field.kind, r#type })
        };
        let others = marks::other_entries(entries).map(|entry| JsonField {
            name: marks::name_in_other(entry),
            entry,
            kind: Metadata::KIND,
            r#type: Type::MetadataValue,
        });
        let fields: Vec<_> = object.fields.iter().filter_map(documented).chain(others).collect();
        self.fields(&fields);
    }

    /// Writes an object in free JSON.
    fn free_object(&mut self, entries: &[Entry<'_>], kind: Kind) {
        let r#type = Type::MetadataValue;
        let fields: Vec<_> =
            entries.iter().map(|entry| JsonField { name: &entry.key, entry, kind, r#type: r#type.clone() }).collect();
        self.fields(&fields);
    }

    /// Writes the fields of an object between braces.
    ///
    /// An optional field writes its comma itself: after the field if no required field precedes it, and otherwise before
    /// the field.
    fn fields(&mut self, fields: &[JsonField<'_, '_>]) {
        if !fields.is_empty() && fields.iter().all(|field| field.entry.is_optional) {
            return self.optional_fields(fields);
        }
        self.text.push('{');
        let (mut before, mut after) = ("", ",");
        for field in fields {
            let key = format!("{before}{}:", json_string(field.name));
            if field.entry.is_optional {
                self.optional_field(field, &key, after);
            } else {
                self.text += &key;
                self.value(field.kind, &field.r#type, &field.entry.value);
                (before, after) = (",", "");
            }
        }
        self.text.push('}');
    }

    /// Writes an object in which all fields are optional.
    ///
    /// Every field writes a comma before it. `close_object` turns the first comma into `{`.
    fn optional_fields(&mut self, fields: &[JsonField<'_, '_>]) {
        let start = variables::of_start(self.optional_objects, self.source);
        let (out, free) = (variables::of_output(self.source), self.source.names.free(&start));
        self.optional_objects += 1;
        self.flush();
        self.statements.extend(quote!(#free let #start = __p::Vec::len(#out);));
        for field in fields {
            self.optional_field(field, &format!(",{}:", json_string(field.name)), "");
        }
        self.statements.extend(quote!(__p::close_object(#start, #out);));
        self.length += "{}".len();
    }

    /// Writes a field if its value is present, with `key` before the value and `after` after it.
    fn optional_field(&mut self, field: &JsonField<'_, '_>, key: &str, after: &str) {
        self.flush();
        let value = variables::of_value(&field.entry.value, self.source);
        let form = Form::of(field.kind, &field.r#type);
        let (write, size, quote) = (form.write(), form.size(), form.quote());
        let (before, after) = (format!("{key}{quote}"), format!("{quote}{after}"));
        let length = Literal::usize_unsuffixed(before.len() + after.len());
        let (present, out) = (variables::of_present(self.source), variables::of_output(self.source));
        self.size_hints.extend(quote! {
            + match &#value { __p::Some(#present) => #length + __p::#size(&*#present), __p::None => 0 }
        });
        let (before, after) = (append(&before, self.source), append(&after, self.source));
        self.statements.extend(quote! {
            if let __p::Some(#present) = &#value { #before __p::#write(&*#present, #out); #after }
        });
    }

    /// Writes a value.
    fn value(&mut self, kind: Kind, r#type: &Type, node: &Node<'_>) {
        match (&node.value, kind) {
            (Value::Expression, kind) => {
                let value = variables::of_value(node, self.source);
                let form = Form::of(kind, r#type);
                let (write, size, out) = (form.write(), form.size(), variables::of_output(self.source));
                self.text += form.quote();
                self.flush();
                self.statements.extend(quote!(__p::#write(&#value, #out);));
                self.size_hints.extend(quote!(+ __p::#size(&#value)));
                self.text += form.quote();
            }
            (Value::Bool(value), _) => self.text += &value.to_string(),
            (Value::Word(word), _) => self.text += &json_string(word),
            (Value::Text(text), _) => self.text += &json_string(text),
            (Value::Decimal(number), _) => self.text += &number.to_string(),
            (Value::Number(number), _) => self.text += number,
            (Value::Object(entries), Kind::Object(object) | Kind::Checked(object)) => self.object(object, entries),
            (Value::Object(entries), kind) => self.free_object(entries, kind),
            (Value::List(nodes), Kind::List(item)) => self.list(*item, &Type::of(*item), nodes),
            (Value::List(nodes), kind) => self.list(kind, r#type, nodes),
            _ => self.text += "null",
        }
    }

    /// Writes a list.
    fn list(&mut self, item: Kind, r#type: &Type, nodes: &[Node<'_>]) {
        self.text.push('[');
        for (at, node) in nodes.iter().enumerate() {
            self.text += if at == 0 { "" } else { "," };
            self.value(item, r#type, node);
        }
        self.text.push(']');
    }
}

/// Prints a statement that appends known text, or returns `None` if there is no text.
fn append(text: &str, source: &Source) -> Option<TokenStream> {
    let out = variables::of_output(source);
    (!text.is_empty()).then(|| quote!(__p::Vec::extend_from_slice(#out, #text.as_bytes());))
}

/// The way in which a run-time value is written.
enum Form {
    /// A text that never needs escapes, between quotes.
    PlainText,
    /// A text that may need escapes, between quotes.
    Text,
    /// Rendered JSON.
    Json,
    /// Any other value.
    Value,
}

impl Form {
    fn of(kind: Kind, r#type: &Type) -> Self {
        match kind {
            Kind::Text(_) if r#type.is_digits() => Self::PlainText,
            Kind::Text(text) if text.is_plain() => Self::PlainText,
            Kind::Text(_) => Self::Text,
            Kind::Free(_) if r#type.is_metadata_value() => Self::Json,
            _ => Self::Value,
        }
    }

    /// Returns the quotes around the value, which are known text.
    fn quote(&self) -> &'static str {
        if matches!(self, Self::PlainText | Self::Text) { "\"" } else { "" }
    }

    /// Returns the function that writes the value.
    fn write(&self) -> Ident {
        ident(match self {
            Self::PlainText | Self::Json => "write_plain",
            Self::Text => "write_escaped",
            Self::Value => "render",
        })
    }

    /// Returns the function that estimates the number of bytes of the value.
    fn size(&self) -> Ident {
        ident(if matches!(self, Self::Value) { "size_hint" } else { "length" })
    }
}
