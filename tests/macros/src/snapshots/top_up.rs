#[derive(Clone)]
pub struct TopUp {
    #[doc = " `clientReferenceId`, required, 1–100 characters of letters, digits, `-` and `_`: your id of the payment. Each\n session needs its own.\n Rule `reference`.\n Page: [Create Payment Session].\n\n[Create Payment Session]: https://pivot-payment.gitbook.io/pivot-docs/api-references/api-lists/payments/payment-session/create-payment-session"]
    pub client_reference_id: payment_session::__private::ClientReferenceId,
    #[doc = " `value`, required, 1–18 digits, greater than 0: the number. Your account has its own limits, which\n `Gateway::get_payment_method_configs` returns.\n Rule `amount.value`.\n Page: [Amount].\n\n[Amount]: https://pivot-payment.gitbook.io/pivot-docs/api-references/api-lists/payments/object/payment-method-object"]
    pub total: payment_session::__private::AmountValue,
    #[doc = " `virtualAccountNumber`, optional: the number that you choose, without the bank's prefix. It requires the\n `paymentType` `MULTIPLE`. The number must be in your account's range, which only the gateway knows.\n Digits by bank: `BCA` 6, `BNI` 4, `BRI` 7, `BSI` 8, `BNC` 4, `CIMB` 8, `MANDIRI` 7, `PERMATA` 8, others 1–100.\n For `BRI`, an example of the documentation has 6 digits. The row for `DANAMON` could not be read.\n Rules `text`, `va-number`, `va-number-digits`.\n Page: [Virtual Account > Limitation].\n\n[Virtual Account > Limitation]: https://pivot-payment.gitbook.io/pivot-docs/payments/payment-channels/virtual-account/limitation"]
    pub number: payment_session::__private::Digits<8>,
    #[doc = " `givenName`, optional, 1–255 characters: the first name.\n Rule `text`.\n Page: [Customer].\n\n[Customer]: https://pivot-payment.gitbook.io/pivot-docs/api-references/api-lists/core-resources/customers/customer-object"]
    pub given_name: payment_session::__private::Option<payment_session::__private::GivenName>,
    #[doc = " `email`, required, 1–255 characters: the e-mail address, by which the gateway recognizes a customer.\n Rule `email`.\n Page: [Customer].\n\n[Customer]: https://pivot-payment.gitbook.io/pivot-docs/api-references/api-lists/core-resources/customers/customer-object"]
    pub email: payment_session::__private::Email,
    #[doc = " `metadata`, optional: any JSON object. The gateway returns it unchanged.\n Rule `metadata`.\n Page: [Create Payment Session].\n\n[Create Payment Session]: https://pivot-payment.gitbook.io/pivot-docs/api-references/api-lists/payments/payment-session/create-payment-session"]
    pub invoice: payment_session::__private::MetadataValue,
}
const _: () = {
    use payment_session::__private::{
        Fill as _, variable as __errors, variable as __template, variable as client_reference_id, variable as total,
        variable as number, variable as given_name, variable as email, variable as invoice,
    };
    impl TopUp {
        #[doc = " Creates the template from plain values, which convert into its fields. They have the order of the fields.\n\nThey are those that `try_payment_session!` accepts, and an `Option` for an optional field.\n\n# Errors\n\nReturns all values that are rejected, each with its JSON pointer."]
        pub fn try_new<
            V0: payment_session::__private::fallible::ConvertsIntoId<
                    payment_session::__private::ClientReferenceId,
                    payment_session::__private::fallible::InRequired<By0>,
                >,
            V1: payment_session::__private::fallible::ConvertsIntoNumber<
                    payment_session::__private::AmountValue,
                    payment_session::__private::fallible::InRequired<By1>,
                >,
            V2: payment_session::__private::fallible::ConvertsIntoVaNumber<
                    payment_session::__private::Digits<8>,
                    payment_session::__private::fallible::InOptional<By2>,
                >,
            V3: payment_session::__private::fallible::ConvertsIntoText<
                    payment_session::__private::Option<payment_session::__private::GivenName>,
                    payment_session::__private::fallible::InOption<By3>,
                >,
            V4: payment_session::__private::fallible::ConvertsIntoText<
                    payment_session::__private::Email,
                    payment_session::__private::fallible::InRequired<By4>,
                >,
            V5: payment_session::__private::fallible::ConvertsIntoMetadata<By5>,
            By0,
            By1,
            By2,
            By3,
            By4,
            By5,
        >(
            client_reference_id: V0,
            total: V1,
            number: V2,
            given_name: V3,
            email: V4,
            invoice: V5,
        ) -> payment_session::__private::Result<Self, payment_session::__private::Violations> {
            let mut __errors = payment_session::__private::fallible::ConversionErrors::new();
            let __template = Self {
                client_reference_id: <_ as payment_session::__private::fallible::ConvertsIntoId<
                    payment_session::__private::ClientReferenceId,
                    payment_session::__private::fallible::InRequired<By0>,
                >>::CONVERSION
                    .slot(client_reference_id)
                    .fill_field(&mut __errors, payment_session::__private::At::fixed("/clientReferenceId")),
                total: <_ as payment_session::__private::fallible::ConvertsIntoNumber<
                    payment_session::__private::AmountValue,
                    payment_session::__private::fallible::InRequired<By1>,
                >>::CONVERSION
                    .slot(total)
                    .fill_field(&mut __errors, payment_session::__private::At::fixed("/amount/value")),
                number: <_ as payment_session::__private::fallible::ConvertsIntoVaNumber<
                    payment_session::__private::Digits<8>,
                    payment_session::__private::fallible::InOptional<By2>,
                >>::CONVERSION
                    .slot(number)
                    .fill_field(
                        &mut __errors,
                        payment_session::__private::At::fixed(
                            "/paymentMethodOptions/virtualAccount/virtualAccountNumber",
                        ),
                    ),
                given_name: <_ as payment_session::__private::fallible::ConvertsIntoText<
                    payment_session::__private::Option<payment_session::__private::GivenName>,
                    payment_session::__private::fallible::InOption<By3>,
                >>::CONVERSION
                    .slot(given_name)
                    .fill_field(&mut __errors, payment_session::__private::At::fixed("/customer/givenName")),
                email: <_ as payment_session::__private::fallible::ConvertsIntoText<
                    payment_session::__private::Email,
                    payment_session::__private::fallible::InRequired<By4>,
                >>::CONVERSION
                    .slot(email)
                    .fill_field(&mut __errors, payment_session::__private::At::fixed("/customer/email")),
                invoice: <_ as payment_session::__private::fallible::ConvertsIntoMetadata<By5>>::CONVERSION
                    .slot(invoice)
                    .fill_field(&mut __errors, payment_session::__private::At::fixed("/metadata/invoice")),
            };
            __errors.convert_at_run_time(__template)
        }
    }
};
payment_session::__private::__template!(
    template = TopUp {
        client_reference_id: "client_reference_id",
        total: "total",
        number: "number",
        given_name: "given_name",
        email: "email",
        invoice: "invoice",
    },
    attributes = [],
    debug = redacted,
    json = [],
    write_json(self, __out) = {
        use payment_session::__private::{ValueType as __ValueType, variable as __v26};
        let __v26 = <__ValueType<_> as payment_session::__private::field_type::IsObject<
            payment_session::__private::RedirectUrl,
            _,
        >>::TYPE
            .of(SHOP)
            .take();
        {
            use payment_session::__private as __p;
            use payment_session::__private::variable as __value;
            __p::Vec::reserve(
                __out,
                289 + __p::size_hint(&self.client_reference_id)
                    + __p::size_hint(&self.total)
                    + __p::size_hint(&self.number)
                    + __p::size_hint(&__v26)
                    + match &self.given_name {
                        __p::Some(__value) => 13 + __p::size_hint(&*__value),
                        __p::None => 0,
                    }
                    + __p::size_hint(&self.email)
                    + __p::size_hint(&self.invoice),
            );
            __p::Vec::extend_from_slice(__out, "{\"clientReferenceId\":".as_bytes());
            __p::write_json(&self.client_reference_id, __out);
            __p::Vec::extend_from_slice(__out, ",\"amount\":{\"value\":".as_bytes());
            __p::write_json(&self.total, __out);
            __p :: Vec :: extend_from_slice (__out , ",\"currency\":\"IDR\"},\"paymentType\":\"MULTIPLE\",\"paymentMethod\":{\"type\":\"VIRTUAL_ACCOUNT\"},\"paymentMethodOptions\":{\"virtualAccount\":{\"channel\":\"PERMATA\",\"virtualAccountNumber\":" . as_bytes ()) ;
            __p::write_json(&self.number, __out);
            __p::Vec::extend_from_slice(__out, "}},\"mode\":\"API\",\"redirectUrl\":".as_bytes());
            __p::write_json(&__v26, __out);
            __p::Vec::extend_from_slice(__out, ",\"customer\":{".as_bytes());
            if let __p::Some(__value) = &self.given_name {
                __p::Vec::extend_from_slice(__out, "\"givenName\":".as_bytes());
                __p::write_json(&*__value, __out);
                __p::Vec::extend_from_slice(__out, ",".as_bytes());
            }
            __p::Vec::extend_from_slice(__out, "\"email\":".as_bytes());
            __p::write_json(&self.email, __out);
            __p::Vec::extend_from_slice(__out, "},\"metadata\":{\"invoice\":".as_bytes());
            __p::write_json(&self.invoice, __out);
            __p::Vec::extend_from_slice(__out, "}}".as_bytes());
        }
    },
    request = payment_session::__private::PaymentSession,
    into_request(self) = {
        use payment_session::__private::{ValueType as __ValueType, variable as __v26};
        let __v26 = <__ValueType<_> as payment_session::__private::field_type::IsObject<
            payment_session::__private::RedirectUrl,
            _,
        >>::TYPE
            .of(SHOP)
            .take();
        {
            use payment_session::__private as __p;
            __p::PaymentSession::new_unchecked(__p::SessionDraft {
                client_reference_id: self.client_reference_id,
                amount: __p::Some(__p::Amount {
                    value: self.total,
                    currency: __p::Currency::IDR,
                    other: __p::NO_OTHER_FIELDS,
                }),
                payment_type: __p::Some(__p::PaymentType::MULTIPLE),
                payment_method: __p::Some(__p::PaymentMethod {
                    r#type: __p::MethodType::VIRTUAL_ACCOUNT,
                    card: __p::None,
                    virtual_account: __p::None,
                    ewallet: __p::None,
                    other: __p::NO_OTHER_FIELDS,
                }),
                payment_method_options: __p::Some(__p::PaymentMethodOptions {
                    virtual_account: __p::Some(__p::VirtualAccountOptions {
                        channel: __p::Some(__p::VaChannel::PERMATA),
                        virtual_account_number: __p::Some(__p::Into::into(self.number)),
                        virtual_account_name: __p::None,
                        expiry_at: __p::None,
                        other: __p::NO_OTHER_FIELDS,
                    }),
                    id: __p::None,
                    card: __p::None,
                    ewallet: __p::None,
                    qr: __p::None,
                    other: __p::NO_OTHER_FIELDS,
                }),
                mode: __p::Some(__p::Mode::API),
                redirect_url: __p::Some(__v26),
                customer: __p::Some(__p::Customer {
                    given_name: self.given_name,
                    email: self.email,
                    surname: __p::None,
                    phone_number: __p::None,
                    refund_preference: __p::None,
                    other: __p::NO_OTHER_FIELDS,
                }),
                metadata: __p::Some(__p::Metadata::create_at_run_time([("invoice", __p::Some(self.invoice))])),
                save_for_future_use: __p::None,
                show_saved_payment: __p::None,
                bypass_status_page: __p::None,
                customer_id: __p::None,
                order_information: __p::None,
                auto_confirm: __p::None,
                statement_descriptor: __p::None,
                expiration_mode: __p::None,
                expiry_at: __p::None,
                split_routing_configurations: __p::None,
                other: __p::NO_OTHER_FIELDS,
                allowed: __p::Waivers::NONE,
            })
        }
    },
    further = [payment_session::__private::payment_template],
);
