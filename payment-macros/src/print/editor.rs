//! What the editor analyses: the literal with the user's own tokens in it, whatever is wrong, the errors behind.
//!
//! rust-analyzer compares the expansion with one in which a marker stands at the cursor, by text offset; hence the
//! forms here. `tests/ide` holds what they are good for.

use std::fmt;

use payment_core::{
    node::{Entry, Node, Standing, Value},
    schema::{Field, Kind, Object, SESSION},
};
use proc_macro2::{Ident, TokenStream, TokenTree};

use crate::{
    print::{code::Code, member_type, template, type_of},
    source::{self, Source, Template},
    split, token,
};

pub fn session(root: &Ident, node: &Node<'_>, source: &Source, errors: &[TokenTree]) -> TokenStream {
    let mut editor = Editor { source, code: Code::new() };
    editor.code.put("{ let session =");
    editor.session(node);
    editor.code.put(";");
    editor.errors(errors);
    editor.code.put("session }");
    // an alias would be offered wherever names are completed
    editor.code.rooted(root)
}

/// The request before the struct: what grows with a name that is typed must not stand behind it.
pub fn template(
    root: &Ident,
    template: &Template,
    node: &Node<'_>,
    source: &Source,
    errors: &[TokenTree],
) -> TokenStream {
    let mut editor = Editor { source, code: Code::new() };
    editor.code.put("const _: fn() -> __p::PaymentSession = ||");
    editor.session(node);
    editor.code.put(";");
    template::outline(&mut editor.code, template, node, source);
    editor.errors(errors);
    editor.code.rooted(root)
}

struct Editor<'s> {
    source: &'s Source,
    code: Code,
}

