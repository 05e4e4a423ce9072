//! What rustc compiles: run-time values as typed bindings, in the order of the source, then the literal.

use std::fmt;

use payment_core::{
    node::{Entry, Node, Value},
    schema::{Field, Kind, Object},
};
use proc_macro2::{Delimiter, Group, Ident, TokenStream, TokenTree};
use quote::ToTokens;

use crate::{
    print::{
        bind, bind_free,
        code::{Code, parse, print},
        digits_type, find, member_type, quoted, type_of,
    },
    source::Source,
};

pub fn session(root: &Ident, node: &Node<'_>, source: &Source) -> TokenStream {
    let mut printer =
        Printer { source, code: Code::new(), count: 0, text: String::with_capacity(4096), json: String::new() };
    printer.code.alias(root);
    printer.put("__p::PaymentSession::trusted(");
    if let Value::Object(entries) = &node.value {
        printer.object(payment_core::schema::SESSION, entries);
    }
    printer.put(")");
    let mut body = printer.code.tokens();
    parse(&printer.text).to_tokens(&mut body);
    TokenTree::from(Group::new(Delimiter::Brace, body)).into()
}

struct Printer<'s> {
    source: &'s Source,
    /// The bindings.
    code: Code,
    count: usize,
    /// The literal.
    text: String,
    /// Free JSON that is known and not yet in the literal.
    json: String,
}

