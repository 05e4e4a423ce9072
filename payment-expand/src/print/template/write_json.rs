//! Prints the function that writes a template's JSON.
//!
//! It appends the text that is known while compiling, and calls functions that write the run-time values.
//!
//! ```text
//! __p::Vec::reserve(__out, 116 + __p::size_hint(&self.client_reference_id) + __p::size_hint(&self.total));
//! __p::Vec::extend_from_slice(__out, "{\"clientReferenceId\":".as_bytes());
//! __p::write_json(&self.client_reference_id, __out);
//! __p::Vec::extend_from_slice(__out, ",\"amount\":{\"value\":".as_bytes());
//! …
//! ```

use std::mem;

use payment_core::{
    inspect::{
        tree::{Entry, Node, Value},
        typed::{TypedEntry, TypedNode, TypedObject, TypedValue},
    },
    json::json_string,
    schema::Field,
};
use proc_macro2::{Literal, TokenStream};
use quote::quote;

use crate::{
    print::{binding, value_printer::literal_text, variables},
    source::Source,
};

/// A template's JSON.
pub struct TemplateJson {
    /// The JSON itself, or `None` if it has run-time values.
    pub constant: Option<String>,
    /// A block that appends the JSON to `out`.
    pub statements: TokenStream,
}

/// Prints the function that writes the JSON of a template.
pub fn template_json(request: &TypedObject<'_>, source: &Source) -> TemplateJson {
    let mut writer = Writer {
        source,
        text: String::new(),
        statements: TokenStream::new(),
        length: 0,
        size_hints: TokenStream::new(),
        optional_objects: 0,
    };
    writer.typed_object(request);
    let constant = writer.statements.is_empty().then(|| writer.text.clone());
    writer.flush();
    let Writer { statements, length, size_hints, .. } = writer;
    let length = Literal::usize_unsuffixed(length);
    // Expressions that are not placeholders.
    let bindings = binding::statements(request, source);
    let (out, free) = (variables::of_output(source), source.names.free(&variables::of_present(source)));
    let statements = source.names.with_alias(&quote! {
        #free
        __p::Vec::reserve(#out, #length #size_hints);
        #statements
    });
    let statements = quote!({ #bindings #statements });
    TemplateJson { constant, statements }
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

/// A field that is written.
struct JsonField<'o, 't> {
    name: &'o str,
    is_optional: bool,
    value: FieldValue<'o, 't>,
}

impl<'o> JsonField<'o, 'o> {
    /// Returns the field of an entry in arbitrary JSON.
    fn of_json(entry: &'o Entry<'o>) -> Self {
        Self { name: &entry.key, is_optional: entry.is_optional, value: FieldValue::Json(&entry.value) }
    }
}

/// The value of a field.
enum FieldValue<'o, 't> {
    /// In an object of the schema.
    Typed(&'o TypedNode<'t>),
    /// In arbitrary JSON.
    Json(&'o Node<'o>),
}

impl Writer<'_> {
    /// Moves the known text into a statement.
    fn flush(&mut self) {
        let text = mem::take(&mut self.text);
        self.length += text.len();
        self.statements.extend(append(&text, self.source));
    }

    /// Writes an object of the schema.
    fn typed_object(&mut self, parent: &TypedObject<'_>) {
        let documented = |field: &'static Field| {
            let sets = |entry: &&TypedEntry<'_>| entry.set_field() == Some(field);
            let entry = parent.entries.iter().find(sets)?;
            Some(JsonField { name: field.wire, is_optional: entry.is_optional, value: FieldValue::Typed(&entry.value) })
        };
        let others = parent.entries.iter().filter(|entry| entry.goes_to_other()).map(|entry| JsonField {
            name: entry.wire_name(),
            is_optional: entry.is_optional,
            value: FieldValue::Typed(&entry.value),
        });
        let fields: Vec<_> = parent.object.fields.iter().filter_map(documented).chain(others).collect();
        self.fields(&fields);
    }

    /// Writes the fields of an object between braces.
    ///
    /// An optional field writes its comma itself: after the field if no required field precedes it, and otherwise before
    /// the field.
    fn fields(&mut self, fields: &[JsonField<'_, '_>]) {
        if !fields.is_empty() && fields.iter().all(|field| field.is_optional) {
            return self.optional_fields(fields);
        }
        self.text.push('{');
        let (mut before, mut after) = ("", ",");
        for field in fields {
            let key = format!("{before}{}:", json_string(field.name));
            if field.is_optional {
                self.optional_field(field, &key, after);
            } else {
                self.text += &key;
                self.field_value(field);
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
        let node = match &field.value {
            FieldValue::Typed(node) => node.written,
            FieldValue::Json(node) => node,
        };
        let value = variables::of_value(node, self.source);
        let length = Literal::usize_unsuffixed(key.len() + after.len());
        let (present, out) = (variables::of_present(self.source), variables::of_output(self.source));
        self.size_hints.extend(quote! {
            + match &#value { __p::Some(#present) => #length + __p::size_hint(&*#present), __p::None => 0 }
        });
        let (before, after) = (append(key, self.source), append(after, self.source));
        self.statements.extend(quote! {
            if let __p::Some(#present) = &#value { #before __p::write_json(&*#present, #out); #after }
        });
    }

    fn field_value(&mut self, field: &JsonField<'_, '_>) {
        match &field.value {
            FieldValue::Typed(node) => self.typed(node),
            FieldValue::Json(node) => self.json(node),
        }
    }

    fn typed(&mut self, node: &TypedNode<'_>) {
        match &node.value {
            TypedValue::RunTime(_) | TypedValue::UncheckedText(_) => self.run_time_value(node.written),
            TypedValue::Absent => self.text += "null",
            TypedValue::Bool(value) => self.text += &value.to_string(),
            TypedValue::Number(_, number) => self.text += &number.to_string(),
            TypedValue::Text(_, text) => self.text += &json_string(text),
            TypedValue::EnumValue(_, value) => self.text += &json_string(value),
            TypedValue::Unlisted(_, name) => self.text += &json_string(name),
            TypedValue::Object(object) => self.typed_object(object),
            TypedValue::List(_, nodes) => self.list(nodes, Self::typed),
            TypedValue::Free(_) | TypedValue::Other => self.json(node.written),
            TypedValue::InvalidText | TypedValue::Invalid(_) => unreachable!("a valid request has no such value"),
        }
    }

    /// Writes arbitrary JSON.
    fn json(&mut self, node: &Node<'_>) {
        if let Some(text) = literal_text(node) {
            self.text += &text;
            return;
        }
        match &node.value {
            Value::List(nodes) => self.list(nodes, Self::json),
            Value::Object(entries) => {
                let fields: Vec<_> = entries.iter().map(JsonField::of_json).collect();
                self.fields(&fields);
            }
            _ => self.run_time_value(node),
        }
    }

    /// Writes a list, and each of its items by `write`.
    fn list<T>(&mut self, items: &[T], write: impl Fn(&mut Self, &T)) {
        self.text.push('[');
        for (at, item) in items.iter().enumerate() {
            self.text += if at == 0 { "" } else { "," };
            write(self, item);
        }
        self.text.push(']');
    }

    fn run_time_value(&mut self, node: &Node<'_>) {
        let (value, out) = (variables::of_value(node, self.source), variables::of_output(self.source));
        self.flush();
        self.statements.extend(quote!(__p::write_json(&#value, #out);));
        self.size_hints.extend(quote!(+ __p::size_hint(&#value)));
    }
}

/// Prints a statement that appends known text, or returns `None` if there is no text.
fn append(text: &str, source: &Source) -> Option<TokenStream> {
    let out = variables::of_output(source);
    (!text.is_empty()).then(|| quote!(__p::Vec::extend_from_slice(#out, #text.as_bytes());))
}
