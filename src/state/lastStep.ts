import { nextUndo, type CommandScope } from '#storage/commandLog.ts'
import type { Result } from '#shared/result.ts'
import type { ServiceError, Services } from './services.ts'

/** What takes back the step just made, and no other: by the time a message's Undo is pressed, something else may be the last step. */
export async function undoOfLastStep(services: Services, scope: CommandScope): Promise<() => Promise<Result<unknown, ServiceError>>> {
  const step = await nextUndo(services.db, scope)
  return () => services.undoStep(scope, step?.seq)
}
