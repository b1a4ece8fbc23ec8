import { useCallback, useEffect, useRef, useState } from 'react'

import { AS_PLANNED, type ScoutAnswer, type ScoutChange } from '#advice/scout.ts'
import type { PlanId, ScenarioId } from '#domain/units.ts'
import { useServices } from '#state/servicesContext.ts'

/** Rest of the hand before the exact answer is worked out. */
const REST_MS = 500

export type Scouted = { readonly change: ScoutChange; readonly answer: ScoutAnswer; readonly isExact: boolean }

/**
 * Answers follow the sliders: a scout of few runs at once, one at a time and always for the newest position; the exact answer when the hand rests.
 * `wish`: what the plan says; when it changes, the sliders are back at what is planned.
 */
export function useScout(planId: PlanId, scenarioId: ScenarioId, wish: string) {
  const { scout } = useServices()
  const [change, setChange] = useState(AS_PLANNED)
  const [scouted, setScouted] = useState<Scouted | null>(null)
  const [hasFailed, setHasFailed] = useState(false)
  const newest = useRef<ScoutChange | null>(null)
  const isBusy = useRef(false)
  const rest = useRef<ReturnType<typeof setTimeout> | undefined>(undefined)
  const exact = useRef<AbortController | null>(null)
  /** Which plan the answers are about: one that comes after the plan has changed is dropped. */
  const about = useRef(wish)

  const stop = useCallback(() => {
    clearTimeout(rest.current)
    exact.current?.abort()
    newest.current = null
  }, [])
  useEffect(() => {
    about.current = wish
    setChange(AS_PLANNED)
    setScouted(null)
    setHasFailed(false)
    return stop
  }, [wish, stop])

  const follow = useCallback(async () => {
    if (isBusy.current) return
    isBusy.current = true
    try {
      while (newest.current) {
        const asked: ScoutChange = newest.current
        const askedAbout = about.current
        newest.current = null
        const outcome = await scout(planId, scenarioId, asked, false, new AbortController().signal)
        if (about.current !== askedAbout) continue
        setHasFailed(!outcome.ok)
        if (outcome.ok && outcome.value) setScouted({ change: asked, answer: outcome.value, isExact: false })
      }
    } catch {
      setHasFailed(true)
    } finally {
      isBusy.current = false
    }
  }, [scout, planId, scenarioId])

  const move = useCallback((next: ScoutChange) => {
    stop()
    setChange(next)
    newest.current = next
    void follow()
    rest.current = setTimeout(() => {
      const own = (exact.current = new AbortController())
      scout(planId, scenarioId, next, true, own.signal).then((outcome) => {
        if (!own.signal.aborted && outcome.ok && outcome.value) setScouted({ change: next, answer: outcome.value, isExact: true })
      }, () => setHasFailed(true))
    }, REST_MS)
  }, [stop, follow, scout, planId, scenarioId])

  return { change, scouted, hasFailed, move }
}
