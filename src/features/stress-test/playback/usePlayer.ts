import { useEffect, useState } from 'react'

const TICK_MS = 50

/** A clock over the hours of a run: it moves by itself while it plays and ends at the last hour. A new run starts from its beginning. */
export function usePlayer(run: unknown, hourCount: number, hoursPerSecond: number) {
  const [at, setAt] = useState(0)
  const [isPlaying, setIsPlaying] = useState(false)
  useEffect(() => {
    setAt(0)
    setIsPlaying(false)
  }, [run])
  const last = Math.max(0, hourCount - 1)
  const isAtEnd = at >= last
  useEffect(() => {
    if (!isPlaying) return
    if (isAtEnd) return setIsPlaying(false)
    const timer = setInterval(() => setAt((now) => Math.min(last, now + (hoursPerSecond * TICK_MS) / 1000)), TICK_MS)
    return () => clearInterval(timer)
  }, [isPlaying, isAtEnd, last, hoursPerSecond])
  return {
    hour: Math.floor(at),
    isPlaying,
    seek: (hour: number) => setAt(Math.max(0, Math.min(last, hour))),
    /** From the beginning when it had ended. */
    toggle: () => {
      if (!isPlaying && isAtEnd) setAt(0)
      setIsPlaying(!isPlaying)
    },
  }
}
