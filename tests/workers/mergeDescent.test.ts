import { expect, it } from 'vitest'

import type { PlanDocument } from '#domain/plan.ts'
import type { Choice } from '#plan-file/merge/types.ts'
import { readPlanFile } from '#plan-file/read.ts'
import { listAncestors } from '#storage/ancestors.ts'
import { loadPlanDocument } from '#storage/documents.ts'
import { listBases } from '#storage/mergeBases.ts'
import { changeRecords, type RecordEdit } from '#storage/records.ts'
import { planDocument, sku, warehouse } from '../storage/fixtures.ts'
import { person, PLAN } from './person.ts'

type Person = Awaited<ReturnType<typeof person>>

const named = (id: string, name: string): RecordEdit => ({ kind: 'sku', key: id, after: sku(id, name) })
const staff = (people: number): RecordEdit => ({ kind: 'warehouse', key: 'W1', after: warehouse('W1', people) })
const edit = async ({ db }: Person, ...edits: readonly RecordEdit[]) => expect(await changeRecords(db, PLAN, { labelKey: 'command.sku.change', labelParams: { name: 'x' } }, edits)).toEqual({ ok: true, value: true })
const content = ({ db }: Person) => loadPlanDocument(db, PLAN)
const nameOfA = async (one: Person) => (await content(one)).skus[0]!.name

/** Ids of the questions, and the places taken in without one. */
async function asked({ api }: Person, blob: Blob) {
  const review = await api.reviewMerge(PLAN, blob)
  if (!review.ok) throw new Error(review.error.code)
  return { questions: review.value.conflicts.map(({ id }) => id), taken: review.value.taken.map(({ kind, key, path }) => `${kind}/${key}${path}`), conflicts: review.value.conflicts, expectedRevision: review.value.expectedRevision }
}
async function take(one: Person, blob: Blob, choice: Choice = 'ours') {
  const { expectedRevision, questions } = await asked(one, blob)
  const done = await one.api.mergeFile(PLAN, blob, 'x.headroom', { expectedRevision, choices: new Map(questions.map((id) => [id, choice])), acceptedProblems: [] })
  expect(done).toMatchObject({ ok: true, value: { kind: 'merged' } })
}
async function both(document: PlanDocument = planDocument()) {
  const alice = await person('Alice', document)
  const bob = await person('Bob')
  await bob.open(await alice.save())
  return { alice, bob, close: () => [alice, bob].forEach(({ db }) => db.close()) }
}

it('what was changed back stays so when a file of before the change back comes in', async () => {
  const alice = await person('Alice', planDocument())
  const bob = await person('Bob')
  await alice.save()
  await edit(alice, named('A', 'Desk lamp'))
  await bob.open(await alice.save())
  await edit(alice, named('A', planDocument().skus[0]!.name))
  const changedBack = await alice.save()
  await edit(bob, staff(9))
  const sent = await bob.save()
  expect(await asked(alice, sent)).toMatchObject({ questions: [], taken: ['warehouse/W1/shifts'] })
  await take(alice, sent)
  expect([await nameOfA(alice), (await content(alice)).warehouses[0]!.shifts[0]!.staff]).toEqual([planDocument().skus[0]!.name, 9])
  // And the other way round: the change back is a change, also for who had seen the plan as it was before.
  expect(await asked(bob, changedBack)).toMatchObject({ questions: [], taken: ['sku/A/name'] })
  await take(bob, changedBack)
  expect(await content(bob)).toEqual(await content(alice))
  expect(await asked(bob, changedBack)).toMatchObject({ questions: [], taken: [] })
  ;[alice, bob].forEach(({ db }) => db.close())
})

it('a change back reaches who has taken in both versions before it', async () => {
  const { alice, bob, close } = await both()
  await edit(alice, named('A', 'Desk lamp'))
  await take(bob, await alice.save())
  await edit(alice, named('A', planDocument().skus[0]!.name))
  const changedBack = await alice.save()
  expect(await asked(bob, changedBack)).toMatchObject({ questions: [], taken: ['sku/A/name'] })
  await take(bob, changedBack)
  await edit(bob, named('A', 'Floor lamp'))
  expect(await asked(bob, changedBack)).toMatchObject({ questions: [], taken: [] })
  close()
})

/** Both rename A, take in the other's file and keep their own name. */
async function crossed() {
  const two = await both()
  const { alice, bob } = two
  await edit(alice, named('A', 'One'), named('B', 'Shade of Alice'))
  await edit(bob, named('A', 'Two'), staff(9))
  const [first, second] = [await alice.save(), await bob.save()]
  await take(alice, second)
  await take(bob, first)
  return { ...two, first, second }
}

