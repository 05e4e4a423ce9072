//! Turns the result of an inspection into a valid request, if nothing in it is flawed.

use super::typed::{
    Inspected, Json, JsonEntry, JsonNode, KeyMatch, Typed, TypedEntry, TypedNode, TypedObject, Valid, ValidKey,
};

impl<'t, P> TypedObject<'t, Inspected, P> {
    /// Returns the object as a valid one, or `None` if something in it is not valid.
    pub fn into_valid(self) -> Option<TypedObject<'t, Valid, P>> {
        let Self { object, place, entries } = self;
        let entries = entries.into_iter().map(TypedEntry::into_valid).collect::<Option<_>>()?;
        Some(TypedObject { object, place, entries })
    }
}

impl<'t, P> TypedEntry<'t, Inspected, P> {
    fn into_valid(self) -> Option<TypedEntry<'t, Valid, P>> {
        let Self { written, key, is_optional, is_repeated, value } = self;
        let key = match key {
            KeyMatch::Given(field) => ValidKey::Field(field),
            KeyMatch::Other => ValidKey::Other,
            KeyMatch::Repeated(_) | KeyMatch::Near(_) | KeyMatch::Guess(_) | KeyMatch::Unknown => return None,
        };
        Some(TypedEntry { written, key, is_optional, is_repeated, value: value.into_valid()? })
    }
}

impl<'t, P> TypedNode<'t, Inspected, P> {
    fn into_valid(self) -> Option<TypedNode<'t, Valid, P>> {
        let value = match self.value {
            Typed::Absent => Typed::Absent,
            Typed::Bool(value) => Typed::Bool(value),
            Typed::Number(kind, number) => Typed::Number(kind, number),
            Typed::Text(kind, text) => Typed::Text(kind, text),
            Typed::EnumValue(words, word) => Typed::EnumValue(words, word),
            Typed::Unlisted(words, name) => Typed::Unlisted(words, name),
            Typed::Object(object) => Typed::Object(object.into_valid()?),
            Typed::Checked(object) => Typed::Checked(object.into_valid()?),
            Typed::List(item, nodes) => {
                Typed::List(item, nodes.into_iter().map(TypedNode::into_valid).collect::<Option<_>>()?)
            }
            Typed::Free(free, json) => Typed::Free(free, json.into_valid()?),
            Typed::Other(json) => Typed::Other(json.into_valid()?),
            Typed::RunTime(kind) => Typed::RunTime(kind),
            Typed::UncheckedText(kind) => Typed::UncheckedText(kind),
            Typed::Kept(()) | Typed::Invalid(_) => return None,
        };
        Some(TypedNode { written: self.written, value })
    }
}

impl<'t, P> Json<'t, Inspected, P> {
    fn into_valid(self) -> Option<Json<'t, Valid, P>> {
        Some(match self {
            Self::Null => Json::Null,
            Self::Bool(value) => Json::Bool(value),
            Self::Number(number) => Json::Number(number),
            Self::Text(text) => Json::Text(text),
            Self::List(nodes) => Json::List(nodes.into_iter().map(JsonNode::into_valid).collect::<Option<_>>()?),
            Self::Object(entries) => {
                let valid = |entry: JsonEntry<'t, Inspected, P>| {
                    let JsonEntry { written, is_optional, value } = entry;
                    Some(JsonEntry { written, is_optional, value: value.into_valid()? })
                };
                Json::Object(entries.into_iter().map(valid).collect::<Option<_>>()?)
            }
            Self::RunTime => Json::RunTime,
            Self::Raw(()) | Self::Invalid(_) => return None,
        })
    }
}

impl<'t, P> JsonNode<'t, Inspected, P> {
    fn into_valid(self) -> Option<JsonNode<'t, Valid, P>> {
        Some(JsonNode { written: self.written, value: self.value.into_valid()? })
    }
}
