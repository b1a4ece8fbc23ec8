import { useCallback, useEffect, useRef, useState } from 'react'

import { errorWords } from '#i18n/errorWords.ts'
import { fail, type Result } from '#shared/result.ts'

import { useText } from '../language.tsx'
import { showToast } from '../Toast.tsx'

type Failure = { readonly code: string; readonly params?: Readonly<Record<string, string | number>> }

export type TaskState<T> = { readonly phase: 'idle' } | { readonly phase: 'running'; readonly done: number; readonly total: number } | { readonly phase: 'done'; readonly value: T }

/** Work that is asked for, shows how far it is, can be stopped, and ends when the page is left. A new start ends the last. */
export function useTask<T>(): { readonly state: TaskState<T>; start(work: (signal: AbortSignal, onProgress: (done: number, total: number) => void) => Promise<Result<T | null, Failure>>): void; stop(): void } {
  const text = useText()
  const [state, setState] = useState<TaskState<T>>({ phase: 'idle' })
  const controller = useRef<AbortController | null>(null)
  useEffect(() => () => controller.current?.abort(), [])
  const stop = useCallback(() => {
    controller.current?.abort()
    setState({ phase: 'idle' })
  }, [])
  const start: ReturnType<typeof useTask<T>>['start'] = (work) => {
    controller.current?.abort()
    const own = (controller.current = new AbortController())
    setState({ phase: 'running', done: 0, total: 1 })
    void work(own.signal, (done, total) => !own.signal.aborted && setState({ phase: 'running', done, total }))
      .catch((error: unknown) => fail<Failure>({ code: 'unexpected', params: { reason: String(error) } }))
      .then((outcome) => {
        if (own.signal.aborted) return
        setState(outcome.ok && outcome.value !== null ? { phase: 'done', value: outcome.value } : { phase: 'idle' })
        if (!outcome.ok) showToast({ text: errorWords(text, outcome.error), tone: 'bad' })
      })
  }
  return { state, start, stop }
}
