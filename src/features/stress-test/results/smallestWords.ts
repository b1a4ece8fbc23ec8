import type { SmallestShift } from '#advice/reverse/smallestShift.ts'
import { shiftOf, type Shift, type ShiftedBy } from '#advice/reverse/shifts.ts'
import type { GateName } from '#engines/simulate/types.ts'
import { withCjkSpaces } from '#ui/sentence/sentence.ts'

import { count, percent, type Speech } from '../telling.ts'

/** "+18%", "−10%", "2.1 days": by how much an input is shifted. */
export function changeWords(speech: Speech, { name, change }: Pick<Shift, 'name' | 'change'>): string {
  if (name === 'inboundDelay') return speech.t('stress.smallest.days', { days: count(speech, change, 1) })
  return `${change < 0 ? '−' : '+'}${percent(speech, Math.abs(change), 0)}`
}

export function shiftsWords(speech: Speech, shifts: readonly Shift[]): string {
  if (shifts.length === 0) return speech.t('stress.smallest.nothing')
  return shifts.map((shift) => speech.t(`stress.smallest.shift.${shift.name}`, { change: changeWords(speech, shift) })).join(speech.t('stress.smallest.and'))
}

/** What the search found, in sentences: the answer first. */
export function smallestSentences(speech: Speech, { planned, from, outcome, toleranceShare }: SmallestShift): readonly string[] {
  const { t } = speech
  const tolerance = percent(speech, toleranceShare)
  const gateWords = (gate: GateName | null) => (gate === null ? '–' : t(`stress.gate.${gate}`))
  const runs = (share: { readonly broken: number; readonly replications: number }) => ({ broken: count(speech, share.broken), runs: count(speech, share.replications) })
  const asPlanned = t('stress.smallest.asPlanned', { ...runs(planned), tolerance, gate: gateWords(planned.gate) })
  const isOrdinary = from === 'withoutEvents'
  const sentences = (): readonly string[] => {
    switch (outcome.kind) {
      case 'breaksAsPlanned': return isOrdinary ? [asPlanned, t('stress.smallest.noOrdinaryDays')] : [asPlanned]
      case 'breaks': {
        const { share, gate } = outcome
        const then = t('stress.smallest.then', { ...runs(share), low: percent(speech, share.interval[0]), high: percent(speech, share.interval[1]), tolerance, gate: gateWords(gate) })
        const shifts = shiftsWords(speech, outcome.shifts)
        return isOrdinary ? [asPlanned, t('stress.smallest.ordinaryDays', { shifts }), then] : [t('stress.smallest.breaks', { shifts }), then, t('stress.smallest.before', runs(planned))]
      }
      case 'holds': {
        const params = { ...runs(outcome.share), tolerance, shifts: shiftsWords(speech, outcome.largest) }
        return isOrdinary ? [asPlanned, t('stress.smallest.holdsOrdinary', params)] : [t('stress.smallest.holds', params)]
      }
    }
  }
  return sentences().map(withCjkSpaces)
}

/** How it was searched. */
export function smallestNotes(speech: Speech, { outcome, tried, combinations, planned, isOpenLoop }: SmallestShift): readonly string[] {
  if (outcome.kind === 'breaksAsPlanned') return []
  const params = { tried: count(speech, tried), combinations: count(speech, combinations), runs: count(speech, planned.replications) }
  const method = outcome.kind === 'breaks' ? speech.t('stress.smallest.method', { ...params, distance: count(speech, outcome.distance, 1) }) : speech.t('stress.smallest.methodHolds', params)
  return isOpenLoop ? [method] : [method, speech.t('stress.smallest.closedLoop')]
}

/** A line of the table of inputs. */
export type InputLine = { readonly id: string; readonly name: string; readonly deviation: string; readonly source: string; readonly largest: string; readonly shifted: string }
export function inputLines(speech: Speech, { inputs, outcome }: SmallestShift): readonly InputLine[] {
  const shifts = outcome.kind === 'breaks' ? outcome.shifts : []
  const size = ({ name, deviation }: ShiftedBy) => (name === 'inboundDelay' ? changeWords(speech, { name, change: deviation }) : percent(speech, deviation))
  return inputs.map((input) => {
    const shift = shifts.find(({ name }) => name === input.name)
    return {
      id: input.name, name: speech.t(`stress.smallest.name.${input.name}`), deviation: size(input), source: speech.t(input.isAssumed ? 'stress.smallest.assumed' : 'stress.smallest.known'),
      largest: changeWords(speech, shiftOf(input, input.lastStep)), shifted: shift ? changeWords(speech, shift) : '–',
    }
  })
}
