import { expect, it } from 'vitest'

import { AS_PLANNED, scoutAnswer, scoutedInput } from '#advice/scout.ts'
import { prepareSimulation } from '#engines/simulate/prepare.ts'
import { replicationKpis } from '#engines/simulate/replicationKpis.ts'
import { GATE_NAMES, KPI_NAMES } from '#engines/simulate/types.ts'

import { randomEverything } from '../engines/simulate/randomCase.ts'

it('is the plan itself where nothing is moved', () => {
  for (let k = 0; k < 5; k += 1) {
    const input = randomEverything(k)
    const [own, planned] = [scoutedInput(input, AS_PLANNED), input].map((one) => replicationKpis(prepareSimulation(one), 3, 0, 8))
    expect(own).toEqual(planned)
  }
})

it('lifts or cuts stock and packing in proportion, and leaves what is unlimited alone', () => {
  const input = randomEverything(2)
  const { skus, warehouses } = scoutedInput(input, { eventFactor: null, packingFactor: 2, stockFactor: 0.5 })
  expect(skus.map(({ onHandUnits }) => onHandUnits)).toEqual(input.skus.map(({ onHandUnits }) => onHandUnits.map((units) => (units < 0 ? -1 : Math.round(units / 2)))))
  expect(warehouses.map(({ capacityPerHour }) => capacityPerHour)).toEqual(input.warehouses.map(({ capacityPerHour }) => capacityPerHour.map((parcels) => 2 * parcels)))
})

it('counts what the replications say, gate by gate', () => {
  const count = 7
  const kpis = new Float64Array(count * KPI_NAMES.length)
  const gateHour = new Int32Array(count * GATE_NAMES.length).fill(-1)
  for (let i = 0; i < count; i += 1) kpis[i * KPI_NAMES.length + KPI_NAMES.indexOf('lateParcels')] = 10 * i
  gateHour[0 * GATE_NAMES.length + 1] = 5
  gateHour[3 * GATE_NAMES.length + 1] = 5
  gateHour[3 * GATE_NAMES.length + 4] = 9
  const answer = scoutAnswer({ count, kpis, gateHour, gateWhere: gateHour }, false)
  expect([answer.anyBroken.share, answer.gates.packing.share, answer.gates.account.share, answer.gates.stock.share]).toEqual([2 / 7, 2 / 7, 1 / 7, 0])
  expect([answer.lateParcelsMedian, answer.profitMeanMinor]).toEqual([30, null])
})
