import { cpuUsage } from 'node:process'

import type { InboundLot, Sku } from '#domain/network.ts'
import type { PlanDocument } from '#domain/plan.ts'
import type { SupplyTerms } from '#domain/supply.ts'
import type { IsoDay, LotId, SkuId } from '#domain/units.ts'
import { createStream, nextUnit, seedStream } from '#math/rng.ts'
import { mergePlans } from '#plan-file/merge/mergePlans.ts'
import { buildSampleShop } from '#sample-shop/buildSampleShop.ts'

import type { Benchmark } from './benchStress.ts'

const SKUS = 5000
const EDITS = 200
const RUNS = 11

/** The sample shop grown to 20,000 records: SKUs, each with stock, terms and a lot on its way. */
function largePlan(): PlanDocument {
  const { document } = buildSampleShop()
  const warehouseId = document.warehouses[0]!.id
  const ids = Array.from({ length: SKUS }, (_, i) => `s${String(i).padStart(5, '0')}` as SkuId)
  return {
    ...document,
    skus: ids.map((id, i): Sku => ({ id, sellerSku: id, platformSkuId: String(1_729_000_000_000_000_000n + BigInt(i)), name: `Article ${id}`, unitCostMinor: 400 + i, unitPriceMinor: 1500 + i, currency: document.settings.currency })),
    stock: ids.map((skuId, i) => ({ skuId, warehouseId, onHandUnits: i % 300, countedAtMs: null })),
    inbound: ids.map((skuId): InboundLot => ({ id: `lot-${skuId}` as LotId, skuId, warehouseId, units: 50, arrivalDay: '2026-12-01' as IsoDay, arrivalSpreadDays: 3 })),
    supplyTerms: ids.map((skuId): SupplyTerms => ({ id: skuId, skuId, supplierId: null, leadTimeDays: 30, leadTimeSdDays: 5, caseUnits: 12, minOrderUnits: 24, priceBreaks: [], shelfLifeDays: null, volumeM3PerUnit: null, service: null, isDiscontinued: false })),
  }
}

/** Every value a fresh object, as when read from files; `EDITS` records changed, removed or added, drawn from a seed. */
function editedPlan(plan: PlanDocument, seed: number): PlanDocument {
  const copy = JSON.parse(JSON.stringify(plan)) as PlanDocument
  const stream = createStream()
  seedStream(stream, seed, 0, 0, 0)
  const skus = [...copy.skus]
  const stock = [...copy.stock]
  for (let i = 0; i < EDITS; i += 1) {
    // A tenth of the edits meet those of the other side.
    const at = i < EDITS / 10 ? i * 7 : Math.floor(nextUnit(stream) * skus.length)
    if (i % 4 === 0) skus[at] = { ...skus[at]!, unitPriceMinor: Math.floor(nextUnit(stream) * 5000) }
    else if (i % 4 === 1) stock[at] = { ...stock[at]!, onHandUnits: Math.floor(nextUnit(stream) * 500) }
    else if (i % 4 === 2) skus[at] = { ...skus[at]!, name: `Renamed ${seed} ${i}` }
    else skus.push({ ...skus[at]!, id: `n${seed}-${i}` as SkuId })
  }
  return { ...copy, skus, stock }
}

/** A merge of 20,000 records with 200 edits on each side, as the review page asks for it. */
export const mergeBenchmarks: readonly Benchmark[] = [{
  name: 'merge-20000',
  run() {
    const base = largePlan()
    const [ours, theirs] = [editedPlan(base, 1), editedPlan(base, 2)]
    const times = Array.from({ length: RUNS }, () => {
      const from = cpuUsage()
      mergePlans(base, ours, theirs)
      const { user, system } = cpuUsage(from)
      return (user + system) / 1000
    }).sort((a, b) => a - b)
    const { conflicts, merged } = mergePlans(base, ours, theirs)
    const records = [merged.skus, merged.stock, merged.inbound, merged.supplyTerms].reduce((sum, { length }) => sum + length, 0)
    const notes = `CPU, median; slowest ${Math.round(times.at(-1)!)} ms; ${records} records, ${EDITS} edits on each side, ${conflicts.length} conflicts; with the sample shop's history`
    return { name: 'merge-20000', value: Math.round(times[(RUNS - 1) / 2]!), unit: 'ms', higherIsBetter: false, n: RUNS, notes }
  },
}]
