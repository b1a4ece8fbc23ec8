import { beforeEach, expect, it } from 'vitest'

import { fail, ok, type Result } from '#shared/result.ts'
import { unlock, usePlanFiles } from '#state/planFiles.ts'
import type { ServiceError } from '#state/services.ts'
import type { PlanFileLook } from '#workers/types.ts'

const look = (name: string): PlanFileLook => ({ name, by: null, savedAtMs: 0, without: [], matches: [] })
const names = () => usePlanFiles.getState().locked.map(({ file }) => file.name)
/** A worker that answers when told to. */
function slow() {
  let answer = (_: Result<PlanFileLook, ServiceError>): void => undefined
  return { services: { lookAtPlanFile: () => new Promise<Result<PlanFileLook, ServiceError>>((resolve) => (answer = resolve)) }, answer: (result: Result<PlanFileLook, ServiceError>) => answer(result) }
}

beforeEach(() => {
  usePlanFiles.setState({ locked: [] })
  // Two files of one name, from two folders.
  for (const name of ['one', 'one', 'three']) usePlanFiles.getState().askPhrase({ name, file: new Blob([name]) })
})

it.each([ok(look('Lamps')), fail({ code: 'planFile.phraseWrong' })])('giving up while a passphrase is tried drops that file alone, and opens nothing: %j', async (result) => {
  const { services, answer } = slow()
  const [first, second, third] = usePlanFiles.getState().locked
  const trying = unlock(services, first!, 'right')
  usePlanFiles.getState().answerPhrase(first!)
  answer(result)
  expect(await trying).toEqual(ok(null))
  expect(usePlanFiles.getState().locked).toEqual([second, third])
  usePlanFiles.getState().answerPhrase(first!)
  expect(names()).toEqual(['one', 'three'])
})

it('a passphrase that opens takes its file from the row, a wrong one leaves it there', async () => {
  const { services, answer } = slow()
  const [first] = usePlanFiles.getState().locked
  const wrong = unlock(services, first!, 'wrong')
  answer(fail({ code: 'planFile.phraseWrong' }))
  expect(await wrong).toEqual(fail({ code: 'planFile.phraseWrong' }))
  expect(names()).toEqual(['one', 'one', 'three'])
  const right = unlock(services, first!, 'right')
  answer(ok(look('Lamps')))
  expect(await right).toMatchObject({ value: { file: { name: 'one', phrase: 'right' }, look: { name: 'Lamps' } } })
  expect(names()).toEqual(['one', 'three'])
})
