//! What `payment-gateway` takes of the engine: how JSON is read and written, and how instants are checked.

pub use crate::{
    engine::{
        base::date_time::DateTime,
        json::{
            Cursor, LEVELS, canonical::are_equal, close_object, serialize::to_string as to_strict_json, text_size,
            unescape, write_text,
        },
        schema::text_checks::instant as check_instant,
        values::{deserialize::write_raw, enum_impls::EnumType, json_value::WriteJson},
    },
    request::instants::FIRST as FIRST_SECOND,
};
