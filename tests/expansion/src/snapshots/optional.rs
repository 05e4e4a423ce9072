pub(crate) struct Urls {
    #[doc = " `successReturnUrl`, optional, 1–255 characters: the URL after a successful payment.\n Rule `url`.\n Page: [Redirect].\n\n[Redirect]: https://pivot-payment.gitbook.io/pivot-docs/api-references/api-lists/payments/object/redirect-object"]
    pub success_return_url: payment_session::__private::Option<payment_session::__private::ReturnUrl>,
    #[doc = " `failureReturnUrl`, optional, 1–255 characters: the URL after a failed payment.\n Rule `url`.\n Page: [Redirect].\n\n[Redirect]: https://pivot-payment.gitbook.io/pivot-docs/api-references/api-lists/payments/object/redirect-object"]
    pub failure_return_url: payment_session::__private::Option<payment_session::__private::ReturnUrl>,
}
const _: () = {
    use payment_session::__private::{
        Fill as _, variable as __rejections, variable as success_return_url, variable as failure_return_url,
    };
    impl Urls {
        #[doc = " Creates the template from values that convert into its fields, in the order of the fields.\n\nIt accepts the same values as `try_payment_session!`, and an `Option` for an optional field. More than seven values are\none tuple.\n\n# Errors\n\nReturns all values that are rejected, each with its JSON pointer."]
        pub fn try_new<By0, By1>(
            success_return_url: impl payment_session::__private::fallible::ConvertsOption<
                payment_session::__private::ReturnUrl,
                By0,
            >,
            failure_return_url: impl payment_session::__private::fallible::ConvertsOption<
                payment_session::__private::ReturnUrl,
                By1,
            >,
        ) -> payment_session::__private::Result<Self, payment_session::__private::Violations> {
            let mut __rejections = payment_session::__private::fallible::Rejections::new();
            let success_return_url = <_ as payment_session::__private::fallible::ConvertsOption<
                payment_session::__private::ReturnUrl,
                By0,
            >>::CONVERSION
                .slot(success_return_url)
                .fill_field(&mut __rejections, payment_session::__private::At::fixed("/redirectUrl/successReturnUrl"));
            let failure_return_url = <_ as payment_session::__private::fallible::ConvertsOption<
                payment_session::__private::ReturnUrl,
                By1,
            >>::CONVERSION
                .slot(failure_return_url)
                .fill_field(&mut __rejections, payment_session::__private::At::fixed("/redirectUrl/failureReturnUrl"));
            __rejections.convert_at_run_time(Self { success_return_url, failure_return_url })
        }
    }
};
payment_session::__private::__template!(
    template = Urls { success_return_url: "success_return_url", failure_return_url: "failure_return_url" },
    attributes = [],
    debug = redacted,
    json = [],
    write_json(self, __out) = {
        {
            use payment_session::__private as __p;
            use payment_session::__private::variable as __value;
            __p::Vec::reserve(
                __out,
                97 + match &self.success_return_url {
                    __p::Some(__value) => 22 + __p::length(&*__value),
                    __p::None => 0,
                } + match &self.failure_return_url {
                    __p::Some(__value) => 22 + __p::length(&*__value),
                    __p::None => 0,
                },
            );
            __p::Vec::extend_from_slice(
                __out,
                "{\"clientReferenceId\":\"1\",\"amount\":{\"value\":1,\"currency\":\"IDR\"},\"redirectUrl\":"
                    .as_bytes(),
            );
            use payment_session::__private::variable as __start0;
            let __start0 = __p::Vec::len(__out);
            if let __p::Some(__value) = &self.success_return_url {
                __p::Vec::extend_from_slice(__out, ",\"successReturnUrl\":\"".as_bytes());
                __p::write_escaped(&*__value, __out);
                __p::Vec::extend_from_slice(__out, "\"".as_bytes());
            }
            if let __p::Some(__value) = &self.failure_return_url {
                __p::Vec::extend_from_slice(__out, ",\"failureReturnUrl\":\"".as_bytes());
                __p::write_escaped(&*__value, __out);
                __p::Vec::extend_from_slice(__out, "\"".as_bytes());
            }
            __p::close_object(__start0, __out);
            __p::Vec::extend_from_slice(__out, ",\"customerId\":\"c\"}".as_bytes());
        }
    },
    into_session(self) = {
        {
            use payment_session::__private as __p;
            __p::PaymentSession::new_unchecked(__p::SessionDraft {
                client_reference_id: __p::of::ClientReferenceId("1"),
                amount: __p::Some(__p::Amount {
                    value: __p::of::AmountValue(1, 0),
                    currency: __p::Currency::IDR,
                    other: __p::NO_OTHER_FIELDS,
                }),
                redirect_url: __p::Some(__p::RedirectUrl {
                    success_return_url: self.success_return_url,
                    failure_return_url: self.failure_return_url,
                    expiration_return_url: __p::None,
                    other: __p::NO_OTHER_FIELDS,
                }),
                customer_id: __p::some::CustomerId("c"),
                payment_type: __p::None,
                payment_method: __p::None,
                payment_method_options: __p::None,
                save_for_future_use: __p::None,
                show_saved_payment: __p::None,
                mode: __p::None,
                bypass_status_page: __p::None,
                customer: __p::None,
                order_information: __p::None,
                auto_confirm: __p::None,
                statement_descriptor: __p::None,
                expiration_mode: __p::None,
                expiry_at: __p::None,
                metadata: __p::None,
                split_routing_configurations: __p::None,
                other: __p::NO_OTHER_FIELDS,
                allowed: __p::Waivers::NONE,
            })
        }
    },
);
