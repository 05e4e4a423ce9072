//! The decisions about the documentation, created from the questions of `live-check` by `.ci/bless live-check`.

/// Passes the rows to a macro: the id, the origin, the rules, the question, the decision, and what merchants found out.
macro_rules! decision_rows {
    ($implement:ident) => {
        $implement! {
            "look-up-after-cut": Inferred []
                asks "Does a look-up find a session one second after the connection was closed?"
                decides "A look-up by reference shows what became of a request without a response.";
            "repeat-request": Decided []
                asks "Does a repeated request, with the same id and body, return the first session?"
                decides "It should, but the client looks the session up first.";
            "reuse-request-id": Documented []
                asks "Is another body with a used request id rejected?"
                decides "It is rejected, and nothing is created.";
            "repeat-reference": Documented [Reference]
                asks "Is a second request with the same `clientReferenceId` and a new request id rejected?"
                decides "A reference belongs to one session at most.";
            "error-of-taken-reference": Inferred [Reference]
                asks "Does the code of this error say that the object exists?"
                decides "The code is `duplicate_error` or `resource_already_exists`, so the outcome is uncertain.";
            "create-at-once": Inferred [Reference]
                asks "Do ten requests at once for one reference create one session?"
                decides "They do, so a reference protects from double payments.";
            "look-up-unknown": Inferred []
                asks "Does the look-up of an unknown reference return an empty list?"
                decides "It does, and an error is not an empty list.";
            "reference-after-cancel": Inferred [Reference]
                asks "Is the reference of a cancelled session still taken?"
                decides "It is, so an order that was cancelled needs a new reference.";
            "old-token": Inferred []
                asks "Is an access token valid after another one was requested?"
                decides "It is, so several processes can have tokens of their own.";
            "repeat-refund": Inferred []
                asks "Is a repeated refund, with the same reference, id and body, executed once?"
                decides "It is, but the client looks the refund up first.";
            "both-refund-targets": Inferred [RefundTarget]
                asks "Is a refund with `paymentSessionId` and `chargeId` rejected?"
                decides "It is, because a refund has one target.";
            "redirect-url": Documented [RedirectUrl]
                asks "Is a hosted page without `redirectUrl` rejected?"
                decides "`redirectUrl` is required in the mode `REDIRECT`.";
            "redirect-url-api": Decided [RedirectUrl]
                asks "Is a request in the mode `API` without `redirectUrl` accepted?"
                decides "`redirectUrl` is optional in the mode `API`.";
            "redirect-url-fields": Decided []
                asks "Is `redirectUrl` without `expirationReturnUrl` accepted?"
                decides "Each of the three URLs is optional.";
            "order-information": Inferred []
                asks "Is a request without `orderInformation` accepted?"
                decides "`orderInformation` is optional.";
            "customer-choice": Decided [CustomerChoice]
                asks "Is a request with both `customerId` and `customer` rejected?"
                decides "Exactly one of them is present.";
            "api-method": Inferred [ApiMethod]
                asks "Is a request in the mode `API` without `paymentMethod` rejected?"
                decides "A method is required in the mode `API`, unless the session is confirmed later.";
            "strict-virtual-account": Documented [ExpirationMethod]
                asks "Is `expirationMode` `STRICT` with a virtual account rejected?"
                decides "`STRICT` is for cards and e-wallets only.";
            "strict-ewallet": Decided [ExpirationMethod]
                asks "Is `expirationMode` `STRICT` with an e-wallet accepted?"
                decides "`STRICT` is accepted for e-wallets.";
            "va-number": Decided [VaNumber]
                asks "Is an account number with `paymentType` `SINGLE` rejected?"
                decides "The merchant chooses a number for `MULTIPLE` only.";
            "unknown-field": Inferred [UnknownField]
                asks "Is an unknown field rejected?"
                decides "An unknown field is rejected.";
            "recurring-id": Inferred [UnknownField]
                asks "Is `recurringId` in a request rejected?"
                decides "`recurringId` is a field of responses only.";
            "page-without-method": Inferred []
                asks "Is a hosted page without a method and with `autoConfirm` `true` accepted?"
                decides "It is accepted.";
            "card-options": Decided []
                asks "Is a card without `paymentMethodOptions` accepted if it is confirmed later?"
                decides "The options of cards are optional.";
            "ewallet-expiry": Decided []
                asks "Is an e-wallet without its own `expiryAt` accepted?"
                decides "`paymentMethodOptions.ewallet.expiryAt` is optional.";
            "ewallet-payment-url": Decided []
                asks "Does an e-wallet in the mode `API` return `paymentUrl`?"
                decides "`paymentUrl` is read in every mode.";
            "ovo": Documented [EwalletChannel]
                asks "Is OVO accepted on the hosted page?"
                decides "OVO is a channel like the others.";
            "decimals": Documented [AmountValue]
                asks "Is an amount in rupiahs with decimals accepted?"
                decides "Decimals are accepted.";
            "other-currency": Inferred [Currency]
                asks "Is another currency than the rupiah accepted?"
                decides "Every active ISO 4217 currency is accepted.";
            "sums": Inferred []
                asks "Is a request accepted whose prices do not add up to its amount?"
                decides "Nothing relates prices to the amount.";
            "instant-offset": Documented [Instant]
                asks "Is a time with an offset rejected?"
                decides "A time ends with `Z` and has no offset.";
            "instant-fraction": Documented [Instant]
                asks "Is a time with milliseconds rejected?"
                decides "A time has whole seconds.";
            "default-expiry": Documented []
                asks "Does a session without `expiryAt` expire after 15 minutes?"
                decides "`expiryAt` is optional, and the default is 15 minutes.";
            "reference-slash": Documented [Reference]
                asks "Is a slash in `clientReferenceId` rejected?"
                decides "A reference has letters, digits, `-` and `_`.";
            "descriptor-characters": Inferred [Descriptor]
                asks "Is a `statementDescriptor` with other characters than ASCII accepted?"
                decides "Any 20 characters are accepted.";
            "phone": Decided [Phone]
                asks "Is a phone number that begins with 0 rejected?"
                decides "The number has no leading zero.";
            "country": Decided [Country]
                asks "Is a country that is not two letters rejected?"
                decides "A country is an ISO 3166-1 code of two letters.";
            "refund-channel-code": Decided []
                asks "Is the channel code `BCA` accepted in `refundPreference`?"
                decides "Any code of 1 to 20 characters is accepted.";
            "refund-bank-code": Decided []
                asks "Is the bank code `014` accepted in `refundPreference`?"
                decides "Any code of 1 to 20 characters is accepted.";
            "surname": Decided []
                asks "Does `customer.surname` have an effect?"
                decides "The field is `surname`.";
            "save-for-future-use": Decided []
                asks "Does `saveForFutureUse` have an effect?"
                decides "The field is `saveForFutureUse`.";
            "show-saved-payment": Decided []
                asks "Does `showSavedPayment` have an effect?"
                decides "The field is `showSavedPayment`.";
            "capture-method-lower-case": Decided [Enum]
                asks "Is `captureMethod` `manual` accepted?"
                decides "Both cases are accepted.";
            "capture-method-upper-case": Decided [Enum]
                asks "Is `captureMethod` `MANUAL` accepted?"
                decides "Both cases are accepted.";
            "billing-country-code": Decided []
                asks "Is `countryCode` accepted in the phone number of `billingInfo`?"
                decides "The field is `countryCode`.";
            "virtual-account-name": Decided []
                asks "Does `virtualAccountName` have an effect?"
                decides "The field is `virtualAccountName`.";
            "static-qr-amount": Decided [StaticQrAmount]
                asks "Is a static QR code with an amount rejected?"
                decides "A static QR code has no amount.";
            "open-account": Decided [AmountRequired]
                asks "Is a static virtual account without an amount accepted?"
                decides "The customer then chooses the amount.";
            "closed-account-amount": Decided []
                asks "Does the response to a static virtual account with an amount have this amount?"
                decides "A static virtual account with an amount is closed.";
            "number-optional": Documented []
                asks "Is a static virtual account without a number accepted?"
                decides "The number is optional, and the gateway assigns one.";
            "bri-digits": Decided [VaNumberDigits]
                asks "Is a number of six digits at BRI rejected?"
                decides "A number at BRI has seven digits.";
            "danamon-digits": Inferred [VaNumberDigits]
                asks "How many digits does a number at Danamon have?"
                decides "Any number of 1 to 100 digits passes.";
            "card-holder-fields": Decided [CardNumber]
                asks "Are the card holder fields required with a token?"
                decides "They are required with a card number only.";
            "encrypted-card-length": Decided []
                asks "Is an `encryptedCard` of more than 500 characters accepted?"
                decides "It has no maximum.";
            "confirm-options": Decided []
                asks "Are the options of `/confirm` inside or next to `paymentMethod`?"
                decides "They are next to it.";
            "confirm-other-methods": Inferred []
                asks "Can `/confirm` complete other methods than cards?"
                decides "The call is offered for cards only.";
            "encrypted-card-fields": Decided []
                asks "Do the fields of an encrypted card begin with a small letter?"
                decides "They are `encryptedKey`, `nonce` and `ciphertext`.";
            "stored-methods-spelling": Decided []
                asks "Is the field `storedPaymentMethods` or `storePaymentMethods`?"
                decides "Both spellings are read.";
            "card-expiry-form": Decided []
                asks "Is the expiry of a card a number or a string?"
                decides "Each place has the form of its own table.";
            "cvc-length": Decided [CardData]
                asks "Does a CVC have up to three or up to four digits?"
                decides "It has three or four.";
            "capture-fields": Decided []
                asks "Is `releaseRemainingAmount` a boolean?"
                decides "It is a boolean. `capturedAmount` and `captureAmount` are both read.";
            "success-event": Decided []
                asks "Is the event of a payment `PAYMENT.PAID`?"
                decides "It is `PAYMENT.PAID`, and other events are kept.";
            "three-ds-results": Decided []
                asks "How are the results of 3-D Secure spelt?"
                decides "The documented values are known, and others are kept.";
            "split-spelling": Decided []
                asks "Is the field `splitRoutingConfigurations`, and may a percentage have decimals?"
                decides "The field is in the plural, and decimals are accepted.";
            "split-sums": Inferred []
                asks "Must split amounts add up?"
                decides "They need not.";
            "capture-default": Inferred []
                asks "What is the default of `captureMethod`?"
                decides "The field is sent only if it is written.";
            "saved-ewallet": Inferred []
                asks "How is a saved e-wallet used?"
                decides "There is no field for it.";
            "raw-card": Documented [CardSource]
                asks "In which mode may a card number be sent?"
                decides "In any mode.";
            "options-preset": Documented []
                asks "May `paymentMethodOptions.id` be the only option?"
                decides "It may.";
            "three-ds-info": Inferred [ThreeDsInfo]
                asks "Which fields of `threeDsInfo` and `cardOnFile` are required?"
                decides "None of them.";
            "installment-shape": Decided []
                asks "What is the form of `installment`?"
                decides "Any JSON object passes.";
            "which-expiry": Inferred []
                asks "Does `expiryAt` of the session or of the method win?"
                decides "Both are sent as they are written.";
            "rate-limits": Inferred []
                asks "How many requests are above the limit?"
                decides "Status 429 means that nothing was processed.";
            "metadata-size": Inferred [Metadata]
                asks "How large may `metadata` be?"
                decides "It has no limit.";
            "readable-responses": Documented []
                asks "Can every response be read?"
                decides "Every response is the documented envelope of JSON.";
            "known-fields": Documented []
                asks "Are all fields of responses known, with their types?"
                decides "Unknown fields are kept, and are no error.";
            "known-enum-values": Documented []
                asks "Are all enum values of responses known?"
                decides "Unknown enum values are kept as they were received.";
            "known-error-codes": Inferred []
                asks "Are all codes of errors known?"
                decides "The outcome of an error with an unknown code is uncertain, unless its status decides it.";
            "trace-id": Decided []
                asks "Do errors have `traceId` or `trace_id`?"
                decides "Both spellings are read.";
}
    };
}

pub(super) use decision_rows;
