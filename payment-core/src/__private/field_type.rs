//! Checks that a run-time value has the type of its field, with help for a value of another type.
//!
//! `payment_session!` expands `email: row.email` to:
//!
//! ```text
//! let email = <_ as IsA<Email>>::TYPE.of(row.email).take();
//! ```
//!
//! `let email: Email = row.email` would report `String` as rustc's E0308, to which no library can add help. Only an
//! unimplemented trait can have help. A bound on a function's argument would be one, but an expansion in a constant calls
//! no trait's function, and rustc would add a note about that bound. An associated constant has neither problem.
//!
//! `take` keeps inference. A type that is still open is unified with the field's type, because the inherent `take` of
//! `Typed<Field, Field>` is found first: `text.try_into()?` and `None` need no annotation. For any other type the trait
//! is not implemented, and `take` of [`TypeOf`] ends the statement without a second error.
//!
//! The field's type is therefore known only after the value. One thing is lost: a value is not coerced to that type.
//! Only lists have values that need it: `Cow::Borrowed(&[…])`. A value with `Borrowed` in it keeps `let` with a type.

use alloc::borrow::Cow;
use core::{marker::PhantomData, mem::ManuallyDrop, ops::Deref};

/// A string, number or enum value that has the type of its field.
#[diagnostic::on_unimplemented(
    message = "expected `{Field}`, found `{Self}`",
    label = "expected `{Field}`",
    note = "`.try_into()?` converts strings, integers and decimals in strings, but no `f64`",
    note = "for an `Option` in an optional field, write `key?: value`"
)]
pub trait IsA<Field>: Sized {
    /// Both types.
    const TYPE: TypeOf<Field, Self>;
}

#[diagnostic::do_not_recommend]
impl<Field> IsA<Field> for Field {
    const TYPE: TypeOf<Field, Field> = TypeOf(PhantomData);
}

/// The same of an object or boolean, which converts from nothing.
#[diagnostic::on_unimplemented(
    message = "expected `{Field}`, found `{Self}`",
    label = "expected `{Field}`",
    note = "for an `Option` in an optional field, write `key?: value`"
)]
pub trait IsExactly<Field>: Sized {
    /// Both types.
    const TYPE: TypeOf<Field, Self>;
}

#[diagnostic::do_not_recommend]
impl<Field, Value: IsA<Field>> IsExactly<Field> for Value {
    const TYPE: TypeOf<Field, Self> = <Self as IsA<Field>>::TYPE;
}

/// A list, which converts from nothing.
#[diagnostic::on_unimplemented(
    message = "expected a list of `{Item}`, found `{Self}`",
    label = "expected a list of `{Item}`",
    note = "`[..products.iter().cloned()]` copies the items of a slice, and `.into()` converts a `Vec`",
    note = "`try_payment_session!` and `try_payment_part!` convert both"
)]
pub trait IsListOf<Item: Clone + 'static>: Sized {
    /// Both types.
    const TYPE: TypeOf<Cow<'static, [Item]>, Self>;
}

#[diagnostic::do_not_recommend]
impl<Item: Clone + 'static, Value: IsA<Cow<'static, [Item]>>> IsListOf<Item> for Value {
    const TYPE: TypeOf<Cow<'static, [Item]>, Self> = <Self as IsA<Cow<'static, [Item]>>>::TYPE;
}

/// An `Option` of a string, number or enum value, written as `key?: value`.
#[diagnostic::on_unimplemented(
    message = "expected `Option<{Field}>`, found `{Self}`",
    label = "expected `Option<{Field}>`",
    note = "`.map(TryInto::try_into).transpose()?` converts an `Option`; `try_payment_session!` converts every value",
    note = "for a value that is always present, write `key: value`"
)]
pub trait IsOptionOf<Field>: Sized {
    /// Both types.
    const TYPE: TypeOf<Option<Field>, Self>;
}

#[diagnostic::do_not_recommend]
impl<Field, Value: IsA<Option<Field>>> IsOptionOf<Field> for Value {
    const TYPE: TypeOf<Option<Field>, Self> = <Self as IsA<Option<Field>>>::TYPE;
}

/// The type of a field and the type of the value that is written there.
pub struct TypeOf<Field, Value>(PhantomData<fn(Value) -> Field>);

impl<Field, Value> TypeOf<Field, Value> {
    /// Determines the type of the value.
    pub const fn of(self, value: Value) -> Typed<Field, Value> {
        Typed { value: ManuallyDrop::new(value), types: self }
    }

    /// Never compiles: [`IsA`] is not implemented for this value.
    #[allow(clippy::unused_self, reason = "a method is found by its type")]
    pub fn take(&self) -> Field {
        unreachable!("a value of another type does not compile")
    }
}

/// A value, the type of which is known.
#[must_use]
pub struct Typed<Field, Value> {
    // In a constant, a field that may have a destructor cannot be moved out of a generic struct.
    value: ManuallyDrop<Value>,
    types: TypeOf<Field, Value>,
}

impl<F> Typed<F, F> {
    /// Returns the value, which has the field's type.
    pub const fn take(self) -> F {
        ManuallyDrop::into_inner(self.value)
    }
}

impl<Field, Value> Deref for Typed<Field, Value> {
    type Target = TypeOf<Field, Value>;

    fn deref(&self) -> &Self::Target {
        &self.types
    }
}

/// A value at the place of a field, where a value of any type is accepted.
///
/// A type that is still open becomes the field's, because the inherent `accept` of `Slot<Field, Field>` is found first.
/// Rejected invocations keep their run-time values this way, because the type of such a value is not the mistake.
pub struct Slot<Field, Value> {
    // In a constant, a value that may have a destructor cannot be dropped.
    _value: ManuallyDrop<Value>,
    _field: PhantomData<fn() -> Field>,
    any: AnyType,
}

impl<Field, Value> Slot<Field, Value> {
    /// Keeps a value.
    pub const fn of(value: Value) -> Self {
        Self { _value: ManuallyDrop::new(value), _field: PhantomData, any: AnyType }
    }
}

impl<F> Slot<F, F> {
    /// Accepts a value of the field's type.
    #[allow(clippy::unused_self, reason = "a method is found by its type")]
    pub const fn accept(&self) {}
}

impl<Field, Value> Deref for Slot<Field, Value> {
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
pub type Written<Value> = Value;
