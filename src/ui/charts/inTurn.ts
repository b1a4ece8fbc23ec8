const waiting: (() => void)[] = []
let isScheduled = false

function next(): void {
  const job = waiting.shift()
  isScheduled = waiting.length > 0
  if (isScheduled) setTimeout(next, 0)
  job?.()
}

/** Runs jobs one per task, so that several pictures drawn at once do not hold up the page; the returned function takes the job back. */
export function inTurn(job: () => void): () => void {
  waiting.push(job)
  if (!isScheduled) {
    isScheduled = true
    setTimeout(next, 0)
  }
  return () => {
    const index = waiting.indexOf(job)
    if (index >= 0) waiting.splice(index, 1)
  }
}
