//! The whole request, and the objects that only it has.

use super::{
    AmountValue, ClientReferenceId, Currency, Customer, CustomerId, ExpirationMode, ExpiryAt, MerchantId, Mode,
    OrderInformation, PaymentMethod, PaymentMethodOptions, PaymentType, Percentage, Remarks, ReturnUrl,
    SESSION_REQUEST, SplitType, StatementDescriptor, free_json::Metadata,
};
use crate::engine::values::{Checked, List, object_struct::object};

object! {
    of SESSION_REQUEST;

    /// A request that has not been checked. It has the same fields as a
    /// [`PaymentSession`](crate::session::PaymentSession).
    #[page(CreatePaymentSession)]
    pub struct SessionDraft where allowed {
        /// `clientReferenceId`, required, 1–100 characters of letters, digits, `-` and `_`: your id of the payment. Each
        /// session needs its own.
        /// Rule `reference`.
        /// Page: [Create Payment Session].
        required client_reference_id: ClientReferenceId = "clientReferenceId",
        /// `amount`: the amount to pay. It is required unless `paymentType` is `MULTIPLE`. A static virtual account with
        /// an amount is closed, and one without is open. A static QR code must not have an amount. Your account has its
        /// own limits.
        /// Rules `static-qr-amount`, `amount-required`.
        /// Page: [Amount].
        #[page(AmountObject)]
        optional amount: Amount = "amount",
        /// `paymentType`, optional, `SINGLE` when absent: whether the session is paid once or many times. `MULTIPLE`
        /// requires the method `QR` or `VIRTUAL_ACCOUNT`, the mode `API` and no `autoConfirm: false`.
        /// Rules `enum`, `multiple-method`, `multiple-mode`, `amount-required`, `api-method`, `api-va-channel`,
        /// `api-ewallet-channel`, `va-number`.
        /// Page: [Create Payment Session].
        optional payment_type: PaymentType = "paymentType",
        /// `paymentMethod`, optional: the method by which the customer pays. Without it, the customer chooses on the
        /// hosted page. The documentation shows this only with `autoConfirm: false`.
        /// Rules `multiple-method`, `api-method`, `method-branch`, `options-branch`, `card-source`.
        /// Page: [Payment Method Object].
        #[page(PaymentMethodObject)]
        optional payment_method: PaymentMethod = "paymentMethod",
        /// `paymentMethodOptions`, optional: the options of the method. Only the field of the chosen method is allowed.
        /// Rules `static-va-options`, `api-va-channel`, `api-ewallet-channel`, `three-ds-info`.
        /// Page: [Payment Method Options Object].
        #[page(PaymentMethodOptionsObject)]
        optional payment_method_options: PaymentMethodOptions = "paymentMethodOptions",
        /// `saveForFutureUse`, optional, `false` when absent: whether to store the method for the customer's next
        /// payments. `true` requires a card or an e-wallet, if the request has a method.
        /// Rule `save-method`.
        /// Page: [Create Payment Session].
        optional save_for_future_use: bool = "saveForFutureUse",
        /// `showSavedPayment`, optional, `false` when absent: whether the hosted page offers stored methods. `true`
        /// requires the mode `REDIRECT`, and a card or an e-wallet, if the request has a method.
        /// Rules `show-saved-method`, `show-saved-mode`.
        /// Page: [Create Payment Session].
        optional show_saved_payment: bool = "showSavedPayment",
        /// `mode`, optional, `REDIRECT` when absent: whether the customer pays on the hosted page or on your page.
        /// Rules `enum`, `multiple-mode`, `redirect-url`, `api-method`, `encrypted-card`.
        /// Page: [Create Payment Session].
        optional mode: Mode = "mode",
        /// `bypassStatusPage`, optional, `false` when absent: whether the customer returns to you without seeing the
        /// hosted result page. `true` requires the mode `REDIRECT`.
        /// Rule `bypass-mode`.
        /// Page: [Create Payment Session].
        optional bypass_status_page: bool = "bypassStatusPage",
        /// `redirectUrl`: the URLs to which the customer returns. It is required in the mode `REDIRECT`. The
        /// documentation's full table marks it as mandatory in every mode, but a documented request in the mode `API`
        /// omits it. Send it if you can.
        /// Rule `redirect-url`.
        /// Page: [Redirect].
        #[page(RedirectObject)]
        optional redirect_url: RedirectUrl = "redirectUrl",
        /// `customerId`, 1–255 characters: the id of a customer that the gateway knows. A request has either this or
        /// `customer`. An older page of the documentation sends both.
        /// Rules `customer-id`, `customer-choice`, `token-customer`.
        /// Page: [Create Payment Session].
        optional customer_id: CustomerId = "customerId",
        /// `customer`: the customer who pays. A request has either this or `customerId`.
        /// Rule `customer-choice`.
        /// Page: [Customer].
        #[page(CustomerObject)]
        optional customer: Customer = "customer",
        /// `orderInformation`, optional: the products, the billing address and the shipping address. The documentation's
        /// full table marks it as mandatory, but documented requests omit it. Send it if you can.
        /// Rule `missing-field`.
        /// Page: [Order].
        #[page(OrderObject)]
        optional order_information: OrderInformation = "orderInformation",
        /// `autoConfirm`, optional, `true` when absent: whether the payment starts at once. With `false`, you or the
        /// hosted page must confirm the session.
        /// Rules `multiple-auto-confirm`, `api-method`, `api-va-channel`, `api-ewallet-channel`, `encrypted-card`.
        /// Page: [Create Payment Session].
        optional auto_confirm: bool = "autoConfirm",
        /// `statementDescriptor`, optional, 0–20 characters, including spaces: the text on the customer's bank statement.
        /// When absent, it is your merchant account's short name.
        /// Rule `descriptor`.
        /// Page: [Create Payment Session].
        optional statement_descriptor: StatementDescriptor = "statementDescriptor",
        /// `expirationMode`, optional, `LOOSE` when absent: whether the session ends by the rule of the bank (`LOOSE`) or
        /// at your `expiryAt` (`STRICT`). `STRICT` requires a card or an e-wallet, if the request has a method.
        /// Rules `enum`, `expiration-method`.
        /// Page: [Create Payment Session].
        optional expiration_mode: ExpirationMode = "expirationMode",
        /// `expiryAt`, optional, 15 minutes after the creation when absent: the time at which the session expires,
        /// `YYYY-MM-DDTHH:MM:SSZ`. Each method has a latest time, which only the gateway knows.
        /// Rule `instant`.
        /// Page: [Create Payment Session].
        optional expiry_at: ExpiryAt = "expiryAt",
        /// `metadata`, optional: any JSON object. The gateway returns it unchanged.
        /// Rule `metadata`.
        /// Page: [Create Payment Session].
        optional metadata: Metadata = "metadata",
        /// `splitRoutingConfigurations`, optional: the shares of the payment that go to accounts of a platform.
        /// Rule `split-amount`.
        /// Page: [Split Payment and Routing].
        #[page(SplitPaymentAndRouting)]
        optional split_routing_configurations: List<Checked<SplitRouting>> = "splitRoutingConfigurations",
    }

