import { dayNumberOf } from '#domain/calendar/days.ts'
import type { EventCause, PastEvent } from '#domain/pastEvent.ts'
import type { Livestream, ViralSpike } from '#domain/scenario.ts'
import { exp, log, pow } from '#math/elementary.ts'
import { gammaMeanOne, normal } from '#math/distributions.ts'
import type { Stream } from '#math/rng.ts'

/** Log-normal figure learnt from events: normal-inverse-gamma posterior of its logarithm. */
export type LogFigure = { readonly mean: number; readonly variance: number; readonly worth: number; readonly degrees: number }

/** What new events of a kind look like. `eventCount`: own events behind it. */
export type EventDistribution = {
  readonly kind: 'viralSpike' | 'livestream'
  readonly eventCount: number
  /** Peak over base, less 1, within the hour of the peak. */
  readonly excess: LogFigure
  readonly riseHours: LogFigure
  /** Half-life of a spike; length of a livestream. */
  readonly lastingHours: LogFigure
}

type Guess = { readonly median: number; readonly spread: number }
/**
 * Defaults, as published in docs/demand-methods.md: two thirds of viral spikes peak at 5 to 14 times normal, rise in 7 to 20 hours and halve in 1 to 4
 * days; livestreams run at 2.5 to 7 times normal for 1 to 4 hours. Worth three events for the middle, four for the spread.
 */
const DEFAULTS: { readonly [K in EventDistribution['kind']]: { readonly excess: Guess; readonly riseHours: Guess; readonly lastingHours: Guess } } = {
  viralSpike: { excess: { median: 7, spread: 0.6 }, riseHours: { median: 12, spread: 0.5 }, lastingHours: { median: 48, spread: 0.65 } },
  livestream: { excess: { median: 3, spread: 0.65 }, riseHours: { median: 1, spread: 0.2 }, lastingHours: { median: 2, spread: 0.6 } },
}
const MEAN_WORTH = 3
const SPREAD_WORTH = 4
const HOURS = 24
const LEAST_EXCESS = 0.05

const CAUSES: { readonly [K in EventDistribution['kind']]: readonly EventCause[] } = { viralSpike: ['viral', 'unknown', 'ads'], livestream: ['livestream'] }

/** The distribution of new viral spikes or livestreams: the library's events of that cause, shrunk to the defaults by as much as they are few. */
export function learnDistribution(library: readonly PastEvent[], kind: EventDistribution['kind']): EventDistribution {
  const events = library.filter(({ cause, peakFactor }) => CAUSES[kind].includes(cause) && peakFactor > 1)
  const guess = DEFAULTS[kind]
  const figures = events.map((event) => (kind === 'viralSpike' ? viralFigures(event) : liveFigures(event)))
  return {
    kind, eventCount: events.length,
    excess: learn(figures.map(({ excess }) => excess), guess.excess),
    riseHours: learn(figures.flatMap(({ riseHours }) => riseHours ?? []), guess.riseHours),
    lastingHours: learn(figures.flatMap(({ lastingHours }) => lastingHours ?? []), guess.lastingHours),
  }
}

type Figures = { readonly excess: number; readonly riseHours: number | null; readonly lastingHours: number | null }

/** A day's excess is the mean over its hours: the hour of the peak stands above it by as much as the excess decays within a day. */
function viralFigures({ peakFactor, riseDays, halfLifeDays }: PastEvent): Figures {
  const lastingHours = halfLifeDays === null ? null : Math.max(2, halfLifeDays * HOURS)
  const half = lastingHours ?? DEFAULTS.viralSpike.lastingHours.median
  const meanOfDay = (half / (HOURS * log(2))) * (1 - pow(0.5, HOURS / half))
  // A rise within a day cannot be told from daily sales.
  return { excess: Math.max(LEAST_EXCESS, (peakFactor - 1) / meanOfDay), riseHours: riseDays > 0 ? riseDays * HOURS : null, lastingHours }
}

