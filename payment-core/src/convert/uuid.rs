//! Conversions of `uuid` ids.

use alloc::string::ToString;

use uuid::Uuid;

use super::convert;
use crate::request::{ClientReferenceId, CustomerId};

macro_rules! ids {
    ($($name:ident)*) => {$(
        convert! {
            /// Converts an id into 36 characters, in lower case and with hyphens. The nil id is valid.
            ///
            /// ```
            #[doc = concat!("use payment_session::request::", stringify!($name), ";")]
            ///
            /// let id = uuid::Uuid::from_u128(0x01975d90_bb55_76f6_b423_691c7868e85d);
            #[doc = concat!("assert_eq!(", stringify!($name), "::from(id).as_ref(), \"01975d90-bb55-76f6-b423-691c7868e85d\");")]
            /// ```
            Uuid => $name: |id| id.hyphenated().to_string().try_into().expect("36 digits, letters and hyphens pass");
        }
    )*};
}

ids!(ClientReferenceId CustomerId);
