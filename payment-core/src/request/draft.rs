//! The whole request, and the objects that only it has.

use super::{
    AmountValue, ClientReferenceId, Currency, Customer, CustomerId, ExpirationMode, ExpiryAt, MerchantId, Mode,
    OrderInformation, PaymentMethod, PaymentMethodOptions, PaymentType, Percentage, Remarks, ReturnUrl, SplitType,
    StatementDescriptor,
};
use crate::values::{Checked, List, Metadata, object_struct::object};

object! {
    /// A request that has not been checked. It has the same fields as a
    /// [`PaymentSession`](crate::session::PaymentSession).
    #[page(CreatePaymentSession)]
    pub struct SessionDraft where allowed {
        /// `clientReferenceId`, required, 1–100 characters of letters, digits, `-` and `_`: the merchant's own id,
        /// unique for each request.
        /// Rule `reference`.
        /// Page: [Create Payment Session].
        required client_reference_id: ClientReferenceId = "clientReferenceId",
        /// `amount`, what is to be paid. Required unless `paymentType` is `MULTIPLE`: a static virtual account is
        /// closed with it and open without it; a static QR code must not have it. Limits are the merchant's own.
        /// Rules `amount-required`, `static-qr-amount`.
        /// Page: [Amount].
        #[page(AmountObject)]
        optional amount: Amount = "amount",
        /// `paymentType`, optional, `SINGLE` when absent. `MULTIPLE` takes the method `QR` or `VIRTUAL_ACCOUNT`, mode
        /// `API` and no `autoConfirm: false`.
        /// Rules `enum`, `multiple-method`, `multiple-mode`, `multiple-auto-confirm`, `amount-required`.
        /// Page: [Create Payment Session].
        optional payment_type: PaymentType = "paymentType",
        /// `paymentMethod`, optional, how the customer pays. Without it the customer chooses on the hosted page, which
        /// the documentation only shows with `autoConfirm: false`.
        /// Rules `api-method`, `multiple-method`.
        /// Page: [Payment Method Object].
        #[page(PaymentMethodObject)]
        optional payment_method: PaymentMethod = "paymentMethod",
        /// `paymentMethodOptions`, optional, options of the method; only the branch of the method chosen.
        /// Rule `options-branch`.
        /// Page: [Payment Method Options Object].
        #[page(PaymentMethodOptionsObject)]
        optional payment_method_options: PaymentMethodOptions = "paymentMethodOptions",
        /// `saveForFutureUse`, optional, `false` when absent: whether to save the method for the customer's next
        /// payments. `true` requires a card or an e-wallet, if a method is given.
        /// Rule `save-method`.
        /// Page: [Create Payment Session].
        optional save_for_future_use: bool = "saveForFutureUse",
        /// `showSavedPayment`, optional, `false` when absent: whether the hosted page offers saved methods. `true`
        /// requires mode `REDIRECT` and a card or an e-wallet, if a method is given.
        /// Rules `show-saved-method`, `show-saved-mode`.
        /// Page: [Create Payment Session].
        optional show_saved_payment: bool = "showSavedPayment",
        /// `mode`, optional, `REDIRECT` when absent: whose page the customer pays on.
        /// Rules `enum`, `redirect-url`, `api-method`, `multiple-mode`.
        /// Page: [Create Payment Session].
        optional mode: Mode = "mode",
        /// `bypassStatusPage`, optional, `false` when absent: whether to skip the hosted result page. `true` requires
        /// mode `REDIRECT`.
        /// Rule `bypass-mode`.
        /// Page: [Create Payment Session].
        optional bypass_status_page: bool = "bypassStatusPage",
        /// `redirectUrl`, where to send the customer back to; required in mode `REDIRECT`. The documentation's full
        /// table marks it as mandatory in every mode, but a documented request in mode `API` omits it. Send it if you
        /// can.
        /// Rule `redirect-url`.
        /// Page: [Redirect].
        #[page(RedirectObject)]
        optional redirect_url: RedirectUrl = "redirectUrl",
        /// `customerId`, 1–255 characters: a customer the gateway knows. Exactly one of this and `customer`; an
        /// older page of the documentation sends both.
        /// Rules `customer-id`, `customer-choice`, `token-customer`.
        /// Page: [Create Payment Session].
        optional customer_id: CustomerId = "customerId",
        /// `customer`, who pays. Exactly one of this and `customerId`.
        /// Rule `customer-choice`.
        /// Page: [Customer].
        #[page(CustomerObject)]
        optional customer: Customer = "customer",
        /// `orderInformation`, optional, what is bought, billed and shipped. The documentation's full table marks it as
        /// mandatory, but documented requests omit it. Send it if you can.
        /// Rule `type`.
        /// Page: [Order].
        #[page(OrderObject)]
        optional order_information: OrderInformation = "orderInformation",
        /// `autoConfirm`, optional, `true` when absent; `false` leaves the session to be completed by `/confirm`.
        /// Rules `multiple-auto-confirm`, `api-method`.
        /// Page: [Create Payment Session].
        optional auto_confirm: bool = "autoConfirm",
        /// `statementDescriptor`, optional, 0–20 characters, including spaces: what the customer reads on the statement;
        /// the merchant's short name when absent.
        /// Rule `descriptor`.
        /// Page: [Create Payment Session].
        optional statement_descriptor: StatementDescriptor = "statementDescriptor",
        /// `expirationMode`, optional, `LOOSE` when absent: whose rule ends the session. `STRICT` requires a card or an
        /// e-wallet, if a method is given.
        /// Rules `enum`, `expiration-method`.
        /// Page: [Create Payment Session].
        optional expiration_mode: ExpirationMode = "expirationMode",
        /// `expiryAt`, optional, 15 minutes after the creation when absent: when the session ends,
        /// `YYYY-MM-DDTHH:MM:SSZ`. Each method has a latest moment that only the gateway knows.
        /// Rule `instant`.
        /// Page: [Create Payment Session].
        optional expiry_at: ExpiryAt = "expiryAt",
        /// `metadata`, optional, a JSON object of the merchant's own, given back as it is.
        /// Rule `metadata`.
        /// Page: [Create Payment Session].
        optional metadata: Metadata = "metadata",
        /// `splitRoutingConfigurations`, optional, how a platform shares the payment out.
        /// Rule `split-amount`.
        /// Page: [Split Payment and Routing].
        #[page(SplitPaymentAndRouting)]
        optional split_routing_configurations: List<Checked<SplitRouting>> = "splitRoutingConfigurations",
    }

