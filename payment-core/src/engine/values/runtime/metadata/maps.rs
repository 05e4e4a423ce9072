//! Maps inside metadata, and as metadata.

#[cfg(feature = "std")]
use std::collections::HashMap;

use alloc::{borrow::Cow, collections::BTreeMap, string::String, vec::Vec};

use super::{MetadataScalar, MetadataValue};
use crate::engine::{
    json,
    values::{Installment, Metadata},
};

/// Keys are strings, so that no two of them are one key in JSON.
macro_rules! maps {
    ($($key:ty)*) => {$(
        // Not recommended: the list in an error is short enough for strings, numbers and lists only.
        #[diagnostic::do_not_recommend]
        impl<T: MetadataScalar> From<BTreeMap<$key, T>> for MetadataValue {
            fn from(map: BTreeMap<$key, T>) -> Self {
                object(map)
            }
        }

        /// The order of the fields is that of the map's iterator.
        #[cfg(feature = "std")]
        #[diagnostic::do_not_recommend]
        impl<T: MetadataScalar, S> From<HashMap<$key, T, S>> for MetadataValue {
            fn from(map: HashMap<$key, T, S>) -> Self {
                object(map)
            }
        }

        impl<T: MetadataScalar> From<BTreeMap<$key, T>> for Metadata {
            fn from(map: BTreeMap<$key, T>) -> Self {
                Self::of_object(&object(map))
            }
        }

        /// The order of the fields is that of the map's iterator.
        #[cfg(feature = "std")]
        impl<T: MetadataScalar, S> From<HashMap<$key, T, S>> for Metadata {
            fn from(map: HashMap<$key, T, S>) -> Self {
                Self::of_object(&object(map))
            }
        }

        impl<T: MetadataScalar> From<BTreeMap<$key, T>> for Installment {
            fn from(map: BTreeMap<$key, T>) -> Self {
                Self::of_object(&object(map))
            }
        }

        /// The order of the fields is that of the map's iterator.
        #[cfg(feature = "std")]
        impl<T: MetadataScalar, S> From<HashMap<$key, T, S>> for Installment {
            fn from(map: HashMap<$key, T, S>) -> Self {
                Self::of_object(&object(map))
            }
        }
    )*};
}

maps!(String &str Cow<'_, str>);

fn object(entries: impl IntoIterator<Item = (impl AsRef<str>, impl MetadataScalar)>) -> MetadataValue {
    let mut out = Vec::from(*b"{");
    for (key, value) in entries {
        if out.len() > 1 {
            out.push(b',');
        }
        json::write_text(key.as_ref(), &mut out);
        out.push(b':');
        out.extend_from_slice(value.into().as_json().as_bytes());
    }
    out.push(b'}');
    MetadataValue::from_json_text(String::from_utf8(out).unwrap_or_default())
}