it('what two people decided differently is asked again on both sides, and on no side once they agree', async () => {
  const { alice, bob, close } = await crossed()
  const [fromAlice, fromBob] = [await alice.save(), await bob.save()]
  expect(await asked(alice, fromBob)).toMatchObject({ questions: ['sku/A/name'], taken: [], conflicts: [{ clash: 'edits', ours: 'One', theirs: 'Two' }] })
  expect(await asked(bob, fromAlice)).toMatchObject({ questions: ['sku/A/name'], taken: [] })
  await take(bob, fromAlice, 'theirs')
  expect(await content(bob)).toEqual(await content(alice))
  expect(await asked(bob, fromAlice)).toMatchObject({ questions: [], taken: [] })
  const agreed = await bob.save()
  expect(await asked(alice, agreed)).toMatchObject({ questions: [], taken: [] })

  // From here on a change of one is taken in by the other, either way.
  await edit(bob, named('A', 'Three'))
  const changed = await bob.save()
  expect(await asked(alice, changed)).toMatchObject({ questions: [], taken: ['sku/A/name'] })
  await take(alice, changed)
  await edit(alice, named('A', 'Four'))
  expect(await asked(bob, await alice.save())).toMatchObject({ questions: [], taken: ['sku/A/name'] })
  close()
})

it('it is so with plans that hold nothing else, where a decision for one’s own side leaves the content as it was', async () => {
  const { alice, bob, close } = await both()
  await edit(alice, named('A', 'One'))
  await edit(bob, named('A', 'Two'))
  const [first, second] = [await alice.save(), await bob.save()]
  await take(alice, second)
  await take(bob, first)
  expect([(await asked(alice, second)).questions, (await asked(bob, first)).questions]).toEqual([[], []])
  const fromAlice = await alice.save()
  // Whether or not Bob has saved in between.
  expect((await asked(bob, fromAlice)).questions).toEqual(['sku/A/name'])
  const fromBob = await bob.save()
  expect([(await asked(alice, fromBob)).questions, (await asked(bob, fromAlice)).questions]).toEqual([['sku/A/name'], ['sku/A/name']])
  await take(bob, fromAlice, 'ours')
  expect((await asked(bob, fromAlice)).questions).toEqual([])
  // Bob has decided having seen what Alice decided: that is no second opinion, and she takes it in.
  const decided = await bob.save()
  expect(await asked(alice, decided)).toMatchObject({ questions: [], taken: ['sku/A/name'] })
  await take(alice, decided)
  expect(await content(alice)).toEqual(await content(bob))
  await edit(bob, named('A', 'Three'))
  expect(await asked(alice, await bob.save())).toMatchObject({ questions: [], taken: ['sku/A/name'] })
  close()
})

it('what only one of two crossed lines changed is no question when it changes again', async () => {
  const { alice, bob, close } = await crossed()
  await edit(bob, staff(12))
  expect(await asked(alice, await bob.save())).toMatchObject({ questions: ['sku/A/name'], taken: ['warehouse/W1/shifts'] })
  await edit(alice, named('B', 'Shade'))
  expect(await asked(bob, await alice.save())).toMatchObject({ questions: ['sku/A/name'], taken: ['sku/B/name'] })
  close()
})

it('saving again makes no new revision; a file names its ancestors nearest first, also after a merge', async () => {
  const { alice, bob, close } = await both()
  const line = async (blob: Blob) => {
    const read = await readPlanFile(new Uint8Array(await blob.arrayBuffer()))
    if (!read.ok) throw new Error(read.error.code)
    return [read.value.identity, ...read.value.header.parents]
  }
  const [origin] = await line(await alice.save())
  expect([await line(await alice.save()), await line(await bob.save()), (await listBases(alice.db, PLAN)).length]).toEqual([[origin], [origin], 1])
  await edit(bob, staff(8))
  const [first] = await line(await bob.save())
  await edit(bob, staff(9))
  const sent = await bob.save()
  const [second] = await line(sent)
  await edit(alice, named('A', 'One'))
  const [own] = await line(await alice.save())
  await take(alice, sent)
  expect((await line(await alice.save())).slice(1)).toEqual([second, own, first, origin])
  expect((await listAncestors(bob.db, PLAN))).toEqual([second, first, origin])
  close()
})