impl Editor<'_> {
    fn session(&mut self, node: &Node<'_>) {
        self.put("__p::PaymentSession::trusted(");
        match &node.value {
            Value::Object(entries) => self.object(SESSION, entries),
            _ => self.unreachable(),
        }
        self.put(")");
    }

    /// Errors whose names lie at the very start of what they blame, where nothing is: what is blamed keeps its own
    /// hover and definition.
    fn errors(&mut self, errors: &[TokenTree]) {
        for token in errors {
            let mut token = token.clone();
            // there are no such spans outside a compiler
            if matches!(token, TokenTree::Ident(_)) && proc_macro::is_available() {
                token.set_span(token.span().unwrap().start().into());
            }
            self.code.insert(token);
        }
    }

    fn put(&mut self, text: &str) {
        self.code.put(text);
    }

    fn print(&mut self, text: fmt::Arguments<'_>) {
        self.code.print(text);
    }

    fn object(&mut self, object: &'static Object, entries: &[Entry<'_>]) {
        let mut alone = 0;
        self.put("__p::");
        self.put(object.name);
        self.put("{");
        for entry in entries {
            let Some(key) = self.key(entry) else { continue };
            self.code.name(&key);
            if self.source.at(entry.place).is_bare {
                alone += 1;
            } else {
                self.put(": ");
                match entry.standing {
                    Standing::Given(field) | Standing::Repeated(field) | Standing::Near(field) => {
                        self.member(object, field, entry, entries);
                    }
                    Standing::New | Standing::Unknown => self.stranger(&entry.value),
                }
            }
            self.put(",");
        }
        // at a blank cursor a comma comes with the marker: the base gives way, so that the literal does not grow
        let width = (object.fields.len() + 16).saturating_sub(alone) * 32;
        self.print(format_args!("..{{ \"{:width$}\";", ""));
        for entry in entries {
            if self.key(entry).is_none() {
                self.free(&entry.value);
            }
        }
        self.put("__p::blank::<__p::");
        self.put(object.name);
        self.put(">() } }");
    }

    /// The key as a field's name, with the user's span: hover, definition and highlighting follow it.
    fn key(&self, entry: &Entry<'_>) -> Option<Ident> {
        let place = self.source.at(entry.place);
        let span = place.spans().0;
        let name = match (&*place.tokens, entry.standing) {
            // as it is written, an editor's marker in it
            ([TokenTree::Ident(name)], _) => name.to_string(),
            (_, Standing::Given(field) | Standing::Repeated(field)) => field.rust.to_owned(),
            _ => return None,
        };
        let (plain, unmarked) = (token::plain(&name), source::unmarked(&name));
        if matches!(plain, "self" | "Self" | "super" | "crate") {
            return None;
        }
        let is_raw = *plain != *name || !unmarked.is_empty() && syn::parse_str::<Ident>(&unmarked).is_err();
        Some(if is_raw { Ident::new_raw(plain, span) } else { Ident::new(plain, span) })
    }

    fn member(&mut self, object: &'static Object, field: &'static Field, entry: &Entry<'_>, entries: &[Entry<'_>]) {
        let r#type = member_type(object, field, entries);
        let is_digits = r#type != type_of(field.kind);
        let is_rust = matches!(entry.value.value, Value::Expression | Value::Misplaced | Value::Broken);
        match &entry.value.value {
            Value::Null if field.required => return self.unreachable(),
            Value::Null => return self.put("__p::None"),
            _ if is_rust && entry.is_optional => {
                let r#type = format!("__p::Option<{type}>");
                if !is_digits {
                    return self.typed(&entry.value, &r#type, false);
                }
                self.put("__p::Option::map(");
                self.typed(&entry.value, &r#type, false);
                return self.put(", __p::Into::into)");
            }
            _ => {}
        }
        if !field.required {
            self.put("__p::Some(");
        }
        if is_rust && is_digits {
            self.put("__p::Into::into(");
            self.typed(&entry.value, &r#type, false);
            self.put(")");
        } else {
            self.value(field.kind, &entry.value);
        }
        if !field.required {
            self.put(")");
        }
    }

    fn value(&mut self, kind: Kind, node: &Node<'_>) {
        match (&node.value, kind) {
            (Value::Word(_) | Value::Expression | Value::Misplaced | Value::Refused | Value::Broken, Kind::Word(_)) => {
                self.word(kind, node);
            }
            (Value::Expression | Value::Misplaced | Value::Broken, _) => self.typed(node, &type_of(kind), false),
            (Value::Bool(value), Kind::Bool) => self.put(if *value { "true" } else { "false" }),
            (Value::Text(_), Kind::Text(text)) => {
                self.print(format_args!("__p::of::{}(", text.name));
                self.written(node);
                self.put(")");
            }
            (Value::Text(name), Kind::Word(words)) => {
                self.print(format_args!("__p::{}::unlisted({name:?})", words.name));
            }
            (Value::Decimal(number), Kind::Number(kind)) => {
                self.print(format_args!("__p::of::{}({}, {})", kind.name, number.digits(), number.scale()));
            }
            (Value::Object(entries), Kind::Object(object)) => self.object(object, entries),
            (Value::Object(entries), Kind::Checked(object)) => {
                self.put("__p::Checked::trusted(");
                self.object(object, entries);
                self.put(")");
            }
            (Value::List(nodes), Kind::List(item)) => {
                self.put("__p::owned([");
                for node in nodes {
                    self.value(*item, node);
                    self.put(",");
                }
                self.put("])");
            }
            (Value::Object(_), Kind::Free(free)) => {
                self.put("{");
                self.free(node);
                self.print(format_args!("__p::{}::trusted(\"{{}}\") }}", free.name));
            }
            _ => self.unreachable(),
        }
    }

    /// A word as the editor completes it: bare, ahead of all else, beside the user's own variables.
    fn word(&mut self, kind: Kind, node: &Node<'_>) {
        let r#type = type_of(kind);
        match (&*self.source.at(node.place).tokens, &node.value) {
            ([TokenTree::Literal(literal)], Value::Word(word)) => {
                self.put(&r#type);
                self.put("::");
                self.code.name(&Ident::new(word, literal.span()));
            }
            // maybe another spelling of the word
            ([TokenTree::Ident(written)], Value::Word(word)) => {
                self.open_typed(&r#type, true);
                self.code.name(&Ident::new(word, written.span()));
                self.put("; value }");
            }
            ([TokenTree::Literal(_) | TokenTree::Group(_)], Value::Refused) => self.unreachable(),
            // in an expression words have no meaning for rustc, and names may be the user's own
            _ => {
                let place = self.source.at(node.place);
                let is_lone = place.is_hollow
                    || place.hole.is_some()
                    || matches!(&*split::unwrap_all(&place.tokens), [] | [TokenTree::Ident(_)]);
                self.typed(node, &r#type, is_lone);
            }
        }
    }

    fn typed(&mut self, node: &Node<'_>, r#type: &str, with_variants: bool) {
        self.open_typed(r#type, with_variants);
        self.written(node);
        self.put("; value }");
    }

    /// `{ let value: Type = …; value }`, with the type's variants in scope for words.
    fn open_typed(&mut self, r#type: &str, with_variants: bool) {
        self.put("{");
        if with_variants {
            self.print(format_args!("use {type}::*;"));
        }
        self.print(format_args!("let value: {type} ="));
    }

    /// What the user has written at a value's place: something in any case, so that the place can be found.
    fn written(&mut self, node: &Node<'_>) {
        let place = self.source.at(node.place);
        // of which the macro has said already that it is none
        let is_refused = matches!((&node.value, &*place.tokens), (Value::Broken, [TokenTree::Literal(_)]));
        if place.is_hollow || place.hole.is_some() || is_refused {
            self.unreachable();
        } else {
            self.code.slice(&place.tokens);
        }
    }

    /// The run-time values in free JSON.
    fn free(&mut self, node: &Node<'_>) {
        match &node.value {
            Value::List(nodes) => {
                for node in nodes {
                    self.free(node);
                }
            }
            Value::Object(entries) => {
                for entry in entries {
                    self.free(&entry.value);
                }
            }
            Value::Name(_) | Value::Expression | Value::Block | Value::Broken => {
                self.put("let _ =");
                self.written(node);
                self.put(";");
            }
            _ => {}
        }
    }

    /// A value of which nobody knows what it should be: what is Rust in it.
    fn stranger(&mut self, node: &Node<'_>) {
        self.put("{");
        self.free(node);
        self.unreachable();
        self.put("}");
    }

    /// What has any type and no value.
    fn unreachable(&mut self) {
        self.put("::core::unreachable!()");
    }
}
