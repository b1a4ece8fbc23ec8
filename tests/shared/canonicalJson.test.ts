import { describe, expect, it } from 'vitest'

import { canonicalJson, roundSignificant, type Json } from '#shared/canonicalJson.ts'
import { sha256Hex } from '#shared/sha256.ts'

describe('canonical JSON', () => {
  it('gives the example of RFC 8785, section 3.2.4', () => {
    const input = JSON.parse('{"numbers":[333333333.33333329,1E30,4.50,2e-3,0.000000000000000000000000001],"string":"\\u20ac$\\u000F\\u000aA\'\\u0042\\u0022\\u005c\\\\\\"\\/","literals":[null,true,false]}') as Json
    expect(canonicalJson(input)).toBe('{"literals":[null,true,false],"numbers":[333333333.3333333,1e+30,4.5,0.002,1e-27],"string":"€$\\u000f\\nA\'B\\"\\\\\\\\\\"/"}')
  })
  it('sorts keys by code unit, as RFC 8785 section 3.2.3 lists them', () => {
    const input: Json = { '€': 'Euro', '\r': 'CR', '\u0080': 'Control', '1': 'One', '😀': 'Smiley', ö: 'o', '\ufb33': 'Dalet' }
    expect(Object.keys(JSON.parse(canonicalJson(input)) as object).filter((key) => key !== '1')).toEqual(['\r', '\u0080', 'ö', '€', '😀', '\ufb33'])
  })
  it('refuses what JSON cannot hold', () => {
    expect(() => canonicalJson(Number.NaN)).toThrow(RangeError)
    expect(() => canonicalJson('\ud800')).toThrow(RangeError)
  })
  it('rounds to nine significant digits', () => {
    expect([roundSignificant(1 / 3), roundSignificant(123456789123), roundSignificant(0)]).toEqual([0.333333333, 123456789000, 0])
  })
})

it('hashes "abc" as FIPS 180-4 does', async () => {
  expect(await sha256Hex('abc')).toBe('ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad')
})
