//! An object that has been found to keep the rules that lie inside it.

/// A [`RefundPreference`](crate::request::RefundPreference) or a [`SplitRouting`](crate::request::SplitRouting) that keeps its rules.
///
/// Made by the object's `check()`, by the macro, from JSON, and by constructors that cannot fail such as
/// `RefundPreference::auto()`.
#[cfg_attr(feature = "runtime", derive(Clone, Debug, PartialEq, Eq, Hash))]
pub struct Checked<T>(T);

impl<T: crate::values::value::Value> crate::values::value::Value for Checked<T> {
    const KIND: crate::schema::Kind = match T::KIND {
        crate::schema::Kind::Object(object) => crate::schema::Kind::Checked(object),
        kind => kind,
    };

    #[cfg(feature = "runtime")]
    fn blank(unchecked: crate::values::value::Unchecked) -> Self {
        Self(T::blank(unchecked))
    }

    #[cfg(feature = "runtime")]
    fn size_hint(&self) -> usize {
        self.0.size_hint()
    }

    #[cfg(feature = "runtime")]
    fn render(&self, out: &mut alloc::vec::Vec<u8>) {
        self.0.render(out);
    }
}

#[cfg(feature = "runtime")]
mod runtime {
    use super::Checked;
    use crate::{
        request::{RefundPreference, SplitRouting},
        rules::Scope,
        schema::Kind,
        session::Violations,
        values::value::Value,
    };

    impl<T> Checked<T> {
        /// Of what has been checked.
        pub(crate) const fn new(value: T) -> Self {
            Self(value)
        }

        #[doc(hidden)]
        pub const fn new_unchecked(value: T) -> Self {
            Self(value)
        }

        /// The object, which nobody vouches for any longer: to be changed and checked again.
        pub fn into_inner(self) -> T {
            self.0
        }
    }

    impl<T> core::ops::Deref for Checked<T> {
        type Target = T;

        fn deref(&self) -> &T {
            &self.0
        }
    }

    macro_rules! check {
        ($($object:ident)*) => {$(
            impl $object {
                /// Checks the rules that lie inside.
                pub fn check(self) -> Result<Checked<Self>, Violations> {
                    check(self)
                }
            }

            impl TryFrom<$object> for Checked<$object> {
                type Error = Violations;

                fn try_from(object: $object) -> Result<Self, Violations> {
                    check(object)
                }
            }
        )*};
    }

    check!(RefundPreference SplitRouting);

    fn check<T: Scope>(value: T) -> Result<Checked<T>, Violations> {
        let Kind::Object(object) = T::KIND else { unreachable!("only objects have facts") };
        match Violations::of_draft(object, &value) {
            None => Ok(Checked(value)),
            Some(violations) => Err(violations),
        }
    }

    impl<T: Value> serde::Serialize for Checked<T> {
        fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
            crate::values::members::write_object(&self.0, serializer)
        }
    }

    impl<'de, T: Scope> serde::Deserialize<'de> for Checked<T> {
        fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
            check(crate::values::deserialize::read_object(deserializer)?).map_err(serde::de::Error::custom)
        }
    }
}
