//! Run-time values inside metadata.

use alloc::{
    borrow::Cow,
    boxed::Box,
    rc::Rc,
    string::{String, ToString},
    sync::Arc,
    vec::Vec,
};

use super::json_text::{impl_json_text, impl_try_from_serializable};
use crate::engine::{
    base::Decimal,
    json::{self, LEVELS, RUN_TIME_LEVELS},
    schema::{RuleId, ValueSuggestion},
    values::{Invalid, json_value::WriteJson},
};

/// A JSON value for metadata.
///
/// `From` creates one from strings, booleans, integers, decimals, checked values, and from lists and maps of these. The
/// features `chrono`, `jiff`, `rust_decimal`, `time` and `uuid` add the values of their crates.
/// [`from_f64`](Self::from_f64) checks a floating-point number, [`from_serialize`](Self::from_serialize) anything else.
///
/// # Examples
///
/// ```
/// use payment_session::values::MetadataValue;
///
/// assert_eq!(MetadataValue::from("web").as_json(), "\"web\"");
/// assert_eq!(MetadataValue::from(vec![1, 2]).as_json(), "[1,2]");
/// ```
///
/// A list of metadata values does not convert, because lists of lists could be of any depth:
///
/// ```compile_fail,E0277
/// use payment_session::values::MetadataValue;
///
/// let list = |value: MetadataValue| MetadataValue::from(vec![value]);
/// ```
#[derive(Clone)]
pub struct MetadataValue(Cow<'static, str>);

impl_json_text!(MetadataValue);

impl MetadataValue {
    /// Creates a value from any value that serializes as JSON.
    ///
    /// # Errors
    ///
    /// Returns the reason if a key is duplicate, if a number is not finite, or if the value is more than 64 levels deep.
    ///
    /// # Examples
    ///
    /// ```
    /// use payment_session::values::MetadataValue;
    ///
    /// let value = MetadataValue::from_serialize(&("web", 2, None::<u8>))?;
    /// assert_eq!(value.as_json(), r#"["web",2,null]"#);
    /// # Ok::<(), payment_session::Invalid>(())
    /// ```
    pub fn from_serialize(value: &(impl serde::Serialize + ?Sized)) -> Result<Self, Invalid> {
        let invalid = |reason: Cow<'static, str>| Invalid {
            suggestion: ValueSuggestion::Json,
            ..Invalid::new("MetadataValue", RuleId::Metadata, reason)
        };
        let json =
            json::serialize::to_string(value, RUN_TIME_LEVELS).map_err(|error| invalid(error.to_string().into()))?;
        match json::compact::compact_value(&json, LEVELS - RUN_TIME_LEVELS + 1) {
            Ok(json) => Ok(Self(Cow::Owned(json))),
            Err(reason) => Err(invalid(reason.into())),
        }
    }

    /// Creates a JSON number from a floating-point number.
    ///
    /// `TryFrom<f64>` and `TryFrom<f32>` do the same: `ratio.try_into()?`.
    ///
    /// # Errors
    ///
    /// Returns the reason if the number is infinite or NaN, which JSON cannot hold.
    ///
    /// # Examples
    ///
    /// ```
    /// use payment_session::values::MetadataValue;
    ///
    /// assert_eq!(MetadataValue::from_f64(0.25)?.as_json(), "0.25");
    /// assert!(MetadataValue::from_f64(f64::NAN).is_err());
    /// # Ok::<(), payment_session::Invalid>(())
    /// ```
    pub fn from_f64(number: f64) -> Result<Self, Invalid> {
        Self::from_serialize(&number)
    }

    /// Wraps JSON text that is known to be valid.
    pub(crate) fn from_json_text(json: String) -> Self {
        Self(Cow::Owned(json))
    }

    /// Creates a list for an expansion.
    #[doc(hidden)]
    pub fn list_at_run_time<const N: usize>(items: [Self; N]) -> Self {
        list(items)
    }
}

fn quoted(text: &str) -> String {
    let mut out = Vec::with_capacity(json::text_size(text));
    json::write_text(text, &mut out);
    utf8(out)
}

/// Converts written JSON, which is UTF-8, into a string.
pub(super) fn utf8(json: Vec<u8>) -> String {
    String::from_utf8(json).expect("written JSON is UTF-8")
}

impl From<&str> for MetadataValue {
    fn from(text: &str) -> Self {
        Self(Cow::Owned(quoted(text)))
    }
}

