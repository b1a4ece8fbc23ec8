import { describe, expect, it } from 'vitest'

import { aiccOf, etsFitFromAll, etsParameterCount } from '#engines/forecast/ets/etsFit.ts'
import { etsCriterion, etsGradient, type EtsModel, type EtsPoint, newPass } from '#engines/forecast/ets/etsModel.ts'
import { etsOutlook } from '#engines/forecast/ets/etsOutlook.ts'
import { etsStart, seasonalStarts } from '#engines/forecast/ets/etsStart.ts'
import { ETS_MODELS, searchModels } from '#engines/forecast/methods/ets.ts'

import { type Reference, references } from './reference.ts'

function modelOf({ components: [error, trend, season, damped] }: Reference): EtsModel {
  return { error: error as 'A' | 'M', trend: trend === 'N' ? 'N' : damped === 'TRUE' ? 'Ad' : 'A', season: season as 'N' | 'A' | 'M' }
}

/** R's parameters and first states; R lists the seasons newest first. */
function pointOf(reference: Reference): EtsPoint {
  const { par } = reference
  const states = typeof reference.initState === 'number' ? [reference.initState] : [...reference.initState]
  const hasTrend = reference.components[1] !== 'N'
  const seasonal = Float64Array.from(states.slice(hasTrend ? 2 : 1).reverse())
  return { alpha: par['alpha']!, beta: par['beta'] ?? 0, gamma: par['gamma'] ?? 0, phi: par['phi'] ?? 1, level: states[0]!, slope: hasTrend ? states[1]! : 0, seasonal }
}
const near = (actual: number, expected: number, tolerance: number): void => expect(Math.abs(actual - expected)).toBeLessThanOrEqual(tolerance * Math.max(1e-6, Math.abs(expected)))

describe("given R's parameters, ETS has R's likelihood, last states and forecasts", () => {
  it.each(references)('$id $method', (reference) => {
    const { m, h, y: values } = reference
    const y = Float64Array.from(values)
    const model = modelOf(reference)
    const point = pointOf(reference)
    const pass = newPass(y.length, point.seasonal.length)
    const criterion = etsCriterion(model, y, point, pass)
    near(-criterion / 2, reference.loglik, 1e-8)
    const count = etsParameterCount(model, point.seasonal.length)
    near(aiccOf(criterion, count, y.length), reference.aicc, 1e-8)
    const last = typeof reference.lastState === 'number' ? [reference.lastState] : reference.lastState
    const size = Math.abs(last[0]!)
    expect(Math.abs(pass.lastLevel - last[0]!)).toBeLessThanOrEqual(1e-8 * size)
    if (model.trend !== 'N') expect(Math.abs(pass.lastSlope - last[1]!)).toBeLessThanOrEqual(1e-8 * size)
    const { mean, sd } = etsOutlook(model, y, point, count, h)
    near(sd[0]!, (reference.upper80[0]! - reference.lower80[0]!) / 2 / 1.2815515655446004, model.season === 'M' ? 1e-3 : 1e-7)
    // R's damped relative-error means are one damping step late, and with a multiplicative season carry the variance.
    const tolerance = model.error === 'M' && (model.season === 'M' || model.trend === 'Ad') ? 2e-2 : 1e-8
    for (let i = 0; i < h; i += 1) near(mean[i]!, reference.mean[i]!, tolerance)
    void m
  })
})

describe.each(ETS_MODELS)('ETS($error,$trend,$season)', (model) => {
  it('has the gradient that differences give', () => {
    const season = model.season === 'N' ? 0 : 4
    const y = Float64Array.from({ length: 30 }, (_, t) => 1 + 0.01 * t + 0.2 * Math.sin(t * 1.7) + [0.1, -0.1, 0.05, -0.05][t % 4]!)
    const seasonal = Float64Array.from(model.season === 'A' ? [0.1, -0.1, 0.05, -0.05] : model.season === 'M' ? [1.1, 0.9, 1.05, 0.95] : [])
    const point: EtsPoint = { alpha: 0.3, beta: 0.1, gamma: season ? 0.2 : 0, phi: model.trend === 'Ad' ? 0.9 : 1, level: 1.02, slope: 0.012, seasonal }
    const pass = newPass(y.length, season)
    const gradient: EtsPoint = { ...point, seasonal: new Float64Array(season) }
    etsCriterion(model, y, point, pass)
    etsGradient(model, y, point, pass, gradient)
    const slopeOf = (change: (p: EtsPoint, by: number) => void): number => {
      const at = (by: number): number => {
        const moved = { ...point, seasonal: Float64Array.from(point.seasonal) }
        change(moved, by)
        return etsCriterion(model, y, moved, newPass(y.length, season))
      }
      return (at(1e-6) - at(-1e-6)) / 2e-6
    }
    const close = (actual: number, expected: number): void => expect(Math.abs(actual - expected)).toBeLessThan(1e-4 * (1 + Math.abs(expected)))
    close(gradient.alpha, slopeOf((p, by) => (p.alpha += by)))
    close(gradient.level, slopeOf((p, by) => (p.level += by)))
    if (model.trend !== 'N') {
      close(gradient.beta, slopeOf((p, by) => (p.beta += by)))
      close(gradient.slope, slopeOf((p, by) => (p.slope += by)))
    }
    if (model.trend === 'Ad') close(gradient.phi, slopeOf((p, by) => (p.phi += by)))
    for (let k = 0; k < season; k += 1) close(gradient.seasonal[k]!, slopeOf((p, by) => (p.seasonal[k]! += by)))
    if (season) close(gradient.gamma, slopeOf((p, by) => (p.gamma += by)))
  })
})

it("the search: AICc at most R's + 0.5 on nine series in ten", () => {
  const worse = references.filter((reference) => {
    const y = Float64Array.from(reference.y)
    const { fits, scale } = searchModels(y, reference.m, 'likelihood')!
    const aicc = fits[0]!.aicc + 2 * y.length * Math.log(scale)
    return aicc > reference.aicc + 0.5
  })
  expect(worse.length, worse.map((one) => `${one.id} ${one.method}`).join()).toBeLessThanOrEqual(references.length / 10)
})

it("the fit: -2 log L at most R's + 0.1 for R's model on 95 % of series", () => {
  const worse = references.filter((reference) => {
    const size = reference.y.reduce((sum, value) => sum + Math.abs(value) / reference.y.length, 0)
    const y = Float64Array.from(reference.y, (value) => value / size)
    const model = modelOf(reference)
    const start = etsStart(model, y, reference.m, seasonalStarts(y, reference.m, y.every((value) => value > 0)))
    const fit = etsFitFromAll(model, y, start!, 1e-6, 400, 'likelihood')
    return !fit || fit.criterion + 2 * y.length * Math.log(size) > -2 * reference.loglik + 0.1
  })
  expect(worse.length, worse.map((one) => `${one.id} ${one.method}`).join()).toBeLessThanOrEqual(0.05 * references.length)
})
