import { comparable } from './clean.ts'

const countries: Readonly<Record<string, readonly string[]>> = {
  US: ['USA', 'United States', 'United States of America', '美国', '美國', 'สหรัฐอเมริกา', 'Amerika Serikat', 'Hoa Kỳ', 'Mỹ'],
  GB: ['UK', 'United Kingdom', 'Great Britain', 'England', '英国', '英國'], CN: ['China', '中国', '中國'], HK: ['Hong Kong', '香港'], TW: ['Taiwan', '台湾', '台灣'],
  TH: ['Thailand', '泰国', 'ไทย', 'ประเทศไทย'], VN: ['Vietnam', 'Viet Nam', '越南', 'Việt Nam'], ID: ['Indonesia', '印度尼西亚', '印尼'], MY: ['Malaysia', '马来西亚'],
  PH: ['Philippines', '菲律宾'], SG: ['Singapore', '新加坡'], JP: ['Japan', '日本'], KR: ['South Korea', 'Korea', '韩国'], AU: ['Australia', '澳大利亚'], CA: ['Canada', '加拿大'],
  MX: ['Mexico', 'México', '墨西哥'], BR: ['Brazil', 'Brasil', '巴西'], DE: ['Germany', 'Deutschland', '德国'], FR: ['France', '法国'], ES: ['Spain', 'España', '西班牙'], IT: ['Italy', 'Italia', '意大利'],
  IE: ['Ireland', 'EIRE', '爱尔兰'], NL: ['Netherlands', '荷兰'], PL: ['Poland', '波兰'], SA: ['Saudi Arabia', '沙特阿拉伯'], AE: ['United Arab Emirates', 'UAE', '阿联酋'],
}
const countryByName = new Map(Object.entries(countries).flatMap(([code, names]) => [code, ...names].map((name) => [comparable(name), code] as const)))

const states = `Alabama AL Alaska AK Arizona AZ Arkansas AR California CA Colorado CO Connecticut CT Delaware DE District_of_Columbia DC Florida FL Georgia GA Hawaii HI
 Idaho ID Illinois IL Indiana IN Iowa IA Kansas KS Kentucky KY Louisiana LA Maine ME Maryland MD Massachusetts MA Michigan MI Minnesota MN Mississippi MS Missouri MO
 Montana MT Nebraska NE Nevada NV New_Hampshire NH New_Jersey NJ New_Mexico NM New_York NY North_Carolina NC North_Dakota ND Ohio OH Oklahoma OK Oregon OR Pennsylvania PA
 Puerto_Rico PR Rhode_Island RI South_Carolina SC South_Dakota SD Tennessee TN Texas TX Utah UT Vermont VT Virginia VA Washington WA West_Virginia WV Wisconsin WI Wyoming WY`.split(/\s+/)
const stateByName = new Map(states.flatMap((name, i) => (i % 2 === 0 ? [[comparable(name.replaceAll('_', ' ')), states[i + 1]!], [comparable(states[i + 1]!), states[i + 1]!]] as const : [])))

const known = new Map<string, Map<string, string | null>>()
const MAX_KNOWN = 1000

/**
 * The code of a destination: country, and for the United States the state (`US-CA`); null when the country is not known. Other
 * provinces are left out, since shops write anything there.
 */
export function regionOf(country: string, province: string): string | null {
  if (country === '') return null
  let ofCountry = known.get(country)
  if (!ofCountry) {
    ofCountry = new Map()
    if (known.size < MAX_KNOWN) known.set(country, ofCountry)
  }
  let code = ofCountry.get(province)
  if (code === undefined) {
    const named = countryByName.get(comparable(country)) ?? (/^[A-Z]{2}$/.test(country) ? country : null)
    const state = named === 'US' ? stateByName.get(comparable(province)) : undefined
    code = state === undefined ? named : `US-${state}`
    if (ofCountry.size < MAX_KNOWN) ofCountry.set(province, code)
  }
  return code
}
