//! The rules that `#![allow(…)]` can name, by which an editor completes and explains their names.

use crate::rules::Waiver;

macro_rules! waivers {
    ($($name:ident = $waiver:ident,)*) => {
        $(
            #[doc = concat!("Lets a request break rule `", stringify!($name), "`, which docs/rules.md explains.")]
            #[allow(non_upper_case_globals)]
            pub const $name: Waiver = Waiver::$waiver;
        )*

        #[cfg(test)]
        const NAMES: &[(&str, Waiver)] = &[$((stringify!($name), $name)),*];
    };
}

waivers! {
    va_channel = VaChannel,
    multiple_method = MultipleMethod,
    multiple_mode = MultipleMode,
    multiple_auto_confirm = MultipleAutoConfirm,
    static_va_options = StaticVaOptions,
    static_qr_amount = StaticQrAmount,
    amount_required = AmountRequired,
    customer_choice = CustomerChoice,
    redirect_url = RedirectUrl,
    save_method = SaveMethod,
    show_saved_method = ShowSavedMethod,
    show_saved_mode = ShowSavedMode,
    bypass_mode = BypassMode,
    expiration_method = ExpirationMethod,
    api_method = ApiMethod,
    api_va_channel = ApiVaChannel,
    api_ewallet_channel = ApiEwalletChannel,
    method_branch = MethodBranch,
    options_branch = OptionsBranch,
    card_source = CardSource,
    card_number = CardNumber,
    encrypted_card = EncryptedCard,
    token_customer = TokenCustomer,
    va_number = VaNumber,
    va_number_digits = VaNumberDigits,
    three_ds_info = ThreeDsInfo,
    transfer_destination = TransferDestination,
    split_amount = SplitAmount,
}

#[cfg(test)]
mod tests {
    use alloc::vec::Vec;

    use super::NAMES;
    use crate::rules::Waiver;

    #[test]
    fn each_waiver_has_its_name() {
        let named: Vec<_> = NAMES.iter().map(|(name, _)| Waiver::named(name)).collect();
        assert_eq!(named, NAMES.iter().map(|(_, waiver)| Some(*waiver)).collect::<Vec<_>>());
        assert_eq!(named.len(), Waiver::ALL.len());
    }
}
