//! Whether a value may stand at its place.

use alloc::{
    borrow::Cow,
    format,
    string::{String, ToString},
    vec::Vec,
};

use super::{Inspector, Origin, facts, wording};
use crate::{
    node::{Entry, Node, Standing, Value},
    schema::{Field, Free, Kind, Object, Secrecy, Text, Words},
    shape::Test,
};

impl Inspector {
    /// Looks at a member; pointer and path are set to it.
    pub(super) fn member(&mut self, field: &'static Field, entry: &mut Entry<'_>) {
        if entry.is_optional {
            self.optional(field, entry);
        }
        let name = self.style.name(field);
        if !matches!(entry.value.value, Value::Null) {
            self.value(field.kind, &name, &mut entry.value);
        }
    }

    /// `key?: value` takes a run-time value of a member whose presence nothing hangs on but rules that ask for it.
    fn optional(&mut self, field: &'static Field, entry: &mut Entry<'_>) {
        let (place, name) = (entry.place, self.style.name(field));
        let is_word = |name: &str| matches!(field.kind, Kind::Word(words) if words.position(name).is_some());
        let refused = if self.decides() {
            let message = format!("{name} decides rules, so it cannot be optional");
            Some(("deciding-value", message, "choose with `match`, or check a `SessionDraft`".into()))
        } else if field.required {
            let message = format!("{name} is required, so it cannot be optional");
            Some((field.missing(), message, format!("write {}", self.style.sample(field))))
        } else {
            let written_out = match &entry.value.value {
                Value::Expression | Value::Broken => false,
                Value::Name(name) => is_word(name),
                _ => true,
            };
            let message = format!("{name} is written out, so it is not optional");
            written_out.then(|| ("syntax", message, "leave out the `?`".into()))
        };
        if let Some((rule, message, help)) = refused {
            self.find(rule, place, message, help);
            entry.value.value = match entry.value.value {
                Value::Expression | Value::Name(_) => Value::Misplaced,
                _ => Value::Refused,
            };
        }
    }

    /// Whether a combination rule looks at this value, or inside it.
    fn decides(&self) -> bool {
        let Some(scope) = self.scope else {
            return false;
        };
        scope.facts.iter().any(|fact| match fact.path.len() == self.path.len() {
            true => fact.path == self.path && (fact.test.decides() || fact.test.looks_inside()),
            false => fact.path.starts_with(&self.path) && !self.path.is_empty(),
        })
    }

    fn value(&mut self, kind: Kind, name: &str, node: &mut Node<'_>) {
        let place = node.place;
        if let Kind::Text(text) = kind
            && text.secrecy == Secrecy::Card
            && self.origin == Origin::Macro
            && !matches!(
                node.value,
                Value::Name(_) | Value::Expression | Value::Block | Value::Broken | Value::Refused | Value::Misplaced
            )
        {
            let message = format!("{name} is card data, which never stands in source code");
            self.find("card-literal", place, message, "take it at run time, as `value.parse()?`".into());
            node.value = Value::Refused;
            return;
        }
        match (kind, &mut node.value) {
            (_, Value::Broken | Value::Refused | Value::Misplaced) => {}
            (Kind::Word(words), Value::Name(written)) => {
                let written = core::mem::take(written);
                self.bare_word(words, name, &written, node);
            }
            (Kind::Object(_) | Kind::Checked(_) | Kind::List(_) | Kind::Free(_), Value::Block) => {
                let message = format!("{name} takes its members here: `key: value`");
                self.find("syntax", place, message, "a Rust block goes in parentheses".into());
                node.value = Value::Refused;
            }
            (_, Value::Name(_) | Value::Expression | Value::Block) => {
                node.value = Value::Expression;
                if self.decides() {
                    let message = format!("{name} decides rules, so it must be written out");
                    let help = match kind {
                        Kind::Object(_) => "write `{ … }`, or check a `SessionDraft`",
                        _ => "choose with `match`, or check a `SessionDraft`",
                    };
                    self.find("deciding-value", place, message, help.into());
                    node.value = Value::Misplaced;
                }
            }
            (Kind::Text(text), Value::Text(written)) => {
                let wrong = text.check(written).err();
                self.refuse(text.rule, name, node, wrong.map(Into::into), || text_help(text));
            }
            (Kind::Number(number), Value::Number(written)) => match number.read(written) {
                Ok(decimal) => node.value = Value::Decimal(decimal),
                Err(reason) => self.refuse(number.rule, name, node, Some(reason.into()), String::new),
            },
            (Kind::Word(words), Value::Text(written)) => {
                let written = core::mem::take(written);
                self.word(words, name, written, node);
            }
            (Kind::Bool, Value::Bool(_)) => {}
            (Kind::Object(object) | Kind::Checked(object), Value::Object(entries)) => {
                self.object(object, entries, place);
            }
            (Kind::List(item), Value::List(nodes)) => {
                for (at, node) in nodes.iter_mut().enumerate() {
                    self.within(&at.to_string(), "", |this| this.value(*item, name, node));
                }
            }
            (Kind::Free(_), Value::Object(entries)) => self.free_object(entries),
            (Kind::Free(Free { rule, .. }), _) => self.mistyped(rule, kind, name, node),
            _ => self.mistyped("type", kind, name, node),
        }
    }

