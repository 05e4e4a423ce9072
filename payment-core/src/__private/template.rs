//! The implementations of a template.

use alloc::vec::Vec;

use crate::session::{PaymentRequest, PaymentSession};

/// Implements a template's methods and traits. They are the same for all templates, apart from the arguments.
///
/// * `template`: the struct's name, and its fields with their labels in `Debug`
/// * `attributes`: those of the implementations
/// * `debug`: `derived` if the user derives it, else `redacted`
/// * `json`: the whole request, if nothing in it varies
/// * `write_json`: the body of the method, with the names by which it calls its parameters
/// * `into_session`: the body of the conversion, with the name by which it calls the template
///
/// The implementations are in anonymous constants, where imports make the names of variables free: see
/// `payment-expand/src/names.rs`. The first constant has the user's tokens, so its only import has a name that
/// these do not contain.
#[doc(hidden)]
#[macro_export]
macro_rules! __template {
    (
        template = $name:ident { $($field:ident: $label:literal,)* },
        attributes = [$(#[$attribute:meta])*],
        debug = $debug:ident,
        json = [$($json:literal)?],
        write_json($self:ident, $out:ident) = $write_json:block,
        into_session($session_self:ident) = $into_session:block,
    ) => {
        $(#[$attribute])*
        const _: () = {
            use $crate::__private::variable as $out;

            impl $name {
                $(
                    /// The request's body: all of it is known.
                    pub const JSON: &'static $crate::__private::str = $json;
                )?

                /// Returns the request's body: JSON in the documented order, without white space.
                pub fn to_json(&self) -> $crate::__private::Vec<$crate::__private::u8> {
                    $crate::__private::template_json(self)
                }

                /// Appends the request's body.
                pub fn write_json(&$self, $out: &mut $crate::__private::Vec<$crate::__private::u8>) $write_json
            }

            // In the user's tokens, `Self` is the template, here as in `write_json`.
            #[automatically_derived]
            impl $crate::__private::IntoSession for $name {
                fn into_session($session_self) -> $crate::__private::PaymentSession $into_session
            }
        };

        $(#[$attribute])*
        const _: () = {
            use $crate::__private::{variable as fields, variable as formatter, variable as out, variable as serializer, variable as template};

            #[automatically_derived]
            impl $crate::__private::From<$name> for $crate::__private::PaymentSession {
                fn from(template: $name) -> Self {
                    $crate::__private::IntoSession::into_session(template)
                }
            }

            #[automatically_derived]
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
            impl $crate::__private::serde::Serialize for $name {
                fn serialize<S: $crate::__private::serde::Serializer>(
                    &self,
                    serializer: S,
                ) -> $crate::__private::Result<S::Ok, S::Error> {
                    $crate::__private::serde::Serialize::serialize(
                        &$crate::__private::PaymentRequest::to_session(self),
                        serializer,
                    )
                }
            }

            $crate::__template! { @debug $debug $name $($field $label)* }
        };
    };
    (@debug derived $($rest:tt)*) => {};
    (@debug redacted $name:ident $($field:ident $label:literal)*) => {
        #[automatically_derived]
        impl $crate::__private::fmt::Debug for $name {
            // Methods would be those of the user's traits for all types.
            fn fmt(&self, formatter: &mut $crate::__private::fmt::Formatter<'_>) -> $crate::__private::fmt::Result {
                let mut fields = $crate::__private::fmt::Formatter::debug_struct(
                    formatter,
                    $crate::__private::stringify!($name),
                );
                $($crate::__private::fmt::DebugStruct::field(&mut fields, $label, &self.$field);)*
                $crate::__private::fmt::DebugStruct::finish(&mut fields)
            }
        }
    };
}

/// A template, converted into a session.
pub trait IntoSession {
    /// Creates the session.
    fn into_session(self) -> PaymentSession;
}

/// Returns the JSON of a template.
pub fn template_json(template: &impl PaymentRequest) -> Vec<u8> {
    let mut json = Vec::new();
    template.write_json(&mut json);
    json
}
