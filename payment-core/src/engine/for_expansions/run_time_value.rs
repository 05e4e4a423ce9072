//! Checks that a run-time value has the type of its field, with help for a value of another type.
//!
//! `payment_session!` expands `email: row.email` to:
//!
//! ```text
//! let email = <_ as IsText<Email, _>>::TYPE.of(row.email).take();
//! ```
//!
//! `let email: Email = row.email` would report `String` as rustc's E0308, to which no library can add help. Only an
//! unimplemented trait can have help. A bound on a function's argument would be one, but an expansion in a constant calls
//! no trait's function, and rustc would add a note about that bound. An associated constant has neither problem.
//!
//! `take` keeps inference. A type that is still open is unified with the field's type, because the inherent `take` of
//! `RunTimeValue<Field, Field>` is found first: `text.try_into()?` and `None` need no annotation. For any other type the trait
//! is not implemented, and `take` of [`TypeOf`] ends the statement without a second error.
//!
//! The field's type is therefore known only after the value. One thing is lost: a value is not coerced to that type.
//! Only lists have values that need it: `Cow::Borrowed(&[…])`. A value with `Borrowed` in it keeps `let` with a type.
//!
//! The traits are hidden, because rustdoc would list them on every type that users have.

use alloc::borrow::Cow;
use core::{marker::PhantomData, mem::ManuallyDrop, ops::Deref};

/// A value that has the type of its field. The traits with notes require it, so that no error names an implementation.
#[doc(hidden)]
pub trait Is<Field> {}

impl<Field> Is<Field> for Field {}

/// The way in which a value has the type of its field, the parameter `By` of the traits. rustc infers it.
#[derive(Debug)]
pub enum Same {}

/// A way that no value has.
///
/// Because of it, rustc does not know the way of a value of another type. Therefore, it does not suggest to add one of the
/// traits as a bound to a generic parameter of the user's function.
#[derive(Debug)]
pub enum Other {}

/// Declares the traits of values that have the type of their field. A row: the trait, whether other values convert, and its
/// notes for a value of another type. The module that has the rows exports this one, too.
macro_rules! checks {
    ($($(#[doc = $docs:literal])* $trait:ident $(converts: $conversion:literal)? $(: $($note:literal)+)?;)*) => {$(
        $(#[doc = $docs])*
        #[doc(hidden)]
        #[diagnostic::on_unimplemented(
            message = "expected `{Field}`, found `{Self}`",
            label = "expected `{Field}`",
            $(
                note = $conversion,
                note = "the macros that begin with `try_` do so without `.try_into()?`, also in a function without a `Result`",
            )?
            $($(note = $note,)+)?
            note = "for an `Option`, write `key?: value`; where the field is required, unwrap it or choose with `if let`",
            note = "for a `Result`, write `?` after the value"
        )]
        pub trait $trait<Field, By>: Sized {
            /// Both types.
            const TYPE: TypeOf<Field, Self>;
        }

        #[diagnostic::do_not_recommend]
        impl<Field, Value: Is<Field>> $trait<Field, Same> for Value {
            const TYPE: TypeOf<Field, Self> = TypeOf::NEW;
        }

        #[diagnostic::do_not_recommend]
        impl<Field, Value: Is<Other>> $trait<Field, Other> for Value {
            const TYPE: TypeOf<Field, Self> = TypeOf::NEW;
        }
    )*};
}

pub(crate) use checks;

/// A list, which converts from nothing.
#[doc(hidden)]
#[diagnostic::on_unimplemented(
    message = "expected a list of `{Item}`, found `{Self}`",
    label = "expected a list of `{Item}`",
    note = "`[..iterator]` is a list of the items of an iterator, such as `products.iter().cloned()`; `.into()` converts a `Vec`",
    note = "`[for row in rows {{ … }}]` writes an object for each row, and `[value]` is a single one",
    note = "the macros that begin with `try_` convert both a `Vec` and a slice"
)]
pub trait IsListOf<Item: Clone + 'static, By>: Sized {
    /// Both types.
    const TYPE: TypeOf<Cow<'static, [Item]>, Self>;
}

#[diagnostic::do_not_recommend]
impl<Item: Clone + 'static, Value: Is<Cow<'static, [Item]>>> IsListOf<Item, Same> for Value {
    const TYPE: TypeOf<Cow<'static, [Item]>, Self> = TypeOf(PhantomData);
}

