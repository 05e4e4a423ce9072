//! What is done with an object's members, one after the other.

use alloc::vec::Vec;

use serde::{
    Serialize, Serializer,
    de::{self, MapAccess},
    ser::SerializeMap,
};

use super::{
    close_object,
    typed::{Optional, Read, Required},
};
use crate::schema::{Kind, Value};

/// An object's members, in and out.
pub trait Members: Value {
    /// Which members must be there, a bit each.
    const REQUIRED: u32 = required_of(Self::KIND);

    /// Does the same with each member, in documented order.
    fn each<E: Each>(&self, each: &mut E);

    /// To be filled.
    fn empty() -> Self;

    /// Fills it where it stands: objects are large, and moving them costs more than reading them.
    fn read<'de, M: MapAccess<'de>>(&mut self, map: M) -> Result<(), M::Error>;
}

/// What is done with each member. A key is written `,"key":`.
pub trait Each {
    fn required<T: Value + Serialize>(&mut self, key: &'static str, value: &T);

    #[inline]
    #[allow(clippy::ref_option)] // so that the tables need no `as_ref`
    fn optional<T: Value + Serialize>(&mut self, key: &'static str, value: &Option<T>) {
        if let Some(value) = value {
            self.required(key, value);
        }
    }
}

/// The room that an object takes.
pub fn room<T: Members>(object: &T) -> usize {
    struct Room(usize);

    impl Each for Room {
        #[inline]
        fn required<T: Value + Serialize>(&mut self, key: &'static str, value: &T) {
            self.0 += key.len() + value.room();
        }
    }

    let mut room = Room(2);
    object.each(&mut room);
    room.0
}

/// Appends an object's JSON.
pub fn render<T: Members>(object: &T, out: &mut Vec<u8>) {
    struct Render<'a>(&'a mut Vec<u8>);

    impl Each for Render<'_> {
        #[inline]
        fn required<T: Value + Serialize>(&mut self, key: &'static str, value: &T) {
            self.0.extend_from_slice(key.as_bytes());
            value.render(self.0);
        }
    }

    let start = out.len();
    object.each(&mut Render(out));
    close_object(start, out);
}

pub fn write_object<T: Members, S: Serializer>(object: &T, serializer: S) -> Result<S::Ok, S::Error> {
    struct Write<M: SerializeMap> {
        map: M,
        result: Result<(), M::Error>,
    }

    impl<M: SerializeMap> Each for Write<M> {
        #[inline]
        fn required<T: Value + Serialize>(&mut self, key: &'static str, value: &T) {
            if self.result.is_ok() {
                self.result = self.map.serialize_entry(&key[2..key.len() - 2], value);
            }
        }
    }

    let mut write = Write { map: serializer.serialize_map(None)?, result: Ok(()) };
    object.each(&mut write);
    write.result?;
    write.map.end()
}

const fn required_of(kind: Kind) -> u32 {
    let Kind::Object(object) = kind else { unreachable!() };
    let (mut at, mut required) = (0, 0);
    while at < object.fields.len() {
        required |= (object.fields[at].required as u32) << at;
        at += 1;
    }
    required
}

/// Notes that a member is there, once.
#[inline]
pub fn once<E: de::Error>(at: u32, seen: &mut u32) -> Result<(), E> {
    let bit = 1 << at;
    if *seen & bit != 0 {
        return Err(twice());
    }
    *seen |= bit;
    Ok(())
}

#[cold]
fn twice<E: de::Error>() -> E {
    E::custom("a member is given twice")
}

/// Reads a member that must be there.
#[inline]
pub fn required<'de, T: Read, M: MapAccess<'de>>(place: &mut T, map: &mut M) -> Result<(), M::Error> {
    map.next_value_seed(Required(place))
}

/// Reads a member that may be absent.
#[inline]
pub fn optional<'de, T: Read, M: MapAccess<'de>>(place: &mut Option<T>, map: &mut M) -> Result<(), M::Error> {
    map.next_value_seed(Optional(place))
}

/// Whether all required members have been seen.
#[inline]
pub fn complete<T: Members, E: de::Error>(seen: u32) -> Result<(), E> {
    match T::REQUIRED & !seen {
        0 => Ok(()),
        missing => Err(absent(T::KIND, missing)),
    }
}

#[cold]
fn absent<E: de::Error>(kind: Kind, missing: u32) -> E {
    E::missing_field(match kind {
        Kind::Object(object) => object.fields[missing.trailing_zeros() as usize].wire,
        _ => "",
    })
}
