//! The Rust types of values in an expansion.

use payment_core::{
    inspect::typed::{Typed, TypedEntry, TypedObject},
    request::number_digits,
    rules::{self, Waiver},
    schema::{Field, Kind, KnownKind, Object},
};
use proc_macro2::{Literal, Span, TokenStream};
use quote::{ToTokens, quote_spanned};

use super::ident;
use crate::{names::PrivatePath, source::Source};

/// The type of a run-time value, as its binding or its struct field declares it.
#[derive(Clone)]
pub enum Type {
    /// A type that `payment_core::__private` exports under this name.
    Named(&'static str),
    /// `Checked<T>` of the object of this name.
    Checked(&'static str),
    /// `Cow<'static, [T]>`.
    List(Box<Type>),
    /// `MetadataValue`: a run-time value inside arbitrary JSON.
    MetadataValue,
    /// `Cow<'static, str>`: a string that is not checked.
    UncheckedText,
    /// An account number whose channel requires this many digits.
    Digits(usize),
    /// An account number whose channel does not fix the number of digits.
    AccountDigits,
    /// `Option<T>`.
    Option(Box<Type>),
}

impl Type {
    /// Returns the type of the values of this kind.
    pub fn of(kind: Kind) -> Self {
        match kind.known() {
            KnownKind::Text(text) => Self::Named(text.name),
            KnownKind::Number(number) => Self::Named(number.name),
            KnownKind::Word(words) => Self::Named(words.name),
            KnownKind::Bool => Self::Named("bool"),
            KnownKind::Object(object) => Self::Named(object.name),
            KnownKind::Checked(object) => Self::Checked(object.name),
            KnownKind::List(item) => Self::List(Box::new(Self::of(*item))),
            KnownKind::Free(free) => Self::Named(free.name),
        }
    }

    /// Returns the type of the value of an entry of `parent`.
    pub fn of_entry(parent: &TypedObject<'_>, field: &Field, entry: &TypedEntry<'_>, source: &Source) -> Self {
        if entry.goes_to_other() {
            Self::MetadataValue
        } else if entry.written.is_unchecked {
            Self::UncheckedText
        } else if source.waivers.allowed().contains(Waiver::VaNumberDigits) {
            Self::of(field.kind)
        } else {
            Self::of_field(parent, field, entry)
        }
    }

    /// Returns the type of a field's value. That of an account number depends on the literal channel next to it.
    fn of_field(parent: &TypedObject<'_>, field: &Field, entry: &TypedEntry<'_>) -> Self {
        let Some(channel) = channel_of(parent.object, field) else { return Self::of(field.kind) };
        let is_channel =
            |other: &&TypedEntry<'_>| other.set_field() == Some(channel) && !other.written.excludes(entry.written);
        match parent.entries.iter().find(is_channel).map(|entry| &entry.value.value) {
            Some(Typed::EnumValue(_, bank)) => number_digits(bank).map_or(Self::AccountDigits, Self::Digits),
            Some(Typed::Unlisted(..)) => Self::AccountDigits,
            _ => Self::of(field.kind),
        }
    }

    /// Returns `Option` of this type if `is_optional`, and this type otherwise.
    #[must_use]
    pub fn optional_if(self, is_optional: bool) -> Self {
        if is_optional { Self::Option(Box::new(self)) } else { self }
    }

    /// Returns whether this is the type of an account number next to a literal channel. `Into` converts it into the
    /// field's type.
    pub fn is_digits(&self) -> bool {
        matches!(self, Self::Digits(_) | Self::AccountDigits)
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
        let named = |name: &str| {
            let mut name = ident(name);
            name.set_span(span);
            quote_spanned!(span=> #private::#name)
        };
        match self {
            Self::Named(name) => named(name),
            Self::MetadataValue => named("MetadataValue"),
            Self::Checked(object) => {
                let object = named(object);
                quote_spanned!(span=> #private::Checked<#object>)
            }
            Self::List(item) => {
                let item = item.print(private, span);
                quote_spanned!(span=> #private::Cow<'static, [#item]>)
            }
            Self::UncheckedText => quote_spanned!(span=> #private::Cow<'static, #private::str>),
            Self::Digits(digits) => {
                let mut digits = Literal::usize_unsuffixed(*digits);
                digits.set_span(span);
                quote_spanned!(span=> #private::Digits<#digits>)
            }
            Self::AccountDigits => named("AccountDigits"),
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

/// Returns the channel that decides the type of a field, or `None` if the field is not an account number.
pub fn channel_of(object: &'static Object, field: &Field) -> Option<&'static Field> {
    let account = rules::account_number(object)?;
    (account.number == field).then_some(account.channel)
}
