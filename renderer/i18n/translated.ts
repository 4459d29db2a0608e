/** The same keys, other words: a key that is missing in a language, or only there, does not compile. */
export type Translated<T> = { readonly [K in keyof T]: T[K] extends string ? string : Translated<T[K]> };
