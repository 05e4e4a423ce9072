//! The operations of the gateway.

use std::{fmt, str::FromStr};

use serde::{Serialize, Serializer};

macro_rules! operations {
    ($($(#[$doc:meta])* $name:ident = $text:literal,)*) => {
        /// An operation of the gateway, which an HTTP request carries out.
        ///
        /// `Display`, `FromStr` and `Serialize` use names such as `create`.
        ///
        /// # Examples
        ///
        /// ```
        /// use payment_sandbox::Operation;
        ///
        /// assert_eq!("capture".parse(), Ok(Operation::Capture));
        /// assert_eq!(Operation::Capture.to_string(), "capture");
        /// ```
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
        #[non_exhaustive]
        pub enum Operation {
            $($(#[$doc])* $name,)*
        }

        impl Operation {
            /// All operations.
            pub const ALL: &[Self] = &[$(Self::$name),*];

            /// Returns the name of the operation.
            pub const fn as_str(self) -> &'static str {
                match self {
                    $(Self::$name => $text,)*
                }
            }
        }
    };
}

operations! {
    /// `POST /v1/access-token`
    AccessToken = "access-token",
    /// `POST /v2/payments`
    Create = "create",
    /// `GET /v2/payments/{id}`
    Get = "get",
    /// `GET /v2/payments`
    Find = "find",
    /// `POST /v2/payments/{id}/confirm`
    Confirm = "confirm",
    /// `POST /v2/payments/{id}/cancel`
    Cancel = "cancel",
    /// `POST /v2/payments/{id}/capture`
    Capture = "capture",
    /// `POST /v2/payments/simulations`
    Simulate = "simulate",
    /// `GET /v2/charges`
    Charges = "charges",
    /// `GET /v2/payment-method-configs`
    PaymentMethodConfigs = "payment-method-configs",
    /// `POST /v1/refunds`
    Refund = "refund",
    /// `GET /v1/refunds/{id}`
    GetRefund = "get-refund",
    /// `GET /v1/refunds`
    FindRefunds = "find-refunds",
    /// `GET /v1/customers/{id}`
    Customer = "customer",
}

impl fmt::Display for Operation {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.as_str())
    }
}

/// The error of a name that is not an [`Operation`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UnknownOperation(String);

impl fmt::Display for UnknownOperation {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let names: Vec<_> = Operation::ALL.iter().map(|operation| operation.as_str()).collect();
        write!(f, "`{}` is not an operation; the operations are {}", self.0, names.join(", "))
    }
}

impl std::error::Error for UnknownOperation {}

impl FromStr for Operation {
    type Err = UnknownOperation;

    fn from_str(name: &str) -> Result<Self, UnknownOperation> {
        let operation = Self::ALL.iter().find(|operation| operation.as_str() == name);
        operation.copied().ok_or_else(|| UnknownOperation(name.to_owned()))
    }
}

impl Serialize for Operation {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.as_str())
    }
}
