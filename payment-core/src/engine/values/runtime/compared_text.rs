//! Order and comparison of checked texts that are not secret: as their strings.

macro_rules! compared {
    ($name:ident) => {
        impl PartialOrd for $name {
            fn partial_cmp(&self, other: &Self) -> Option<core::cmp::Ordering> {
                Some(self.cmp(other))
            }
        }

        /// Compares by characters, which orders instants by time.
        impl Ord for $name {
            fn cmp(&self, other: &Self) -> core::cmp::Ordering {
                self.0.text().cmp(other.0.text())
            }
        }

        /// So that a map with such keys can be asked for a `&str`.
        impl core::borrow::Borrow<str> for $name {
            fn borrow(&self) -> &str {
                self.0.text()
            }
        }

        impl PartialEq<str> for $name {
            fn eq(&self, other: &str) -> bool {
                self.0.text() == other
            }
        }

        impl PartialEq<&str> for $name {
            fn eq(&self, other: &&str) -> bool {
                self.0.text() == *other
            }
        }
    };
}

pub(crate) use compared;