    /// An amount to be paid.
    #[page(AmountObject)]
    pub struct Amount {
        /// `value`, required, 1–18 digits, greater than 0. Limits are the merchant's own: see Get Payment Method
        /// Config.
        /// Rule `amount.value`.
        /// Page: [Amount].
        required value: AmountValue = "value",
        /// `currency`, required, an ISO 4217 code. The documentation names `IDR` and `USD`.
        /// Rule `currency`.
        /// Page: [Amount].
        required currency: Currency = "currency",
    }

    /// The addresses to which the customer returns.
    #[page(RedirectObject)]
    pub struct RedirectUrl {
        /// `successReturnUrl`, optional, 1–255 characters: after a payment.
        /// Rule `url`.
        /// Page: [Redirect].
        optional success_return_url: ReturnUrl = "successReturnUrl",
        /// `failureReturnUrl`, optional, 1–255 characters: after a failure.
        /// Rule `url`.
        /// Page: [Redirect].
        optional failure_return_url: ReturnUrl = "failureReturnUrl",
        /// `expirationReturnUrl`, optional, 1–255 characters: after the session's end.
        /// Rule `url`.
        /// Page: [Redirect].
        optional expiration_return_url: ReturnUrl = "expirationReturnUrl",
    }

    /// A share of the payment, for one account.
    #[page(SplitPaymentAndRouting)]
    pub struct SplitRouting where allowed {
        /// `merchantId`, required, 1–255 characters: the account.
        /// Rule `text`.
        /// Page: [Split Payment and Routing].
        required merchant_id: MerchantId = "merchantId",
        /// `type`, required: how the share is stated.
        /// Rules `enum`, `split-amount`.
        /// Page: [Split Payment and Routing].
        required r#type: SplitType = "type",
        /// `currency`, required, an ISO 4217 code; the documentation shows `IDR` only.
        /// Rule `currency`.
        /// Page: [Split Payment and Routing].
        required currency: Currency = "currency",
        /// `percentageAmount`, 1–18 digits, greater than 0, at most 100; required for `PERCENTAGE`.
        /// Rules `percentage`, `split-amount`.
        /// Page: [Split Payment and Routing].
        optional percentage_amount: Percentage = "percentageAmount",
        /// `fixedAmount`, 1–18 digits, greater than 0; required for `FIXED`.
        /// Rules `amount.value`, `split-amount`.
        /// Page: [Split Payment and Routing].
        optional fixed_amount: AmountValue = "fixedAmount",
        /// `remarks`, required, 1–255 characters: what the share is for.
        /// Rule `text`.
        /// Page: [Split Payment and Routing].
        required remarks: Remarks = "remarks",
    }
}
