//! Whether a value may stand at its place.

use alloc::{
    string::{String, ToString},
    vec::Vec,
};

use super::tree::{Entry, Node, Value};
use super::{Inspector, Origin};
use crate::base::wording::say;
use crate::schema::key_style::Style;
use crate::schema::{Field, Free, Kind, RuleId, Secrecy};

/// What a value belongs to.
#[derive(Clone, Copy)]
pub(super) enum Label {
    Member(&'static Field),
    /// One of a list's.
    Item(&'static Field),
}

impl Label {
    pub(super) fn field(self) -> &'static Field {
        match self {
            Self::Member(field) | Self::Item(field) => field,
        }
    }

    /// As a message names it.
    fn name(self, style: Style) -> String {
        let template = match self {
            Self::Member(_) => "`{}`",
            Self::Item(_) => "an item of `{}`",
        };
        say(template, &[style.plain(self.field())])
    }

    /// What to write, with this value.
    pub(super) fn write(self, style: Style, value: &str) -> String {
        say("write {}", &[&self.with(style, value)])
    }

    /// As a call has it, with this value.
    pub(super) fn with(self, style: Style, value: &str) -> String {
        match self {
            Self::Member(field) => say("`{}: {}`", &[&style.key(field), value]),
            Self::Item(_) => say("`{}`", &[value]),
        }
    }
}

impl Inspector {
    /// Looks at a member.
    pub(super) fn member(&mut self, field: &'static Field, entry: &mut Entry<'_>) {
        let outer = self.enter(field.wire, field.rust);
        if entry.is_optional {
            self.optional(field, entry);
        }
        if !matches!(entry.value.value, Value::Null) {
            self.value(field.kind, Label::Member(field), &mut entry.value);
        }
        self.leave(outer);
    }

    /// `key?: value` takes a run-time value of a member whose presence nothing hangs on but rules that ask for it.
    fn optional(&mut self, field: &'static Field, entry: &mut Entry<'_>) {
        let written_out = match (&entry.value.value, field.kind) {
            (Value::Name(name), Kind::Word(words)) => words.position(name).is_some() || self.is_misspelt(words, name),
            (value, _) => !value.may_be_run_time(),
        };
        let name = self.style.plain(field);
        if self.decides() {
            let message = "`{}` decides which rules apply, so it cannot be optional";
            let help = if written_out { IN_PLACE } else { CHOOSE };
            self.report(RuleId::DecidingValue, entry.place, (message, &[name]), (help, &[]));
        } else if field.required {
            let (message, sample) = ("`{}` is required, so it cannot be optional", self.style.sample(field));
            self.report(field.missing(), entry.place, (message, &[name]), ("write `{}`", &[&sample]));
        } else if written_out {
            self.written_out(name, entry.place);
        } else {
            return;
        }
        match entry.value.value {
            // what stands in it is looked at all the same, as if the sign were not there
            Value::Object(_) | Value::List(_) => entry.is_optional = false,
            _ if written_out => entry.value.value = Value::Refused,
            _ => entry.value.value = Value::Misplaced,
        }
    }

    /// Only the running program has an `Option`.
    pub(super) fn written_out(&mut self, name: &str, key: usize) {
        let message = "`{}` has a literal value, so it cannot be optional";
        self.report(RuleId::Syntax, key, (message, &[name]), (IN_PLACE, &[]));
    }

    /// Whether a combination rule looks at this value, or inside it.
    pub(super) fn decides(&self) -> bool {
        let (Some(scope), path) = (self.scope, &self.path[self.start..]) else { return false };
        for fact in scope.facts {
            let is_inside = fact.path.len() > path.len() && !path.is_empty();
            let is_it = fact.path.len() == path.len() && (fact.test.decides() || fact.test.looks_inside());
            if (is_inside || is_it) && fact.path[..path.len()] == *path {
                return true;
            }
        }
        false
    }

    fn value(&mut self, kind: Kind, label: Label, node: &mut Node<'_>) {
        if self.is_card_literal(kind, node) {
            let (name, message) = (label.name(self.style), "{} is card data, which must not appear in source code");
            let help = ("pass it at run time, for example as `value.parse()?`", &[][..]);
            self.report(RuleId::CardLiteral, node.place, (message, &[&name]), help);
            node.value = Value::Refused;
            return;
        }
        match (kind, &mut node.value) {
            (_, Value::Broken | Value::Doubtful | Value::Refused | Value::Misplaced) | (Kind::Bool, Value::Bool(_)) => {
            }
            (Kind::Word(words), Value::Name(written)) => {
                let written = core::mem::take(written);
                self.bare_word(words, label, &written, node);
            }
            (Kind::Word(words), Value::Text(written)) => {
                let written = core::mem::take(written);
                self.word(words, label, written, node);
            }
            (Kind::Text(text), Value::Text(written)) => {
                if let Err(reason) = text.check(written) {
                    let help = self.which_text(text, label, written);
                    self.refuse(text.rule, label, node, &reason, &help);
                }
            }
            (Kind::Number(number), Value::Number(written)) => match number.read(written) {
                Ok(decimal) => node.value = Value::Decimal(decimal),
                Err(reason) => {
                    let help = self.which_number(number, label, written);
                    self.refuse(number.rule, label, node, reason, &help);
                }
            },
            (Kind::Object(object) | Kind::Checked(object), Value::Object(entries)) => {
                self.object(object, entries, node.place);
            }
            (Kind::List(item), Value::List(nodes)) => {
                let label = Label::Item(label.field());
                for at in 0..nodes.len() {
                    self.item(*item, label, nodes, at);
                }
            }
            (Kind::Free(_), Value::Object(entries)) => self.free_object(entries),
            (_, Value::Name(_) | Value::Expression | Value::Block) => self.run_time(kind, label, node),
            (Kind::Free(Free { rule, .. }), _) => {
                self.mistyped(*rule, kind, label, node);
            }
            _ => {
                let written = self.mistyped(RuleId::Type, kind, label, node);
                if let Some(inside) = self.inside(kind, written, node.place) {
                    node.value = inside;
                    // nothing in it is a second mistake, but the macro wants to know what it is
                    let spoken = self.findings.len();
                    self.value(kind, label, node);
                    self.findings.truncate(spoken);
                }
            }
        }
    }

