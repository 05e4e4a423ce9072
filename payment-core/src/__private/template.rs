//! The implementations of a template.

/// Implements a template's methods and traits. They are the same for all templates, apart from what is passed here.
///
/// * `template`: the struct's name, and its fields with their labels in `Debug`
/// * `debug`: `derived` if the user derives it, else `redacted`
/// * `json`: the whole request, if nothing in it varies
/// * `write_json`: the body of the method, with the names by which it calls its parameters
/// * `to_session`: the body of the conversion, with the name of the template in it
#[doc(hidden)]
#[macro_export]
macro_rules! __template {
    (
        template = $name:ident { $($field:ident: $label:literal,)* },
        debug = $debug:ident,
        json = [$($json:literal)?],
        write_json($self:ident, $out:ident) = $write_json:block,
        to_session($request:ident) = $to_session:block,
    ) => {
        #[allow(dead_code, deprecated)]
        impl $name {
            $(
                /// The request's body: all of it is known.
                pub const JSON: &'static $crate::__private::str = $json;
            )?

            /// Returns the request's body: JSON in the documented order, without white space.
            pub fn to_json(&self) -> $crate::__private::Vec<$crate::__private::u8> {
                let mut out = $crate::__private::Vec::new();
                self.write_json(&mut out);
                out
            }

            /// Appends the request's body.
            pub fn write_json(&$self, $out: &mut $crate::__private::Vec<$crate::__private::u8>) $write_json
        }

        #[automatically_derived]
        #[allow(deprecated)]
        impl $crate::__private::From<$name> for $crate::__private::PaymentSession {
            fn from(__request: $name) -> Self {
                // in what the user has written `Self` is the template, here as in `write_json`
                trait __Session {
                    fn session(self) -> $crate::__private::PaymentSession;
                }
                impl __Session for $name {
                    fn session(self) -> $crate::__private::PaymentSession {
                        let $request = self;
                        $to_session
                    }
                }
                __Session::session(__request)
            }
        }

        #[automatically_derived]
        #[allow(deprecated)]
        impl $crate::__private::PaymentRequest for $name {
            fn to_json(&self) -> $crate::__private::Vec<$crate::__private::u8> {
                self.to_json()
            }

            fn write_json(&self, out: &mut $crate::__private::Vec<$crate::__private::u8>) {
                self.write_json(out);
            }

            fn to_session(&self) -> $crate::__private::PaymentSession {
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
                $crate::__private::serde::Serialize::serialize(&$crate::__private::PaymentRequest::to_session(self), __serializer)
            }
        }

        $crate::__template! { @debug $debug $name $($field $label)* }
    };
    (@debug derived $($rest:tt)*) => {};
    (@debug redacted $name:ident $($field:ident $label:literal)*) => {
        #[automatically_derived]
        #[allow(deprecated)]
        impl $crate::__private::fmt::Debug for $name {
            fn fmt(&self, f: &mut $crate::__private::fmt::Formatter<'_>) -> $crate::__private::fmt::Result {
                f.debug_struct($crate::__private::stringify!($name))$(.field($label, &self.$field))*.finish()
            }
        }
    };
}
