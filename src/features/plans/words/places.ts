import { stepsOf } from '#plan-file/merge/pointer.ts'
import type { PlanNames } from '#workers/types.ts'
import type { Text } from '#ui/language.tsx'

import { CAUSE_WORDS, PART_WORDS } from './scenarioFields.ts'
import { fieldWord } from './fields.ts'
import { LEG_WORDS } from './supplyFields.ts'

/** What is needed to say where something stands and what it is. */
export type PlanWords = { readonly text: Text; readonly names: PlanNames; readonly currency: string; readonly timeZone: string }
export type PlacedAt = { readonly kind: string; readonly key: string; readonly path: string }

/** Fields that are lists of things with a key: the step after them names an entry. */
const KEYED_LISTS = new Set(['events', 'disruptions', 'actions', 'pickups', 'legs', 'lines', 'arms'])

/** A record in words: "Warehouse Los Angeles". */
export function recordWords({ text, names }: PlanWords, kind: string, key: string): string {
  const { t } = text
  const name = (ofKind: string, id: string) => nameOf(names, ofKind, id)
  const [first = '', second = '', third = ''] = key.split('@')
  switch (kind) {
    case 'settings': return t('merge.kind.settings')
    case 'sku': return t('merge.kind.sku', { name: name('sku', key) })
    case 'stock': return t('merge.kind.stock', { name: name('sku', first), place: name('warehouse', second) })
    case 'inbound': return t('merge.kind.inbound', { name: name('inbound', key) })
    case 'warehouse': return t('merge.kind.warehouse', { name: name(kind, key) })
    case 'service': return t('merge.kind.service', { name: name(kind, key) })
    case 'market': return t('merge.kind.market', { name: name(kind, key) })
    case 'scenario': return t('merge.kind.scenario', { name: name(kind, key) })
    case 'opening': return t('merge.kind.opening')
    case 'mapping': return t('merge.kind.mapping', { name: name(kind, key) })
    case 'override': return t('merge.kind.override', { name: name('sku', key) })
    case 'pastEvent': return t('merge.kind.pastEvent', { name: partWords(text, names, key) })
    case 'smallTest': return t('merge.kind.smallTest', { name: name(kind, key) })
    case 'spuShare': return t('merge.kind.spuShare', { name: key })
    case 'supplier': return t('merge.kind.supplier', { name: name(kind, key) })
    case 'supplyTerms': return t('merge.kind.supplyTerms', { name: name('sku', key) })
    case 'purchaseOrder': return t('merge.kind.purchaseOrder', { name: name(kind, key) })
    case 'buying': return t('merge.kind.buying')
    case 'history': return t('merge.kind.history')
    case 'history.series': return t('merge.kind.history.series', { name: name('sku', first), place: name('market', second), source: third })
    case 'section': return t('merge.kind.section', { name: key })
    default: return t('merge.kind.history.part', { name: `${kind.replace('history.', '')} ${key.split('@').map((id) => nameOf(names, 'place', id)).join(', ')}`.trim() })
  }
}

/** The way down inside a record: "Viral spike, 27 Nov › Peak"; fields decided together stand side by side. */
export function fieldWords(words: PlanWords, { kind, path }: PlacedAt): string {
  const { t } = words.text
  if (path === '') return t('merge.wholeRecord')
  const labels: string[] = []
  for (const { name, parent, isEntry } of placeSteps(path)) {
    if (isEntry) labels[labels.length - 1] = entryWords(words, parent ?? '', name)
    else if (name === '@order') labels[labels.length - 1] = t('merge.field.orderOf', { name: labels.at(-1) ?? '' })
    else labels.push(name.split('+').map((one) => labelOf(words, kind, parent, one)).join(words.text.language === 'zh' ? '、' : ', '))
  }
  return labels.join(' › ')
}

export function labelOf({ text }: PlanWords, kind: string, parent: string | null, name: string): string {
  const word = fieldWord(kind, parent, name)
  return word ? text.t(word.label) : name
}

/** The steps of a pointer, each with the field that it stands in. */
export function placeSteps(path: string): readonly { readonly name: string; readonly parent: string | null; readonly isEntry: boolean }[] {
  let parent: string | null = null
  let isEntry = false
  return stepsOf(path).map((name) => {
    const step = { name, parent, isEntry: isEntry && name !== '@order' }
    isEntry = !step.isEntry && KEYED_LISTS.has(name)
    if (!step.isEntry) parent = name
    return step
  })
}

/** An entry of a list by what tells it apart. */
export function entryWords({ text, names }: PlanWords, list: string, key: string): string {
  if (list === 'pickups') return nameOf(names, 'warehouse', key)
  if (list === 'lines') return nameOf(names, 'sku', key)
  if (list === 'legs') {
    const leg = key.split('@')[0]!
    return leg in LEG_WORDS ? text.t(LEG_WORDS[leg as keyof typeof LEG_WORDS]) : leg
  }
  return partWords(text, names, key)
}

/** The name of a record of a kind, else its id. `place`: a warehouse, a carrier service or a market. */
export function nameOf({ words }: PlanNames, kind: string, id: string): string {
  if (kind !== 'place') return words.get(`${kind}/${id}`) ?? id
  return words.get(`warehouse/${id}`) ?? words.get(`service/${id}`) ?? words.get(`market/${id}`) ?? words.get(`sku/${id}`) ?? id
}

function partWords({ t, day }: Text, { parts }: PlanNames, id: string): string {
  const part = parts.get(id)
  if (!part) return id
  const known: Readonly<Record<string, (typeof PART_WORDS)[keyof typeof PART_WORDS] | (typeof CAUSE_WORDS)[keyof typeof CAUSE_WORDS]>> = { ...CAUSE_WORDS, ...PART_WORDS }
  const name = known[part.type] ? t(known[part.type]!) : part.type
  return part.day === null ? name : t('merge.part.dated', { name, day: day(part.day) })
}
