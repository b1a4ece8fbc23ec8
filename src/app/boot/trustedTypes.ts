type PolicyFactory = { createPolicy(name: string, rules: { createScriptURL(url: string): string; createHTML(text: string): string }): unknown }

/** The URL itself when it belongs to this origin. @throws TypeError otherwise. */
export function ownScriptUrl(url: string, origin: string, base: string): string {
  const resolved = new URL(url, base)
  if (resolved.origin !== origin || (resolved.protocol !== 'http:' && resolved.protocol !== 'https:')) throw new TypeError(`Refused a script from ${resolved.origin}`)
  return url
}

/** React Aria empties its live announcer through `innerHTML`; no other HTML is made from text. @throws TypeError for anything but ''. */
export function noHtml(text: string): string {
  if (text !== '') throw new TypeError('Refused HTML made from text')
  return ''
}

/** The only Trusted Types policy: workers and the service worker may start from this origin; there is no way to make HTML or scripts from text. */
export function createDefaultPolicy(): void {
  const factory = (globalThis as { readonly trustedTypes?: PolicyFactory }).trustedTypes
  factory?.createPolicy('default', { createScriptURL: (url) => ownScriptUrl(url, location.origin, document.baseURI), createHTML: noHtml })
}
