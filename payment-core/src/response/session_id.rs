//! The id of a session.

use crate::{schema::forms, values::text_type::text};

text! {
    /// The gateway's id of a session, from a response.
    ///
    /// # Examples
    ///
    /// An id that you have stored is parsed again. It is compared with strings:
    ///
    /// ```
    /// # use payment_core as payment_session;
    /// use payment_session::response::SessionId;
    ///
    /// let id: SessionId = "bca0b57a-391e-4f6f-bfef-8cd37492ee5b".parse()?;
    /// assert_eq!(id, "bca0b57a-391e-4f6f-bfef-8cd37492ee5b");
    /// assert!("".parse::<SessionId>().is_err());
    /// # Ok::<(), payment_session::Invalid>(())
    /// ```
    pub struct SessionId: Text, 1..=255, forms::ANY, "bca0b57a-391e-4f6f-bfef-8cd37492ee5b";
}
