//! Parses presets, and joins them with the entries that a user writes.
//!
//! ```text
//! invocation = ("@presets" name "{" preset* "}")* what the user writes
//! preset     = "default"? entry | choice | ".." at the end
//! ```
//!
//! The innermost macro, which is the nearest to the base, comes first. Each outer one is a user of those inside it.

use std::{cmp::Reverse, collections::BTreeMap, mem};

use payment_core::{
    inspect::{
        named_field,
        tree::{Arm, Choices, Entry, Node, Place, Value},
    },
    schema::Kind,
};
use proc_macro2::{Group, Ident, TokenTree};

use super::{
    Depth, Parser, Scope,
    key::{field_of, kind_of_value},
};
use crate::{
    lookahead::{begins_with_key, skip_comma},
    source::{Flow, Preset, Source},
    token::{self, is_punct},
};

/// The presets of one macro.
pub(super) struct Layer {
    name: Ident,
    presets: Group,
    /// Whether they are checked where they are declared.
    is_declaration: bool,
}

/// Why no user changes a part of an entry of presets.
#[derive(Clone, Copy)]
enum Whole {
    Fixed,
    Default,
    List,
}

/// The number of tokens of a layer.
const LAYER: usize = 4;

/// Splits the presets of the macros around an invocation from what the user writes.
pub(super) fn split(tokens: &[TokenTree]) -> (Vec<Layer>, &[TokenTree]) {
    let (mut layers, mut rest) = (Vec::new(), tokens);
    while let [at, TokenTree::Ident(word), TokenTree::Ident(name), TokenTree::Group(presets), after @ ..] = rest
        && is_punct(Some(at), '@')
    {
        let is_declaration = word == "declare";
        layers.push(Layer { name: name.clone(), presets: presets.clone(), is_declaration });
        rest = after;
    }
    (layers, rest)
}

/// Splits the presets of the macros around a declaration from its tokens.
pub fn derivation(tokens: &[TokenTree]) -> Option<(&[TokenTree], &[TokenTree])> {
    let (_, rest) = split(tokens);
    match rest {
        [at, TokenTree::Ident(word), declaration @ ..] if is_punct(Some(at), '@') && word == "derive" => {
            Some((&tokens[..tokens.len() - rest.len()], declaration))
        }
        _ => None,
    }
}

/// Returns the declarations of the macros around an invocation, from the innermost to the outermost.
pub fn declarations(tokens: &[TokenTree]) -> impl Iterator<Item = Vec<TokenTree>> {
    let (layers, _) = split(tokens);
    (1..=layers.len()).map(|count| {
        let mut declaration = tokens[..count * LAYER].to_vec();
        let word = &mut declaration[(count - 1) * LAYER + 1];
        *word = Ident::new("declare", word.span()).into();
        declaration
    })
}

