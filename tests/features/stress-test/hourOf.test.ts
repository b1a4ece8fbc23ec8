import { expect, it } from 'vitest'

import { heldByHour, hourOf } from '#features/stress-test/playback/hourOf.ts'
import { playReplication } from '#engines/simulate/playback.ts'
import { prepareSimulation } from '#engines/simulate/prepare.ts'
import { GATE_NAMES, KPI_NAMES } from '#engines/simulate/types.ts'
import type { PlayedPath } from '#workers/playback.ts'

import { randomEverything } from '../../engines/simulate/randomCase.ts'

function played(k: number): PlayedPath {
  const input = randomEverything(k)
  return {
    run: 'bad', chosenFrom: 1, worseCount: 0, firstDay: '2026-06-15', startHourUtc: input.startHourUtc, dayOfHour: input.markets[0]!.dayOfHour, playback: playReplication(prepareSimulation(input), 5, 0), facts: [],
    warehouseIds: input.warehouses.map(({ id }) => id), laneIds: input.lanes.map(({ serviceId, warehouse }) => `${serviceId}@${warehouse}`), trackedSkuIds: input.trackedSkus.map(String),
    eventCount: input.events.length, disruptionIds: (input.disruptions ?? []).map(({ id }) => id),
  }
}

it('at the last hour the sums are the run\'s own figures, and what broke is what broke', () => {
  for (let k = 0; k < 12; k += 1) {
    const path = played(k)
    const { kpis, gateHour, hourCount } = path.playback
    const kpi = (name: (typeof KPI_NAMES)[number]) => kpis[KPI_NAMES.indexOf(name)]!
    const last = hourOf(path, hourCount - 1)
    expect([last.lateSoFar, last.lostSoFar]).toEqual([kpi('lateParcels'), kpi('lostOrders') + kpi('oversoldOrders')])
    expect(last.broken).toEqual(GATE_NAMES.filter((_, g) => gateHour[g]! >= 0 && gateHour[g]! < hourCount))
    const orders = Array.from({ length: hourCount }, (_, h) => hourOf(path, h).orders).reduce((sum, one) => sum + one, 0)
    expect(orders).toBe(kpi('arrivedOrders'))
  }
})

it('the line of the picture is what the places hold, hour by hour', () => {
  const path = played(3)
  const held = heldByHour(path)
  for (let h = 0; h < path.playback.hourCount; h += 7) {
    const { toPack, toPickUp } = hourOf(path, h)
    expect(held[h]).toBe([...toPack, ...toPickUp].reduce((sum, parcels) => sum + parcels, 0))
  }
})
