//! What a template is good for.

/// The impls of a template: alike for all, so that the procedural macro need not print them.
///
/// Of the template there are: its name, its fields with their labels, whether it is to have a `Debug`, the names that
/// the functions' bodies use, its constant if it has one, and the bodies of `write_json` and of the conversion.
#[doc(hidden)]
#[macro_export]
macro_rules! __template {
    (
        $name:ident, [$(($field:ident, $label:literal),)*], $debug:ident, $self:ident, $out:ident, $request:ident,
        {$($json:tt)*}, $write:tt, $session:tt
    ) => {
        #[allow(dead_code, deprecated)]
        impl $name {
            $($json)*

            /// The request's body: JSON in the documented order, without white space.
            pub fn to_json(&self) -> $crate::__private::Vec<$crate::__private::u8> {
                let mut out = $crate::__private::Vec::new();
                self.write_json(&mut out);
                out
            }

            /// Appends the request's body.
            pub fn write_json(&$self, $out: &mut $crate::__private::Vec<$crate::__private::u8>) $write
        }

        #[automatically_derived]
        #[allow(deprecated)]
        impl $crate::__private::From<$name> for $crate::PaymentSession {
            fn from(__request: $name) -> Self {
                // in what the user has written `Self` is the template, here as in `write_json`
                trait __Session {
                    fn session(self) -> $crate::PaymentSession;
                }
                impl __Session for $name {
                    fn session(self) -> $crate::PaymentSession {
                        let $request = self;
                        $session
                    }
                }
                __Session::session(__request)
            }
        }

        #[automatically_derived]
        #[allow(deprecated)]
        impl $crate::PaymentRequest for $name {
            fn to_json(&self) -> $crate::__private::Vec<$crate::__private::u8> {
                self.to_json()
            }

            fn write_json(&self, out: &mut $crate::__private::Vec<$crate::__private::u8>) {
                self.write_json(out);
            }

            fn to_session(&self) -> $crate::PaymentSession {
                $crate::__private::From::from($name { $($field: $crate::__private::Clone::clone(&self.$field)),* })
            }

            fn made_by_payment_session(&self) -> $crate::__private::Made {
                $crate::__private::Made
            }
        }

        #[automatically_derived]
        #[allow(deprecated)]
        impl $crate::__private::serde::Serialize for $name {
            fn serialize<S: $crate::__private::serde::Serializer>(
                &self,
                __serializer: S,
            ) -> $crate::__private::Result<S::Ok, S::Error> {
                $crate::__private::serde::Serialize::serialize(&$crate::PaymentRequest::to_session(self), __serializer)
            }
        }

        $crate::__template! { $debug $name $(($field, $label))* }
    };
    (derived $($rest:tt)*) => {};
    (redacted $name:ident $(($field:ident, $label:literal))*) => {
        #[automatically_derived]
        #[allow(deprecated)]
        impl $crate::__private::fmt::Debug for $name {
            fn fmt(&self, f: &mut $crate::__private::fmt::Formatter<'_>) -> $crate::__private::fmt::Result {
                f.debug_struct($crate::__private::stringify!($name))$(.field($label, &self.$field))*.finish()
            }
        }
    };
}
