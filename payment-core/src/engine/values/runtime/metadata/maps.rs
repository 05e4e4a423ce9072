//! Maps inside arbitrary JSON, and as objects with any content.

#[cfg(feature = "std")]
use std::collections::HashMap;

use alloc::{borrow::Cow, collections::BTreeMap, string::String, vec::Vec};

use super::{MetadataScalar, MetadataValue, value};

/// Keys are strings, so that no two of them are one key in JSON.
macro_rules! maps {
    ($($key:ty)*) => {$(
        // Not recommended: the list in an error is short enough for strings, numbers and lists only.
        #[diagnostic::do_not_recommend]
        impl<T: MetadataScalar> From<BTreeMap<$key, T>> for MetadataValue {
            fn from(map: BTreeMap<$key, T>) -> Self {
                Self::from_json_text(object(map))
            }
        }

        /// The order of the fields is that of the map's iterator.
        #[cfg(feature = "std")]
        #[diagnostic::do_not_recommend]
        impl<T: MetadataScalar, S> From<HashMap<$key, T, S>> for MetadataValue {
            fn from(map: HashMap<$key, T, S>) -> Self {
                Self::from_json_text(object(map))
            }
        }
    )*};
}

maps!(String &str Cow<'_, str>);

/// Implements the conversions from maps for a type of objects with any content.
macro_rules! from_maps {
    ($name:ident: $($key:ty)*) => {$(
        impl<T: MetadataScalar> From<BTreeMap<$key, T>> for $name {
            fn from(map: BTreeMap<$key, T>) -> Self {
                Self(Cow::Owned(object(map)))
            }
        }

        /// The order of the fields is that of the map's iterator.
        #[cfg(feature = "std")]
        impl<T: MetadataScalar, S> From<std::collections::HashMap<$key, T, S>> for $name {
            fn from(map: std::collections::HashMap<$key, T, S>) -> Self {
                Self(Cow::Owned(object(map)))
            }
        }
    )*};
}

pub(crate) use from_maps;

/// Writes the object of the entries of a map.
pub fn object(entries: impl IntoIterator<Item = (impl AsRef<str>, impl MetadataScalar)>) -> String {
    let fields: Vec<_> = entries.into_iter().map(|(key, value)| (key, value.into())).collect();
    value::object(fields.iter().map(|(key, value)| (key.as_ref(), value)))
}
