//! Mistakes together with presets of the macros around an invocation.

use payment_core::{
    inspect::{
        Finding,
        help::Remedy,
        tree::{Entry, Node, Value},
    },
    schema::{Field, Kind},
};

use crate::{
    source::{Preset, Source},
    token,
};

/// Reports rules that the user breaks together with presets at the user's tokens, and says what the presets set. No help
/// advises to change what is fixed.
pub fn attribute(findings: &mut [Finding], root: &Node<'static>, kind: Kind, source: &Source) {
    if source.layers.names.is_empty() || source.layers.is_declaration {
        return;
    }
    for finding in findings.iter_mut().filter(|finding| finding.rule.is_between_fields()) {
        let blamed = finding.pointer.to_string();
        let involved = || finding.parameters.fields.iter().chain([&blamed]);
        let entries: Vec<_> = involved().filter_map(|pointer| entry_at(root, kind, pointer)).collect();
        let preset_of = |entry: &Entry<'_>| source[entry.place].preset;
        let presets: Vec<_> = entries.iter().filter_map(|entry| Some((*entry, preset_of(entry)?))).collect();
        let is_preset = presets.iter().any(|(entry, _)| [entry.place, entry.value.place].contains(&finding.place));
        if is_preset {
            let own = entries.iter().find(|entry| preset_of(entry).is_none());
            finding.place = own.map_or(Source::INVOCATION, |entry| entry.value.place);
        }
        let notes = presets.iter().map(|(entry, preset)| note(entry, *preset, source));
        finding.notes.extend(notes);
        finding
            .help
            .retain(|suggestion| !suggestion.remedy().iter().any(|remedy| is_about_fixed(remedy, root, kind, source)));
    }
}

/// Returns what a macro sets, in its own words.
fn note(entry: &Entry<'_>, preset: Preset, source: &Source) -> String {
    let (key, value) = (&source[entry.place].tokens, &source[entry.value.place].tokens);
    let name = source.layers.name(preset);
    match entry.value.value {
        Value::Object(_) | Value::List(_) => format!("`{name}` sets `{}`", token::text(key)),
        _ => format!("`{name}` sets `{}: {}`", token::text(key), token::text(value)),
    }
}

/// Returns whether a change would replace or remove what a macro has fixed.
fn is_about_fixed(remedy: &Remedy, root: &Node<'static>, kind: Kind, source: &Source) -> bool {
    let (Remedy::Remove { entry } | Remedy::Write { entry, .. } | Remedy::Add { to: entry, .. }) = remedy else {
        return false;
    };
    let ends = entry.match_indices('/').skip(1).map(|(at, _)| at).chain([entry.len()]);
    ends.filter_map(|end| entry_at(root, kind, &entry[..end])).any(|entry| {
        let is_open = source.layers.open.contains(&entry.value.place);
        !is_open && source[entry.place].preset.is_some_and(|preset| !preset.is_default)
    })
}

/// Returns an entry at a JSON pointer, in any arm.
fn entry_at<'r>(root: &'r Node<'static>, kind: Kind, pointer: &str) -> Option<&'r Entry<'static>> {
    let (mut node, mut kind, mut found) = (root, Some(kind), None);
    for segment in pointer.split('/').skip(1) {
        let Value::Object(entries) = &node.value else { return None };
        let object = kind.and_then(Kind::as_object);
        let field: Option<&Field> = object.and_then(|object| object.by_wire(segment));
        let entry = entries.iter().find(|entry| match (object, field) {
            (Some(object), Some(field)) if entry.is_identifier => object.by_rust(&entry.key) == Some(field),
            _ => *entry.key == *segment,
        })?;
        (node, kind, found) = (&entry.value, field.map(|field| field.kind), Some(entry));
    }
    found
}