    /// An object at a list's place as a list of it, a list of one object at an object's place as that: in source code,
    /// where no combination rule looks at it.
    fn inside<'a>(&self, kind: Kind, written: Value<'a>, place: usize) -> Option<Value<'a>> {
        if self.origin != Origin::Macro || self.decides() {
            return None;
        }
        match (kind, written) {
            (Kind::List(_), value @ Value::Object(_)) => Some(Value::List(Vec::from([Node { value, place }]))),
            (Kind::Object(_) | Kind::Checked(_), Value::List(mut items)) => match &mut *items {
                [Node { value: Value::Object(entries), .. }] => Some(Value::Object(core::mem::take(entries))),
                _ => None,
            },
            _ => None,
        }
    }

    /// Looks at one of a list's.
    fn item(&mut self, kind: Kind, label: Label, nodes: &mut [Node<'_>], at: usize) {
        let outer = self.enter(&at.to_string(), "");
        self.value(kind, label, &mut nodes[at]);
        self.leave(outer);
    }

    /// Whether card data is written out in source code.
    fn is_card_literal(&self, kind: Kind, node: &Node<'_>) -> bool {
        let is_card = matches!(kind, Kind::Text(text) if text.secrecy == Secrecy::Card);
        let is_spoken_of = matches!(node.value, Value::Doubtful | Value::Refused | Value::Misplaced);
        let is_run_time = node.value.may_be_run_time() || is_spoken_of;
        is_card && self.origin == Origin::Macro && !is_run_time
    }

    /// A value that only the running program knows.
    pub(super) fn run_time(&mut self, kind: Kind, label: Label, node: &mut Node<'_>) {
        if let (Kind::Object(object) | Kind::Checked(object), Value::Name(word)) = (kind, &node.value)
            && let Some(around) = self.style.around_word(object, word)
        {
            let help = label.write(self.style, &around);
            self.refuse(RuleId::Type, label, node, "must be an object, not an enum value", &help);
            return;
        }
        if self.decides() {
            let help = match (kind, &node.value) {
                (Kind::Object(object), value) => {
                    let around = self.style.around(object, value);
                    say("{}, or check a `SessionDraft`", &[&label.write(self.style, &around)])
                }
                (Kind::Bool, Value::Name(name)) if matches!(&*name.to_lowercase(), "true" | "false") => {
                    label.write(self.style, &name.to_lowercase())
                }
                (Kind::Word(words), _) => say("write {}; to choose at run time, {}", &[&words.list(), CHOOSE]),
                _ => CHOOSE.into(),
            };
            let (name, message) = (label.name(self.style), "{} decides which rules apply, so it must be a literal");
            self.report(RuleId::DecidingValue, node.place, (message, &[&name]), ("{}", &[&help]));
            node.value = Value::Misplaced;
        } else {
            node.value = Value::Expression;
        }
    }

    /// Gives what is refused.
    pub(super) fn refuse<'a>(
        &mut self,
        rule: RuleId,
        label: Label,
        node: &mut Node<'a>,
        reason: &str,
        help: &str,
    ) -> Value<'a> {
        self.report(rule, node.place, ("{} {}", &[&label.name(self.style), reason]), ("{}", &[help]));
        core::mem::replace(&mut node.value, Value::Refused)
    }

    fn mistyped<'a>(&mut self, rule: RuleId, kind: Kind, label: Label, node: &mut Node<'a>) -> Value<'a> {
        let wanted = match kind {
            Kind::Text(_) => "a string",
            Kind::Word(_) => "an enum value",
            Kind::Number(_) => "a number",
            Kind::Bool => "`true` or `false`",
            Kind::Object(_) | Kind::Checked(_) | Kind::Free(_) => "an object",
            Kind::List(_) => "a list",
        };
        let given = match (kind, &node.value) {
            (Kind::Object(object) | Kind::Checked(object), Value::Text(word))
                if self.origin == Origin::Macro && self.style.around_word(object, word).is_some() =>
            {
                "an enum value"
            }
            (_, Value::Null) => "`null`",
            (_, Value::Bool(_)) => "a boolean",
            (_, Value::Number(_)) => "a number",
            (_, Value::Text(_)) => "a string",
            (_, Value::List(_)) => "a list",
            _ => "an object",
        };
        let help = self.which_value(kind, label, &node.value);
        self.refuse(rule, label, node, &say("must be {}, not {}", &[wanted, given]), &help)
    }
}

/// What to do where an `Option`'s sign stands and no `Option`.
const IN_PLACE: &str = "write `:` instead of `?:`";

/// What to do where only what is written out can decide.
pub(super) const CHOOSE: &str = "choose between invocations with `match`, or check a `SessionDraft`";
