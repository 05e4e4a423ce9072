//! What an unknown key is likely to mean.

use alloc::{format, string::String, vec::Vec};

use super::{Style, order, wording};
use crate::{
    near,
    node::Entry,
    schema::{Field, Kind, Object, SESSION},
};

/// What to do about a key that is near no member of `object`, which lies at the end of `pointer`.
pub fn help(object: &'static Object, key: &str, pointer: &str, style: Style) -> String {
    if let Some(homes) = homes(key, pointer, style) {
        return format!("it belongs {homes}");
    }
    let keys = |fields: &mut dyn Iterator<Item = &'static Field>| -> Vec<_> {
        fields.map(|field| format!("`{}`", style.key(field))).collect()
    };
    // half written: what it may become
    let begun = keys(&mut object.fields.iter().filter(|field| key.len() > 2 && near::begins(field.wire, key)));
    match &*begun {
        [] => format!("what may stand here is {}", wording::commas(&keys(&mut object.fields.iter()))),
        [one] => format!("write {one}"),
        several => format!("write {}", wording::joined(several, "or")),
    }
}

/// The objects that have a member of this name, if any has: those near by, and those near the top.
fn homes(key: &str, pointer: &str, style: Style) -> Option<String> {
    let mut found = Vec::new();
    search(SESSION, &mut Vec::new(), key, &mut found);
    let here: Vec<_> = pointer.split('/').skip(1).filter(|segment| segment.parse::<usize>().is_err()).collect();
    let way = |home: &[&Field]| {
        let common = home.iter().zip(&here).take_while(|(field, segment)| field.wire == **segment).count();
        home.len() + here.len() - 2 * common
    };
    let nearest = found.iter().map(|home| way(home)).min()?;
    let highest = found.iter().map(Vec::len).min()?;
    if highest == 0 {
        return Some("at the top of the request".into());
    }
    found.retain(|home| way(home) == nearest || home.len() == highest);
    let names: Vec<_> = order::by_key(found, |home| way(home))
        .iter()
        .map(|home| {
            let path: Vec<_> = home.iter().map(|field| style.plain(field)).collect();
            format!("`{}`", wording::separated(&path, "."))
        })
        .collect();
    Some(format!("in {}", wording::joined(&names, "or")))
}

fn search(object: &'static Object, path: &mut Vec<&'static Field>, key: &str, found: &mut Vec<Vec<&'static Field>>) {
    if object.fields.iter().any(|field| near::same(field.wire, key)) {
        found.push(path.clone());
    }
    for field in object.fields {
        let mut kind = field.kind;
        while let Kind::List(item) = kind {
            kind = *item;
        }
        if let Kind::Object(inner) | Kind::Checked(inner) = kind {
            path.push(field);
            search(inner, path, key, found);
            path.pop();
        }
    }
}

/// The member that a word without a key is meant for, as in `{ QR }`.
pub fn wordless(object: &'static Object, entry: &Entry<'_>) -> Option<&'static Field> {
    let takes = |field: &&Field| matches!(field.kind, Kind::Word(words) if words.position(&entry.key).is_some());
    object.fields.iter().find(takes).filter(|_| entry.is_alone())
}

/// The one member that a key without colon and value is the beginning of.
pub fn begun(object: &'static Object, entry: &Entry<'_>) -> Option<&'static Field> {
    let mut begun = object.fields.iter().filter(|field| entry.is_alone() && near::begins(field.wire, &entry.key));
    begun.next().filter(|_| begun.next().is_none())
}
