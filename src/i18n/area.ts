/**
 * The messages of one area of the product in both languages: a key that lacks its Chinese does not compile.
 * `{{name}}` is replaced by a parameter; `key_one` and `key_other` are chosen by the parameter `count`.
 */
export function area<const En extends Readonly<Record<string, string>>>(en: En, zh: { readonly [K in keyof En]: string }) {
  return { en, zh }
}
