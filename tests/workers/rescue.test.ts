import { expect, it } from 'vitest'

import { loadPlanDocument } from '#storage/documents.ts'
import { listBases } from '#storage/mergeBases.ts'
import { planDocument, sku } from '../storage/fixtures.ts'
import { person, PLAN } from './person.ts'

it('a damaged file is looked at without writing, and opens as a plan beside the one it was', async () => {
  const document = { ...planDocument(), skus: Array.from({ length: 200 }, (_, i) => sku(`S${String(1000 + i)}`, `名称 ${(i * 7919) % 1009}`)) }
  const lin = await person('Lin', document)
  const sent = await lin.save()
  const cut = sent.slice(0, sent.size - 400)
  expect(await lin.api.lookAtPlanFile(cut)).toMatchObject({ ok: false, error: { code: 'planFile.truncated' } })
  const look = await lin.api.lookAtDamaged(cut, 'shop.headroom')
  if (!look.ok) throw new Error(look.error.code)
  expect([look.value.name, look.value.isProven, await lin.db.plans.count()]).toEqual(['Autumn', false, 1])
  const skus = look.value.missing.find(({ part }) => part === 'skus')!
  expect([skus.expected, skus.kept > 0, skus.kept < 200]).toEqual([200, true, true])

  const opened = await lin.api.openRescued(cut, 'shop.headroom', 'Autumn, rescued')
  if (!opened.ok) throw new Error(opened.error.code)
  const rescued = await loadPlanDocument(lin.db, opened.value.planId)
  expect([opened.value.planId === PLAN, rescued.settings.name, rescued.skus]).toEqual([false, 'Autumn, rescued', document.skus.slice(0, skus.kept)])
  expect(await listBases(lin.db, opened.value.planId)).toEqual([])
  expect(await loadPlanDocument(lin.db, PLAN)).toEqual(document)
  lin.db.close()
})
