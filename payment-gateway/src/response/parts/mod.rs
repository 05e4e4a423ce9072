//! The objects in sessions.

mod card;
mod charge;
mod customer;
mod method;
mod refund;

pub use card::{AuthenticationResult, AuthorizationResult, BinInformation, CardDetails};
pub use charge::{CaptureRecord, Charge, RiskAssessment};
pub use customer::{
    CustomerRecord, PayoutAccount, PhoneRecord, RefundDestination, RefundRoute, StoredCard, StoredPaymentMethod,
};
pub use method::{
    EwalletAccount, EwalletDetails, PaymentCard, PaymentMethodDetails, QrDetails, ReturnUrls, VirtualAccountDetails,
};
pub use refund::RefundResponse;