    fn refuse(
        &mut self,
        rule: &str,
        name: &str,
        node: &mut Node<'_>,
        reason: Option<Cow<'_, str>>,
        help: impl FnOnce() -> String,
    ) {
        let Some(reason) = reason else { return };
        self.find(rule, node.place, format!("{name} {reason}"), help());
        node.value = Value::Refused;
    }

    fn mistyped(&mut self, rule: &str, kind: Kind, name: &str, node: &mut Node<'_>) {
        let wanted = match kind {
            Kind::Text(_) => "a string",
            Kind::Word(_) => "a word",
            Kind::Number(_) => "a number",
            Kind::Bool => "`true` or `false`",
            Kind::Object(_) | Kind::Checked(_) | Kind::Free(_) => "an object",
            Kind::List(_) => "a list",
        };
        let given = match node.value {
            Value::Null => "`null`",
            Value::Bool(_) => "`true` or `false`",
            Value::Number(_) => "a number",
            Value::Text(_) => "a string",
            Value::List(_) => "a list",
            _ => "an object",
        };
        let help = match (kind, &node.value) {
            (Kind::Number(_) | Kind::Bool, Value::Text(_)) => String::from("leave out the quotes"),
            (Kind::Text(_), Value::Number(_) | Value::Bool(_)) => String::from("put it in quotes"),
            (Kind::Object(_) | Kind::Checked(_) | Kind::Free(_), _) => String::from("write `{ … }`"),
            (Kind::List(_), _) => String::from("write `[ … ]`"),
            _ => String::new(),
        };
        self.find(rule, node.place, format!("{name} takes {wanted}, not {given}"), help);
        node.value = Value::Refused;
    }

