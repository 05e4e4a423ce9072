//! The tables of objects: `object!` describes each table in the schema and creates its struct. `Checked` is the type of an
//! object that keeps the rules about its own fields.

use crate::engine::schema::{Kind, Value};

/// Creates the objects. A table reads like a struct: documentation, the documentation page (a field without one has the
/// page of its object), examples, `required` or `optional`, the field, its type, and the key on the wire. An object
/// `where allowed` has rules about it. It cannot be written as JSON before it is checked, and its field `allowed` holds
/// the rules that it may break. An object `in Checked` is a value only in that type.
///
/// An object `as money` is a number with its currency. After `from` is the function that returns the fields of a string that
/// people write in place of the object.
///
/// `of REQUEST;` before the objects names the request that contains them. After `with_card_data DATA;`, each of them is a
/// request.
///
/// The documentation of a field names its page in literal text, because editors show no other, and the address follows
/// as the definition of that link.
macro_rules! object {
    ($relation:ident $request:ident; $($(#[doc = $docs:tt])* #[page($page:ident)] $(#[doc = $examples:tt])* pub struct $name:ident $(in $wrapper:ident)? $(as $role:ident)? $(from $read_text:path)? $(where $allowed:ident)? {
        $(
            $(#[doc = $($field_docs:tt)+])*
            $(#[page($field_page:ident)])?
            $(required $required:ident)? $(optional $optional:ident)?: $type:ty = $wire:tt,
        )*
    })*) => {
        crate::engine::values::impl_objects! {$(
            $(#[doc = $docs])*
            ///
            #[doc = $crate::request::pages::page_link!($page)]
            $(#[doc = $examples])*
            $name [
                $(where $allowed)?
                $(
                    $(#[doc = $($field_docs)+])*
                    ///
                    #[doc = $crate::request::pages::page_address!($($field_page)? $page)]
                    $(required $required)? $(optional $optional)?: $type = $wire,
                )*
            ];
        )*}

        const _: () = {
            use crate::engine::{schema::{Field, Kind, Object, Page, Value}, values::{object_struct::{about, field_name, request}, enum_type::is_there}};

            $(
                impl Value for $name {
                    const KIND: Kind = {
                        static OBJECT: Object = Object {
                            name: stringify!($name),
                            #[cfg(feature = "schema")]
                            docs: concat!($($docs, "\n"),*),
                            page: Page::$page,
                            fields: &[$(Field {
                                $(rust: field_name(stringify!($required)), required: true,)?
                                $(rust: field_name(stringify!($optional)), required: false,)?
                                wire: $wire,
                                docs: concat!(
                                    $($($field_docs)+, "\n",)*
                                    "\n", $crate::request::pages::page_address!($($field_page)? $page), "\n"
                                ),
                                page: [$(Page::$field_page,)? Page::$page][0],
                                kind: <$type as Value>::KIND,
                            },)*],
                            is_checked: is_there!($($wrapper)?),
                            is_money: is_there!($($role)?),
                            read_text: [$(Some($read_text as crate::engine::schema::ReadFields),)? None][0],
                            about: about!($($allowed)? $name),
                            request: request!($name $relation $request),
                        };
                        Kind::Object(&OBJECT)
                    };
                }
            )*
        };
    };
}

/// Returns the rules about an object that is `where allowed`.
macro_rules! about {
    (allowed $name:ident) => {
        Some(<$name as crate::engine::schema::HasRules>::SUBJECT)
    };
    ($name:ident) => {
        None
    };
}

/// Returns the request that contains an object.
macro_rules! request {
    ($name:ident of $request:ident) => {
        &$request
    };
    ($name:ident with_card_data $card_data:ident) => {{
        static REQUEST: crate::engine::schema::Request = crate::engine::schema::Request::new(
            || <$name as Value>::KIND.as_object().unwrap_or_else(|| unreachable!()),
            &$card_data,
        );
        &REQUEST
    }};
}

/// A [`RefundPreference`](crate::request::RefundPreference) or a [`SplitRouting`](crate::request::SplitRouting) that
/// keeps its rules.
///
/// It is created by the object's `check()`, by the macro, and from JSON.
///
/// # Examples
///
/// ```
/// use payment_session::{Checked, request::{RefundMethod, RefundPreference}};
///
/// let refund: Checked<RefundPreference> = RefundPreference::new(RefundMethod::AUTO).check()?;
/// assert!(refund.transfer_destination.is_none()); // derefs to its object
/// # Ok::<(), payment_session::Violations>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Checked<T>(pub(super) T);

impl<T: Value> Value for Checked<T> {
    const KIND: Kind = T::KIND;
}

/// Returns a field's name without `r#`.
pub const fn field_name(name: &'static str) -> &'static str {
    match name.as_bytes() {
        [b'r', b'#', ..] => name.split_at(2).1,
        _ => name,
    }
}

pub(crate) use {about, object, request};
