//! The tables of rules: `declare_rule_ids!` declares the ids of their rows, and `rules!` creates the rules. `cases!` is for
//! the groups of cases in the rows.

/// Declares the constants of [`RuleId`] and [`Waiver`], the names of the waivers, and `rule_name!`, which turns a
/// constant's name into the id for documentation.
macro_rules! declare_rule_ids {
    ($($rule:ident = $id:literal on $page:ident $(, allow $waiver:ident)? {
        demand: $demand:literal,
        $origin:ident: $reason:literal,
        $(about $subject:ident $(on $subject_page:ident)?: $groups:tt,)*
    })*) => {
        const _: () = {
            use $crate::engine::schema::{RuleId, RuleName, Waiver};

            #[allow(non_camel_case_types)]
            enum Row { $($rule),* }

            #[allow(non_camel_case_types)]
            enum WaivedRow { $($($waiver,)?)* }

            #[allow(non_upper_case_globals, clippy::doc_markdown)] // Enum values are plain list in demands.
            impl RuleId {
                $(
                    #[doc = concat!("Rule `", $id, "`: ", $demand, ".")]
                    pub const $rule: Self = Self::new(&RuleName {
                        number: Row::$rule as usize,
                        constant: stringify!($rule),
                        id: $id,
                        waiver: [$(Some((stringify!($waiver), WaivedRow::$waiver as u32)),)? None][0],
                    });
                )*

                /// All ids, in the order of [`RULES`](crate::rules::RULES).
                pub const ALL: &'static [Self] = &[$(Self::$rule),*];
            }

            #[allow(non_upper_case_globals)]
            impl Waiver {
                $($(
                    #[doc = concat!("Waives rule `", $id, "`: `#![allow(", stringify!($waiver), ")]`.")]
                    pub const $rule: Self = waivers::$waiver;
                )?)*

                /// All waivers, in the order of [`RULES`](crate::rules::RULES).
                pub const ALL: &'static [Self] = &[$($(waivers::$waiver,)?)*];
            }
        };

        /// The waivers by their names in `#![allow(…)]`, which an editor completes and explains.
        #[allow(non_upper_case_globals, clippy::doc_markdown)]
        pub mod waivers {
            use $crate::engine::schema::{RuleId, Waiver};

            $($(
                // rust-analyzer shows documentation only if it is a literal.
                #[doc = $id]
                #[doc = ""]
                #[doc = $demand]
                pub const $waiver: Waiver = Waiver::of(RuleId::$rule);
            )?)*
        }

        macro_rules! rule_name {
            $(($rule) => { $id };)*
        }
    };
}

/// Creates the rules of a table. Each object that a row is about is a static in `subjects`, which `subjects!` has declared.
macro_rules! rules {
    ($($rule:ident = $id:literal on $page:ident $(, allow $waiver:ident)? {
        demand: $demand:literal,
        $origin:ident: $reason:literal,
        $(about $subject:ident $(on $subject_page:ident)?: $groups:tt,)*
    })*) => {
        &[$($crate::engine::schema::Rule {
            id: $crate::engine::schema::RuleId::$rule,
            demand: $demand,
            reason: $reason,
            page: $crate::engine::schema::Page::$page,
            origin: $crate::engine::schema::origin::origin!($origin),
            combinations: &[$($crate::engine::schema::Combination {
                subject: &subjects::$subject,
                page: [
                    $($crate::engine::schema::Page::$subject_page,)?
                    $crate::engine::schema::Page::$page
                ][0],
                groups: &$groups,
            }),*],
        }),*]
    };
}

/// Creates a group of cases: `message, [ways to correct it] => [facts that hold] but not [facts that do not], blame…;`.
macro_rules! cases {
    ($($message:expr, [$($help:expr),+] => [$($required:expr),*] but not [$($excluded:expr),*], $($blame:expr),+;)+) => {
        $crate::engine::schema::CaseGroup { cases: &[$($crate::engine::schema::Case {
            requires: $crate::engine::schema::FactSet::EMPTY $(.union($required))*,
            excludes: $crate::engine::schema::FactSet::EMPTY $(.union($excluded))*,
            blame: &[$($blame),+],
            message: $message,
            help: &[$($help),+],
        }),+] }
    };
}

pub(crate) use {cases, declare_rule_ids, rules};