    /// An amount to pay.
    #[page(AmountObject)]
    pub struct Amount as money {
        /// `value`, required, 1–18 digits, greater than 0: the number. Your account has its own limits, which
        /// `Gateway::get_payment_method_configs` returns.
        /// Rule `amount.value`.
        /// Page: [Amount].
        required value: AmountValue = "value",
        /// `currency`, required: an ISO 4217 code. The documentation names `IDR` and `USD`.
        /// Rule `currency`.
        /// Page: [Amount].
        required currency: Currency = "currency",
    }

    /// The URLs to which the customer returns.
    #[page(RedirectObject)]
    pub struct RedirectUrl {
        /// `successReturnUrl`, optional, 1–255 characters: the URL after a successful payment.
        /// Rule `url`.
        /// Page: [Redirect].
        optional success_return_url: ReturnUrl = "successReturnUrl",
        /// `failureReturnUrl`, optional, 1–255 characters: the URL after a failed payment.
        /// Rule `url`.
        /// Page: [Redirect].
        optional failure_return_url: ReturnUrl = "failureReturnUrl",
        /// `expirationReturnUrl`, optional, 1–255 characters: the URL after the session has expired.
        /// Rule `url`.
        /// Page: [Redirect].
        optional expiration_return_url: ReturnUrl = "expirationReturnUrl",
    }

    /// A share of the payment, for one account.
    #[page(SplitPaymentAndRouting)]
    pub struct SplitRouting in Checked where allowed {
        /// `merchantId`, required, 1–255 characters: the id of the main account or sub-account that gets the share.
        /// Rule `text`.
        /// Page: [Split Payment and Routing].
        required merchant_id: MerchantId = "merchantId",
        /// `type`, required: whether the share is a fixed amount or a percentage.
        /// Rules `enum`, `split-amount`.
        /// Page: [Split Payment and Routing].
        required r#type: SplitType = "type",
        /// `currency`, required: an ISO 4217 code. The documentation shows only `IDR`.
        /// Rule `currency`.
        /// Page: [Split Payment and Routing].
        required currency: Currency = "currency",
        /// `percentageAmount`, 1–18 digits, greater than 0, at most 100: the share in per cent. `PERCENTAGE` requires it.
        /// Rules `percentage`, `split-amount`.
        /// Page: [Split Payment and Routing].
        optional percentage_amount: Percentage = "percentageAmount",
        /// `fixedAmount`, 1–18 digits, greater than 0: the amount of the share. `FIXED` requires it.
        /// Rules `amount.value`, `split-amount`.
        /// Page: [Split Payment and Routing].
        optional fixed_amount: AmountValue = "fixedAmount",
        /// `remarks`, required, 1–255 characters: the purpose of the share.
        /// Rule `text`.
        /// Page: [Split Payment and Routing].
        required remarks: Remarks = "remarks",
    }
}
