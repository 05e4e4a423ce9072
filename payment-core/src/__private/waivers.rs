//! The rules that `#![allow(…)]` can name, by which an editor completes and explains their names.

use crate::rules::Waiver;

// rust-analyzer shows documentation only if it is a literal, so the rules' demands are repeated here.
macro_rules! waivers {
    ($(#[doc = $docs:literal] $name:ident = $waiver:ident,)*) => {
        $(
            #[doc = $docs]
            #[allow(non_upper_case_globals, clippy::doc_markdown)] // Enum values are plain words in demands.
            pub const $name: Waiver = Waiver::$waiver;
        )*

        #[cfg(test)]
        const NAMES: &[(&str, Waiver, &str)] = &[$((stringify!($name), $name, $docs)),*];
    };
}

waivers! {
    /// Rule `va-channel`: a documented bank or, as a string, another name that is not close to one.
    va_channel = VaChannel,
    /// Rule `multiple-method`: `MULTIPLE` requires the method QR or VIRTUAL_ACCOUNT.
    multiple_method = MultipleMethod,
    /// Rule `multiple-mode`: `MULTIPLE` requires mode API.
    multiple_mode = MultipleMode,
    /// Rule `multiple-auto-confirm`: `MULTIPLE` payments are confirmed automatically.
    multiple_auto_confirm = MultipleAutoConfirm,
    /// Rule `static-va-options`: a static virtual account has a bank.
    static_va_options = StaticVaOptions,
    /// Rule `static-qr-amount`: the customer enters the amount of a static QR code.
    static_qr_amount = StaticQrAmount,
    /// Rule `amount-required`: every payment that is made once has an amount.
    amount_required = AmountRequired,
    /// Rule `customer-choice`: exactly one of `customer_id` and `customer`.
    customer_choice = CustomerChoice,
    /// Rule `redirect-url`: the hosted page returns the customer to `redirect_url`.
    redirect_url = RedirectUrl,
    /// Rule `save-method`: only cards and e-wallets can be saved.
    save_method = SaveMethod,
    /// Rule `show-saved-method`: only saved cards and e-wallets can be shown.
    show_saved_method = ShowSavedMethod,
    /// Rule `show-saved-mode`: saved payment methods are shown on the hosted page only.
    show_saved_mode = ShowSavedMode,
    /// Rule `bypass-mode`: the status page is part of the hosted page.
    bypass_mode = BypassMode,
    /// Rule `expiration-method`: only cards and e-wallets have the expiration mode STRICT.
    expiration_method = ExpirationMethod,
    /// Rule `api-method`: in mode API, the request chooses the method, unless it is confirmed later.
    api_method = ApiMethod,
    /// Rule `api-va-channel`: in mode API, the request chooses the bank, unless it is confirmed later.
    api_va_channel = ApiVaChannel,
    /// Rule `api-ewallet-channel`: in mode API, the request chooses the e-wallet, unless it is confirmed later.
    api_ewallet_channel = ApiEwalletChannel,
    /// Rule `method-branch`: only the object of the chosen method.
    method_branch = MethodBranch,
    /// Rule `options-branch`: only the options of the chosen method.
    options_branch = OptionsBranch,
    /// Rule `card-source`: exactly one of `token`, `number` and `encrypted_card`.
    card_source = CardSource,
    /// Rule `card-number`: a card number comes with its expiry date and card holder.
    card_number = CardNumber,
    /// Rule `encrypted-card`: an encrypted card requires mode API and `auto_confirm: false`.
    encrypted_card = EncryptedCard,
    /// Rule `token-customer`: a token belongs to the customer that it was saved for.
    token_customer = TokenCustomer,
    /// Rule `va-number`: only static virtual accounts have a chosen number.
    va_number = VaNumber,
    /// Rule `va-number-digits`: as many digits as the bank requires.
    va_number_digits = VaNumberDigits,
    /// Rule `three-ds-info`: `three_ds_info` describes an external authentication.
    three_ds_info = ThreeDsInfo,
    /// Rule `transfer-destination`: a refund by transfer has a destination account.
    transfer_destination = TransferDestination,
    /// Rule `split-amount`: a share is given as `fixed_amount` or as `percentage_amount`.
    split_amount = SplitAmount,
}

#[cfg(test)]
mod tests {
    use alloc::{format, vec::Vec};

    use super::NAMES;
    use crate::{rules::Waiver, schema::key_style::Style};

    #[test]
    fn each_waiver_has_its_name_and_its_demand() {
        let waivers: Vec<_> = NAMES.iter().map(|(_, waiver, _)| *waiver).collect();
        for waiver in Waiver::ALL {
            assert!(waivers.contains(waiver), "`waivers!` in this file lacks `{waiver}`");
        }
        assert_eq!(waivers, Waiver::ALL, "the order of the rules");
        for (name, waiver, docs) in NAMES {
            assert_eq!(Waiver::named(name), Some(*waiver));
            let demand = waiver.rule().rule().demand_in(Style::Rust);
            assert_eq!(*docs, format!(" Rule `{waiver}`: {demand}."));
        }
    }
}
