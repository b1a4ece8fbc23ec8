/** Plain data: what JSON can hold. */
export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json | undefined }

/**
 * The one text of a value: keys sorted by UTF-16 code unit, no white space, numbers as ECMAScript writes them.
 *
 * Members that are `undefined` are left out. Typed arrays are not accepted: convert them first.
 * @throws RangeError for NaN, infinities, or a lone surrogate.
 * Source: RFC 8785 (JSON Canonicalization Scheme).
 */
export function canonicalJson(value: Json): string {
  if (value === null || typeof value === 'boolean') return String(value)
  if (typeof value === 'number') {
    if (!Number.isFinite(value)) throw new RangeError('canonical JSON has no NaN or infinity')
    return JSON.stringify(value)
  }
  if (typeof value === 'string') {
    if (/[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/.test(value)) {
      throw new RangeError('canonical JSON has no lone surrogates')
    }
    return JSON.stringify(value)
  }
  if (isArray(value)) return `[${value.map(canonicalJson).join(',')}]`
  const members: string[] = []
  for (const key of Object.keys(value).sort()) {
    const member = value[key]
    if (member !== undefined) members.push(`${JSON.stringify(key)}:${canonicalJson(member)}`)
  }
  return `{${members.join(',')}}`
}

function isArray(value: Json): value is readonly Json[] {
  return Array.isArray(value)
}

/** Rounds a finite number to `digits` significant decimal digits, so that last-bit differences do not change a hash. */
export function roundSignificant(value: number, digits = 9): number {
  return value === 0 ? 0 : Number(value.toPrecision(digits))
}
