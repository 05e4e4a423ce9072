//! The pages of the gateway's documentation, with their addresses.

use crate::engine::schema::page::{declare_links, declare_pages};

/// Expands to the address of a page.
#[doc(hidden)]
#[macro_export]
macro_rules! address {
    (gateway $path:literal) => {
        concat!("https://pivot-payment.gitbook.io/pivot-docs/", $path)
    };
    (docs_rs $path:literal) => {
        concat!("https://docs.rs/payment-session/latest/payment_session/", $path)
    };
}

/// Passes the rows to a macro, with further tokens before them.
// The addresses of some pages are not known for certain. Their rows have the address of the nearest page that is known.
macro_rules! page_rows {
    ($implement:ident $($before:tt)*) => {
        $implement! {
            $($before)*
            CreatePaymentSession = "Create Payment Session" at gateway "api-references/api-lists/payments/payment-session/create-payment-session";
            /// Its own address is probably `…/payment-session/confirm-payment-session`.
            ConfirmPaymentSession = "Confirm Payment Session" at gateway "api-references/api-lists/payments/payment-session/create-payment-session";
            CancelPaymentSession = "Cancel Payment Session" at gateway "api-references/api-lists/payments/payment-session/cancel-payment-session";
            GetPaymentSession = "Get Payment Session" at gateway "api-references/api-lists/payments/payment-session/retrieve-payment-session-details";
            /// Its own address is probably `…/payment-session/retrieve-list-of-payment-sessions`.
            ListOfSessions = "List of Payment Sessions" at gateway "api-references/api-lists/payments/payment-session/create-payment-session";
            /// Its own address is probably `…/payments/retrieve-charge-details`.
            GetCharges = "Get Charges" at gateway "api-references/api-lists/payments/payment-session/create-payment-session";
            CapturePayment = "Capture" at gateway "api-references/api-lists/payments/capture";
            PaymentSimulation = "Simulation" at gateway "api-references/api-lists/payments/payment-simulation";
            GetPaymentMethodConfig = "Get Payment Method Config" at gateway "api-references/api-lists/payments/get-payment-method-config";
            /// Its own address is probably `…/payments/card-encryption`.
            CardEncryption = "Card Encryption" at gateway "api-references/api-lists/payments/payment-session/create-payment-session";
            PaymentCallback = "Payment Callback" at gateway "api-references/api-lists/payments/payment-callback";
            ResponseAndFailureCode = "Response & Failure Code" at gateway "api-references/api-lists/payments/response-and-failure-code";
            Status = "Status" at gateway "api-references/api-lists/payments/status";
            PaymentMethodObject = "Payment Method Object" at gateway "api-references/api-lists/payments/object/payment-method-object";
            PaymentMethodOptionsObject = "Payment Method Options Object" at gateway "api-references/api-lists/payments/object/payment-method-options-object";
            PaymentSessionObject = "Payment Session Object" at gateway "api-references/api-lists/payments/object/payment-session-object";
            ChargeObject = "Charge Object" at gateway "api-references/api-lists/payments/object/charge-object";
            OrderObject = "Order" at gateway "api-references/api-lists/payments/object/order-object";
            RedirectObject = "Redirect" at gateway "api-references/api-lists/payments/object/redirect-object";
            /// Its own address is probably `…/object/amount-object`.
            AmountObject = "Amount" at gateway "api-references/api-lists/payments/object/payment-method-object";
            /// Its own address is probably `…/object/installment-object`.
            InstallmentObject = "Installment" at gateway "api-references/api-lists/payments/object/payment-method-object";
            CustomerObject = "Customer" at gateway "api-references/api-lists/core-resources/customers/customer-object";
            SplitPaymentAndRouting = "Split Payment and Routing" at gateway "api-references/api-lists/account-and-balance/split-payment-and-routing";
            /// Its own address is probably `…/account-and-balance/sub-account-management/activity-on-behalf-of-sub-account`.
            SubAccountActivity = "Activity on Behalf of Sub-account" at gateway "api-references/api-lists/account-and-balance/split-payment-and-routing";
            RefundObject = "Refund Object" at gateway "api-references/api-lists/refunds/refund-object";
            RefundCallback = "Refund Callback" at gateway "api-references/api-lists/refunds/refund-callback";
            BuildStaticPayment = "Build Static Payment" at gateway "payments/accept-payment/build-static-payment";
            StateAndStatus = "State and Status" at gateway "payments/state-and-status";
            PaymentNotify = "Payment Notify" at gateway "payments/after-the-payment/payment-notify";
            VirtualAccountLimitation = "Virtual Account > Limitation" at gateway "payments/payment-channels/virtual-account/limitation";
            Authentication = "Authentication" at gateway "api-references/api-information/authentication";
            Idempotency = "Idempotency" at gateway "api-references/api-information/idempotency";
            /// Its own address is not known.
            BaseUrls = "Environment" at gateway "api-references/api-information/authentication";
            Pagination = "Pagination" at gateway "api-references/api-information/pagination";
            Errors = "Errors" at gateway "api-references/api-information/errors";
            Response = "Response" at gateway "api-references/api-information/response";
            CallbackFormat = "Callback" at gateway "api-references/api-information/callback";
            /// The documentation of this crate's macro, for the rules that only the macro has.
            Macro = "payment_session!" at docs_rs "macro.payment_session.html";
        }
    };
}

page_rows!(declare_pages);

page_rows!(declare_links $);

pub(crate) use {address, page_address, page_link};