/** All of a day's excess falls into the hours on air, where that day's hours are taken as alike. */
function liveFigures({ peakFactor, durationHours }: PastEvent): Figures {
  const hours = durationHours ?? DEFAULTS.livestream.lastingHours.median
  return { excess: Math.max(LEAST_EXCESS, ((peakFactor - 1) * HOURS) / Math.max(0.25, Math.min(HOURS, hours))), riseHours: null, lastingHours: durationHours }
}

/** Conjugate update of a normal with unknown mean and variance. Source: Gelman et al. 2013, Bayesian Data Analysis, section 3.3. */
function learn(values: readonly number[], { median, spread }: Guess): LogFigure {
  const n = values.length
  const logs = values.map(log)
  const mean = n > 0 ? logs.reduce((sum, value) => sum + value, 0) / n : 0
  const squares = logs.reduce((sum, value) => sum + (value - mean) * (value - mean), 0)
  const away = n > 0 ? mean - log(median) : 0
  const degrees = SPREAD_WORTH + n
  return {
    mean: (MEAN_WORTH * log(median) + n * mean) / (MEAN_WORTH + n), worth: MEAN_WORTH + n, degrees,
    variance: (SPREAD_WORTH * spread * spread + squares + ((MEAN_WORTH * n) / (MEAN_WORTH + n)) * away * away) / degrees,
  }
}

/** A new value, the uncertainty of mean and variance included. */
function draw({ mean, variance, worth, degrees }: LogFigure, stream: Stream): number {
  const drawn = variance / gammaMeanOne(stream, degrees / 2)
  return exp(mean + Math.sqrt(drawn / worth) * normal(stream) + Math.sqrt(drawn) * normal(stream))
}

export type EventPlace = Pick<ViralSpike, 'id' | 'startDay' | 'startHour' | 'probability' | 'skuIds'>

const clamp = (value: number, low: number, high: number): number => Math.min(high, Math.max(low, value))

/** A new event at a place, drawn from what the library says of its kind. Factors up to 50, as everywhere. */
export function drawEvent({ kind, ...figures }: EventDistribution, stream: Stream, place: EventPlace): ViralSpike | Livestream {
  const factor = 1 + clamp(draw(figures.excess, stream), 0.05, 49)
  const rise = clamp(draw(figures.riseHours, stream), 1, 120)
  const lasting = draw(figures.lastingHours, stream)
  if (kind === 'viralSpike') return { type: 'viralSpike', ...place, peakFactor: factor, riseHours: Math.round(rise), halfLifeHours: clamp(lasting, 2, 336) }
  return { type: 'livestream', ...place, factor, durationHours: Math.round(clamp(lasting, 1, 24)), repeatEveryDays: null }
}

/** The same event again at another place: bursts as viral spikes, livestreams as such, promotions and holidays as a stretch of whole days. */
export function eventFrom(past: PastEvent, place: EventPlace): ViralSpike | Livestream {
  if (past.cause === 'livestream') {
    const { excess, lastingHours } = liveFigures(past)
    return { type: 'livestream', ...place, factor: clamp(1 + excess, 1, 50), durationHours: Math.max(1, Math.round(lastingHours ?? DEFAULTS.livestream.lastingHours.median)), repeatEveryDays: null }
  }
  if (past.cause === 'promotion' || past.cause === 'holiday') {
    const days = 1 + dayCount(past)
    const factor = 1 + past.excessUnits / Math.max(1e-9, days * past.baseUnitsPerDay)
    return { type: 'livestream', ...place, startHour: 0, factor: clamp(factor, 1, 50), durationHours: days * HOURS, repeatEveryDays: null }
  }
  const { excess, riseHours, lastingHours } = viralFigures(past)
  return {
    type: 'viralSpike', ...place, peakFactor: clamp(1 + excess, 1, 50), riseHours: riseHours ?? DEFAULTS.viralSpike.riseHours.median,
    halfLifeHours: clamp(lastingHours ?? DEFAULTS.viralSpike.lastingHours.median, 2, 336),
  }
}

function dayCount({ startDay, endDay }: PastEvent): number {
  return dayNumberOf(endDay) - dayNumberOf(startDay)
}