    /// A word in quotes.
    fn word<'a>(&mut self, words: &'static Words, name: &str, written: Cow<'a, str>, node: &mut Node<'a>) {
        if let Some(at) = words.position(&written) {
            node.value = Value::Word(words.words[at].name);
            return;
        }
        let wrong = match (words.open, self.origin) {
            (false, _) => Some(words.misspelt(&written)),
            (true, Origin::Json | Origin::Macro) => words.misspelling(&written),
            // made by `VaChannel::other`
            (true, Origin::Draft) => None,
        };
        if wrong.is_none() {
            node.value = Value::Text(written);
        }
        self.refuse(words.rule, name, node, wrong.map(Into::into), || word_help(words));
    }

    /// An identifier where a word may stand: a word, a misspelt one, or a variable.
    fn bare_word<'a>(&mut self, words: &'static Words, name: &str, written: &str, node: &mut Node<'a>) {
        if let Some(at) = words.position(written) {
            node.value = Value::Word(words.words[at].name);
            return;
        }
        let may_be_word = self.decides() || written.starts_with(char::is_uppercase);
        if may_be_word && words.nearest(written).is_some() {
            let wrong = words.misspelt(written);
            self.refuse(words.rule, name, node, Some(wrong.into()), || word_help(words));
        } else {
            node.value = Value::Expression;
            self.value(Kind::Word(words), name, node);
        }
    }

    /// A JSON object that is free inside, in the macro. (From a text, its reader has looked at it.)
    fn free_object(&mut self, entries: &mut [Entry<'_>]) {
        let mut keys: Vec<(&str, usize)> = entries.iter().enumerate().map(|(at, entry)| (&*entry.key, at)).collect();
        keys.sort_unstable();
        let repeated: Vec<usize> =
            keys.windows(2).filter(|pair| pair[0].0 == pair[1].0).map(|pair| pair[1].1).collect();
        for at in repeated {
            self.duplicate(&entries[at].key, entries[at].place);
        }
        for entry in entries {
            if entry.is_identifier {
                let name = wording::shorten(&entry.key);
                let help = format!("write `\"{name}\"`");
                self.find("syntax", entry.place, format!("the key `{name}` must be a string here"), help);
            }
            let key = entry.key.clone();
            self.within(&key, "", |this| this.free(&mut entry.value));
        }
    }

    fn free(&mut self, node: &mut Node<'_>) {
        match &mut node.value {
            Value::Object(entries) => self.free_object(entries),
            Value::List(nodes) => {
                for (at, node) in nodes.iter_mut().enumerate() {
                    self.within(&at.to_string(), "", |this| this.free(node));
                }
            }
            Value::Name(_) => node.value = Value::Expression,
            Value::Block => {
                let message = "`{` opens an object here: `\"key\": value`".into();
                self.find("syntax", node.place, message, "a Rust block goes in parentheses".into());
                node.value = Value::Refused;
            }
            _ => {}
        }
    }

    /// How many digits an account number has hangs on its channel, so that must be written out beside it.
    pub(super) fn channel_beside_number(&mut self, entries: &mut [Entry<'_>]) {
        let looked_at = |fact: &crate::shape::Fact| fact.test == Test::Misfit && fact.path == self.path;
        if self.origin != Origin::Macro || !self.scope.is_some_and(|scope| scope.facts.iter().any(looked_at)) {
            return;
        }
        let number = facts::member(entries, "virtual_account_number");
        if number.is_none_or(|entry| matches!(entry.value.value, Value::Null)) {
            return;
        }
        let channel = entries.iter_mut().find(|entry| {
            matches!(entry.standing, Standing::Given(field) if field.rust == "channel")
                && matches!(entry.value.value, Value::Expression)
        });
        if let (Some(entry), Some(field)) = (channel, channel_field()) {
            let name = self.style.name(field);
            let message = format!("{name} decides how many digits the account number has, so it must be written out");
            self.within(field.wire, field.rust, |this| {
                let help = "choose with `match`, or check a `SessionDraft`".into();
                this.find("deciding-value", entry.value.place, message, help);
            });
            entry.value.value = Value::Misplaced;
        }
    }
}

fn channel_field() -> Option<&'static Field> {
    match <crate::VirtualAccountOptions as crate::schema::Value>::KIND {
        Kind::Object(Object { fields, .. }) => fields.iter().find(|field| field.rust == "channel"),
        _ => None,
    }
}

fn text_help(text: &Text) -> String {
    crate::rules::find(text.rule).sense.into()
}

fn word_help(words: &Words) -> String {
    let names: Vec<_> = words.words.iter().take(16).map(|word| format!("`{}`", word.name)).collect();
    match words.words.len() > 16 {
        true => crate::rules::find(words.rule).sense.into(),
        false => format!("{} may stand here", names.join(", ")),
    }
}
