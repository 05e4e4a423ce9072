//! The implementations of a template.

use alloc::vec::Vec;

/// Implements a template's methods and traits. They are the same for all templates, apart from the arguments.
///
/// * `template`: the struct's name, and its fields with their labels in `Debug`
/// * `attributes`: those of the implementations
/// * `debug`: `derived` if the user derives it, else `redacted`
/// * `json`: the whole request, if nothing in it varies
/// * `write_json`: the body of the method, with the names by which it calls its parameters
/// * `request`: the type of the checked request
/// * `into_request`: the body of the conversion into it, with the name by which it calls the template
/// * `further`: a macro of the table that implements more for templates of this request, from the name and the fields
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
        request = $request:ty,
        into_request($request_self:ident) = $into_request:block,
        further = [$($further:path)?],
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
            impl $crate::__private::IntoRequest for $name {
                type Request = $request;

                fn into_request($request_self) -> $request $into_request
            }
        };

        $(#[$attribute])*
        const _: () = {
            use $crate::__private::{variable as fields, variable as formatter, variable as out, variable as request, variable as serializer, variable as template};

            #[automatically_derived]
            impl $crate::__private::From<$name> for $request {
                fn from(template: $name) -> Self {
                    $crate::__private::IntoRequest::into_request(template)
                }
            }

            #[automatically_derived]
            impl $crate::__private::serde::Serialize for $name {
                fn serialize<S: $crate::__private::serde::Serializer>(
                    &self,
                    serializer: S,
                ) -> $crate::__private::Result<S::Ok, S::Error> {
                    let request = $crate::__private::IntoRequest::into_request($name {
                        $($field: $crate::__private::Clone::clone(&self.$field)),*
                    });
                    $crate::__private::serde::Serialize::serialize(&request, serializer)
                }
            }

            #[automatically_derived]
            impl $crate::__private::AppendJson for $name {
                fn append_json(&self, out: &mut $crate::__private::Vec<$crate::__private::u8>) {
                    self.write_json(out);
                }
            }

            $crate::__template! { @further [$($further)?] $name $($field)* }
            $crate::__template! { @debug $debug $name $($field $label)* }
        };
    };
    (@further [] $($rest:tt)*) => {};
    (@further [$further:path] $($rest:tt)*) => {
        $further! { $($rest)* }
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

/// A template, converted into its request.
pub trait IntoRequest {
    /// The type of the checked request.
    type Request;

    /// Creates the request.
    fn into_request(self) -> Self::Request;
}

/// A template that appends its JSON.
pub trait AppendJson {
    /// Appends the request's body.
    fn append_json(&self, out: &mut Vec<u8>);
}

/// Returns the JSON of a template.
pub fn template_json(template: &impl AppendJson) -> Vec<u8> {
    let mut json = Vec::new();
    template.append_json(&mut json);
    json
}
