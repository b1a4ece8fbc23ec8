import { beforeAll, describe, expect, it } from 'vitest'

import { buildSimulationInput } from '#advice/buildInput.ts'
import { reverseAnswer, type ReverseAnswer } from '#advice/reverse/reverseAnswer.ts'
import type { SmallestShift } from '#advice/reverse/smallestShift.ts'
import { prepareSimulation } from '#engines/simulate/prepare.ts'
import { replicationKpis } from '#engines/simulate/replicationKpis.ts'
import { inputLines, smallestNotes, smallestSentences } from '#features/stress-test/results/smallestWords.ts'
import { storyParagraphs } from '#features/stress-test/results/storyWords.ts'
import { translator } from '#i18n/translate.ts'

import { flat, plan, scenario, spike, stock } from '../../advice/plans.ts'

const speech = (language: 'en' | 'zh') => ({ language, t: translator(language) })
const LANGUAGES = ['en', 'zh'] as const
const NOT_TOLD = /stress\.|NaN|undefined|[{}]/

const share = (broken: number) => ({ broken, replications: 200, interval: [0.05, 0.12] as const })
const found: SmallestShift = {
  toleranceShare: 0.05, planned: { ...share(2), gate: 'packing' }, from: 'plan', tried: 40, combinations: 343, isOpenLoop: true,
  inputs: [{ name: 'eventSize', deviation: 0.25, isAssumed: true, lastStep: 6 }, { name: 'packing', deviation: 0.1, isAssumed: false, lastStep: 6 }, { name: 'inboundDelay', deviation: 1.4, isAssumed: false, lastStep: 6 }],
  outcome: { kind: 'breaks', distance: 1.6, share: share(14), gate: 'packing', shifts: [{ name: 'eventSize', deviations: 1, change: 0.2 }, { name: 'packing', deviations: 1, change: -0.1 }, { name: 'inboundDelay', deviations: 1, change: 2.1 }] },
}

describe('the smallest combination in words', () => {
  it('names the shifts, what they do, and what the plan does without them', () => {
    expect(smallestSentences(speech('en'), found)[0]).toBe('The smallest combination that breaks the plan: extra demand of events +20% together with packing capacity −10% together with goods arriving 2.1 days late.')
    expect(smallestSentences(speech('zh'), found)[0]).toBe('让计划撑不住的最小组合：活动带来的额外订单 +20%，加上打包产能 −10%，加上到货晚 2.1 天。')
    expect(smallestSentences(speech('en'), found).slice(1)).toEqual(['Then 14 of 200 runs break (95%: 5% to 12%), when at most 5% may. What breaks first most often: Packing.', 'As planned, 2 of 200 do.'])
    expect(inputLines(speech('en'), found).map(({ name, shifted, deviation, source, largest }) => [name, shifted, deviation, source, largest])).toEqual([
      ['Extra demand of events', '+20%', '25%', 'assumed', '+75%'], ['Packing capacity', '−10%', '10%', 'the plan’s own', '−30%'], ['Arrival of goods', '2.1 days', '1.4 days', 'the plan’s own', '4.2 days'],
    ])
  })
  it('says in both languages when the plan breaks by itself, when its ordinary days do, and when nothing does', () => {
    const asPlanned = { ...found, planned: { ...share(190), gate: 'stock' as const } }
    const outcomes: SmallestShift[] = [
      { ...asPlanned, outcome: { kind: 'breaksAsPlanned' } }, { ...asPlanned, from: 'withoutEvents', outcome: { kind: 'breaksAsPlanned' } }, { ...asPlanned, from: 'withoutEvents' },
      { ...found, outcome: { kind: 'holds', largest: [{ name: 'demand', deviations: 3, change: 0.4 }], share: share(3) } }, { ...found, from: 'withoutEvents', isOpenLoop: false, outcome: { kind: 'holds', largest: [], share: share(3) } },
    ]
    for (const language of LANGUAGES) {
      const told = outcomes.map((outcome) => [...smallestSentences(speech(language), outcome), ...smallestNotes(speech(language), outcome), ...inputLines(speech(language), outcome).map((line) => Object.values(line).join(' '))].join(' '))
      for (const text of told) expect(text).not.toMatch(NOT_TOLD)
      expect(new Set(told).size).toBe(outcomes.length)
    }
    expect(smallestSentences(speech('en'), outcomes[2]!)).toEqual([expect.stringContaining('190 of 200'), expect.stringContaining('Without its events'), expect.stringContaining('Then 14')])
  })
})

describe('the story in words', () => {
  const document = plan({ stock: [stock(1, 900), stock(2, 700)] })
  const told = scenario({ events: [spike({ peakFactor: 9 })], disruptions: [{ id: 'strike' as never, type: 'carrierStops', placeId: null, keptShare: 0, when: { kind: 'calendar', startDay: '2026-06-19' as never, startHour: 8, hours: 30, probability: 1 } }] })
  let answer: ReverseAnswer
  beforeAll(async () => {
    const { input, firstDay } = buildSimulationInput(document, told, [flat(1, 60), flat(2, 40)])
    answer = await reverseAnswer({ input, firstDay, seed: told.seed, toleranceShare: 0.05 }, async (candidate, first, count) => replicationKpis(prepareSimulation(candidate), told.seed, first, count), 40)
  })

  it('has the same days in both languages, from the same facts, and ends with the loss in money', () => {
    const [en, zh] = LANGUAGES.map((language) => storyParagraphs({ ...speech(language), document, scenario: told }, answer))
    expect(zh!.map(({ id }) => id)).toEqual(en!.map(({ id }) => id))
    expect(en!).toHaveLength(answer.story.days.length + 1)
    for (const { text, days } of [...en!, ...zh!]) expect(`${days} ${text}`).not.toMatch(NOT_TOLD)
    for (const { text } of zh!) expect(text.replaceAll(/S\d|West|UPS|Ground|US\$/g, '')).not.toMatch(/[A-Za-z]{2}/)
    const whole = en!.map(({ text }) => text).join(' ')
    for (const words of ['The viral spike starts at', 'Carrier stops, from', '▲ ', 'is sold out at', 'times the usual', 'The queue for packing in West grows']) expect(whole).toContain(words)
    expect(en!.at(-1)).toMatchObject({ days: 'In the end', text: expect.stringMatching(/It costs US\$[\d,]+: .* The run ends with a profit of/) as string })
  })
  it('says that what it costs is not known where prices are missing', () => {
    const text = storyParagraphs({ ...speech('en'), document, scenario: told }, { ...answer, story: { ...answer.story, end: { ...answer.story.end, money: null } } }).at(-1)!.text
    expect(text).toContain('prices are not known')
  })
})
