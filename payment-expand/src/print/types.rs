//! The Rust types of values in an expansion.

use payment_core::{
    inspect::typed::{TypedEntry, TypedObject, TypedValue},
    rules::va_number_fields,
    schema::{Denotation, Field, Kind, Object, RuleId},
};
use proc_macro2::{Literal, Span, TokenStream};
use quote::{ToTokens, quote_spanned};

use super::ident;
use crate::{names::PrivatePath, source::Source};

/// The type of a run-time value, as its binding or its struct field declares it.
#[derive(Clone)]
pub enum Type {
    /// A type that `payment_core::__private` exports under this name.
    Name(&'static str),
    /// `Checked<T>` of the object of this name.
    Checked(&'static str),
    /// `Cow<'static, [T]>`.
    List(Box<Type>),
    /// `MetadataValue`: a run-time value inside arbitrary JSON.
    MetadataValue,
    /// `Cow<'static, str>`: a string that is not checked.
    UncheckedText,
    /// A string of digits next to a literal value, and how many digits that requires, unless any number of digits passes.
    Digits(Option<usize>),
    /// `Option<T>`.
    Option(Box<Type>),
}

impl Type {
    pub fn of(kind: Kind) -> Self {
        match kind {
            Kind::Text(text) => Self::Name(text.name),
            Kind::Number(number) => Self::Name(number.name),
            Kind::EnumValue(list) => Self::Name(list.name),
            Kind::Bool => Self::Name("bool"),
            Kind::Object(object) if object.is_checked => Self::Checked(object.name),
            Kind::Object(object) => Self::Name(object.name),
            Kind::List(item) => Self::List(Box::new(Self::of(*item))),
            Kind::Free(free) => Self::Name(free.name),
        }
    }

    pub fn of_entry(parent: &TypedObject<'_>, field: &Field, entry: &TypedEntry<'_>, source: &Source) -> Self {
        if entry.goes_to_other() {
            Self::MetadataValue
        } else if entry.written.is_unchecked {
            Self::UncheckedText
        } else {
            Self::of_digits(parent, field, entry, source).unwrap_or_else(|| Self::of(field.kind))
        }
    }

    /// Returns the type of a string whose number of digits depends on the literal value next to it, or `None` if the
    /// field's value is no such string.
    fn of_digits(parent: &TypedObject<'_>, field: &Field, entry: &TypedEntry<'_>, source: &Source) -> Option<Self> {
        let fields = va_number_fields(parent.object).filter(|fields| fields.text == field)?;
        if RuleId::VaNumberDigits.waiver().is_some_and(|waiver| source.waivers.waived().contains(waiver)) {
            return None;
        }
        let is_channel = |other: &&TypedEntry<'_>| {
            other.set_field() == Some(fields.channel) && !other.written.excludes(entry.written)
        };
        match &parent.entries.iter().find(is_channel)?.value.value {
            TypedValue::EnumValue(_, value) => Some(Self::Digits((fields.digits.digits)(value))),
            TypedValue::Unlisted(..) => Some(Self::Digits(None)),
            _ => None,
        }
    }

    /// Returns `Option` of this type if `is_optional`, and this type otherwise.
    #[must_use]
    pub fn optional_if(self, is_optional: bool) -> Self {
        if is_optional { Self::Option(Box::new(self)) } else { self }
    }

    /// Returns whether this is the type of a string of digits next to a literal value. `Into` converts it into the field's
    /// type.
    pub fn is_digits(&self) -> bool {
        matches!(self, Self::Digits(_))
    }

    /// Returns whether this is the type of a list, or of an `Option` of one.
    pub fn is_list(&self) -> bool {
        match self {
            Self::Option(inner) => inner.is_list(),
            ty => matches!(ty, Self::List(_)),
        }
    }

    /// Returns whether run-time values are converted with `into`.
    pub fn takes_into(&self) -> bool {
        self.is_metadata_value() || matches!(self, Self::UncheckedText)
    }

    /// Returns whether this is the type of a run-time value inside arbitrary JSON.
    pub fn is_metadata_value(&self) -> bool {
        matches!(self, Self::MetadataValue)
    }

    /// Prints the type with each token at `span`. `private` is the path of `payment_core::__private`.
    pub fn spanned(&self, private: &PrivatePath, span: Span) -> TokenStream {
        self.print(private, span)
    }

    /// Prints the type. `private` is the path of `payment_core::__private`.
    pub fn full(&self, private: &PrivatePath) -> TokenStream {
        self.print(private, Span::call_site())
    }

    /// Prints the type with the path `private` of `payment_core::__private`, each token at `span`.
    fn print(&self, private: &PrivatePath, span: Span) -> TokenStream {
        let path_of = |name: &str| {
            let mut name = ident(name);
            name.set_span(span);
            quote_spanned!(span=> #private::#name)
        };
        match self {
            Self::Name(name) => path_of(name),
            Self::MetadataValue => path_of("MetadataValue"),
            Self::Checked(object) => {
                let object = path_of(object);
                quote_spanned!(span=> #private::Checked<#object>)
            }
            Self::List(item) => {
                let item = item.print(private, span);
                quote_spanned!(span=> #private::Cow<'static, [#item]>)
            }
            Self::UncheckedText => quote_spanned!(span=> #private::Cow<'static, #private::str>),
            Self::Digits(Some(digits)) => {
                let (ty, mut digits) = (path_of("Digits"), Literal::usize_unsuffixed(*digits));
                digits.set_span(span);
                quote_spanned!(span=> #ty<#digits>)
            }
            Self::Digits(None) => path_of("AccountDigits"),
            Self::Option(value) => {
                let value = value.print(private, span);
                quote_spanned!(span=> #private::Option<#value>)
            }
        }
    }
}

/// Prints the type by its alias.
impl ToTokens for Type {
    fn to_tokens(&self, tokens: &mut TokenStream) {
        self.print(&PrivatePath::alias(), Span::call_site()).to_tokens(tokens);
    }
}

/// Returns whether the type of a field depends on the value next to it.
pub fn is_va_number(object: &'static Object, field: &Field) -> bool {
    va_number_fields(object).is_some_and(|fields| fields.text == field)
}

/// Returns the end of the names of the traits that have notes for a value of another type: `Text` of `IsText` and `ConvertsIntoText`. `None` is a kind that has other traits.
pub fn kind_name(kind: Kind, ty: &Type) -> Option<&'static str> {
    if ty.is_digits() {
        return Some("VaNumber");
    }
    Some(match kind {
        Kind::Text(text) => match text.denotes() {
            Denotation::Id => "Id",
            Denotation::Url => "Url",
            Denotation::Instant => "Instant",
            Denotation::Number => "Number",
            _ => "Text",
        },
        Kind::EnumValue(_) => "EnumValue",
        Kind::Number(_) => "Number",
        Kind::Bool => "Bool",
        Kind::Object(object) if object.is_money() => "Money",
        Kind::Object(_) => "Object",
        Kind::Free(_) => "Json",
        Kind::List(_) => return None,
    })
}