impl Parser {
    /// Parses the presets of the macros around an invocation, and joins them.
    pub(super) fn presets(&mut self, layers: Vec<Layer>) -> Vec<Entry<'static>> {
        let mut joined = Vec::new();
        for Layer { name, presets, is_declaration } in layers {
            self.source.layers.names.push(name);
            self.source.layers.is_declaration = is_declaration;
            self.is_in_presets = true;
            let scope = Scope { place: Source::INVOCATION, depth: Depth::OF_ENTRIES, kind: Some(self.request.kind) };
            let presets = token::inside(&presets);
            if is_declaration {
                self.source[Source::INVOCATION].tokens.clone_from(&presets);
            }
            let entries = self.entries(scope, &presets);
            self.is_in_presets = false;
            if is_declaration {
                self.check_reach(&entries, None);
            }
            joined = self.join(Some(self.request.kind), joined, entries);
        }
        // It is not the end of the invocation.
        self.source.half_written = None;
        if self.source.layers.is_declaration {
            self.leave_open(&mut joined);
        } else {
            self.source.end_presets();
        }
        joined
    }

    /// Parses `default` before an entry of presets, and returns the tokens after it.
    pub(super) fn default_keyword<'t>(&self, tokens: &'t [TokenTree]) -> Option<&'t [TokenTree]> {
        match tokens {
            [TokenTree::Ident(word), rest @ ..] if self.is_in_presets && word == "default" && begins_with_key(rest) => {
                Some(rest)
            }
            _ => None,
        }
    }

    /// Notes that an entry belongs to presets.
    pub(super) fn mark_preset(&mut self, entry: &Entry<'_>, is_default: bool) {
        if self.is_in_presets {
            let layer = self.source.layers.names.len() - 1;
            self.source[entry.place].preset = Some(Preset { layer, is_default });
        }
    }

    /// Returns whether tokens are the `..` at the end of an object of presets.
    pub(super) fn is_open_end(&self, tokens: &[TokenTree]) -> bool {
        let [first, second, rest @ ..] = tokens else { return false };
        self.is_in_presets && [first, second].iter().all(|dot| is_punct(Some(dot), '.')) && skip_comma(rest).is_empty()
    }

    /// Parses `..` at the end of an object of presets, and returns whether there is one.
    pub(super) fn opens_object(&mut self, scope: Scope, tokens: &[TokenTree]) -> bool {
        let is_open = self.is_open_end(tokens);
        if is_open && scope.place == Source::INVOCATION {
            self.error(&tokens[..2], "a request is always open", "remove `..`");
        } else if is_open {
            self.source.layers.open.insert(scope.place);
        }
        is_open
    }

    /// Reports a default or an open object that lies in a choice, or that contains one: neither can be joined with the entries of
    /// a user.
    pub(super) fn check_choices_of_preset(&mut self, entry: &Entry<'_>) {
        let preset = self.source[entry.place].preset;
        let name = match preset {
            Some(Preset { is_default: true, .. }) => "a default",
            Some(_) if self.source.layers.open.contains(&entry.value.place) => "an open object",
            _ => return,
        };
        if let Some(choice) = choice_in(&self.source.flow, &entry.value) {
            let help = "write `if` or `match` as the value of an entry in it";
            self.error_at(choice, format!("{name} cannot contain a choice"), help);
        } else if self.arm.is_some() {
            self.error_at(entry.place, format!("{name} cannot depend on a choice"), "move it out of the choice");
        } else {
            return;
        }
        // It counts as fixed, so that nothing else follows from the mistake.
        self.source[entry.place].preset = preset.map(|preset| Preset { is_default: false, ..preset });
        self.source.layers.open.remove(&entry.value.place);
    }

    /// Reports each default and each open object that nobody can change, because the entry around it is whole.
    fn check_reach(&mut self, entries: &[Entry<'static>], around: Option<(&str, Whole)>) {
        for entry in entries {
            let is_default = self.source[entry.place].preset.is_some_and(|preset| preset.is_default);
            let is_open = self.source.layers.open.contains(&entry.value.place);
            let key = &*entry.key;
            match around {
                _ if is_default && is_open => self.report_whole(entry.value.place, "..", (key, Whole::Default)),
                Some(around) if is_default => self.report_whole(entry.place, "default", around),
                Some(around) if is_open => self.report_whole(entry.value.place, "..", around),
                _ => match &entry.value.value {
                    Value::Object(inner) if is_open => self.check_reach(inner, None),
                    Value::Object(inner) => {
                        let whole = if is_default { Whole::Default } else { Whole::Fixed };
                        self.check_reach(inner, Some((key, whole)));
                    }
                    Value::List(items) => self.check_reach_of_items(items, key),
                    _ => {}
                },
            }
        }
    }

    fn check_reach_of_items(&mut self, items: &[Node<'static>], key: &str) {
        for item in items {
            match &item.value {
                _ if self.source.layers.open.contains(&item.place) => {
                    self.report_whole(item.place, "..", (key, Whole::List));
                }
                Value::Object(inner) => self.check_reach(inner, Some((key, Whole::List))),
                _ => {}
            }
        }
    }

    fn report_whole(&mut self, place: Place, written: &str, (key, whole): (&str, Whole)) {
        let (reason, help) = match whole {
            Whole::Fixed => ("is fixed", format!("end `{key}` with `..`, or remove `{written}`")),
            Whole::Default => {
                ("is replaced as a whole", format!("write `{written}`, or `default` before `{key}`, but not both"))
            }
            Whole::List => ("is a list, and lists are not joined", format!("remove `{written}`")),
        };
        self.error_at(place, format!("`{written}` has no effect here: `{key}` {reason}"), help);
    }

    /// Joins presets with the entries that an outer macro or a user writes in the same object.
    pub(super) fn join(
        &mut self,
        object: Option<Kind>,
        presets: Vec<Entry<'static>>,
        mut written: Vec<Entry<'static>>,
    ) -> Vec<Entry<'static>> {
        let is_written = !written.is_empty();
        let mut joined = Vec::new();
        for preset in presets {
            let (same, others) = mem::take(&mut written).into_iter().partition(|entry| means(object, &preset, entry));
            written = others;
            joined.extend(self.join_same(object, preset, same));
        }
        joined.extend(written);
        // Messages write keys like the first one of an object, so that is the user's. Arbitrary JSON keeps its order.
        if is_written && object.is_some_and(|object| object.as_object().is_some()) {
            let layer = |entry: &Entry<'_>| self.source[entry.place].preset.map_or(usize::MAX, |preset| preset.layer);
            joined.sort_by_key(|entry| Reverse(layer(entry)));
        }
        joined
    }

    /// Joins a preset with the entries that mean the same field.
    fn join_same(
        &mut self,
        object: Option<Kind>,
        preset: Entry<'static>,
        same: Vec<Entry<'static>>,
    ) -> Vec<Entry<'static>> {
        match &preset.value.value {
            _ if self.source[preset.place].preset.is_some_and(|preset| preset.is_default) => self.fill(preset, same),
            Value::Object(inner) if self.source.layers.open.contains(&preset.value.place) => {
                let kind = kind_of_value(object, &preset);
                let same = same.into_iter().map(|entry| self.add_to(&preset, inner, kind, entry)).collect();
                self.fill(preset, same)
            }
            _ => self.keep(preset, &same),
        }
    }

    /// Joins the entries of an open object with those of the object that an outer macro or a user writes.
    fn add_to(
        &mut self,
        preset: &Entry<'static>,
        inner: &[Entry<'static>],
        kind: Option<Kind>,
        entry: Entry<'static>,
    ) -> Entry<'static> {
        let Node { value, place } = entry.value.clone();
        let mut inner = self.copies(inner);
        let value = match value {
            Value::Object(written) if !entry.is_optional && !entry.is_unchecked => {
                Value::Object(self.join(kind, inner, written))
            }
            Value::Unreadable => Value::Unreadable,
            _ => {
                let (key, name) = (&preset.key, self.name_of(preset));
                let message = format!("`{name}` sets entries of `{key}`, so a value cannot take its place");
                self.error_at(place, message, format!("write yours in braces: `{key}: {{ … }}`"));
                self.leave_open(&mut inner);
                Value::Object(inner)
            }
        };
        Entry { value: Node { value, place }, is_optional: false, is_unchecked: false, ..entry }
    }

    /// Keeps a preset that nobody may replace.
    fn keep(&mut self, preset: Entry<'static>, same: &[Entry<'static>]) -> Vec<Entry<'static>> {
        for entry in same {
            let message = format!("`{}` is set by `{}`", preset.key, self.name_of(&preset));
            self.error_at(entry.place, message, "remove it");
        }
        vec![preset]
    }

    /// Adds a preset wherever no entry has taken its place.
    fn fill(&mut self, preset: Entry<'static>, same: Vec<Entry<'static>>) -> Vec<Entry<'static>> {
        let written: Vec<_> = same.iter().map(|entry| &*entry.arms).collect();
        let mut arms = arms_without(&self.source.flow.choices, &[], &written).into_iter();
        let Some(first) = arms.next() else { return same };
        let copies = arms.map(|arms| Entry { arms, ..self.copy(&preset, &mut BTreeMap::new()) }).collect::<Vec<_>>();
        [Entry { arms: first, ..preset }].into_iter().chain(copies).chain(same).collect()
    }

    fn copies(&mut self, entries: &[Entry<'static>]) -> Vec<Entry<'static>> {
        let mut copied = BTreeMap::new();
        entries.iter().map(|entry| self.copy(entry, &mut copied)).collect()
    }

    /// Copies an entry into another arm, with places of its own: the expansion names variables by places. `copied` has the
    /// places so far, because several nodes can share one.
    fn copy(&mut self, entry: &Entry<'static>, copied: &mut BTreeMap<Place, Place>) -> Entry<'static> {
        let place = self.copy_place(entry.place, copied);
        Entry { place, value: self.copy_node(&entry.value, copied), ..entry.clone() }
    }

    fn copy_node(&mut self, node: &Node<'static>, copied: &mut BTreeMap<Place, Place>) -> Node<'static> {
        let place = self.copy_place(node.place, copied);
        let value = match &node.value {
            Value::Object(entries) => Value::Object(entries.iter().map(|entry| self.copy(entry, copied)).collect()),
            Value::List(nodes) => Value::List(nodes.iter().map(|node| self.copy_node(node, copied)).collect()),
            value => value.clone(),
        };
        Node { value, place }
    }

    fn copy_place(&mut self, place: Place, copied: &mut BTreeMap<Place, Place>) -> Place {
        *copied.entry(place).or_insert_with(|| self.source.copy(place))
    }

    fn name_of(&self, preset: &Entry<'_>) -> String {
        self.source[preset.place].preset.map(|preset| self.source.layers.name(preset)).unwrap_or_default()
    }

    /// Adds an entry to an object, and to each open one in it, that may mean any field.
    fn leave_open(&mut self, entries: &mut Vec<Entry<'static>>) {
        for entry in &mut *entries {
            let Node { value: Value::Object(inner), place } = &mut entry.value else { continue };
            if self.source.layers.open.contains(place) {
                self.leave_open(inner);
            }
        }
        // It has no tokens that the editor could see.
        let any = self.source.add(&[]);
        self.silence(any);
        entries.push(Entry::new("?".into(), any, Node { value: Value::Unreadable, place: any }));
    }
}

/// Returns whether an entry means the field of a preset, perhaps by a misspelt key or an alias.
fn means(object: Option<Kind>, preset: &Entry<'_>, entry: &Entry<'_>) -> bool {
    let Some(field) = field_of(object, preset) else { return entry.key == preset.key };
    let named = || named_field(object?.as_object()?, &entry.key);
    field_of(object, entry).or_else(named) == Some(field)
}

/// Returns the arms that have none of the `written` entries, each entry by the arms that it lies in.
fn arms_without(choices: &Choices, outer: &[Arm], written: &[&[Arm]]) -> Vec<Vec<Arm>> {
    let inside: Vec<_> = written.iter().filter_map(|arms| arms.strip_prefix(outer)).collect();
    if inside.is_empty() {
        return vec![outer.to_vec()];
    }
    let choice = inside[0].first().map(|arm| arm.choice);
    match choice {
        // Entries of several choices are a mistake of their own.
        Some(choice) if inside.iter().all(|arms| arms.first().is_some_and(|arm| arm.choice == choice)) => {
            let arms = choices.arms(choice).filter(|arm| !choices[*arm].is_diverging);
            arms.flat_map(|arm| arms_without(choices, &[outer, &[arm]].concat(), written)).collect()
        }
        _ => Vec::new(),
    }
}

/// Returns the place of the first choice in a value.
fn choice_in(flow: &Flow, node: &Node<'_>) -> Option<Place> {
    match &node.value {
        Value::Object(entries) => match flow.choices_in(node.place, None).next() {
            Some(choice) => Some(flow.choices[choice.id].place),
            None => entries.iter().find_map(|entry| choice_in(flow, &entry.value)),
        },
        Value::List(nodes) => nodes.iter().find_map(|node| choice_in(flow, node)),
        _ => None,
    }
}
