import * as by from '../killers.mjs'

const disruptions = `${by.KERNEL}/disruptions.ts`
const extra = `${by.KERNEL}/extraOrders.ts`
const chance = `${by.KERNEL}/chance.ts`
const viral = `${by.KERNEL}/events/viralSpike.ts`
const drawn = `${by.KERNEL}/drawn.ts`

/** What a scenario adds and what a replication is dealt: events, orders on top, disruptions, outages, and the figures that tell of them. */
export const SCENARIO = [
  { id: 'disruption-not-weighted', stage: 'disruptions', file: disruptions, find: '1 - weight[h]! * (1 - keptShare)', replace: '1 - Math.ceil(weight[h]!) * (1 - keptShare)', ...by.WEIGHTED,
    why: 'Without chance, a disruption that may happen happens for sure.' },
  { id: 'disruption-never-ends', stage: 'disruptions', file: disruptions, find: 'unit < when.endProbabilityPerDay ? 0 : 1', replace: 'unit < when.endProbabilityPerDay ? 1 : 1', ...by.STOPS_BY_CHANCE,
    why: 'What stopped by chance never resumes.' },
  { id: 'lot-moves-while-held', stage: 'disruptions', file: disruptions, find: 'if (held[w * hourCount + at] === 0) left -= 1', replace: 'if (held[w * hourCount + at] !== 2) left -= 1', ...by.ORACLE_FEATURES,
    why: 'Lots on their way move through a closed road.' },
  { id: 'unlikely-closure-holds', stage: 'disruptions', file: disruptions, find: 'if (disrupted.weight[h]! >= 0.5) moved!', replace: 'if (disrupted.weight[h]! > 0) moved!', ...by.LIKELIER_CLOSED,
    why: 'Without chance, parcels stand still on a road that is hardly ever closed.' },
  { id: 'fewer-offspring', stage: 'extraOrders', file: extra, find: '(1 - event.memoryPerHour) * event.branchingRatio * orders', replace: '(1 - event.memoryPerHour) * 0.9 * event.branchingRatio * orders', ...by.VIDEO,
    why: 'A video spreads by nine tenths of its branching ratio.' },
  { id: 'rise-an-hour-long', stage: 'extraOrders', file: extra, find: 'h < one.startHour + riseHours', replace: 'h <= one.startHour + riseHours', ...by.VIDEO,
    why: 'A video brings its first orders for an hour too long.' },
  { id: 'throttled-video-spreads', stage: 'extraOrders', file: extra, find: 'const mean = (own + one.pull) * kept', replace: 'const mean = own * kept + one.pull', ...by.THROTTLED_VIDEO,
    why: 'A throttle does not slow what a video brings by spreading.' },
  { id: 'ads-not-throttled', stage: 'extraOrders', file: extra, find: 'hourCount + h]! * kept', replace: 'hourCount + h]! * Math.ceil(kept)', ...by.THROTTLED_ADS,
    why: 'A throttle does not cut what ads bring.' },
  { id: 'spike-rises-too-fast', stage: 'events', file: viral, find: '(excess * (age + 1)) / (event.riseHours + 1)', replace: '(excess * (age + 1)) / event.riseHours', ...by.SPIKE_FACTORS,
    why: 'A viral spike reaches its peak an hour early.' },
  { id: 'spike-halves-too-fast', stage: 'events', file: viral, find: 'pow(0.5, 1 / drawn.halfLifeHours)', replace: 'pow(0.5, 2 / drawn.halfLifeHours)', ...by.SPIKE_FACTORS,
    why: 'The excess of a viral spike halves in half its half-life.' },
  { id: 'show-off-its-shape', stage: 'events', file: `${by.KERNEL}/events/livestream.ts`, find: 'event.shape?.[h - startHour] ?? 1', replace: 'event.shape?.[h - startHour + 1] ?? 1', ...by.SHOW_FACTORS,
    why: 'The pace of a livestream is an hour ahead of itself.' },
  { id: 'outage-never-repaired', stage: 'events', file: chance, find: '(1 - running) * resumeProbability', replace: '0 * (1 - running) * resumeProbability', ...by.OUTAGES,
    why: 'Without chance, an outage by chance is never repaired.' },
  { id: 'level-quantile-off-half', stage: 'events', file: chance, find: 'Math.max(0, p * count - 0.5)', replace: 'Math.max(0, p * count - 1)', ...by.QUANTILES,
    why: 'The level of demand is drawn half a step too low.' },
  { id: 'busiest-day-without-events', stage: 'drawn', file: drawn, find: 'const orders = mean * state.dayFactor[day]! * factor', replace: 'const orders = mean * state.dayFactor[day]! * Math.min(1, factor)', ...by.DRAWN_EVENT,
    why: 'The busiest day told of a run leaves out what events bring.' },
  { id: 'hour-of-no-event', stage: 'drawn', file: drawn, find: 'if (factor > peak) [peak, peakHour] = [factor, h]', replace: 'if (factor >= peak) [peak, peakHour] = [factor, h]', ...by.DRAWN_PLAN,
    why: 'A run without an event is told to have one.' },
  { id: 'disruption-of-second-place-untold', stage: 'drawn', file: drawn, find: 'at += hourCount) if (is(values[at]!)) return true', replace: 'at += values.length) if (is(values[at]!)) return true', ...by.DRAWN_DISRUPTION,
    why: 'Disruptions of any place but the first are not told.' },
  { id: 'packing-told-without-disruption', stage: 'drawn', file: drawn, find: '(state.disrupted?.packingKept?.[w * hourCount + h] ?? 1)', replace: '(state.disrupted?.packingKept?.[-1] ?? 1)', ...by.DRAWN_DISRUPTION,
    why: 'What a warehouse could pack is told without its disruptions.' },
]
