//! What rustc compiles of a call that is refused: the errors, and the run-time values, so that their own errors
//! show in the same run and no variable counts as unused.

use payment_core::{
    near,
    node::{Entry, Node, Standing, Value},
    schema::{Kind, Object},
};
use proc_macro2::{Ident, TokenStream, TokenTree};

use crate::{
    print::{bind, bind_free, code::Code, digits_type, is_number, member_type, type_of},
    source::Source,
    split, token,
};

pub fn session(root: &Ident, node: &Node<'_>, source: &Source, errors: &[TokenTree]) -> TokenStream {
    let mut code = Code::new();
    code.put("{");
    code.slice(errors);
    code.stream(values(root, node, source));
    code.put("__p::broken() }");
    code.tokens()
}

/// The run-time values, each typed.
pub fn values(root: &Ident, node: &Node<'_>, source: &Source) -> TokenStream {
    let mut values = Values { source, code: Code::new() };
    values.code.alias(root);
    if let Value::Object(entries) = &node.value {
        values.object(payment_core::schema::SESSION, entries);
    }
    values.code.tokens()
}

/// What each value is bound to, one after the other.
const NAME: &str = "__v";

struct Values<'s> {
    source: &'s Source,
    code: Code,
}

impl Values<'_> {
    fn object(&mut self, object: &'static Object, entries: &[Entry<'_>]) {
        for entry in entries {
            let (Standing::Given(field) | Standing::Repeated(field) | Standing::Near(field)) = entry.standing else {
                continue;
            };
            match entry.value.value {
                _ if self.is_hole(&entry.value) => {}
                Value::Expression | Value::Misplaced => {
                    // how many digits a number has nobody knows before the channel is right
                    let may_be_any = matches!(entry.value.value, Value::Misplaced)
                        || is_number(object, field) && digits_type(object, field, entries).is_none();
                    let r#type = member_type(object, field, entries);
                    match entry.is_optional {
                        _ if may_be_any && !needs_type(&self.source.at(entry.value.place).tokens) => {
                            self.look(field.kind, &entry.value);
                        }
                        true => self.bind(&entry.value, &format!("__p::Option<{type}>")),
                        false => self.bind(&entry.value, &r#type),
                    }
                }
                _ => self.value(field.kind, &entry.value),
            }
        }
    }

    fn value(&mut self, kind: Kind, node: &Node<'_>) {
        match (&node.value, kind) {
            _ if self.is_hole(node) => {}
            (Value::Expression | Value::Misplaced, kind) => self.bind(node, &type_of(kind)),
            (Value::Object(entries), Kind::Object(object) | Kind::Checked(object)) => self.object(object, entries),
            (Value::List(nodes), Kind::List(item)) => {
                for node in nodes {
                    self.value(*item, node);
                }
            }
            (Value::Object(_), Kind::Free(_)) => self.free(node, false),
            _ => {}
        }
    }

    fn free(&mut self, node: &Node<'_>, is_optional: bool) {
        match &node.value {
            _ if self.is_hole(node) => {}
            Value::Expression => {
                bind_free(&mut self.code, NAME, is_optional, self.source.at(node.place));
                self.keep();
            }
            Value::List(nodes) => {
                for node in nodes {
                    self.free(node, false);
                }
            }
            Value::Object(entries) => {
                for entry in entries {
                    self.free(&entry.value, entry.is_optional);
                }
            }
            _ => {}
        }
    }

    /// A field of a template, named or not, is no value to look at.
    fn is_hole(&self, node: &Node<'_>) -> bool {
        let place = self.source.at(node.place);
        place.hole.is_some() || place.is_hollow
    }

    fn bind(&mut self, node: &Node<'_>, r#type: &str) {
        bind(&mut self.code, NAME, r#type, ("", ""), self.source.at(node.place));
        self.keep();
    }

    /// A value that may not stand here, of any type: its own is not the mistake. What may be meant as a word is none.
    fn look(&mut self, kind: Kind, node: &Node<'_>) {
        let tokens = &self.source.at(node.place).tokens;
        let inner = &*split::unwrap_all(tokens);
        if !split::is_simple(inner) {
            self.code.put("#[allow(unused_braces, unused_parens)] let __v = {");
            if let Kind::Word(words) = kind {
                // words in its branches are no second mistake
                self.code.print(format_args!("#[allow(unused_imports)] use __p::{}::*;", words.name));
            }
            self.code.slice(tokens);
            self.code.put("};");
            self.keep();
        } else if !split::is_constant(inner) && self.source.half_written != Some(node.place) {
            self.code.put("let _ = &");
            self.code.slice(tokens);
            self.code.put(";");
        }
    }

    /// Without dropping the value: a constant may not.
    fn keep(&mut self) {
        self.code.put("__p::forget(__v);");
    }
}

/// Whether rustc could not tell what a value is without a type beside it.
fn needs_type(tokens: &[TokenTree]) -> bool {
    let is_such = |token: &TokenTree| match token {
        TokenTree::Group(group) => needs_type(&token::list(group.stream())),
        TokenTree::Ident(name) => {
            let name = name.to_string();
            matches!(&*name, "None" | "Ok" | "Err" | "default" | "collect")
                || near::find(&name, "parse").is_some()
                || name.ends_with("into")
        }
        _ => false,
    };
    token::position(tokens, is_such).is_some()
}
