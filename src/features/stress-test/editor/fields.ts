import type { MessageKey } from '#i18n/messages.ts'

/** One field of a form: how the value under `key` is shown and what it may be. `unit` is a message, or a sign such as "×". */
export type FormField =
  | { readonly kind: 'number'; readonly key: string; readonly label: MessageKey; readonly min: number; readonly max: number; readonly digits?: number; readonly unit?: MessageKey | '×'; readonly emptyWords?: MessageKey; readonly help?: MessageKey }
  | { readonly kind: 'share'; readonly key: string; readonly label: MessageKey; readonly max?: number; readonly help?: MessageKey }
  | { readonly kind: 'money'; readonly key: string; readonly label: MessageKey }
  | { readonly kind: 'day'; readonly key: string; readonly label: MessageKey }
  | { readonly kind: 'choice'; readonly key: string; readonly label: MessageKey; readonly options: readonly string[]; readonly words: string }

const startDay = { kind: 'day', key: 'startDay', label: 'stress.event.day' } as const
const startHour = { kind: 'number', key: 'startHour', label: 'stress.event.hour', min: 0, max: 23 } as const
const probability = { kind: 'share', key: 'probability', label: 'stress.event.probability' } as const
const factor = { kind: 'number', key: 'factor', label: 'stress.event.factor', min: 0, max: 100, digits: 1, unit: '×' } as const
const rise = { kind: 'number', key: 'riseHours', label: 'stress.event.rise', min: 0, max: 240, digits: 1, unit: 'stress.event.hours' } as const

const promotion: readonly FormField[] = [
  startDay, startHour,
  { kind: 'number', key: 'days', label: 'stress.event.duration', min: 0.1, max: 120, digits: 1, unit: 'stress.event.days' },
  factor,
  { kind: 'number', key: 'afterDays', label: 'stress.event.afterDays', min: 0, max: 120, digits: 1, unit: 'stress.event.days' },
  { kind: 'number', key: 'afterFactor', label: 'stress.event.afterFactor', min: 0, max: 10, digits: 2, unit: '×' },
  probability,
]

/** The form of every kind of event, in the order of its fields. A new kind adds its list here and its words. */
export const EVENT_FIELDS = {
  viralSpike: [
    startDay, startHour,
    { kind: 'number', key: 'peakFactor', label: 'stress.event.peakFactor', min: 1, max: 100, digits: 1, unit: '×' },
    rise,
    { kind: 'number', key: 'halfLifeHours', label: 'stress.event.halfLife', min: 1, max: 2000, digits: 1, unit: 'stress.event.hours' },
    probability,
  ],
  selfExciting: [
    startDay, startHour,
    { kind: 'number', key: 'firstOrders', label: 'stress.event.firstOrders', min: 0, max: 1_000_000 },
    rise,
    { kind: 'number', key: 'branchingRatio', label: 'stress.event.branching', min: 0, max: 0.99, digits: 2, help: 'stress.event.branchingHelp' },
    { kind: 'share', key: 'memoryPerHour', label: 'stress.event.memory', max: 0.99 },
    probability,
  ],
  livestream: [
    startDay, startHour,
    { kind: 'number', key: 'factor', label: 'stress.event.factor', min: 1, max: 100, digits: 1, unit: '×' },
    { kind: 'number', key: 'durationHours', label: 'stress.event.duration', min: 1, max: 48, unit: 'stress.event.hours' },
    { kind: 'choice', key: 'shape', label: 'stress.event.shape', options: ['even', 'front', 'end', 'peak'], words: 'stress.shape' },
    { kind: 'number', key: 'repeatEveryDays', label: 'stress.event.repeat', min: 1, max: 365, unit: 'stress.event.days', emptyWords: 'stress.event.onlyOnce' },
    probability,
  ],
  adCampaign: [
    startDay,
    { kind: 'number', key: 'days', label: 'stress.event.duration', min: 1, max: 366, unit: 'stress.event.days' },
    { kind: 'money', key: 'spendPerDayMinor', label: 'stress.event.spend' },
    { kind: 'number', key: 'mostOrdersPerDay', label: 'stress.event.mostOrders', min: 0, max: 1_000_000, digits: 1 },
    { kind: 'money', key: 'halfSpendMinor', label: 'stress.event.halfSpend' },
    { kind: 'share', key: 'carryOverShare', label: 'stress.event.carryOver', max: 0.99 },
  ],
  promotion,
  holiday: promotion,
} as const satisfies Record<string, readonly FormField[]>

export const CALENDAR_FIELDS: readonly FormField[] = [
  startDay, startHour,
  { kind: 'number', key: 'hours', label: 'stress.event.duration', min: 1, max: 8760, unit: 'stress.event.hours' },
  probability,
]
export const RANDOM_FIELDS: readonly FormField[] = [
  { kind: 'share', key: 'startProbabilityPerDay', label: 'stress.disruption.starts' },
  { kind: 'share', key: 'endProbabilityPerDay', label: 'stress.disruption.ends' },
]
