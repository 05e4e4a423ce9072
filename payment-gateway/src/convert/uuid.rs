//! Conversions of `uuid` ids.

use alloc::string::ToString;

use payment_core::convert;
use uuid::Uuid;

use crate::gateway::RequestId;

convert! {
    /// Converts an id into 32 characters, in lower case and without hyphens, which request ids cannot have.
    ///
    /// ```
    /// use payment_session::gateway::RequestId;
    ///
    /// let id = uuid::Uuid::from_u128(0x01975d90_bb55_76f6_b423_691c7868e85d);
    /// assert_eq!(RequestId::from(id).as_ref(), "01975d90bb5576f6b423691c7868e85d");
    /// ```
    Uuid => RequestId: |id| id.simple().to_string().try_into().expect("32 digits and letters pass");
}
