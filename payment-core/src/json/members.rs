//! What is done with an object's members, one after the other.

use alloc::vec::Vec;

use serde::{Serialize, Serializer, ser::SerializeMap};

use super::{close_object, typed::Read};
use crate::schema::Value;

/// An object's members, in and out.
pub trait Members: Value {
    /// Does the same with each member, in documented order.
    fn each<E: Each>(&self, each: &mut E);

    /// To be filled.
    fn empty() -> Self;

    /// Fills it where it stands: objects are large, and moving them costs more than reading them.
    fn read<S: Source>(&mut self, source: &mut S);
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

/// Where members are read from. It keeps what goes wrong: so an object's own part is as short as can be.
pub trait Source {
    /// The next member, which `find` knows; none at the end, or if something is wrong.
    fn next<At>(&mut self, find: impl FnOnce(&str) -> Option<At>) -> Option<At>;

    /// Reads the value of one that must be there; whether all is well.
    fn required<T: Read>(&mut self, place: &mut T) -> bool;

    /// Reads the value of one that may be absent; whether all is well.
    fn optional<T: Read>(&mut self, place: &mut Option<T>) -> bool;

    /// Notes that a member, by its place among all, has been there; whether for the first time.
    fn once(&mut self, place: u32) -> bool;
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
