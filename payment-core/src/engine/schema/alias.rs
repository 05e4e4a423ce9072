//! Names that people write for fields.

use alloc::vec::Vec;

use super::{Field, Object};
use crate::engine::base::spelling;

/// Names that are written in some objects, and the fields that they mean there.
pub struct Alias {
    /// The objects in which the names are written, by the names of their types.
    pub(crate) objects: &'static [&'static str],
    /// The names, in snake case.
    pub(crate) names: &'static [&'static str],
    /// The paths to the fields in Rust names, from the object or, after `/`, from the request. A name without a field is
    /// also that of a field elsewhere, which it does not mean.
    pub(crate) paths: &'static [&'static str],
    /// Whether the names denote exactly the field.
    pub(crate) is_same: bool,
    /// The reason why no field has such a value.
    pub(crate) reason: Option<&'static str>,
}

/// Creates a row whose names mean these fields.
pub const fn likely(
    objects: &'static [&'static str],
    names: &'static [&'static str],
    paths: &'static [&'static str],
) -> Alias {
    Alias { objects, names, paths, is_same: false, reason: None }
}

/// Creates a row whose names denote exactly this field of the object.
pub const fn same(
    objects: &'static [&'static str],
    names: &'static [&'static str],
    paths: &'static [&'static str],
) -> Alias {
    Alias { is_same: true, ..likely(objects, names, paths) }
}

/// Creates a row whose names mean something that no field is.
pub const fn nothing(objects: &'static [&'static str], names: &'static [&'static str], reason: &'static str) -> Alias {
    Alias { reason: Some(reason), ..likely(objects, names, &[]) }
}

impl Alias {
    /// Returns the row of a name, in [`spelling::normalized`] form, that is written in an object.
    pub fn find(object: &Object, normalized: &str) -> Option<&'static Self> {
        let mut rows = object.request.aliases.iter().filter(|alias| alias.objects.contains(&object.name));
        rows.find(|alias| alias.names.iter().any(|name| spelling::normalizes_to(name, normalized)))
    }

    /// Returns the paths to the fields that the name means in an object.
    pub fn paths(&self, object: &'static Object) -> impl Iterator<Item = AliasPath> {
        self.paths.iter().filter_map(move |path| AliasPath::new(object, path))
    }

    /// Returns the field of the object that the name means, if it means no other.
    pub fn own_field(&self, object: &'static Object) -> Option<&'static Field> {
        let [path] = self.paths else { return None };
        AliasPath::new(object, path)?.own_field()
    }

    /// Returns the reason why no field has such a value.
    pub fn reason(&self) -> Option<&'static str> {
        self.reason
    }

    /// Returns whether the name denotes exactly the field that it means.
    pub fn is_same(&self) -> bool {
        self.is_same
    }
}

/// The path from an object to a field.
pub struct AliasPath {
    /// Whether it begins at the request, and not at the object.
    pub is_from_request: bool,
    /// The fields on the path, with the one at its end.
    pub fields: Vec<&'static Field>,
}

impl AliasPath {
    /// Follows the Rust names of a row. A path from the request that ends in the object itself begins there.
    fn new(object: &'static Object, names: &'static str) -> Option<Self> {
        let (start, names) = match names.strip_prefix('/') {
            Some(names) => (object.request.object(), names),
            None => (object, names),
        };
        let (mut at, mut fields) = (Some(start), Vec::new());
        for name in names.split('.') {
            if at == Some(object) {
                fields.clear();
            }
            let field = at?.by_rust(name)?;
            fields.push(field);
            at = field.kind.object();
        }
        let is_own = object.fields.contains(fields.first()?);
        Some(Self { is_from_request: start != object && !is_own, fields })
    }

    /// Returns the field at the end of the path, if it is one of the object itself.
    fn own_field(&self) -> Option<&'static Field> {
        match *self.fields {
            [field] if !self.is_from_request => Some(field),
            _ => None,
        }
    }
}
