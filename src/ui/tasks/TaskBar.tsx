import type { ReactNode } from 'react'

import { useText } from '../language.tsx'
import { Progress } from '../Progress.tsx'
import type { TaskState } from './useTask.ts'

/** How far a task is with a way to stop it, or what starts it. */
export function TaskBar<T>({ state, label, onStop, children }: { readonly state: TaskState<T>; readonly label: string; readonly onStop: () => void; readonly children: ReactNode }) {
  const { t, number } = useText()
  if (state.phase !== 'running') return children
  return <Progress label={label} doneShare={state.done / Math.max(1, state.total)} detail={t('stress.run.detail.simulating', { done: number(state.done), total: number(state.total) })} onCancel={onStop} />
}
