//! The waivers that a request needs to be read again.

use alloc::{string::String, vec::Vec};

use crate::engine::{
    rules::{Waiver, Waivers},
    schema::{EnumValues, Kind},
    values::{
        OtherFields,
        json_value::{FieldValue, FieldVisitor, JsonValue},
    },
};

/// Returns the waivers that an object has, and those that the other fields and the unlisted names in a value need to be read.
pub fn needed_waivers<T: JsonValue>(value: &T) -> Waivers {
    let mut found = WaiverCollector(Waivers::NONE);
    found.add(value);
    found.0
}

struct WaiverCollector(Waivers);

impl WaiverCollector {
    fn add<T: JsonValue>(&mut self, value: &T) {
        let Self(waivers) = self;
        *waivers = waivers.union(value.waivers());
        match T::KIND {
            Kind::Object(object) => {
                for (name, _) in value.other_fields().into_iter().flat_map(OtherFields::iter) {
                    match object.by_wire(name) {
                        Some(_) => *waivers = waivers.union(Waivers::UNCHECKED_VALUES),
                        None => *waivers = waivers.union(Waivers::UNKNOWN_FIELDS),
                    }
                }
            }
            Kind::EnumValue(list) if list.open => waivers.extend(waiver_of_name(list, value)),
            _ => {}
        }
        value.visit_fields(self);
    }
}

impl<'v> FieldVisitor<'v> for WaiverCollector {
    fn required<T: FieldValue>(&mut self, _: &'static str, value: &'v T) {
        self.add(value);
    }
}

/// Returns the waiver that an enum value needs because it is near a listed one.
fn waiver_of_name(list: &EnumValues, value: &impl JsonValue) -> Option<Waiver> {
    let mut json = Vec::new();
    value.write_value(&mut json);
    let name: String = serde_json::from_slice(&json).ok()?;
    let is_near = list.position(&name).is_none() && list.nearest(&name).is_some();
    list.rule.waiver().filter(|_| is_near)
}
