//! Prints the conversions of `try_payment_session!` and `try_payment_part!`, around the same struct literal.
//!
//! ```text
//! let mut __errors = $crate::__private::fallible::ConversionErrors::new();
//! let __v5 = <__ValueType<_> as $crate::__private::fallible::ConvertsIntoText<$crate::__private::Email, …>>::CONVERSION
//!     .slot(row.email)
//!     .fill_field(&mut __errors, $crate::__private::At::fixed("/customer/email"));
//! let __result = __errors.convert_at_run_time({ … });
//! '__request: { break '__request __result; }
//! ```

use proc_macro2::{Ident, Span, TokenStream};
use quote::quote;

use payment_core::schema::Kind;

use super::{
    ident, in_parentheses,
    path::Path,
    types::{Type, kind_name},
    user_value, variables,
    visitor::{BuiltList, RunTimeValue},
};
use crate::{
    names::PrivatePath,
    source::{Snippet, Source},
};

/// Prints the start of an expansion in which values convert; nothing for the other macros.
pub fn begin(source: &Source) -> TokenStream {
    if !source.is_fallible {
        return TokenStream::new();
    }
    let (names, errors) = (&source.names, variables::of_errors(source));
    let (p, free) = (names.private(Span::call_site()), names.free(&errors));
    quote! {
        use #p::Append as _;
        use #p::Fill as _;
        #free
        let mut #errors = #p::fallible::ConversionErrors::new();
    }
}

/// Prints the result of the invocation: the value, unless one of its values is rejected.
pub fn finish(value: &TokenStream, source: &Source) -> TokenStream {
    if !source.is_fallible {
        return value.clone();
    }
    let (errors, result) = (variables::of_errors(source), variables::of_result(source));
    let free = source.names.free(&result);
    // If the user expects another type, rustc reports the type of the variable, and not that of the argument. The variable
    // leaves a block, because rustc would otherwise suggest `Ok(…?)` around the expansion, in the source of the macro.
    quote! {
        #free
        let #result = #errors.convert_at_run_time(#value);
        '__request: { break '__request #result; }
    }
}

/// Prints `let name = …;` with a value that converts.
pub fn bind(
    name: &Ident,
    run_time: &RunTimeValue<'_>,
    value: &Snippet,
    path: &Path<'_>,
    source: &Source,
) -> TokenStream {
    let (start, p) = (value.start(), source.names.private(Span::call_site()));
    let (errors, at) = (variables::of_errors(source), path.print(source));
    let converts = conversion(run_time.kind, &run_time.written_type(), run_time.is_required(), &quote!(_), &p);
    let inferred = user_value::inferred_type(value, source);
    let slot = Ident::new("slot", start);
    let argument = user_value::argument(run_time, value, source);
    quote! {
        let #name = <#inferred as #p::fallible::#converts>::CONVERSION.#slot #argument.fill_field(&mut #errors, #at);
    }
}

/// Prints the trait of the values that convert into this type, which is that of values of `kind`. `by` is the way in which
/// a value converts.
pub fn conversion(
    kind: Kind,
    written: &Type,
    is_required: bool,
    by: &TokenStream,
    private: &PrivatePath,
) -> TokenStream {
    let (ty, is_optional) = match written {
        Type::Option(ty) => (&**ty, true),
        ty => (ty, false),
    };
    match (ty, is_optional) {
        (Type::MetadataValue, false) => quote!(ConvertsIntoMetadata<#by>),
        (Type::MetadataValue, true) => quote!(ConvertsIntoOptionalMetadata<#by>),
        (Type::List(item), is_optional) => {
            let item = item.full(private);
            if is_optional { quote!(ConvertsIntoOptionalList<#item>) } else { quote!(ConvertsIntoList<#item>) }
        }
        _ => {
            let place = match (is_optional, is_required) {
                (true, _) => quote!(InOption),
                (false, true) => quote!(InRequired),
                (false, false) => quote!(InOptional),
            };
            let name = kind_name(kind, ty).expect("lists and values in arbitrary JSON have other traits");
            let (name, field) = (ident(&format!("ConvertsInto{name}")), written.full(private));
            quote!(#name<#field, #private::fallible::#place<#by>>)
        }
    }
}

/// Adds the items of an iterator, which convert, to a list.
pub fn append(list: &BuiltList<'_>, iterator: &Snippet, path: &Path<'_>, source: &Source) -> TokenStream {
    let p = source.names.private(Span::call_site());
    let (vector, errors) = (variables::of_list(list.node, source), variables::of_errors(source));
    let pointer = path.pointer();
    let converts = conversion(list.item, &Type::of(list.item), false, &quote!(_), &p);
    let (inferred, (_, end)) = (user_value::inferred_type(iterator, source), iterator.ends());
    let iterator = in_parentheses(&iterator.tokens, end);
    quote! {
        <#inferred as #p::fallible::#converts>::CONVERSION
            .items #iterator
            .append_items(&mut #vector, &mut #errors, #pointer);
    }
}
