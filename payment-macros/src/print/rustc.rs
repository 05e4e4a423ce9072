//! What rustc compiles: run-time values as typed bindings, in the order of the source, then the literal.

mod free;

use std::{fmt, mem};

use payment_core::{
    node::{Entry, Node, Value},
    schema::{Field, Kind, Object},
};
use proc_macro2::{Delimiter, Group, Ident, Span, TokenStream, TokenTree};
use quote::ToTokens;

use crate::{
    print::{
        bind, bind_free,
        code::{Code, parse, parse_at, print},
        digits_type, find, member_type, type_of,
    },
    source::Source,
    token,
};

pub fn session(root: &Ident, node: &Node<'_>, source: &Source) -> TokenStream {
    let mut printer = Printer {
        source,
        code: Code::new(),
        made: TokenStream::new(),
        count: 0,
        text: String::with_capacity(4096),
        json: String::new(),
        between: "",
    };
    printer.code.alias(root);
    printer.put("__p::PaymentSession::trusted(");
    if let Value::Object(entries) = &node.value {
        printer.object(payment_core::schema::SESSION, entries);
    }
    printer.put(")");
    let mut body = printer.code.tokens();
    printer.made.to_tokens(&mut body);
    parse(&printer.text).to_tokens(&mut body);
    TokenTree::from(Group::new(Delimiter::Brace, body)).into()
}

struct Printer<'s> {
    source: &'s Source,
    /// The bindings.
    code: Code,
    /// What is made of them by calls that a constant cannot make, each at its place.
    made: TokenStream,
    count: usize,
    /// The literal.
    text: String,
    /// Free JSON that is known and not yet in the literal.
    json: String,
    /// What stands between it and the next run-time value.
    between: &'static str,
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
            (Value::List(items), Kind::List(item)) => self.list(*item, node, items),
            (Value::Object(_), Kind::Free(free)) => self.free(free.name, node),
            // inspection has let nothing else through
            _ => {}
        }
    }

    /// A list of literals is a constant; any other is allocated.
    fn list(&mut self, item: Kind, node: &Node<'_>, items: &[Node<'_>]) {
        if are_literals(items) {
            self.put("__p::list(const{&");
            self.items(item, items);
            self.put("})");
            return;
        }
        let outer = mem::take(&mut self.text);
        let name = self.name_value();
        self.print(format_args!("let {name}="));
        self.items(item, items);
        self.put(";");
        let binding = mem::replace(&mut self.text, outer);
        parse(&binding).to_tokens(&mut self.made);
        let list = self.make(node, &format!("__p::Cow::Owned(<__p::Vec<_> as __p::From<_>>::from({name}))"));
        self.put(&list);
    }

    fn items(&mut self, item: Kind, nodes: &[Node<'_>]) {
        self.put("[");
        for node in nodes {
            self.value(item, node);
            self.put(",");
        }
        self.put("]");
    }

    /// Binds what is made of run-time values and stands where `node` does; its name.
    fn make(&mut self, node: &Node<'_>, code: &str) -> String {
        let name = self.name_value();
        let (span, _) = self.source.at(node.place).spans();
        let binding = format!("let {name}={code};");
        token::stream(&parse_at(&binding, Span::call_site().located_at(span))).to_tokens(&mut self.made);
        name
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