impl Printer<'_> {
    fn put(&mut self, text: &str) {
        self.text.push_str(text);
    }

    fn print(&mut self, text: fmt::Arguments<'_>) {
        print(&mut self.text, text);
    }

    /// Binds a run-time value before the literal; its name.
    fn bind(&mut self, node: &Node<'_>, r#type: &str) -> String {
        let name = self.name_value();
        bind(&mut self.code, &name, r#type, ("", ""), self.source.at(node.place));
        name
    }

    fn bind_free(&mut self, node: &Node<'_>, is_optional: bool) -> String {
        let name = self.name_value();
        bind_free(&mut self.code, &name, is_optional, self.source.at(node.place));
        name
    }

    fn name_value(&mut self) -> String {
        self.count += 1;
        format!("__v{}", self.count - 1)
    }

    fn object(&mut self, object: &'static Object, entries: &[Entry<'_>]) {
        self.put("__p::");
        self.put(object.name);
        self.put("{");
        for entry in entries {
            let Some(field) = entry.given() else { continue };
            if matches!(entry.value.value, Value::Null) {
                continue;
            }
            self.name(field);
            self.member(object, field, entry, entries);
            self.put(",");
        }
        for field in object.fields {
            if find(entries, field).is_none() {
                self.name(field);
                self.put("__p::None,");
            }
        }
        self.put("}");
    }

    fn name(&mut self, field: &Field) {
        if field.rust == "type" {
            self.put("r#");
        }
        self.put(field.rust);
        self.put(":");
    }

    fn member(&mut self, object: &'static Object, field: &'static Field, entry: &Entry<'_>, entries: &[Entry<'_>]) {
        if let Value::Expression = entry.value.value {
            let r#type = member_type(object, field, entries);
            let is_digits = digits_type(object, field, entries).is_some();
            let value = match entry.is_optional {
                true => self.bind(&entry.value, &format!("__p::Option<{type}>")),
                false => self.bind(&entry.value, &r#type),
            };
            let (before, after) = match (entry.is_optional, is_digits, field.required) {
                (true, false, _) | (false, false, true) => ("", ""),
                (true, true, _) => ("__p::Option::map(", ", __p::Into::into)"),
                (false, false, false) => ("__p::Some(", ")"),
                (false, true, _) => ("__p::Some(__p::Into::into(", "))"),
            };
            self.print(format_args!("{before}{value}{after}"));
            return;
        }
        // one short call for a literal, whether optional or not
        let module = if field.required { "of" } else { "some" };
        match (&entry.value.value, field.kind) {
            (Value::Text(text), Kind::Text(kind)) => {
                self.print(format_args!("__p::{module}::{}({text:?})", kind.name));
            }
            (Value::Decimal(number), Kind::Number(kind)) => {
                self.print(format_args!("__p::{module}::{}({},{})", kind.name, number.digits(), number.scale()));
            }
            _ if field.required => self.value(field.kind, &entry.value),
            _ => {
                self.put("__p::Some(");
                self.value(field.kind, &entry.value);
                self.put(")");
            }
        }
    }

    fn value(&mut self, kind: Kind, node: &Node<'_>) {
        match (&node.value, kind) {
            (Value::Expression, kind) => {
                let name = self.bind(node, &type_of(kind));
                self.put(&name);
            }
            (Value::Bool(value), _) => self.put(if *value { "true" } else { "false" }),
            (Value::Word(word), Kind::Word(words)) => self.print(format_args!("__p::{}::{word}", words.name)),
            (Value::Text(name), Kind::Word(words)) => {
                self.print(format_args!("__p::{}::unlisted({name:?})", words.name));
            }
            (Value::Object(entries), Kind::Object(object)) => self.object(object, entries),
            (Value::Object(entries), Kind::Checked(object)) => {
                self.put("__p::Checked::trusted(");
                self.object(object, entries);
                self.put(")");
            }
            (Value::List(nodes), Kind::List(item)) => self.list(*item, nodes),
            (Value::Object(_), Kind::Free(free)) => self.free(free.name, node),
            // inspection has let nothing else through
            _ => {}
        }
    }

    /// A list of literals is a constant; any other is allocated.
    fn list(&mut self, item: Kind, nodes: &[Node<'_>]) {
        let (begin, end) = match are_literals(nodes) {
            true => ("__p::list(const{&[", "]})"),
            false => ("__p::owned([", "])"),
        };
        self.put(begin);
        for node in nodes {
            self.value(item, node);
            self.put(",");
        }
        self.put(end);
    }

    /// Free JSON: its text, with calls of the writer's around the run-time values.
    fn free(&mut self, name: &str, node: &Node<'_>) {
        let (begin, end) = match is_literal(node) {
            true => ("trusted(", ")"),
            false => ("built(__p::Writer::new(", ").finish())"),
        };
        self.print(format_args!("__p::{name}::{begin}"));
        self.json(node);
        self.flush(format_args!("{end}"));
    }

    /// Puts the JSON that is known into the literal, and some code behind it.
    fn flush(&mut self, code: fmt::Arguments<'_>) {
        print(&mut self.text, format_args!("{:?}{code}", self.json));
        self.json.clear();
    }

    fn put_json(&mut self, text: &str) {
        self.json.push_str(text);
    }

    fn json(&mut self, node: &Node<'_>) {
        match &node.value {
            Value::Bool(value) => self.put_json(if *value { "true" } else { "false" }),
            Value::Number(number) => self.put_json(number),
            Value::Text(text) => self.put_json(&quoted(text)),
            Value::List(nodes) => {
                let mut before = "";
                self.put_json("[");
                for node in nodes {
                    self.put_json(before);
                    before = ",";
                    self.json(node);
                }
                self.put_json("]");
            }
            Value::Object(entries) => {
                let mut before = "";
                self.put_json("{");
                for entry in entries {
                    let key = format!("{}:", quoted(&entry.key));
                    if entry.is_optional {
                        let value = self.bind_free(&entry.value, true);
                        self.flush(format_args!(").member({key:?},{value},"));
                    } else {
                        self.put_json(before);
                        self.put_json(&key);
                        self.json(&entry.value);
                    }
                    before = ",";
                }
                self.put_json("}");
            }
            Value::Expression => {
                let value = self.bind_free(node, false);
                self.flush(format_args!(").value({value},"));
            }
            _ => self.put_json("null"),
        }
    }
}

/// Whether only literals are in it.
fn is_literal(node: &Node<'_>) -> bool {
    match &node.value {
        Value::Expression => false,
        Value::List(nodes) => are_literals(nodes),
        Value::Object(entries) => {
            for entry in entries {
                if entry.is_optional || !is_literal(&entry.value) {
                    return false;
                }
            }
            true
        }
        _ => true,
    }
}

fn are_literals(nodes: &[Node<'_>]) -> bool {
    for node in nodes {
        if !is_literal(node) {
            return false;
        }
    }
    true
}
