//! A mistake that the gateway found in a request.

use alloc::string::{String, ToString};

use super::super::{
    item_limit::ItemLimit,
    read::{Read, Reading},
    response_struct::response_struct,
};
use payment_core::{base::path::Path, values::OtherFields};

response_struct! {
    /// A mistake that the gateway found in a request.
    #[page(Errors)]
    pub struct ErrorDetail {
        /// `field`: the name of the field. It is often absent.
        field: Option<String> = "field",
        /// `message`: the reason why the field was rejected.
        message: Option<String> = "message",
    }
}

/// An item in the list of mistakes. Some errors list only messages.
pub struct DetailOrText(pub ErrorDetail);

impl Read for DetailOrText {
    fn read(json: &str, limit: &mut ItemLimit) -> Reading<Self> {
        let detail = match ErrorDetail::read(json, limit) {
            Reading::Value(detail) => detail,
            _ => match String::read(json, limit) {
                Reading::Value(text) => ErrorDetail { field: None, message: Some(text), other: OtherFields::default() },
                _ => return Reading::Mismatch,
            },
        };
        Reading::Value(Self(detail))
    }
}

impl ErrorDetail {
    /// Returns the JSON pointer (RFC 6901) of the field, or `None` if the gateway names no field.
    ///
    /// The gateway writes `amount.value` where [`Violation::pointer`](payment_core::Violation::pointer) is
    /// `/amount/value`.
    ///
    /// # Examples
    ///
    /// ```
    /// use payment_session::response::ErrorDetail;
    ///
    /// let json = br#"{"field":"orderInformation.productDetails[0].price","message":"is too low"}"#;
    /// let detail = ErrorDetail::from_json(json)?;
    /// assert_eq!(detail.pointer().as_deref(), Some("/orderInformation/productDetails/0/price"));
    /// # Ok::<(), payment_session::response::ReadError>(())
    /// ```
    pub fn pointer(&self) -> Option<String> {
        let field = self.field.as_deref().filter(|field| !field.is_empty())?;
        if field.starts_with('/') {
            return Some(field.into());
        }
        let segments = field.split(['.', '[', ']']).filter(|segment| !segment.is_empty());
        Some(segments.fold(Path::default(), |path, segment| path.child(segment)).to_string())
    }
}
