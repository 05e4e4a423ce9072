//! Parses presets. [`join`] joins them with the entries that a user writes.
//!
//! ```text
//! invocation = ("@presets" name "{" preset* "}")* what the user writes
//! preset     = "default"? entry | choice | ".." at the end
//! ```
//!
//! The innermost macro, which is the nearest to the base, comes first. Each outer one is a user of those inside it.

mod join;

use payment_core::inspect::tree::{Entry, Node, Place, Value};
use proc_macro2::{Group, Ident, TokenTree};

use super::{Depth, OuterValue, Parser};
use crate::{
    lookahead::{begins_with_key, skip_comma},
    source::{Preset, Source, SourceChoices},
    token::{self, is_punct},
};

/// The presets of one macro, before they are parsed.
pub(super) struct PresetTokens {
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

/// The number of tokens of the presets of one macro.
const LAYER: usize = 4;

/// Splits the presets of the macros around an invocation from what the user writes.
pub(super) fn split(tokens: &[TokenTree]) -> (Vec<PresetTokens>, &[TokenTree]) {
    let (mut layers, mut rest) = (Vec::new(), tokens);
    while let [at, TokenTree::Ident(ident), TokenTree::Ident(name), TokenTree::Group(presets), after @ ..] = rest
        && is_punct(Some(at), '@')
    {
        let is_declaration = ident == "declare";
        layers.push(PresetTokens { name: name.clone(), presets: presets.clone(), is_declaration });
        rest = after;
    }
    (layers, rest)
}

/// Splits the presets of the macros around a declaration from its tokens.
pub fn derivation(tokens: &[TokenTree]) -> Option<(&[TokenTree], &[TokenTree])> {
    let (_, rest) = split(tokens);
    match rest {
        [at, TokenTree::Ident(ident), declaration @ ..] if is_punct(Some(at), '@') && ident == "derive" => {
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
        let ident = &mut declaration[(count - 1) * LAYER + 1];
        *ident = Ident::new("declare", ident.span()).into();
        declaration
    })
}

impl Parser {
    /// Parses the presets of the macros around an invocation, and joins them.
    pub(super) fn presets(&mut self, layers: Vec<PresetTokens>) -> Vec<Entry<'static>> {
        let mut joined = Vec::new();
        for PresetTokens { name, presets, is_declaration } in layers {
            self.source.layers.names.push(name);
            self.source.layers.is_declaration = is_declaration;
            self.is_in_presets = true;
            let outer =
                OuterValue { place: Source::INVOCATION, depth: Depth::OF_ENTRIES, kind: Some(self.request.kind()) };
            let presets = token::inside(&presets);
            if is_declaration {
                self.source[Source::INVOCATION].tokens.clone_from(&presets);
            }
            let entries = self.entries(outer, &presets);
            self.is_in_presets = false;
            if is_declaration {
                self.check_reach(&entries, None);
            }
            joined = self.join(Some(self.request.kind()), joined, entries);
        }
        // It is not the end of the invocation.
        self.source.half_written = None;
        if self.source.layers.is_declaration {
            self.leave_open(Source::INVOCATION, &joined);
        } else {
            self.source.end_presets();
        }
        joined
    }

    /// Parses `default` before an entry of presets, and returns the tokens after it.
    pub(super) fn default_keyword<'t>(&self, tokens: &'t [TokenTree]) -> Option<&'t [TokenTree]> {
        match tokens {
            [TokenTree::Ident(ident), rest @ ..]
                if self.is_in_presets && ident == "default" && begins_with_key(rest) =>
            {
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
    pub(super) fn ends_open_object(&mut self, outer: OuterValue, tokens: &[TokenTree]) -> bool {
        let is_open = self.is_open_end(tokens);
        if is_open && outer.place == Source::INVOCATION {
            self.error(&tokens[..2], "a request is always open", "remove `..`");
        } else if is_open {
            self.source.layers.open.insert(outer.place);
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
        if let Some(choice) = choice_in(&self.source.choices, &entry.value) {
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

    /// Notes that an object, and each open one in it, may get further entries.
    fn leave_open(&mut self, place: Place, entries: &[Entry<'static>]) {
        self.source.layers.unfinished.insert(place);
        for Entry { value: Node { value, place }, .. } in entries {
            if let (Value::Object(inner), true) = (value, self.source.layers.open.contains(place)) {
                self.leave_open(*place, inner);
            }
        }
    }
}

fn choice_in(choices: &SourceChoices, node: &Node<'_>) -> Option<Place> {
    match &node.value {
        Value::Object(entries) => match choices.directly_in(node.place, None).next() {
            Some(choice) => Some(choices.tree[choice.id].place),
            None => entries.iter().find_map(|entry| choice_in(choices, &entry.value)),
        },
        Value::List(nodes) => nodes.iter().find_map(|node| choice_in(choices, node)),
        _ => None,
    }
}