#[diagnostic::do_not_recommend]
impl<Item: Clone + 'static, Value: Is<Other>> IsListOf<Item, Other> for Value {
    const TYPE: TypeOf<Cow<'static, [Item]>, Self> = TypeOf(PhantomData);
}

/// An `Option` of a string, number or enum value, written as `key?: value`.
#[doc(hidden)]
#[diagnostic::on_unimplemented(
    message = "expected `Option<{Field}>`, found `{Self}`",
    label = "expected `Option<{Field}>`",
    note = "`.map(TryInto::try_into).transpose()?` converts an `Option`; the macros that begin with `try_` do so without it",
    note = "for a value that is always present, write `key: value`"
)]
pub trait IsOptionOf<Field, By>: Sized {
    /// Both types.
    const TYPE: TypeOf<Option<Field>, Self>;
}

#[diagnostic::do_not_recommend]
impl<Field, Value: Is<Option<Field>>> IsOptionOf<Field, Same> for Value {
    const TYPE: TypeOf<Option<Field>, Self> = TypeOf(PhantomData);
}

#[diagnostic::do_not_recommend]
impl<Field, Value: Is<Other>> IsOptionOf<Field, Other> for Value {
    const TYPE: TypeOf<Option<Field>, Self> = TypeOf(PhantomData);
}

/// The type of a field and the type of the value that is written there.
pub struct TypeOf<Field, Value>(PhantomData<fn(Value) -> Field>);

impl<Field, Value> TypeOf<Field, Value> {
    /// The types themselves.
    pub(crate) const NEW: Self = Self(PhantomData);

    /// Determines the type of the value.
    pub const fn of(self, value: Value) -> RunTimeValue<Field, Value> {
        RunTimeValue { value: ManuallyDrop::new(value), types: self }
    }

    /// Never compiles: the trait is not implemented for this value.
    #[allow(clippy::unused_self, reason = "a method is found by its type")]
    pub fn take(&self) -> Field {
        unreachable!("a value of another type does not compile")
    }
}

/// A value, the type of which is known.
#[must_use]
pub struct RunTimeValue<Field, Value> {
    // In a constant, a field that may have a destructor cannot be moved out of a generic struct.
    value: ManuallyDrop<Value>,
    types: TypeOf<Field, Value>,
}

impl<F> RunTimeValue<F, F> {
    /// Returns the value, which has the field's type.
    pub const fn take(self) -> F {
        ManuallyDrop::into_inner(self.value)
    }
}

impl<Field, Value> Deref for RunTimeValue<Field, Value> {
    type Target = TypeOf<Field, Value>;

    fn deref(&self) -> &Self::Target {
        &self.types
    }
}

/// A value at the place of a field, where a value of any type is accepted.
///
/// A type that is still open becomes the field's, because the inherent `accept` of `OpenValue<Field, Field>` is found first.
/// Rejected invocations keep their run-time values this way, because the type of such a value is not the mistake.
pub struct OpenValue<Field, Value> {
    // In a constant, a value that may have a destructor cannot be dropped.
    _value: ManuallyDrop<Value>,
    _field: PhantomData<fn() -> Field>,
    any: AnyType,
}

impl<Field, Value> OpenValue<Field, Value> {
    /// Keeps a value.
    pub const fn of(value: Value) -> Self {
        Self { _value: ManuallyDrop::new(value), _field: PhantomData, any: AnyType }
    }
}

impl<F> OpenValue<F, F> {
    /// Accepts a value of the field's type.
    #[allow(clippy::unused_self, reason = "a method is found by its type")]
    pub const fn accept(&self) {}
}

impl<Field, Value> Deref for OpenValue<Field, Value> {
    type Target = AnyType;

    fn deref(&self) -> &AnyType {
        &self.any
    }
}

/// The type of a value that is known, and is not the field's.
pub struct AnyType;

impl AnyType {
    /// Accepts a value of any type.
    #[allow(clippy::unused_self, reason = "a method is found by its type")]
    pub const fn accept(&self) {}
}

/// The type of a value as it is written. Expansions name it so that rustc underlines the whole value.
pub type ValueType<Value> = Value;