macro_rules! texts {
    ($($text:ty)*) => {$(
        impl From<$text> for MetadataValue {
            fn from(text: $text) -> Self {
                Self(Cow::Owned(quoted(&text)))
            }
        }
    )*};
}

texts!(String &String Cow<'_, str> Box<str> Rc<str> Arc<str>);

impl From<bool> for MetadataValue {
    fn from(value: bool) -> Self {
        Self(Cow::Borrowed(if value { "true" } else { "false" }))
    }
}

macro_rules! numbers {
    ($($number:ty)*) => {$(
        impl From<$number> for MetadataValue {
            fn from(number: $number) -> Self {
                Self(Cow::Owned(number.to_string()))
            }
        }
    )*};
}

numbers!(u8 u16 u32 u64 u128 usize i8 i16 i32 i64 i128 isize Decimal);

impl_try_from_serializable!(MetadataValue: f32 f64);

/// A type whose lists are metadata: strings, booleans, integers and decimals.
///
/// Use [`MetadataValue::from_serialize`] for deeper values. It checks how deep they are, so no other type implements this
/// trait:
///
/// ```compile_fail
/// use payment_session::values::{MetadataScalar, MetadataValue};
///
/// struct Deep(MetadataValue);
///
/// impl From<Deep> for MetadataValue {
///     fn from(deep: Deep) -> Self {
///         deep.0
///     }
/// }
///
/// impl MetadataScalar for Deep {}
/// ```
pub trait MetadataScalar: sealed::Scalar + Into<MetadataValue> {}

pub(crate) mod sealed {
    pub trait Scalar {}
}

macro_rules! scalars {
    ($($scalar:ty)*) => {$(
        impl sealed::Scalar for $scalar {}
        impl MetadataScalar for $scalar {}
    )*};
}

scalars!(&str String &String Cow<'_, str> Box<str> Rc<str> Arc<str> bool u8 u16 u32 u64 u128 usize i8 i16 i32 i64 i128 isize Decimal);

impl<T: MetadataScalar> From<Vec<T>> for MetadataValue {
    fn from(items: Vec<T>) -> Self {
        list(items)
    }
}

impl<T: MetadataScalar, const N: usize> From<[T; N]> for MetadataValue {
    fn from(items: [T; N]) -> Self {
        list(items)
    }
}

impl<T: Clone + MetadataScalar> From<&[T]> for MetadataValue {
    fn from(items: &[T]) -> Self {
        list(items.iter().cloned())
    }
}

fn list(items: impl IntoIterator<Item = impl Into<MetadataValue>>) -> MetadataValue {
    let mut json = String::from("[");
    for item in items {
        if json.len() > 1 {
            json.push(',');
        }
        json.push_str(&item.into().0);
    }
    json.push(']');
    MetadataValue(Cow::Owned(json))
}

/// Writes an object of the fields that have a value.
pub fn object_of_present(fields: &[(&str, Option<MetadataValue>)]) -> String {
    object(fields.iter().filter_map(|(name, value)| Some((*name, value.as_ref()?))))
}

/// Writes an object of the entries of a map.
pub fn object_of_map(entries: impl IntoIterator<Item = (impl AsRef<str>, impl MetadataScalar)>) -> String {
    let fields: Vec<_> = entries.into_iter().map(|(key, value)| (key, value.into())).collect();
    object(fields.iter().map(|(key, value)| (key.as_ref(), value)))
}

/// Writes an object of fields whose names differ.
pub fn object<'f>(fields: impl Iterator<Item = (&'f str, &'f MetadataValue)> + Clone) -> String {
    let mut out = Vec::with_capacity(2 + fields_size(fields.clone()));
    write_fields(fields, &mut out);
    json::close_object(0, &mut out);
    utf8(out)
}

/// Returns the number of bytes that fields take: exact, or a little more.
pub fn fields_size<'f>(fields: impl Iterator<Item = (&'f str, &'f MetadataValue)>) -> usize {
    fields.map(|(name, value)| ",:".len() + json::text_size(name) + value.size_hint()).sum()
}

/// Appends fields, each with a comma in front.
pub fn write_fields<'f>(fields: impl Iterator<Item = (&'f str, &'f MetadataValue)>, out: &mut Vec<u8>) {
    for (name, value) in fields {
        out.push(b',');
        json::write_text(name, out);
        out.push(b':');
        value.write_value(out);
    }
}
